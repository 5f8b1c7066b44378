"""The writer's thread, and how the event loop hands work over to it."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from math import inf
from typing import Any, TypeVar

import structlog

from bot.writer.group import Group, Transaction, unavailable
from bot.writer.queues import Item, Limits, Queues, Work
from handlers.errors import Unavailable
from handlers.relaying.inbox import Delivery, Receipt

T = TypeVar("T")
log = structlog.get_logger(__name__)


class Writer:
    """Writes for everybody. `click`, `submit` and `ingest` return after the commit that holds their rows."""

    def __init__(self, transaction: Callable[[], Transaction], limits: Limits | None = None) -> None:
        self._transaction = transaction
        self._limits = limits or Limits()
        self._queues = Queues()
        self._wake = threading.Condition()
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._watch: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to work for the running event loop."""
        self._loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    async def stop(self) -> None:
        """Take nothing more, finish what was taken."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)
        if self._watch is not None:
            self._watch.cancel()

    async def click(self, work: Work[T], /) -> T:
        """For what a person waits for. Raises Unavailable if it could not begin in time: then it never will."""
        return await self._one(Item(work=work, urgent=True), limit=self._limits.click)

    async def submit(self, work: Work[T], /) -> T:
        """For jobs, timers and triage."""
        return await self._one(Item(work=work))

    async def ingest(self, delivery: Delivery, /) -> Receipt:
        """Store what came in: all of it or nothing. Raises Unavailable if that does not work now."""
        item = Item(delivery=delivery, weight=max(1, len(delivery.arrivals)))
        return await self._one(item, limit=self._limits.delivery)

    async def submit_all(self, works: Sequence[Work[T]], /) -> list[T | BaseException]:
        """Several, in order, each in a savepoint of its own; an error stands in place of its result."""
        if not works:
            return []
        create = self._running_loop().create_future
        items = [Item(work=work, future=create()) for work in works]
        self._put(items)
        return await asyncio.gather(*(item.future for item in items if item.future), return_exceptions=True)

    async def _one(self, item: Item, *, limit: float = inf) -> Any:
        loop = self._running_loop()
        item.future = future = loop.create_future()
        item.deadline = loop.time() + limit
        self._put([item])
        if self._watch is None and limit < inf:
            self._look_later()
        return await future

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            raise RuntimeError("the writer was not started")
        return self._loop

    def _put(self, items: list[Item]) -> None:
        with self._wake:
            if self._stopping:
                raise Unavailable("the writer is stopping", retry_after=5)
            if items[0].delivery is not None and self._queues.rows >= self._limits.backlog:
                raise Unavailable("too much is waiting to be stored", retry_after=2)
            self._queues.put(items)
            self._wake.notify()

    def _look_later(self) -> None:
        self._watch = self._running_loop().call_later(self._limits.look, self._withdraw_late)

    def _withdraw_late(self) -> None:
        """What has begun goes on; what has not, never will. One look for all: a timer each costs more than storing."""
        with self._wake:
            late = self._queues.late(self._running_loop().time())
            more = bool(self._queues.clicks or self._queues.deliveries)
        for item in late:
            item.error = Unavailable("not begun in time", retry_after=5)
        _settle(late)
        self._watch = None
        if more:
            self._look_later()

    # What follows runs in the writer's thread.

    def _run(self) -> None:
        while self._wait_for_work():
            self._tell(self._group())
            self._rest()

    def _wait_for_work(self) -> bool:
        with self._wake:
            self._wake.wait_for(lambda: self._queues or self._stopping)
            return bool(self._queues)

    def _rest(self) -> None:
        with self._wake:
            self._wake.wait_for(lambda: self._queues.clicks or self._stopping, timeout=self._limits.pause)

    def _group(self) -> list[Item]:
        """One transaction; gives back the items whose end is known."""
        transaction = self._transaction()
        try:
            # Clicks that arrive while this stands in line have not begun: they can still be withdrawn.
            transaction.begin()
            return Group(transaction, self._limits, self._take).run()
        except Exception as error:  # noqa: BLE001 -- the thread outlives everything; who waits is told
            return self._nothing_works(error)
        finally:
            transaction.close()

    def _nothing_works(self, error: Exception) -> list[Item]:
        log.warning("the database takes no writes", error=str(error), kind=type(error).__name__)
        with self._wake:
            failed = self._queues.empty()
            for item in failed:
                item.error = unavailable(error)
        return failed

    def _take(self, room: int, works: int) -> list[Item]:
        with self._wake:
            return self._queues.take(room, works)

    def _tell(self, ended: list[Item]) -> None:
        try:
            self._running_loop().call_soon_threadsafe(_settle, ended)
        except RuntimeError:
            log.warning("the event loop ended before its writer", unheard=len(ended))


def _settle(ended: list[Item]) -> None:
    """In the event loop: tell those who still wait."""
    for item in ended:
        future = item.future
        if future is None or future.done():
            continue
        if item.error is None:
            future.set_result(item.result)
        else:
            future.set_exception(item.error)
