"""Which errors of the database are nobody's fault and may pass: locked, full, gone."""

import sqlite3

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from handlers.errors import Stale, Unavailable

_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)


def as_unavailable(error: BaseException) -> Unavailable | None:
    """The same failure as the rest of the program knows it, or None if it is a bug or bad data."""
    if isinstance(error, Unavailable):
        return error
    if isinstance(error, PoolTimeout):
        return Unavailable("database: all connections are in use")
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        # The low byte is the kind, the rest says which of its cases.
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        return Unavailable(f"database: {cause}") if code in _PASSING else None
    if isinstance(cause, psycopg.errors.UniqueViolation):
        # We have looked before: another process has added the same since.
        return Stale(f"database: not unique, {cause.diag.constraint_name}")
    if isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError):
        # Class 08 connection, 40 deadlock and serialisation, 53 resources, 55 lock, 57 shutdown: all of them pass.
        return Unavailable(f"database: {type(cause).__name__}")
    return None
