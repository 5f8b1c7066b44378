"""A unit of work for many decisions of one kind: what was read ahead is kept, what they write is written at once.

Everything else asks the database as ever; before it does, whatever waits is written, so that nobody reads what is no
more. Ids are taken beforehand, since a decision may need the id of what it adds.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import Connection

from storage.calls import CALLS
from storage.kept import Calls, Cases, Comments, Kept, Log, Placements, Remembered, Timers, Topics
from storage.queue import CASES
from storage.repositories import PLACEMENTS
from storage.topics import TOPICS
from storage.unit_of_work import ESCALATIONS, GATHERINGS, SqlUnitOfWork


@contextmanager
def together(connection: Connection) -> Iterator["Together"]:
    """For the length of a block inside an open transaction."""
    uow = Together(connection)
    yield uow
    uow.flush()


class Together(SqlUnitOfWork):
    """Fulfils `handlers.ports.UnitOfWork`."""

    def __init__(self, connection: Connection) -> None:
        wire = cast("Connection", _Wire(connection, self.flush))
        self._waiting: tuple[Any, ...] = ()
        super().__init__(wire)
        seen = self._seen
        self.comments = Comments(wire, seen)
        self.escalations = escalations = Kept(wire, ESCALATIONS, seen, connection)
        self.cases = cases = Cases(wire, CASES, seen, connection)
        self.placements = placements = Placements(wire, PLACEMENTS, seen, connection)
        self.gatherings = Remembered(wire, GATHERINGS, seen)
        self.topics = Topics(wire, TOPICS, seen, placements)
        self.timers = timers = Timers(wire, connection)
        self.log = log = Log(wire, connection)
        self.calls = calls = Calls(wire, CALLS, seen, connection)
        # Everybody takes hold of rows in this order.
        self._waiting = (timers, escalations, cases, placements, calls, log)

    def flush(self) -> None:
        """Write what waits."""
        for store in self._waiting:
            store.flush()


class _Wire:
    """The connection as the stores have it: before it is asked anything, what waits is written."""

    def __init__(self, connection: Connection, flush: Callable[[], None]) -> None:
        self._connection = connection
        self._flush = flush

    def __getattr__(self, name: str) -> Any:
        if name != "dialect":
            self._flush()
        return getattr(self._connection, name)
