"""What waits to be written, and in which order it is taken."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from typing import Any, Protocol, TypeVar

from handlers.ports import UnitOfWork
from handlers.relaying.inbox import Delivery, Inbox

T = TypeVar("T")
NONE = -1
"""No further work in this transaction, whether deliveries wait or not."""


class Unit(UnitOfWork, Protocol):
    """What an item of work gets: all stores, the inbox included."""

    @property
    def inbox(self) -> Inbox: ...


Work = Callable[[Any, Unit], T]
"""Runs in the writer's thread, with the open session and the stores over it. May run again from the start, so it
changes nothing but rows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    group: int = 500
    """Most items or rows in one transaction."""
    works: int = 100
    """Most pieces of work in it while deliveries wait."""
    seconds: float = 0.05
    """How long a transaction takes up further pieces of work: others write to the same file, and wait for it."""
    pause: float = 0.005
    """Seconds between two groups: others write too, and more arrives meanwhile. A click ends it."""
    click: float = 2.0
    """Seconds after which a click that has not begun is withdrawn: chat platforms wait for three."""
    delivery: float = 10.0
    """The same for a delivery: whoever sends it waits for our answer."""
    backlog: int = 20_000
    """Rows in waiting from which on deliveries are refused."""

    @property
    def look(self) -> float:
        """Seconds between two looks for what is late."""
        return min(0.1, self.click / 4, self.delivery / 4)


@dataclass(eq=False, kw_only=True, slots=True)
class Item:
    """Something to be done in a transaction, and who waits for it."""

    work: Work[Any] | None = None
    delivery: Delivery | None = None
    """Exactly one of the two."""
    urgent: bool = False
    """A person waits."""
    weight: int = 1
    """Rows, as far as a group's size goes."""
    deadline: float = inf
    """By the event loop's clock: what has not begun by then is withdrawn."""
    future: "asyncio.Future[Any] | None" = None
    """Whoever waits for the commit."""
    result: Any = None
    error: Exception | None = None


@dataclass(eq=False, slots=True)
class Queues:
    """Not locked: the writer holds its lock around every call."""

    clicks: deque[Item] = field(default_factory=deque)
    works: deque[Item] = field(default_factory=deque)
    deliveries: deque[Item] = field(default_factory=deque)
    rows: int = 0
    """Rows in `deliveries`."""

    def __bool__(self) -> bool:
        return bool(self.clicks or self.works or self.deliveries)

    def put(self, items: list[Item]) -> None:
        for item in items:
            self._of(item).append(item)
            if item.delivery is not None:
                self.rows += item.weight

    def late(self, now: float) -> list[Item]:
        """Take out what should have begun by now. In each queue the oldest stands first, so most looks are short."""
        found: list[Item] = []
        for queue in (self.clicks, self.deliveries):
            while queue and queue[0].deadline <= now:
                item = queue.popleft()
                self.rows -= item.weight if item.delivery is not None else 0
                found.append(item)
        return found

    def take(self, room: int, works: int) -> list[Item]:
        """The next of a group that has room for so many rows and pieces of work: one click, or one piece of work, or
        a batch of deliveries."""
        if self.clicks:
            return [self.clicks.popleft()]
        if room <= 0:
            return []
        if self.works and (works > 0 or (works == 0 and not self.deliveries)):
            return [self.works.popleft()]
        taken: list[Item] = []
        # One that is larger than any group goes alone.
        while self.deliveries and (not taken or self.deliveries[0].weight <= room):
            item = self.deliveries.popleft()
            self.rows -= item.weight
            room -= item.weight
            taken.append(item)
        return taken

    def empty(self) -> list[Item]:
        """Take all there is."""
        all_ = [*self.clicks, *self.works, *self.deliveries]
        self.clicks.clear()
        self.works.clear()
        self.deliveries.clear()
        self.rows = 0
        return all_

    def _of(self, item: Item) -> deque[Item]:
        if item.delivery is not None:
            return self.deliveries
        return self.clicks if item.urgent else self.works
