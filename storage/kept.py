"""The stores of a unit of work for many decisions: each keeps what was read ahead, and writes what waits at once."""

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, text

from handlers.case import Case
from handlers.comment import Assessment, Comment
from handlers.errors import Stale
from handlers.escalated import Call
from handlers.gathering import LiveTopic
from handlers.members import More
from handlers.placement import LogEntry, Placement, PlacementState, Timer
from storage import repositories as one_by_one
from storage.calls import CallStore, put_all
from storage.comments import CommentStore, count_by_authors
from storage.queue import CaseStore
from storage.repositories import LogStore, PlacementStore, TimerStore
from storage.rows import Seen, Shape, Store, to_row
from storage.topics import TopicStore

T = TypeVar("T")
IDS = 256
"""Taken at a time."""


class Ids:
    """The next numbers of a table, taken a block at a time. On SQLite nobody else writes meanwhile."""

    def __init__(self, connection: Connection, table: Table, block: int = IDS) -> None:
        self._connection = connection
        self._table = table
        self._block = block
        self._free: deque[int] = deque()
        self._last = 0

    def take(self) -> int:
        if not self._free:
            self.reserve(self._block)
        return self._free.popleft()

    def reserve(self, count: int) -> None:
        """So many are going to be needed."""
        if count > len(self._free):
            self._free.extend(self._more(count - len(self._free)))

    def forget(self) -> None:
        """Those in use are written; on SQLite somebody else may be given the rest."""
        if self._connection.dialect.name == "sqlite":
            self._free.clear()
            self._last = 0

    def _more(self, count: int) -> Sequence[int]:
        name = self._table.name
        if self._connection.dialect.name == "sqlite":
            first = max(self._last, self._connection.execute(_LAST, {"name": name}).scalar() or 0) + 1
            self._last = first + count - 1
            return range(first, first + count)
        return list(self._connection.scalars(_NEXT, {"name": name, "count": count}))


_LAST = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
_NEXT = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")


class Kept(Store[T]):
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


class Cases(Kept[Case], CaseStore):
    """New ones are written at the end as well. People remember their numbers, so none are taken in stock."""

    def __init__(self, wire: Connection, shape: Shape[Case], seen: Seen, connection: Connection) -> None:
        super().__init__(wire, shape, seen, connection)
        self._ids = Ids(connection, shape.table, block=1)
        self._new: dict[int, Case] = {}

    def expect(self, count: int, /) -> None:
        self._ids.reserve(count)

    def add(self, value: Case, /) -> Case:
        added = replace(value, id=self._ids.take())
        self._new[added.id] = self._values[added.id] = added
        self._seen[self._shape.table.name, added.id] = 1
        return added

    def count_in(self, more: Sequence[More], /) -> None:
        super().count_in(more)
        for one in more:
            self._values.pop(one.case.id, None)

    def flush(self) -> None:
        new, self._new = self._new, {}
        if new:
            self._direct.execute(self._shape.insert, [to_row(one) for one in new.values()])
            self._ids.forget()
        super().flush()


class Remembered(Store[T]):
    """Rows of which there are few: what was found is known until one of them is written."""

    def __init__(self, connection: Connection, shape: Shape[T], seen: Seen) -> None:
        super().__init__(connection, shape, seen)
        self._found: dict[tuple[tuple[str, object], ...], list[T]] = {}

    def find(self, **conditions: object) -> list[T]:
        asked = tuple(sorted(conditions.items()))
        if asked not in self._found:
            self._found[asked] = super().find(**conditions)
        return list(self._found[asked])

    def add(self, value: T, /) -> T:
        self._found.clear()
        return super().add(value)

    def save(self, value: T, /) -> None:
        self._found.clear()
        super().save(value)


class Topics(Remembered[LiveTopic], TopicStore):
    """Those of a storm are asked for with each new case."""

    def __init__(
        self, connection: Connection, shape: Shape[LiveTopic], seen: Seen, placements: PlacementStore
    ) -> None:
        TopicStore.__init__(self, connection, shape, seen, placements)
        self._found = {}

    def flush(self) -> None:
        self._found.clear()
        super().flush()


class Comments(CommentStore):
    """How much their authors have written is counted for all at once."""

    def __init__(self, connection: Connection, seen: Seen) -> None:
        super().__init__(connection, seen)
        self._written: dict[tuple[str, str, datetime], int] = {}

    def look_up_authors(self, authors: Collection[tuple[str, str]], since: datetime, /) -> None:
        counts = count_by_authors(self._connection, sorted(authors), since)
        self._written |= {(source, author, since): count for source, author, count in counts}

    def count_by_author(self, source: str, author_id: str, since: datetime, /) -> int:
        known = self._written.get((source, author_id, since))
        return super().count_by_author(source, author_id, since) if known is None else known

    def add(self, value: Comment, /) -> Comment:
        self._written.clear()
        return super().add(value)

    def add_all(self, new: Sequence[tuple[Comment, Assessment]], /) -> dict[tuple[str, str], int]:
        self._written.clear()
        return super().add_all(new)


class Placements(PlacementStore):
    """Cards that stand are read ahead; new ones and touches are written at the end."""

    def __init__(self, wire: Connection, shape: Shape[Placement], seen: Seen, connection: Connection) -> None:
        super().__init__(wire, shape, seen)
        self._direct = connection
        self._ids = Ids(connection, shape.table)
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


class Timers(TimerStore):
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


class Calls(CallStore):
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


class Log(LogStore):
    """Entries are written at the end, in their order."""

    def __init__(self, wire: Connection, connection: Connection) -> None:
        super().__init__(wire)
        self._direct = connection
        self._ids = Ids(connection, one_by_one.LOG)
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
