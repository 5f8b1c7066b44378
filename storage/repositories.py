"""The stores that can do more than add, get, save and find."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from handlers.draft import Send
from handlers.placement import LogEntry, Placement, PlacementState, Timer
from storage import tables
from storage.rows import Shape, Store, fetch, insert_one, shape, to_row, to_value


def insert_or(connection: Connection, table: Table) -> Any:
    """INSERT that knows ON CONFLICT; both databases spell it alike, SQLAlchemy keeps two classes."""
    if connection.dialect.name == "sqlite":
        return insert_sqlite(table)
    return insert_postgresql(table)


PLACEMENTS: Shape[Placement] = shape(Placement, tables.PlacementRow)
_placement = PLACEMENTS.table.c
_touched = select(func.coalesce(func.max(_placement.touched), 0) + 1).scalar_subquery()
_touch = (
    update(PLACEMENTS.table)
    .where(
        _placement.kind == bindparam("of_kind"),
        _placement.subject == bindparam("of_subject"),
        _placement.state != PlacementState.GONE.value,
    )
    .values(wanted=_placement.wanted + 1, touched=_touched, revision=_placement.revision + 1)
    .returning(_placement.id)
)


class PlacementStore(Store[Placement]):
    """Fulfils `handlers.ports.Placements`."""

    def add(self, value: Placement, /) -> Placement:
        added = super().add(value)
        statement = update(PLACEMENTS.table).where(_placement.id == added.id).values(touched=_touched)
        self._connection.execute(statement)
        return added

    def of(self, kind: str, subject: int, /) -> list[Placement]:
        return self.find(kind=kind, subject=subject)

    def at(self, platform: str, channel: str, message_id: str, /) -> Placement | None:
        return self._first(
            select(PLACEMENTS.table).where(
                _placement.platform == platform,
                _placement.channel == channel,
                _placement.message_id == message_id,
            )
        )

    def touch(self, kind: str, subject: int, /) -> None:
        touched = self._connection.execute(_touch, {"of_kind": kind, "of_subject": subject})
        for id in touched.scalars():
            # Whoever saves one of them reads it again first, or `wanted` would fall back.
            self._seen.pop((PLACEMENTS.table.name, id), None)

    def due(self, now: datetime, limit: int, /) -> list[Placement]:
        rank = func.row_number().over(
            partition_by=(_placement.platform, _placement.channel), order_by=_placement.touched.desc()
        )
        due = (
            select(PLACEMENTS.table, rank.label("place"))
            # Word for word the condition of the partial index, or it would not be used.
            .where(text("wanted > shown"))
            .where(_placement.state != PlacementState.LOST.value)
            .where(or_(_placement.next_try_at.is_(None), _placement.next_try_at <= now))
            .subquery()
        )
        return self._all(select(due).where(due.c.place <= limit).order_by(due.c.touched.desc()))


SENDS: Shape[Send] = shape(Send, tables.SendRow)


class SendStore(Store[Send]):
    """Fulfils `handlers.ports.Sends`."""

    def by_key(self, key: str, /) -> Send | None:
        return self._first(select(SENDS.table).where(SENDS.table.c.key == key))

    def by_proof(self, source: str, proof_id: str, /) -> Send | None:
        if not proof_id:
            return None
        columns = SENDS.table.c
        return self._first(
            select(SENDS.table)
            .where(columns.source == source, columns.proof_id == proof_id)
            .order_by(columns.id)
        )


_timer: Table = tables.TimerRow.__table__  # pyright: ignore[reportAttributeAccessIssue]


class TimerStore:
    """Fulfils `handlers.ports.Timers`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def set(self, timer: Timer, /) -> None:
        row = to_row(timer)
        statement = insert_or(self._connection, _timer)
        changed = {name: statement.excluded[name] for name in ("due_at", "kind", "subject")}
        self._connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=changed), row)

    def cancel(self, key: str, /) -> None:
        self._connection.execute(delete(_timer).where(_timer.c.key == key))

    def delete(self, key: str, /) -> None:
        self.cancel(key)

    def take(self, key: str, due_at: datetime, /) -> bool:
        statement = delete(_timer).where(_timer.c.key == key, _timer.c.due_at == due_at)
        return self._connection.execute(statement).rowcount == 1

    def due(self, now: datetime, limit: int, /) -> list[Timer]:
        statement = (
            select(_timer).where(_timer.c.due_at <= now).order_by(_timer.c.due_at, _timer.c.key).limit(limit)
        )
        return [to_value(row, Timer) for row in fetch(self._connection, statement)]


_handled: Table = tables.HandledRow.__table__  # pyright: ignore[reportAttributeAccessIssue]


class DeliveryStore:
    """Fulfils `handlers.ports.Deliveries`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def first(self, key: str, now: datetime, /) -> bool:
        statement = insert_or(self._connection, _handled).on_conflict_do_nothing().returning(_handled.c.key)
        return self._connection.execute(statement, {"key": key, "at": now}).first() is not None

    def forget(self, before: datetime, /) -> None:
        """Drop keys noted before then: no platform delivers again so late."""
        self._connection.execute(delete(_handled).where(_handled.c.at < before))


_log: Table = tables.LogRow.__table__  # pyright: ignore[reportAttributeAccessIssue]


class LogStore:
    """Fulfils `handlers.ports.Log`: entries are added and read, never changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, entry: LogEntry, /) -> LogEntry:
        row = to_row(entry)
        del row["id"]
        return replace(entry, id=insert_one(self._connection, insert(_log), row))

    def of(self, subject: str, /) -> list[LogEntry]:
        statement = select(_log).where(_log.c.subject == subject).order_by(_log.c.id)
        return [to_value(row, LogEntry) for row in fetch(self._connection, statement)]
