"""The stores that can do more than add, get, save and find."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Dialect,
    Table,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from handlers.draft import Send
from handlers.placement import LogEntry, Placement, PlacementState, Timer
from handlers.presence import HandOff
from storage import tables
from storage.bulk import which
from storage.rows import Seen, Shape, Store, fetch, insert_one, shape, to_row, to_value

# Statements are built once, here: building one takes longer than running it.

PLACEMENTS: Shape[Placement] = shape(Placement, tables.PlacementRow)
_placement = PLACEMENTS.table.c
_touched = select(func.coalesce(func.max(_placement.touched), 0) + 1).scalar_subquery()
_touching = (
    update(PLACEMENTS.table)
    .where(_placement.kind == bindparam("of_kind"), _placement.state != PlacementState.GONE.value)
    .values(wanted=_placement.wanted + 1, touched=_touched, revision=_placement.revision + 1)
    .returning(_placement.id)
)
_touch = _touching.where(_placement.subject == bindparam("of_subject"))
TOUCH_ALL = _touching.where(_placement.subject.in_(bindparam("of_subjects", expanding=True)))
_hasten = (
    update(PLACEMENTS.table)
    .where(_placement.id.in_(bindparam("ids", expanding=True)))
    .values(
        acted=_placement.wanted,
        # What is being created is not looked for any sooner.
        next_try_at=case((_placement.message_id == "", _placement.next_try_at), else_=None),
        revision=_placement.revision + 1,
    )
)
INSERT_PLACEMENT = PLACEMENTS.insert.values(touched=_touched)
_at = select(PLACEMENTS.table).where(
    _placement.platform == bindparam("of_platform"),
    _placement.channel == bindparam("of_channel"),
    _placement.message_id == bindparam("of_message"),
)
_rank = func.row_number().over(
    partition_by=(_placement.platform, _placement.channel),
    order_by=((_placement.acted > _placement.shown).desc(), _placement.touched.desc()),
)
_ranked = (
    select(PLACEMENTS.table, _rank.label("place"))
    # Word for word the condition of the partial index, or it would not be used.
    .where(text("wanted > shown"))
    .where(_placement.state != PlacementState.LOST.value)
    .where(or_(_placement.next_try_at.is_(None), _placement.next_try_at <= bindparam("now")))
    .subquery()
)
_due = (
    select(_ranked)
    .where(_ranked.c.place <= bindparam("most"))
    .order_by((_ranked.c.acted > _ranked.c.shown).desc(), _ranked.c.touched.desc())
)


class PlacementStore(Store[Placement]):
    """Fulfils `handlers.ports.Placements`."""

    def __init__(self, connection: Connection, shape: Shape[Placement], seen: Seen) -> None:
        super().__init__(connection, shape, seen)
        self._moved: set[int] = set()

    def add(self, value: Placement, /) -> Placement:
        row = to_row(value)
        row.pop("id")
        id_ = insert_one(self._connection, INSERT_PLACEMENT, row)
        self._seen[PLACEMENTS.table.name, id_] = 1
        return replace(value, id=id_)

    def of(self, kind: str, subject: int, /) -> list[Placement]:
        return self.find(kind=kind, subject=subject)

    def of_all(self, kind: str, subjects: Sequence[int], /) -> Mapping[int, list[Placement]]:
        found: dict[int, list[Placement]] = {subject: [] for subject in subjects}
        for one in self.find(kind=kind, subject=tuple(found)):
            found[one.subject].append(one)
        return found

    def at(self, platform: str, channel: str, message_id: str, /) -> Placement | None:
        return self._first(_at, {"of_platform": platform, "of_channel": channel, "of_message": message_id})

    def touch(self, kind: str, /, *subjects: int) -> None:
        if not subjects:
            return
        one = len(subjects) == 1
        of = {"of_subject": subjects[0]} if one else {"of_subjects": sorted(subjects)}
        touched = self._connection.execute(_touch if one else TOUCH_ALL, {"of_kind": kind, **of})
        for id in touched.scalars():
            # Whoever saves one of them reads it again first, or `wanted` would fall back.
            self._seen.pop((PLACEMENTS.table.name, id), None)
            self._moved.add(id)

    def hasten(self) -> None:
        moved, self._moved = self._moved, set()
        if moved:
            self._connection.execute(_hasten, {"ids": sorted(moved)})
            for id in moved:
                self._seen.pop((PLACEMENTS.table.name, id), None)

    def due(self, now: datetime, limit: int, /) -> list[Placement]:
        return self._all(_due, {"now": now, "most": limit})


SENDS: Shape[Send] = shape(Send, tables.SendRow)
_send = SENDS.table.c
_by_key = select(SENDS.table).where(_send.key == bindparam("of_key"))
_by_proof = (
    select(SENDS.table)
    .where(_send.source == bindparam("of_source"), _send.proof_id == bindparam("of_proof"))
    .order_by(_send.id)
    .limit(1)
)
_KNOWN = " OR ".join(
    f"EXISTS (SELECT 1 FROM app_send WHERE source = one AND {column} = two)"  # noqa: S608 -- our own names
    for column in ("proof_id", "external_id")
)


class SendStore(Store[Send]):
    """Fulfils `handlers.ports.Sends`."""

    def by_key(self, key: str, /) -> Send | None:
        return self._first(_by_key, {"of_key": key})

    def by_proof(self, source: str, proof_id: str, /) -> Send | None:
        if not proof_id:
            return None  # what was not published yet has no id, and is no answer to anything
        return self._first(_by_proof, {"of_source": source, "of_proof": proof_id})

    def known(self, ids: Collection[tuple[str, str]], /) -> set[tuple[str, str]]:
        return {(source, id_) for source, id_ in which(self._connection, sorted(ids), _KNOWN)}


HAND_OFFS: Shape[HandOff] = shape(HandOff, tables.HandOffRow)
_hand_off = HAND_OFFS.table.c
_left = (
    select(HAND_OFFS.table)
    .where(_hand_off.person == bindparam("of_person"), _hand_off.at > bindparam("since"))
    .order_by(_hand_off.id)
)


class HandOffStore(Store[HandOff]):
    """Fulfils `handlers.stores.HandOffs`."""

    def of(self, person: str, since: datetime, /) -> list[HandOff]:
        return self._all(_left, {"of_person": person, "since": since})


_timer: Table = tables.TimerRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_handled: Table = tables.HandledRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
LOG: Table = tables.LogRow.__table__  # pyright: ignore[reportAttributeAccessIssue]


def _set_and_note(dialect: str) -> tuple[Any, Any]:
    """Setting a timer, and noting a key once. Both databases spell ON CONFLICT alike, SQLAlchemy keeps two classes."""
    insert_into: Any = insert_sqlite if dialect == "sqlite" else insert_postgresql
    timer = insert_into(_timer)
    moved = {name: timer.excluded[name] for name in ("due_at", "kind", "subject")}
    handled = insert_into(_handled).on_conflict_do_nothing().returning(_handled.c.key)
    return timer.on_conflict_do_update(index_elements=["key"], set_=moved), handled


_BY_DIALECT = {dialect: _set_and_note(dialect) for dialect in ("sqlite", "postgresql")}
_cancel = delete(_timer).where(_timer.c.key == bindparam("of_key"))
_take = _cancel.where(_timer.c.due_at == bindparam("at"))
CANCEL_ALL = delete(_timer).where(_timer.c.key.in_(bindparam("of_keys", expanding=True)))
HELD = (
    select(_timer.c.key, _timer.c.due_at)
    .where(_timer.c.key.in_(bindparam("of_keys", expanding=True)))
    .order_by(_timer.c.key)
    .with_for_update()
)
"""Clocks that nobody else may move or cancel until the end of the transaction."""
_due_timers = (
    select(_timer)
    .where(_timer.c.due_at <= bindparam("now"))
    .order_by(_timer.c.due_at, _timer.c.key)
    .limit(bindparam("most"))
)
APPEND = insert(LOG)
_of_all = (
    select(LOG)
    .where(LOG.c.subject.in_(bindparam("of_subjects", expanding=True)))
    .order_by(LOG.c.subject, LOG.c.id)
)
_of = select(LOG).where(LOG.c.subject == bindparam("of_subject")).order_by(LOG.c.id)


def set_timer(dialect: Dialect) -> Any:
    statement, _ = _BY_DIALECT[dialect.name]
    return statement


class TimerStore:
    """Fulfils `handlers.ports.Timers`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def set(self, timer: Timer, /) -> None:
        self._connection.execute(set_timer(self._connection.dialect), to_row(timer))

    def cancel(self, key: str, /) -> None:
        self._connection.execute(_cancel, {"of_key": key})

    def delete(self, key: str, /) -> None:
        self.cancel(key)

    def take(self, key: str, due_at: datetime, /) -> bool:
        return self._connection.execute(_take, {"of_key": key, "at": due_at}).rowcount == 1

    def hold(self, keys: Sequence[str], /) -> None:
        """Each is taken one by one here."""

    def due(self, now: datetime, limit: int, /) -> list[Timer]:
        rows = fetch(self._connection, _due_timers, {"now": now, "most": limit})
        return [to_value(row, Timer) for row in rows]


class DeliveryStore:
    """Fulfils `handlers.ports.Deliveries`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def first(self, key: str, now: datetime, /) -> bool:
        _, statement = _BY_DIALECT[self._connection.dialect.name]
        return self._connection.execute(statement, {"key": key, "at": now}).first() is not None


class LogStore:
    """Fulfils `handlers.ports.Log`: entries are added and read, never changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, entry: LogEntry, /) -> LogEntry:
        row = to_row(entry)
        del row["id"]
        return replace(entry, id=insert_one(self._connection, APPEND, row))

    def of(self, subject: str, /) -> list[LogEntry]:
        return [to_value(row, LogEntry) for row in fetch(self._connection, _of, {"of_subject": subject})]

    def of_all(self, subjects: Sequence[str], /) -> Mapping[str, list[LogEntry]]:
        found: dict[str, list[LogEntry]] = {subject: [] for subject in subjects}
        for row in fetch(self._connection, _of_all, {"of_subjects": list(found)}):
            found[row["subject"]].append(to_value(row, LogEntry))
        return found
