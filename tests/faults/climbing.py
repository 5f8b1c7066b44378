"""A process in which many escalations climb, killed at a place: `python -m tests.faults.climbing URL PLACE`."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from handlers import routes
from storage.database import Database, Transaction
from storage.together import together
from tests.bench.ladder import climbing

IN, DECIDED, WRITTEN, COMMITTED = (
    "in the middle of a group",
    "decided, not written",
    "written, not committed",
    "committed, not known",
)
SECOND = 2
"""The group that it dies in: one has been told before."""
MIDDLE = 3


def passes(place: str, deadly: str) -> None:
    if place == deadly:
        os.kill(os.getpid(), signal.SIGKILL)


class Deadly(Transaction):
    def __init__(self, engine: Any, deadly: str) -> None:
        super().__init__(engine)
        self.deadly = deadly

    def commit(self) -> None:
        second = groups >= SECOND
        passes(WRITTEN, self.deadly if second else "")
        super().commit()
        passes(COMMITTED, self.deadly if second else "")


groups = 0


@contextmanager
def deadly_group(deadly: str, connection: Any) -> Iterator[Any]:
    global groups  # noqa: PLW0603 -- one process, one count
    groups += 1
    handled = 0
    handle = routes.handle

    def counted(*args: Any) -> Any:
        nonlocal handled
        handled += 1
        passes(IN, deadly if groups == SECOND and handled == MIDDLE else "")
        return handle(*args)

    routes.handle = counted
    try:
        with together(connection) as uow:
            yield uow
            passes(DECIDED, deadly if groups == SECOND else "")
    finally:
        routes.handle = handle


async def run(address: str, deadly: str) -> None:
    database = Database(address)
    async with climbing(database, partial(Deadly, database.engine, deadly), partial(deadly_group, deadly)):
        while database_is_busy(database):  # noqa: ASYNC110 -- until it is killed or done
            await asyncio.sleep(0.05)


def database_is_busy(database: Database) -> bool:
    with database.read() as uow:
        return any(one.rung == 0 for one in uow.escalations.find())


if __name__ == "__main__":
    asyncio.run(run(*sys.argv[1:]))
