"""From a worker thread of the job engine to our event loop and back."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError
from typing import Any, TypeVar

T = TypeVar("T")


class Stopping(BaseException):
    """The process stops before the job is done. No Exception, so that the job engine records no outcome for it and
    the job is found pending at the next start."""


class Bridge:
    """Made on the loop; `run` is called in worker threads."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._closed = False
        self._running: set[asyncio.Task[Any]] = set()

    def run(self, make: Callable[[], Awaitable[T]]) -> T:
        """Run it on the loop and wait for its result. Raises Stopping when the bridge closes first."""
        if self._closed:
            raise Stopping
        future = asyncio.run_coroutine_threadsafe(self._tracked(make), self._loop)
        try:
            return future.result()
        except CancelledError:
            raise Stopping from None

    async def _tracked(self, make: Callable[[], Awaitable[T]]) -> T:
        if self._closed:
            raise asyncio.CancelledError
        task = asyncio.current_task()
        assert task is not None, "coroutines run in tasks"
        self._running.add(task)
        try:
            return await make()
        finally:
            self._running.discard(task)

    async def close(self, grace: float) -> None:
        """Take nothing more; what runs has `grace` seconds to end, then it is cut off."""
        self._closed = True
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=grace)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)
