"""How the loops and jobs of the edge reach our tables: writing through the one writer, reading on the side."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from math import inf
from typing import Any, Protocol, TypeVar

from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_delay, wait_random_exponential

from handlers.errors import Unavailable
from handlers.ports import UnitOfWork

T = TypeVar("T")
Work = Callable[[Any, UnitOfWork], T]
"""Runs in one transaction, with the open session (for enqueueing) and the unit of work over it. May run again from
the start if the transaction has to be repeated, so it changes nothing but rows."""
Reads = Callable[[], AbstractContextManager[UnitOfWork]]
"""A unit of work over a read connection, for as long as the block lasts."""


class Writer(Protocol):
    async def submit(self, work: Work[T], /) -> T:
        """Run it in the writer and return its result after the commit; raises Unavailable if that cannot be had."""
        ...


async def persist(once: Callable[[], Awaitable[T]], *, patience: float = inf) -> T:
    """Again and again until our own store can be reached; for what must not be lost and can be repeated. After so many
    seconds Unavailable comes through."""
    async for attempt in AsyncRetrying(
        retry=retry_if_exception_type(Unavailable),
        wait=wait_random_exponential(multiplier=0.1, max=5.0),
        stop=stop_after_delay(patience),
        reraise=True,
    ):
        with attempt:
            return await once()
    raise AssertionError("it ends with a result or an error")
