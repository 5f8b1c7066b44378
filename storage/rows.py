"""One mapping between frozen values and rows, for every table: fields and columns bear the same names."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import (
    Connection,
    Executable,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    insert,
    select,
    update,
)

from handlers.errors import NotFound, Stale
from storage.columns import equals

T = TypeVar("T")
Seen = dict[tuple[str, int], int]
"""(table, id) -> revision that this unit of work has read or written."""


def to_row(value: Any) -> dict[str, Any]:
    """A value as columns: moments stay moments, everything nested becomes JSON. PostgreSQL keeps no NUL in texts."""
    row: dict[str, Any] = msgspec.to_builtins(value, builtin_types=(datetime,))
    for name, column in row.items():
        if isinstance(column, str) and "\x00" in column:
            row[name] = column.replace("\x00", "\N{REPLACEMENT CHARACTER}")
    return row


def insert_one(connection: Connection, statement: Insert, row: Mapping[str, Any]) -> int:
    """Insert and give back the id."""
    key: Any = connection.execute(statement, row).inserted_primary_key
    return key[0]


def to_value(row: dict[str, Any], kind: type[T]) -> T:
    return msgspec.convert(row, kind, strict=True)


def fetch(
    connection: Connection, statement: Executable, values: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Rows as plain mappings."""
    result = connection.execute(statement, values)
    names = [str(name) for name in result.keys()]  # noqa: SIM118 -- not a mapping; its names may be a kind of str
    return [dict(zip(names, row, strict=True)) for row in result]


@dataclass(frozen=True, kw_only=True)
class Shape(Generic[T]):
    """A table and the value that it keeps, with the statements that every unit of work uses again."""

    kind: type[T]
    table: Table
    insert: Insert
    get: Select[Any]
    update: Update


def shape(kind: type[T], model: Any) -> Shape[T]:
    table: Table = model.__table__
    missing = {field.name for field in fields(kind)} - set(table.columns.keys())  # pyright: ignore[reportArgumentType]
    if missing:
        raise TypeError(f"{table.name} lacks columns for {', '.join(sorted(missing))}")
    names = [field.name for field in fields(kind) if field.name != "id"]  # pyright: ignore[reportArgumentType]
    by_id = table.c.id == bindparam("row_id")
    return Shape(
        kind=kind,
        table=table,
        insert=insert(table),
        get=select(table).where(by_id),
        update=update(table)
        .where(by_id, table.c.revision == bindparam("row_revision"))
        .values({name: bindparam(name) for name in names} | {"revision": table.c.revision + 1})
        if "revision" in table.c
        else update(table).where(by_id),
    )


class Store(Generic[T]):
    """Rows of one table inside one transaction. Fulfils `handlers.ports.Rows`."""

    def __init__(self, connection: Connection, shape: Shape[T], seen: Seen) -> None:
        self._connection = connection
        self._shape = shape
        self._seen = seen

    def add(self, value: T, /) -> T:
        row = to_row(value)
        row.pop("id")
        id_ = insert_one(self._connection, self._shape.insert, row)
        self._seen[self._shape.table.name, id_] = 1
        return replace(value, id=id_)  # pyright: ignore[reportArgumentType]

    def get(self, id: int, /) -> T:
        rows = fetch(self._connection, self._shape.get, {"row_id": id})
        if not rows:
            raise NotFound(f"{self._shape.table.name} {id}")
        return self._value(rows[0])

    def save(self, value: T, /) -> None:
        row = to_row(value)
        id_ = row.pop("id")
        revision = self._seen.get((self._shape.table.name, id_))
        if revision is None:
            self.get(
                id_
            )  # NotFound if it is not there; else somebody saves what was read in another transaction
            raise RuntimeError(
                f"{self._shape.table.name} {id_} is saved as it was read elsewhere: read it in this transaction"
            )
        row |= {"row_id": id_, "row_revision": revision}
        if self._connection.execute(self._shape.update, row).rowcount != 1:
            raise Stale(f"{self._shape.table.name} {id_}")
        self._seen[self._shape.table.name, id_] = revision + 1

    def find(self, **equals: object) -> list[T]:
        return self._all(self._where(select(self._shape.table), equals).order_by(self._shape.table.c.id))

    def _where(self, statement: Any, conditions: Mapping[str, object]) -> Any:
        for name, wanted in conditions.items():
            column = self._shape.table.c[name]
            if isinstance(wanted, tuple):
                statement = statement.where(column.in_([equals(one) for one in wanted]))
            else:
                statement = statement.where(column == equals(wanted))
        return statement

    def _all(self, statement: Select[Any]) -> list[T]:
        return [self._value(row) for row in fetch(self._connection, statement)]

    def _first(self, statement: Select[Any]) -> T | None:
        found = self._all(statement.limit(1))
        return found[0] if found else None

    def _value(self, row: dict[str, Any]) -> T:
        if "revision" in row:
            self._seen[self._shape.table.name, row["id"]] = row["revision"]
        return to_value(row, self._shape.kind)
