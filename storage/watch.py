"""What the watch counts and remembers. Counts are collected and written together, a row for each minute and stream."""

import heapq
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, func, or_, select, text
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from handlers.storm import Count, Said, Scope, Stream, StreamState
from storage import tables
from storage.comments import CommentStore
from storage.rows import fetch, to_value

_minute: Table = tables.WatchMinuteRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_stream: Table = tables.WatchStreamRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_comment: Table = tables.CommentRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_version: Table = tables.CommentVersionRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_FIGURES = ("total", "critical", "severe", "reach")
_KEY = ("scope", "brand", "name")
FAR_AWAY = datetime(9000, 1, 1, tzinfo=UTC)
FEW = 5
"""Posts with fewer comments are no wave: they are left out where streams are looked for."""


def _upsert(dialect: str) -> tuple[Any, Any]:
    insert_into: Any = insert_sqlite if dialect == "sqlite" else insert_postgresql
    counts = insert_into(_minute)
    summed = {name: _minute.c[name] + counts.excluded[name] for name in _FIGURES}
    streams = insert_into(_stream)
    newer = {name: streams.excluded[name] for name in ("since", "learned_until", "totals", "criticals")}
    return (
        counts.on_conflict_do_update(index_elements=[*_KEY, "minute"], set_=summed),
        streams.on_conflict_do_update(index_elements=list(_KEY), set_=newer),
    )


_BY_DIALECT = {dialect: _upsert(dialect) for dialect in ("sqlite", "postgresql")}
_of_stream = and_(*(_minute.c[name] == bindparam(f"of_{name}") for name in _KEY))
_between = and_(_minute.c.minute >= bindparam("since"), _minute.c.minute < bindparam("until"))
_minutes = select(_minute).where(_of_stream, _between).order_by(_minute.c.minute)
_first = select(func.min(_minute.c.minute)).where(_of_stream, _minute.c.minute >= bindparam("since"))
_sums = (
    select(
        *(_minute.c[name] for name in _KEY),
        func.min(_minute.c.minute).label("minute"),
        *(func.sum(_minute.c[name]).label(name) for name in _FIGURES),
    )
    .where(_between)
    .group_by(*(_minute.c[name] for name in _KEY))
    .having(or_(_minute.c.scope != Scope.POST.value, func.sum(_minute.c.total) >= FEW))
)
_top_post = (
    select(
        _minute.c.name,
        func.sum(_minute.c.total).label("total"),
        func.sum(_minute.c.critical).label("critical"),
    )
    .where(_minute.c.scope == Scope.POST.value, _minute.c.brand == bindparam("of_brand"), _between)
    .group_by(_minute.c.name)
    .order_by(func.sum(_minute.c.critical).desc(), func.sum(_minute.c.total).desc())
    .limit(1)
)
_state = select(_stream).where(*(_stream.c[name] == bindparam(f"of_{name}") for name in _KEY))
_known = select(*(_stream.c[name] for name in _KEY)).order_by(*(_stream.c[name] for name in _KEY))
_old = delete(_minute).where(_minute.c.minute < bindparam("before"), _minute.c.minute < bindparam("most"))
_oldest = select(func.min(_minute.c.minute))
_of_source = (_comment.c.source == bindparam("of_source"), _comment.c.created_at >= bindparam("since"))
_ALONE = text(
    "NOT EXISTS (SELECT 1 FROM app_twin WHERE app_twin.comment_id = app_comment.id AND NOT app_twin.over)"
)
"""Not told before through another source."""
# A statement for each source: over several of them SQLite would sort all that they ever brought.
_said = (
    select(_comment.c.id, _comment.c.created_at)
    .join_from(
        _comment,
        _version,
        and_(_version.c.comment_id == _comment.c.id, _version.c.version == _comment.c.version),
    )
    .where(
        *_of_source,
        _comment.c.created_at < bindparam("until"),
        _comment.c.deleted_at.is_(None),
        _version.c.kind != "message",
        _ALONE,
    )
    .order_by(_comment.c.created_at.desc())
    .limit(bindparam("most"))
)
_stamps = (
    select(_comment.c.created_at, _version.c.received_at)
    .join_from(_comment, _version, and_(_version.c.comment_id == _comment.c.id, _version.c.version == 1))
    .where(*_of_source)
    .order_by(_comment.c.created_at.desc())
    .limit(bindparam("most"))
)
_some_authors = (
    select(_comment.c.author_id)
    .where(*_of_source, _ALONE)
    .order_by(_comment.c.created_at.desc())
    .limit(bindparam("most"))
    .subquery()
)
_people = select(func.count(_some_authors.c.author_id.distinct()))


class WatchStore:
    """Fulfils `handlers.ports.Watch`."""

    def __init__(self, connection: Connection, comments: CommentStore) -> None:
        self._connection = connection
        self._comments = comments
        self._counted: dict[tuple[str, str, str, datetime], dict[str, int]] = {}

    def count(self, counts: Sequence[Count], /) -> None:
        for one in counts:
            key = (one.stream.scope.value, one.stream.brand, one.stream.name, one.minute)
            so_far = self._counted.setdefault(key, dict.fromkeys(_FIGURES, 0))
            for name in _FIGURES:
                so_far[name] += getattr(one, name)

    def flush(self) -> None:
        if not self._counted:
            return
        # In order: two processes that count the same streams must not wait for each other crosswise.
        rows = [
            {"scope": scope, "brand": brand, "name": name.replace("\x00", ""), "minute": minute, **figures}
            for (scope, brand, name, minute), figures in sorted(self._counted.items())
        ]
        self._counted.clear()
        self._connection.execute(_BY_DIALECT[self._connection.dialect.name][0], rows)

    def minutes(self, stream: Stream, since: datetime, until: datetime, /) -> list[Count]:
        values = {**_named(stream), "since": since, "until": until}
        return [_count(row) for row in fetch(self._connection, _minutes, values)]

    def first_minute(self, stream: Stream, since: datetime, /) -> datetime | None:
        found = fetch(self._connection, _first, {**_named(stream), "since": since})
        return next(iter(found[0].values())) if found else None

    def sums(self, since: datetime, until: datetime, /) -> dict[Stream, Count]:
        rows = fetch(self._connection, _sums, {"since": since, "until": until})
        return {(one := _count(row)).stream: one for row in rows}

    def top_post(self, brand: str, since: datetime, until: datetime, /) -> Count | None:
        rows = fetch(self._connection, _top_post, {"of_brand": brand, "since": since, "until": until})
        if not rows:
            return None
        row = rows[0]
        return Count(
            stream=Stream(scope=Scope.POST, brand=brand, name=row["name"]),
            minute=since,
            total=int(row["total"]),
            critical=int(row["critical"]),
        )

    def state(self, stream: Stream, /) -> StreamState | None:
        rows = fetch(self._connection, _state, _named(stream))
        if not rows:
            return None
        row = rows[0]
        for name in _KEY:
            del row[name]
        return to_value({"stream": _as_row(stream), **row}, StreamState)

    def remember(self, state: StreamState, /) -> None:
        row = {
            **_as_row(state.stream),
            "since": state.since,
            "learned_until": state.learned_until,
            "totals": state.totals,
            "criticals": state.criticals,
        }
        self._connection.execute(_BY_DIALECT[self._connection.dialect.name][1], row)

    def streams(self) -> list[Stream]:
        return [_stream_of(row) for row in fetch(self._connection, _known)]

    def said(
        self, sources: Sequence[str], since: datetime, limit: int, /, until: datetime | None = None
    ) -> list[Said]:
        asked = {"since": since, "until": until or FAR_AWAY, "most": limit}
        each = (fetch(self._connection, _said, {**asked, "of_source": source}) for source in sources)
        rows = heapq.merge(*each, key=lambda row: row["created_at"], reverse=True)
        ids = [row["id"] for row in islice(rows, limit)]
        found = self._comments.with_thoughts(ids)
        return [Said(comment=found[id_][0], assessment=found[id_][1]) for id_ in ids if id_ in found]

    def stamps(self, source: str, since: datetime, limit: int, /) -> list[tuple[datetime, datetime]]:
        values = {"of_source": source, "since": since, "most": limit}
        return [(row[0], row[1]) for row in self._connection.execute(_stamps, values)]

    def people(self, sources: Sequence[str], since: datetime, limit: int, /) -> int:
        values = {"since": since, "most": limit}
        counts = (self._connection.execute(_people, {**values, "of_source": source}) for source in sources)
        return sum(int(count.scalar_one()) for count in counts)

    def forget(self, before: datetime, /) -> None:
        """A portion of what is older, a day of minutes at most."""
        oldest = self._connection.execute(_oldest).scalar_one()
        if oldest is not None and oldest < before:
            self._connection.execute(_old, {"before": before, "most": oldest + timedelta(days=1)})


def _as_row(stream: Stream) -> dict[str, str]:
    return {"scope": stream.scope.value, "brand": stream.brand, "name": stream.name}


def _named(stream: Stream) -> dict[str, str]:
    return {f"of_{name}": value for name, value in _as_row(stream).items()}


def _stream_of(row: dict[str, Any]) -> Stream:
    return Stream(scope=Scope(row["scope"]), brand=row["brand"], name=row["name"])


def _count(row: dict[str, Any]) -> Count:
    return Count(stream=_stream_of(row), minute=row["minute"], **{name: int(row[name]) for name in _FIGURES})
