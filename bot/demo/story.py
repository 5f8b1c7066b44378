"""The demo's story, headless: from a comment in public to a crisis, seen at the far side step by step."""

import sys
import time
from collections.abc import Awaitable, Callable

import aiohttp
from rich.console import Console

from bot.demo.stage import NotReady, set_stage
from bot.demo.steps import (
    Story,
    arrives,
    edit_voids,
    is_claimed,
    is_drafted,
    is_edited,
    is_published,
    is_taken,
    no_echo,
    outsider_is_refused,
    own_is_refused,
    stays_quiet,
)
from bot.demo.storm_steps import (
    is_a_crisis,
    is_escalated,
    is_gathered,
    is_taken_care_of,
    no_rule_broken,
    wave_rises,
)
from bot.sandbox.hand import Missing, World

LAST_WORDS = 3000
"""Characters of the bot's log that are shown when a step was not seen."""

Step = Callable[[Story], Awaitable[str]]
STEPS: tuple[Step, ...] = (
    arrives,
    stays_quiet,
    is_claimed,
    is_taken,
    outsider_is_refused,
    is_drafted,
    is_edited,
    own_is_refused,
    edit_voids,
    is_published,
    no_echo,
    is_escalated,
    wave_rises,
    is_gathered,
    is_taken_care_of,
    is_a_crisis,
    no_rule_broken,
)


async def play_once() -> int:
    """Play it all; 0 only if every step was seen, 1 and the step that wasn't otherwise."""
    console = Console(highlight=False, soft_wrap=True)
    begun = time.monotonic()
    try:
        async with set_stage() as stage, aiohttp.ClientSession() as session:
            story = Story(world=World(stage.sandbox.base_url, session))
            for number, step in enumerate(STEPS, 1):
                title = (step.__doc__ or step.__name__).strip()
                try:
                    shown = await step(story)
                except (Missing, ValueError) as missing:
                    console.print(f"✗ {number:2} {title}", style="red", markup=False)
                    sys.stderr.write(f"breakwater: step {number} was not seen: {title}\n{missing}\n")
                    sys.stderr.write(f"The bot's last words:\n{stage.bot.log()[-LAST_WORDS:]}\n")
                    return 1
                console.print(f"✓ {number:2} {title}", style="green", markup=False)
                console.print("     " + shown.replace("\n", "\n     "), style="dim", markup=False)
    except NotReady as problem:
        sys.stderr.write(f"breakwater: {problem}\n")
        return 1
    console.print(f"{len(STEPS)} steps seen at the far side in {time.monotonic() - begun:.1f} s")
    return 0
