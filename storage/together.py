"""A unit of work for many decisions of one kind: what was read ahead is kept, what they write is written at once.

Everything else asks the database as ever; before it does, whatever waits is written, so that nobody reads what is no
more. Ids are taken beforehand, since a decision may need the id of what it adds.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Table, text

from handlers.case import Case
from handlers.errors import Stale
from handlers.escalated import Call
from handlers.placement import LogEntry, Placement, PlacementState, Timer
from storage import repositories as one_by_one
from storage.calls import CALLS, CallStore, put_all
from storage.queue import CASES, CaseStore
from storage.repositories import PLACEMENTS, LogStore, PlacementStore, TimerStore
from storage.rows import Seen, Shape, Store, to_row
from storage.topics import TOPICS, TopicStore
from storage.unit_of_work import ESCALATIONS, SqlUnitOfWork

T = TypeVar("T")
IDS = 256
"""Taken at a time."""


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
        self.escalations = escalations = _Kept(wire, ESCALATIONS, seen, connection)
        self.cases = cases = _Cases(wire, CASES, seen, connection)
        self.placements = placements = _Placements(wire, PLACEMENTS, seen, connection)
        self.topics = TopicStore(wire, TOPICS, seen, placements)
        self.timers = timers = _Timers(wire, connection)
        self.log = log = _Log(wire, connection)
        self.calls = calls = _Calls(wire, CALLS, seen, connection)
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


class _Ids:
    """The next numbers of a table, taken a block at a time. On SQLite nobody else writes meanwhile."""

    def __init__(self, connection: Connection, table: Table) -> None:
        self._connection = connection
        self._table = table
        self._free: deque[int] = deque()
        self._last = 0

    def take(self) -> int:
        if not self._free:
            self._free.extend(self._more())
        return self._free.popleft()

    def forget(self) -> None:
        """Those in use are written; on SQLite somebody else may be given the rest."""
        if self._connection.dialect.name == "sqlite":
            self._free.clear()
            self._last = 0

    def _more(self) -> Sequence[int]:
        name = self._table.name
        if self._connection.dialect.name == "sqlite":
            first = max(self._last, self._connection.execute(_LAST, {"name": name}).scalar() or 0) + 1
            self._last = first + IDS - 1
            return range(first, first + IDS)
        return list(self._connection.scalars(_NEXT, {"name": name, "count": IDS}))


_LAST = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
_NEXT = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")


class _Kept(Store[T]):
    """Rows that are read once and written at the end."""

    def __init__(self, wire: Connection, shape: Shape[T], seen: Seen, connection: Connection) -> None:
        super().__init__(wire, shape, seen)
        self._direct = connection
        self._values: dict[int, T] = {}
        self._changed: dict[int, dict[str, Any]] = {}

    def get(self, id: int, /) -> T:
        known = self._values.get(id)
        return known if known is not None else super().get(id)

    def save(self, value: T, /) -> None:
        row = to_row(value)
        id_ = row.pop("id")
        revision = self._seen.get((self._shape.table.name, id_))
        if revision is None:
            super().save(value)
            return
        # The revision that the database has, however often the row is saved here.
        self._changed[id_] = row | {"row_id": id_, "row_revision": revision}
        self._values[id_] = value

    def flush(self) -> None:
        changed, self._changed = self._changed, {}
        if not changed:
            return
        rows = [changed[id_] for id_ in sorted(changed)]
        if self._direct.execute(self._shape.update, rows).rowcount != len(rows):
            raise Stale(f"{self._shape.table.name}: some of {len(rows)}")
        for row in rows:
            self._seen[self._shape.table.name, row["row_id"]] = row["row_revision"] + 1

    def _value(self, row: dict[str, Any]) -> T:
        value = super()._value(row)
        self._values[row["id"]] = value
        return value


class _Cases(_Kept[Case], CaseStore):
    """Cases, kept."""


class _Placements(PlacementStore):
    """Cards that stand are read ahead; new ones and touches are written at the end."""

    def __init__(self, wire: Connection, shape: Shape[Placement], seen: Seen, connection: Connection) -> None:
        super().__init__(wire, shape, seen)
        self._direct = connection
        self._ids = _Ids(connection, shape.table)
        self._of: dict[tuple[str, int], dict[int, Placement]] = {}
        self._new: dict[int, Placement] = {}
        self._touched: dict[str, set[int]] = {}

    def add(self, value: Placement, /) -> Placement:
        added = replace(value, id=self._ids.take())
        self._new[added.id] = added
        self._seen[self._shape.table.name, added.id] = 1
        if (there := self._of.get((added.kind, added.subject))) is not None:
            there[added.id] = added
        return added

    def of(self, kind: str, subject: int, /) -> list[Placement]:
        if (kind, subject) not in self._of:
            self.of_all(kind, (subject,))
        return list(self._of[kind, subject].values())

    def of_all(self, kind: str, subjects: Sequence[int], /) -> Mapping[int, list[Placement]]:
        found = super().of_all(kind, subjects)
        for subject, placed in found.items():
            self._of[kind, subject] = {one.id: one for one in placed}
        return found

    def touch(self, kind: str, /, *subjects: int) -> None:
        """However often one is touched, it is brought up to date once."""
        known = self._touched.setdefault(kind, set())
        for subject in set(subjects) - known:
            known.add(subject)
            there = self._of.get((kind, subject), {})
            for id_, one in there.items():
                if one.state is not PlacementState.GONE and id_ not in self._new:
                    there[id_] = replace(one, wanted=one.wanted + 1)
                    # Whoever saves one of them reads it again first, as ever.
                    self._seen.pop((self._shape.table.name, id_), None)

    def save(self, value: Placement, /) -> None:
        super().save(value)
        self._of.pop((value.kind, value.subject), None)

    def flush(self) -> None:
        new, self._new = self._new, {}
        touched, self._touched = self._touched, {}
        for kind, subjects in touched.items():
            values = {"of_kind": kind, "of_subjects": sorted(subjects)}
            for id_ in self._direct.execute(one_by_one.TOUCH_ALL, values).scalars():
                self._seen.pop((self._shape.table.name, id_), None)
        if new:
            self._direct.execute(one_by_one.INSERT_PLACEMENT, [to_row(one) for one in new.values()])
            self._ids.forget()


class _Timers(TimerStore):
    """Clocks that were taken hold of are nobody else's until the end."""

    def __init__(self, wire: Connection, connection: Connection) -> None:
        super().__init__(wire)
        self._direct = connection
        self._held: dict[str, datetime | None] = {}
        self._set: dict[str, Timer] = {}
        self._gone: set[str] = set()

    def hold(self, keys: Sequence[str], /) -> None:
        found = self._connection.execute(one_by_one.HELD, {"of_keys": list(keys)})
        self._held |= dict.fromkeys(keys) | {str(key): at for key, at in found}

    def take(self, key: str, due_at: datetime, /) -> bool:
        if key not in self._held:
            return super().take(key, due_at)
        if self._held[key] != due_at:
            return False
        self.cancel(key)
        return True

    def set(self, timer: Timer, /) -> None:
        self._gone.discard(timer.key)
        self._set[timer.key] = timer
        if timer.key in self._held:
            self._held[timer.key] = timer.due_at

    def cancel(self, key: str, /) -> None:
        self._set.pop(key, None)
        self._gone.add(key)
        if key in self._held:
            self._held[key] = None

    def flush(self) -> None:
        set_, self._set = self._set, {}
        gone, self._gone = self._gone, set()
        if gone:
            self._direct.execute(one_by_one.CANCEL_ALL, {"of_keys": sorted(gone)})
        if set_:
            rows = [to_row(set_[key]) for key in sorted(set_)]
            self._direct.execute(one_by_one.set_timer(self._direct.dialect), rows)


class _Calls(CallStore):
    """What somebody has to hear of outside chat is put down at the end."""

    def __init__(self, wire: Connection, shape: Shape[Call], seen: Seen, connection: Connection) -> None:
        super().__init__(wire, shape, seen)
        self._direct = connection
        self._new: list[Call] = []

    def put(self, call: Call, /) -> None:
        self._new.append(call)

    def flush(self) -> None:
        new, self._new = self._new, []
        if new:
            put_all(self._direct, new)


class _Log(LogStore):
    """Entries are written at the end, in their order."""

    def __init__(self, wire: Connection, connection: Connection) -> None:
        super().__init__(wire)
        self._direct = connection
        self._ids = _Ids(connection, one_by_one.LOG)
        self._about: dict[str, list[LogEntry]] = {}
        self._new: list[LogEntry] = []

    def append(self, entry: LogEntry, /) -> LogEntry:
        added = replace(entry, id=self._ids.take())
        self._new.append(added)
        if added.subject in self._about:
            self._about[added.subject].append(added)
        return added

    def of(self, subject: str, /) -> list[LogEntry]:
        if subject not in self._about:
            self.of_all((subject,))
        return list(self._about[subject])

    def of_all(self, subjects: Sequence[str], /) -> Mapping[str, list[LogEntry]]:
        found = super().of_all(subjects)
        self._about |= found
        return found

    def flush(self) -> None:
        new, self._new = self._new, []
        if new:
            self._direct.execute(one_by_one.APPEND, [to_row(entry) for entry in new])
            self._ids.forget()
