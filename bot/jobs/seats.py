"""Which process is which: a seat is held as long as its process lives, and tells the living from the dead.

SQLite has one process and one seat. On PostgreSQL a seat is a session's advisory lock on a connection of its own: it
falls free the moment the process is gone, however it went. The seat's number names the executor in the job engine;
the ledger also notes which sitting it was, so that a successor on the same seat is not taken for its predecessor.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from threading import Lock
from typing import Any, Protocol

import structlog
from sqlalchemy import Connection, Engine, NullPool, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from handlers.errors import Unavailable

SEATS = 64
_SEAT, _SITTING, _LEADER = 0x42570001, 0x42570002, 0x42570003
"""First halves of the advisory lock keys."""
_LOOK = 1.0
"""Seconds between two looks whether the connection still stands."""
_DEAF = 5.0
"""Seconds without an answer after which it is given up."""

log = structlog.get_logger(__name__)


class Seat(Protocol):
    executor: str
    """Name of the seat, for the job engine: `seat-3`."""
    sitting: str
    """Name of this sitting, for the ledger: `seat-3-1f00ba7c`."""

    async def living(self) -> frozenset[str]:
        """All sittings that are held now."""
        ...

    async def lead(self) -> None:
        """Return once this process leads. It then does so until it ends."""
        ...

    async def recover(self, executors: Iterable[str], recover: Callable[[str], Awaitable[int]]) -> int:
        """Call `recover` for each of these seats that nobody holds, while nobody can take it; sum of what it says."""
        ...

    async def close(self) -> None: ...


class OnlySeat:
    """The one process of an installation on SQLite (a file lock keeps a second one out)."""

    executor = "seat-1"

    def __init__(self) -> None:
        self.sitting = f"{self.executor}-{secrets.token_hex(4)}"

    async def living(self) -> frozenset[str]:
        return frozenset({self.sitting})

    async def lead(self) -> None:
        return

    async def recover(self, executors: Iterable[str], recover: Callable[[str], Awaitable[int]]) -> int:
        return sum([await recover(executor) for executor in executors if executor != self.executor])

    async def close(self) -> None:
        return


class LockedSeat:
    """One of many processes on PostgreSQL. `lost` is called once when the lock's connection is gone: by then somebody
    else may sit here, so the process has to stop at once."""

    def __init__(self, connection: Connection, number: int, sitting: int, lost: Callable[[], None]) -> None:
        self._connection = connection
        self._turn = Lock()
        self._lost = lost
        self._leads = asyncio.Event()
        self.executor = f"seat-{number}"
        self.sitting = f"seat-{number}-{sitting:08x}"
        self._watch = asyncio.create_task(self._keep_watch(), name="seat watch")

    async def living(self) -> frozenset[str]:
        rows = await self._ask(
            "SELECT seat.objid, sitting.objid FROM pg_locks seat JOIN pg_locks sitting USING (pid, database)"
            " WHERE seat.locktype = 'advisory' AND seat.classid = :seat AND seat.granted"
            " AND sitting.locktype = 'advisory' AND sitting.classid = :sitting AND sitting.granted"
            " AND seat.database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            seat=_SEAT,
            sitting=_SITTING,
        )
        return frozenset(f"seat-{seat}-{sitting:08x}" for seat, sitting in rows)

    async def lead(self) -> None:
        await self._leads.wait()

    async def recover(self, executors: Iterable[str], recover: Callable[[str], Awaitable[int]]) -> int:
        found = 0
        for executor in executors:
            number = int(executor.rpartition("-")[2])
            if executor == self.executor or not await self._lock(_SEAT, number):
                continue
            try:
                found += await recover(executor)
            finally:
                await self._ask("SELECT pg_advisory_unlock(:kind, :number)", kind=_SEAT, number=number)
        return found

    async def close(self) -> None:
        self._watch.cancel()
        with suppress(asyncio.CancelledError):
            await self._watch
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        with self._turn:
            self._connection.close()

    async def _keep_watch(self) -> None:
        try:
            while True:
                async with asyncio.timeout(_DEAF):
                    if self._leads.is_set():
                        await self._ask("SELECT 1")
                    elif await self._lock(_LEADER, 1):
                        self._leads.set()
                await asyncio.sleep(_LOOK)
        except (Unavailable, TimeoutError) as problem:
            log.critical("the seat is lost, stopping", seat=self.sitting, problem=str(problem))
            self._lost()

    async def _lock(self, kind: int, number: int) -> bool:
        rows = await self._ask("SELECT pg_try_advisory_lock(:kind, :number)", kind=kind, number=number)
        return bool(rows[0][0])

    async def _ask(self, sql: str, **values: object) -> list[Any]:
        return await asyncio.to_thread(self._ask_now, sql, values)

    def _ask_now(self, sql: str, values: dict[str, object]) -> list[Any]:
        try:
            with self._turn:
                return list(self._connection.execute(text(sql), values))
        except SQLAlchemyError as problem:
            raise Unavailable("the seat's connection") from problem


async def take_seat(engine: Engine, lost: Callable[[], None]) -> Seat:
    """A seat of our own, next to those that are taken. Raises Unavailable if there is none."""
    if engine.dialect.name == "sqlite":
        return OnlySeat()
    connection, number, sitting = await asyncio.to_thread(_sit_down, engine)
    return LockedSeat(connection, number, sitting, lost)


def _sit_down(engine: Engine) -> tuple[Connection, int, int]:
    unpooled = create_engine(
        engine.url,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={
            "connect_timeout": 10,
            "application_name": "breakwater seat",
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 3,
        },
    )
    connection = unpooled.connect()
    lock = text("SELECT pg_try_advisory_lock(:kind, :number)")
    for number in range(1, SEATS + 1):
        if connection.scalar(lock, {"kind": _SEAT, "number": number}):
            sitting = secrets.randbits(31)
            connection.scalar(lock, {"kind": _SITTING, "number": sitting})
            return connection, number, sitting
    connection.close()
    raise Unavailable(f"all {SEATS} seats are taken")
