"""One mapping between frozen values and rows, for every table: fields and columns bear the same names."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import lru_cache
from threading import Lock
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
_learnt: set[type[Any]] = set()
_learning = Lock()
Seen = dict[tuple[str, int], int]
"""(table, id) -> revision that this unit of work has read or written."""


def to_row(value: Any) -> dict[str, Any]:
    """A value as columns: moments stay moments, everything nested becomes JSON."""
    row: dict[str, Any] = msgspec.to_builtins(value, builtin_types=(datetime,))
    for name, column in row.items():
        if isinstance(column, str) and "\x00" in column:
            row[name] = without_nulls(column)
    return row


def without_nulls(text: str) -> str:
    """PostgreSQL keeps none in texts."""
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}")


def insert_one(connection: Connection, statement: Insert, row: Mapping[str, Any]) -> int:
    """Insert and give back the id."""
    key: Any = connection.execute(statement, row).inserted_primary_key
    return key[0]


def to_value(row: dict[str, Any], kind: type[T]) -> T:
    if kind not in _learnt:
        learn(kind)
    return msgspec.convert(row, kind, strict=True)


def learn(kind: type[Any]) -> None:
    """Have msgspec look at a class once, in one thread: where two meet it for the first time at the same moment, the
    process ends by a segmentation fault (seen with 0.22)."""
    with _learning:
        if kind not in _learnt:
            msgspec.json.Decoder(kind)
            _learnt.add(kind)


def fetch(
    connection: Connection, statement: Executable, values: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Rows as plain mappings."""
    result = connection.execute(statement, values)
    names = [str(name) for name in result.keys()]  # noqa: SIM118 -- not a mapping; its names may be a kind of str
    return [dict(zip(names, row, strict=True)) for row in result]


def found(base: Select[Any], conditions: Mapping[str, object]) -> tuple[Select[Any], dict[str, Any]]:
    """Rows of `base` whose columns equal the values (a tuple means: any of), oldest first, and what to bind."""
    kinds = tuple(
        (name, "any" if isinstance(wanted, tuple) else "null" if wanted is None else "one")
        for name, wanted in conditions.items()
    )
    values = {
        f"wanted_{name}": [equals(one) for one in wanted] if isinstance(wanted, tuple) else equals(wanted)
        for name, wanted in conditions.items()
        if wanted is not None
    }
    return _finding(base, kinds), values


@lru_cache(maxsize=512)
def _finding(base: Select[Any], kinds: tuple[tuple[str, str], ...]) -> Select[Any]:
    """Built once for each set of columns: building a statement takes longer than running it."""
    columns = base.selected_columns
    statement = base.order_by(columns["id"])
    for name, kind in kinds:
        wanted = f"wanted_{name}"
        match kind:
            case "any":
                statement = statement.where(columns[name].in_(bindparam(wanted, expanding=True)))
            case "null":
                statement = statement.where(columns[name].is_(None))
            case _:
                statement = statement.where(columns[name] == bindparam(wanted))
    return statement


@dataclass(frozen=True, kw_only=True)
class Shape(Generic[T]):
    """A table and the value that it keeps, with the statements that every unit of work uses again."""

    kind: type[T]
    table: Table
    all: Select[Any]
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
        all=select(table),
        insert=insert(table),
        get=select(table).where(by_id),
        update=update(table)
        .where(by_id, table.c.revision == bindparam("row_revision"))
        .values({name: bindparam(name) for name in names} | {"revision": table.c.revision + 1})
        if "revision" in table.c
        else update(table).where(by_id),
    )


def read_elsewhere(table: Table, id: int) -> RuntimeError:
    """A bug of ours: what was read in an earlier transaction may have been changed since."""
    return RuntimeError(f"{table.name} {id} is saved as it was read elsewhere: read it in this transaction")


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
            self.get(id_)  # NotFound, if that is what is wrong
            raise read_elsewhere(self._shape.table, id_)
        row |= {"row_id": id_, "row_revision": revision}
        if self._connection.execute(self._shape.update, row).rowcount != 1:
            raise Stale(f"{self._shape.table.name} {id_}")
        self._seen[self._shape.table.name, id_] = revision + 1

    def find(self, **conditions: object) -> list[T]:
        return self._all(*found(self._shape.all, conditions))

    def _all(self, statement: Select[Any], values: Mapping[str, Any]) -> list[T]:
        return [self._value(row) for row in fetch(self._connection, statement, values)]

    def _first(self, statement: Select[Any], values: Mapping[str, Any]) -> T | None:
        rows = fetch(self._connection, statement, values)
        return self._value(rows[0]) if rows else None

    def _value(self, row: dict[str, Any]) -> T:
        if "revision" in row:
            self._seen[self._shape.table.name, row["id"]] = row["revision"]
        return to_value(row, self._shape.kind)
