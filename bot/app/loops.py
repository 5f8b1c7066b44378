"""What runs beside everything else until the bot stops."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress

import structlog

from handlers.errors import BreakwaterError

AGAIN = 1.0
"""Seconds before a loop that has failed begins again."""
Loop = Callable[[], Awaitable[None]]

log = structlog.get_logger(__name__)


class Loops:
    """Each ends when the stack is unwound, in the opposite order of its start."""

    def __init__(self, stack: AsyncExitStack) -> None:
        self._stack = stack

    def run(self, name: str, loop: Loop) -> None:
        """Keep it running: a defect in it is logged, and it begins again."""
        self._keep(asyncio.create_task(_kept(name, loop), name=name))

    def once(self, name: str, work: Loop, *, failed: Callable[[], None]) -> None:
        """Something to be waited for beside the start. `failed` is called where only an operator can help."""

        async def begin() -> None:
            try:
                await work()
            except BreakwaterError as wrong:
                log.critical("cannot go on", what=name, reason=str(wrong))
                failed()

        self._keep(asyncio.create_task(begin(), name=name))

    def _keep(self, task: asyncio.Task[None]) -> None:
        async def end() -> None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

        self._stack.push_async_callback(end)


async def _kept(name: str, loop: Loop) -> None:
    while True:
        try:
            await loop()
        except Exception:
            log.exception("a loop has failed and begins again", loop=name)
        await asyncio.sleep(AGAIN)
