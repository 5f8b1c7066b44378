"""`breakwater demo` and `breakwater sandbox`: serve the page, tell in the terminal what happens."""

import asyncio
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console

from bot.demo.stage import addresses, set_stage
from bot.discord.install import registration
from bot.sandbox.reading import discord_message, slack_message
from bot.sandbox.server import PortTaken, Sandbox, start_sandbox
from bot.slack.manifest import manifest

TOGETHER = 0.2
"""Seconds; what changes in quick succession is told once."""
LONGEST = 110
HINTS = (
    "Write a comment in public on the left: it arrives as a card in Slack and in Discord.",
    "[bold]Start the wave[/bold]: an evening in two minutes. Alarm, a card per topic, a crisis, calm.",
    "[bold]Try a drill[/bold]: an hour of crisis in three minutes. Nothing of it gets published.",
    "What happens is told below as well. Ctrl-C ends it.\n",
)
GERMAN_CARDS = 'Cards are in German; in English: make demo ARGS="--language en"'
ENGLISH_CARDS = "Cards are in English."
CLOCK = ZoneInfo("Europe/Berlin")
"""Times are told as on the cards."""
console = Console(highlight=False)


async def serve_demo(*, port: int = 0, language: str = "de") -> int:
    """The page with the bot attached, until Ctrl-C. Returns the exit code."""
    console.print("Starting the sandbox and the bot ...")
    try:
        return await _serve(port, language)
    except PortTaken as taken:
        sys.stderr.write(f"breakwater: {taken}\n")
        return 1


async def _serve(port: int, language: str) -> int:
    async with set_stage(port=port, language=language) as stage:
        console.print(f"\n  [bold]{stage.sandbox.base_url}/[/bold]\n")
        for line in (ENGLISH_CARDS if language == "en" else GERMAN_CARDS, *HINTS):
            console.print(f"  {line}", soft_wrap=True)
        await _tell_until_stopped(stage.sandbox)
        console.print("\nEnding; nothing is kept.")
    return 0


async def serve_sandbox(*, port: int = 0) -> None:
    """The sandbox alone; prints the settings that point a bot to it."""
    sandbox = await start_sandbox(
        port=port, manifest=manifest(), install=registration(), hook_base="http://127.0.0.1:8080"
    )
    try:
        console.print(f"# {sandbox.base_url}/  (hooks go to http://127.0.0.1:8080)")
        for name, value in addresses(sandbox).items():
            console.print(f"export {name}={value}")
        await _tell_until_stopped(sandbox)
    finally:
        await sandbox.close()


async def _tell_until_stopped(sandbox: Sandbox) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopped.set)
    telling = asyncio.create_task(_tell(sandbox))
    await asyncio.wait({telling, asyncio.create_task(stopped.wait())}, return_when=asyncio.FIRST_COMPLETED)
    telling.cancel()
    with suppress(asyncio.CancelledError):
        await telling


async def _tell(sandbox: Sandbox) -> None:
    """One line for each thing that is new, a moment after it happened."""
    queue = sandbox.kernel.listen()
    told: dict[str, str] = {}
    while True:
        changes = [await queue.get()]
        await asyncio.sleep(TOGETHER)
        while not queue.empty():
            changes.append(queue.get_nowait())
        lines = [f"story    {change['text']['en']}" for change in changes if change["kind"] == "told"]
        lines += [_refused(change) for change in changes if change["kind"] in {"violation", "hook-refused"}]
        for key, line in _standing(sandbox):
            if told.get(key) != line:
                told[key] = line
                lines.append(line)
        for line in lines:
            console.print(
                f"{sandbox.kernel.now().astimezone(CLOCK):%H:%M:%S}  {line}", markup=False, soft_wrap=True
            )


def _standing(sandbox: Sandbox) -> Iterator[tuple[str, str]]:
    """What can be read anywhere, by a key of its own: comments and replies in public, first lines in chat."""
    for comment in sandbox.public.network.comments.values():
        state = "deleted" if comment.deleted else "hidden" if comment.hidden else comment.text
        who = f"{comment.author} (the brand)" if comment.by_brand else comment.author
        yield f"public {comment.id}", f"public   {who}: {_short(state)}"
    for channel in sandbox.slack.snapshot()["channels"]:
        for message in channel["messages"]:
            if message.get("bot_id"):
                line = slack_message(channel["id"], message).first_line
                yield f"slack {message['ts']}", f"slack    #{channel['name']}: {_short(line)}"
    for channel in sandbox.discord.snapshot()["channels"]:
        for message in channel["messages"]:
            line = discord_message(channel["id"], message["payload"]).first_line
            if message["author"] == "bot" and line:
                yield f"discord {message['id']}", f"discord  #{channel['name']}: {_short(line)}"


def _refused(change: Mapping[str, Any]) -> str:
    if change["kind"] == "violation":
        return f"BROKEN RULE {change['rule']} at {change['target']}: {change['detail']}"
    return f"the bot refused a delivery of {change['account']}: {change['status']} {change['text']}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
