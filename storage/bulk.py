"""Many rows at once, those that are there already left out: the one place where each microsecond per row counts.

SQLAlchemy's own way of inserting many rows costs six times as much as the database does.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql

_POSTGRESQL = postgresql.dialect()
CHUNKS = (256, 128, 64, 32, 16, 8, 4, 2, 1)
"""Rows in one statement on SQLite: few sizes, so that each statement is parsed once and kept."""


def insert_new(
    connection: Connection, table: Table, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
) -> list[tuple[Any, ...]]:
    """Insert; gives back the primary key and the unique columns named first of every row that is new.

    Values are what the driver takes. What comes back is `(id, *values)` for a numbered table, else `values`, where
    `values` are the first two columns.
    """
    if not rows:
        return []
    # The driver's own cursor, in the transaction that is open.
    cursor: Any = connection.connection.cursor()
    try:
        if connection.dialect.name == "sqlite":
            return [
                row for sql, values in _by_values(table, columns, rows) for row in cursor.execute(sql, values)
            ]
        together = msgspec.json.encode(rows).decode()
        return cursor.execute(_elements(table, columns), [together]).fetchall()
    finally:
        cursor.close()


def which(
    connection: Connection, pairs: Sequence[tuple[int | str, str]], condition: str, *, first: str = "text"
) -> list[tuple[Any, ...]]:
    """Those of these pairs for which a condition holds that calls them `one` and `two`; `first`: the type of `one`.

    They go in as one parameter: a list of placeholders would be another statement for each length of it.
    """
    if not pairs:
        return []
    cursor: Any = connection.connection.cursor()
    try:
        together = msgspec.json.encode(pairs).decode()
        return cursor.execute(_asked(connection.dialect.name, condition, first), [together]).fetchall()
    finally:
        cursor.close()


def count_for_each(
    connection: Connection, pairs: Sequence[tuple[str, str]], count: str, *values: Any
) -> list[tuple[str, str, int]]:
    """Each of these pairs with a number: by a query that calls them `one` and `two`, and takes these values (`?`)."""
    if not pairs:
        return []
    cursor: Any = connection.connection.cursor()
    try:
        together = msgspec.json.encode(pairs).decode()
        dialect = connection.dialect.name
        return cursor.execute(_counted(dialect, count), [together, *values]).fetchall()
    finally:
        cursor.close()


@lru_cache
def _counted(dialect: str, count: str) -> str:
    count = count if dialect == "sqlite" else count.replace("?", "%s")
    return f"WITH asked AS ({_pairs(dialect, 'text')}) SELECT one, two, ({count}) FROM asked"  # noqa: S608 -- our own words


@lru_cache
def _asked(dialect: str, condition: str, first: str) -> str:
    return f"WITH asked AS ({_pairs(dialect, first)}) SELECT one, two FROM asked WHERE {condition}"  # noqa: S608 -- our own words


def _pairs(dialect: str, first: str) -> str:
    if dialect == "sqlite":
        return (
            "SELECT json_extract(value, '$[0]') AS one, json_extract(value, '$[1]') AS two FROM json_each(?)"
        )
    return f"SELECT (it->>0)::{first} AS one, it->>1 AS two FROM json_array_elements(%s::json) AS it"  # noqa: S608 -- our own words


def _by_values(
    table: Table, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
) -> Iterator[tuple[str, list[Any]]]:
    start = 0
    for size in CHUNKS:
        while len(rows) - start >= size:
            yield _values(table, columns, size), list(chain.from_iterable(rows[start : start + size]))
            start += size


@lru_cache
def _values(table: Table, columns: tuple[str, ...], size: int) -> str:
    marks = f"({', '.join('?' * len(columns))})"
    return f"{_head(table, columns)} VALUES {', '.join([marks] * size)} {_tail(table, columns)}"


@lru_cache
def _elements(table: Table, columns: tuple[str, ...]) -> str:
    """PostgreSQL takes all rows apart by itself, from one parameter: half the time of arrays, a tenth of values."""
    types = (table.c[name].type.compile(_POSTGRESQL) for name in columns)
    values = ", ".join(f"(it->>{place})::{kind}" for place, kind in enumerate(types))
    rows = "json_array_elements(%s::json) AS it"
    return f"{_head(table, columns)} SELECT {values} FROM {rows} {_tail(table, columns)}"  # noqa: S608 -- our own names


def _head(table: Table, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table.name} ({', '.join(columns)})"


def _tail(table: Table, columns: tuple[str, ...]) -> str:
    told = [*(["id"] if "id" in table.c else []), *columns[:2]]
    return f"ON CONFLICT DO NOTHING RETURNING {', '.join(told)}"
