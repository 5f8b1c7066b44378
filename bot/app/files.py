"""Files that are read at the next start, looked at while the bot runs: what is wrong with them is known before."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from prompts.playbooks import load_playbooks
from prompts.scenarios import load_scenarios
from prompts.yaml_tree import BrokenFile

EVERY = 300.0
"""Seconds between two looks."""


@dataclass(kw_only=True)
class OwnFiles:
    """The team's own playbooks and scripts of drills."""

    playbooks: Path | None
    scenarios: Path | None
    every: float = EVERY
    problems: tuple[str, ...] = field(default=(), init=False)
    """One line each: file, line, reason."""

    async def run(self) -> None:
        while True:
            await asyncio.sleep(self.every)
            self.problems = await asyncio.to_thread(self.look)

    def look(self) -> tuple[str, ...]:
        try:
            load_scenarios(load_playbooks(self.playbooks), own=self.scenarios)
        except BrokenFile as broken:
            return tuple(str(problem) for problem in broken.problems)
        return ()
