"""`breakwater demo` and `breakwater sandbox`: serve the page, tell in the terminal what happens."""

import asyncio
import signal
from collections.abc import Mapping
from typing import Any

from rich.console import Console

from bot.demo.stage import addresses, set_stage
from bot.discord.install import registration
from bot.sandbox.kernel import Kernel
from bot.sandbox.server import start_sandbox
from bot.slack.manifest import manifest

console = Console(highlight=False)


async def serve_demo(*, port: int = 0) -> int:
    """The page with the bot attached, until Ctrl-C. Returns the exit code."""
    console.print("Starting the sandbox and the bot ...")
    async with set_stage(port=port) as stage:
        console.print(f"\n  [bold]{stage.sandbox.base_url}/[/bold]\n")
        console.print(
            "  Write a comment in public on the left, see it arrive as a card in Slack and in Discord."
        )
        console.print("  Ctrl-C ends it; nothing is kept.\n")
        await _tell_until_stopped(stage.sandbox.kernel)
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
        await _tell_until_stopped(sandbox.kernel)
    finally:
        await sandbox.close()


async def _tell_until_stopped(kernel: Kernel) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopped.set)
    telling = asyncio.create_task(_tell(kernel))
    await stopped.wait()
    telling.cancel()


async def _tell(kernel: Kernel) -> None:
    """One line for each thing that happens."""
    queue = kernel.listen()
    seen = 0
    while True:
        change = await queue.get()
        for request in [one for one in kernel.requests if one.number > seen]:
            seen = request.number
            console.print(f"[dim]{request.at[11:19]}[/dim] bot → {request.target}", markup=True)
        if line := _line(change):
            console.print(line, markup=False)


def _line(change: Mapping[str, Any]) -> str:
    match change:
        case {"kind": "public", "event": event, "id": comment}:
            return f"         public: comment {comment} {event}"
        case {"kind": "violation", "rule": rule, "detail": detail}:
            return f"         BROKEN RULE {rule}: {detail}"
        case {"kind": "hook-refused", "account": account, "status": status, "text": text}:
            return f"         the bot refused a delivery of {account}: {status} {text}"
        case _:
            return ""
