"""SQLite connections that begin a transaction themselves: writers take their turn first, readers see one snapshot."""

import re
import sqlite3
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any

from storage.fair_lock import FairLock, busy

BUSY_TIMEOUT = 30.0
"""Seconds to wait for another process; within the process the fair lock does the waiting."""

LOG = 4_000
"""Pages of the log (16 MB) from which on a commit moves them into the file itself. A running bot does it long before,
beside its commits: `storage.checkpoints`."""

_FIRST_WORD = re.compile(r"(?:\s+|--[^\n]*\n|/\*.*?\*/|\()*(\w+)", re.DOTALL)
_OUTSIDE = frozenset({"PRAGMA", "EXPLAIN", "ATTACH", "DETACH", "VACUUM"})
"""Statements that need no transaction or cannot run in one."""
_WRITES_INSIDE = re.compile(r"\b(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _kind(sql: str) -> str:
    """read, write, begin, end or outside: what a statement does to the transaction."""
    found = _FIRST_WORD.match(sql)
    word = found.group(1).upper() if found else ""
    if word in {"SELECT", "VALUES"} or (word == "WITH" and not _WRITES_INSIDE.search(sql)):
        return "read"
    if word in _OUTSIDE or not word:
        return "outside"
    if word == "BEGIN":
        return "begin"
    if word in {"COMMIT", "END"} or (word == "ROLLBACK" and " TO " not in f"{sql.upper()} "):
        return "end"
    return "write"


class _Cursor(sqlite3.Cursor):
    """Tells its connection what is about to run."""

    connection: "_Connection"  # pyright: ignore[reportIncompatibleMethodOverride]

    def execute(self, sql: str, parameters: Any = (), /) -> "_Cursor":
        kind = _kind(sql)
        self.connection.before(kind)
        try:
            super().execute(sql, parameters)
        finally:
            self.connection.after(kind)
        return self

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> "_Cursor":
        kind = _kind(sql)
        self.connection.before(kind)
        try:
            super().executemany(sql, parameters)
        finally:
            self.connection.after(kind)
        return self


class _Connection(sqlite3.Connection):
    """Driver in autocommit: stock sqlite3 keeps rows of a released savepoint after an outer rollback."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["isolation_level"] = None
        super().__init__(*args, **kwargs)

    # SQLAlchemy sets it when a connection goes back to the pool; beginning is our business alone.
    @property
    def isolation_level(self) -> None:
        return None

    @isolation_level.setter
    def isolation_level(self, level: object) -> None:  # pyright: ignore[reportIncompatibleVariableOverride]
        pass

    def cursor(self, factory: Any = None) -> Any:
        return super().cursor(factory or _Cursor)

    # The driver's own shortcuts go past `cursor`.
    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Any:
        return self.cursor().executemany(sql, parameters)

    def begin(self, how: str) -> None:
        super().cursor(sqlite3.Cursor).execute(how)

    def before(self, kind: str) -> None:
        """A statement is about to run."""

    def after(self, kind: str) -> None:
        """A statement has ended, well or not."""


class WritingConnection(_Connection):
    """Takes the turn at the first write and gives it back at commit, rollback or close."""

    def __init__(self, *args: Any, lock: FairLock, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lock = lock
        self._turn = False

    def before(self, kind: str) -> None:
        if kind not in {"write", "begin"} or self.in_transaction:
            return
        if self._turn:
            # Full disk, I/O error: SQLite has undone everything. Going on would commit half of it.
            raise busy("the transaction is gone: the database has rolled it back")
        self._lock.acquire()
        self._turn = True
        if kind == "write":
            try:
                self.begin("BEGIN IMMEDIATE")
            except BaseException:
                self._give_back()
                raise

    def after(self, kind: str) -> None:
        if kind in {"begin", "end"} and not self.in_transaction:
            self._give_back()

    def commit(self) -> None:
        """Raises if there is nothing left to commit because SQLite has rolled back by itself."""
        gone = self._turn and not self.in_transaction
        try:
            super().commit()
        finally:
            if not self.in_transaction:
                self._give_back()
        if gone:
            raise busy("nothing was committed: the database has rolled the transaction back")

    def rollback(self) -> None:
        try:
            super().rollback()
        finally:
            if not self.in_transaction:
                self._give_back()

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._give_back()

    def _give_back(self) -> None:
        if self._turn:
            self._turn = False
            self._lock.release()


class ReadingConnection(_Connection):
    """Sees one state of the database until it is given back; never writes."""

    def before(self, kind: str) -> None:
        if kind == "read" and not self.in_transaction:
            self.begin("BEGIN")


def writing(lock: FairLock) -> Callable[..., WritingConnection]:
    """Factory for `sqlite3.connect`: all its connections stand in the same line."""
    return partial(WritingConnection, lock=lock)


def prepare(connection: sqlite3.Connection, *, read_only: bool) -> None:
    """Settings of one connection: durable, patient, strict about references."""
    connection.execute(f"PRAGMA busy_timeout = {int(BUSY_TIMEOUT * 1000)}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {LOG}")
