"""Comments: what stays the same in one table, each version in another."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, exists, func, insert, select, text, update

from handlers.comment import Assessment, Comment
from handlers.errors import NotFound, Stale
from handlers.sources.addresses import key_of_link, key_of_post
from handlers.twins import Told
from storage import bare, tables
from storage.bulk import count_for_each, insert_new
from storage.columns import equals, for_driver
from storage.rows import Seen, fetch, insert_one, to_row, to_value

_comment: Table = tables.CommentRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_post_link: Table = tables.PostLinkRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_version: Table = tables.CommentVersionRow.__table__  # pyright: ignore[reportAttributeAccessIssue]

MOST_TOLD = 2_000
"""Rows that are looked at for one delivery: where thousands write the same under one name, the newest of them."""
_TOLD = ("source", "external_id", "author_id", "parent_id", "created_at", "deleted_at", "version", "echo")
_SAME = (*_TOLD, "post", "link")
_CHANGING = tuple(c.name for c in _version.columns if c.name not in {"comment_id", "version", "assessment"})

_both = select(
    *(_comment.c[name] for name in ("id", *_TOLD, "revision")),
    _version.c.version.label("own_version"),
    *(_version.c[name] for name in _CHANGING),
).join_from(_comment, _version, _version.c.comment_id == _comment.c.id)
_newest = _both.where(_version.c.version == _comment.c.version)
_by_id = _newest.where(_comment.c.id == bindparam("row_id"))
_by_external = _newest.where(
    _comment.c.source == bindparam("of_source"), _comment.c.external_id == bindparam("of_external_id")
)
_several = _newest.add_columns(_version.c.assessment).where(
    _comment.c.id.in_(bindparam("row_ids", expanding=True))
)
_one_version = _both.where(
    _comment.c.id == bindparam("row_id"), _version.c.version == bindparam("of_version")
)
_update_comment = (
    update(_comment)
    .where(_comment.c.id == bindparam("row_id"), _comment.c.revision == bindparam("row_revision"))
    .values({name: bindparam(name) for name in _SAME} | {"revision": _comment.c.revision + 1})
)
_this_version = (_version.c.comment_id == bindparam("row_id"), _version.c.version == bindparam("row_version"))
_update_version = update(_version).where(*_this_version).values({name: bindparam(name) for name in _CHANGING})
_assess = update(_version).where(*_this_version).values(assessment=bindparam("assessment"))
_assessment = select(_version.c.assessment).where(*_this_version)
_told = select(*(_comment.c[name] for name in ("id", "source", "echo", "link")))
_echoing = _told.where(_comment.c.echo.in_(bindparam("keys", expanding=True)), text(tables.ECHOED))
_linking = _told.where(_comment.c.link.in_(bindparam("keys", expanding=True)), text(tables.LINKED))
_count = (
    select(func.count())
    .select_from(_comment)
    .where(
        _comment.c.source == bindparam("of_source"),
        _comment.c.author_id == bindparam("of_author"),
        _comment.c.created_at >= bindparam("since"),
    )
)
_WRITTEN = "SELECT count(*) FROM app_comment WHERE source = one AND author_id = two AND created_at >= ?"
_older = select(
    exists().where(
        _comment.c.source == bindparam("of_source"),
        _comment.c.author_id == bindparam("of_author"),
        _comment.c.created_at < bindparam("before"),
    )
)


def count_by_authors(
    connection: Connection, authors: Sequence[tuple[str, str]], since: datetime
) -> list[tuple[str, str, int]]:
    """As `CommentStore.count_by_author`, for many."""
    return count_for_each(connection, authors, _WRITTEN, for_driver(since, connection.dialect))


def _split(comment: Comment) -> tuple[dict[str, Any], dict[str, Any]]:
    row = to_row(comment)
    author = to_row(comment.author)
    row |= {f"author_{name}": value for name, value in author.items()}
    post = comment.post.id if comment.post is not None else ""
    found = {"post": key_of_post(comment.source, post), "link": key_of_link(comment.url)}
    return {name: row[name] for name in _TOLD} | found, {name: row[name] for name in _CHANGING}


class CommentStore:
    """Fulfils `handlers.ports.Comments`."""

    def __init__(self, connection: Connection, seen: Seen) -> None:
        self._connection = connection
        self._seen = seen

    def add(self, value: Comment, /) -> Comment:
        same, changing = _split(value)
        id_ = insert_one(self._connection, insert(_comment), same)
        self._seen[_comment.name, id_] = 1
        self._remember_posts([value])
        self._add_version(id_, value.version, changing, None)
        return replace(value, id=id_)

    def add_all(self, new: Sequence[tuple[Comment, Assessment]], /) -> dict[tuple[str, str], int]:
        dialect = self._connection.dialect
        by_key = {(one.source, one.external_id): (one, thought) for one, thought in new}
        rows = [bare.comment_row(one, dialect) for one, _ in by_key.values()]
        added = insert_new(self._connection, _comment, bare.COMMENT, rows)
        versions = [
            bare.version_row(id_, *by_key[source, external], dialect) for id_, source, external in added
        ]
        insert_new(self._connection, _version, bare.VERSION, versions)
        self._remember_posts([one for one, _ in new])
        return {(source, external): id_ for id_, source, external in added}

    def get(self, id: int, /) -> Comment:
        found = self._first(_by_id, row_id=id)
        if found is None:
            raise NotFound(f"{_comment.name} {id}")
        return found

    def save(self, value: Comment, /) -> None:
        """Overwrite the newest version."""
        same, changing = _split(value)
        self._save_comment(value.id, same)
        self._connection.execute(
            _update_version, changing | {"row_id": value.id, "row_version": value.version}
        )

    def find(self, **conditions: object) -> list[Comment]:
        statement = _newest
        for name, wanted in conditions.items():
            column = _comment.c[name] if name in _comment.c else _version.c[name]
            if isinstance(wanted, tuple):
                statement = statement.where(column.in_([equals(one) for one in wanted]))
            else:
                statement = statement.where(column == equals(wanted))
        return [self._value(row) for row in fetch(self._connection, statement.order_by(_comment.c.id))]

    def with_thoughts(self, ids: Sequence[int], /) -> dict[int, tuple[Comment, Assessment | None]]:
        """The newest version of each, and what triage thought of it."""
        found: dict[int, tuple[Comment, Assessment | None]] = {}
        for row in fetch(self._connection, _several, {"row_ids": list(ids)}) if ids else []:
            thought = row.pop("assessment")
            found[row["id"]] = (
                self._value(row),
                None if thought is None else to_value(thought, Assessment),
            )
        return found

    def by_external(self, source: str, external_id: str, /) -> Comment | None:
        return self._first(_by_external, of_source=source, of_external_id=external_id)

    def add_version(self, comment: Comment, assessment: Assessment | None, /) -> Comment:
        newest = self.get(comment.id)
        comment = replace(comment, version=newest.version + 1)
        same, changing = _split(comment)
        self._save_comment(comment.id, same)
        self._add_version(comment.id, comment.version, changing, assessment)
        return comment

    def version(self, id: int, version: int, /) -> Comment:
        found = self._first(_one_version, row_id=id, of_version=version)
        if found is None:
            raise NotFound(f"{_comment.name} {id}, version {version}")
        return found

    def assess(self, id: int, version: int, assessment: Assessment, /) -> None:
        values = {"row_id": id, "row_version": version, "assessment": to_row(assessment)}
        if self._connection.execute(_assess, values).rowcount != 1:
            raise NotFound(f"{_comment.name} {id}, version {version}")

    def assessment(self, id: int, version: int, /) -> Assessment | None:
        """What triage thought of that version; None if it has not looked, or there was nothing to look at."""
        found = self._connection.execute(_assessment, {"row_id": id, "row_version": version}).first()
        if found is None:
            raise NotFound(f"{_comment.name} {id}, version {version}")
        return None if found[0] is None else to_value(found[0], Assessment)

    def count_by_author(self, source: str, author_id: str, since: datetime, /) -> int:
        """Comments of that author written since then."""
        values = {"of_source": source, "of_author": author_id, "since": since}
        return self._connection.execute(_count, values).scalar_one()

    def look_up_authors(self, authors: Collection[tuple[str, str]], since: datetime, /) -> None:
        """Each is counted when it is asked for here."""

    def wrote_before(self, source: str, author_id: str, moment: datetime, /) -> bool:
        """Whether anything of that author is older."""
        values = {"of_source": source, "of_author": author_id, "before": moment}
        return bool(self._connection.execute(_older, values).scalar_one())

    def told(self, echoes: Collection[int], links: Collection[int], /) -> list[Told]:
        found: dict[int, Told] = {}
        for keys, statement in ((echoes, _echoing), (links, _linking)):
            if keys:
                newest = statement.order_by(_comment.c.id.desc()).limit(MOST_TOLD)
                rows = self._connection.execute(newest, {"keys": sorted(keys)})
                found |= {
                    row.id: Told(id=row.id, source=row.source, echo=row.echo, link=row.link) for row in rows
                }
        return list(found.values())

    def _remember_posts(self, comments: Sequence[Comment]) -> None:
        """In order: two processes that note the same posts must not wait for each other crosswise."""
        found = {
            (link, one.source, key_of_post(one.source, one.post.id))
            for one in comments
            if one.post is not None and one.post.id and (link := key_of_link(one.post.url))
        }
        insert_new(self._connection, _post_link, ("link", "source", "post"), sorted(found))

    def _save_comment(self, id: int, same: dict[str, Any]) -> None:
        revision = self._seen.get((_comment.name, id))
        if revision is None:
            self.get(id)
            raise RuntimeError(
                f"{_comment.name} {id} is saved as it was read elsewhere: read it in this transaction"
            )
        if (
            self._connection.execute(
                _update_comment, same | {"row_id": id, "row_revision": revision}
            ).rowcount
            != 1
        ):
            raise Stale(f"{_comment.name} {id}")
        self._seen[_comment.name, id] = revision + 1

    def _add_version(
        self, id: int, version: int, changing: dict[str, Any], assessment: Assessment | None
    ) -> None:
        assessed = None if assessment is None else to_row(assessment)
        values = changing | {"comment_id": id, "version": version, "assessment": assessed}
        self._connection.execute(insert(_version), values)

    def _first(self, statement: Select[Any], **values: object) -> Comment | None:
        rows = fetch(self._connection, statement, values)
        return self._value(rows[0]) if rows else None

    def _value(self, fields: dict[str, Any]) -> Comment:
        self._seen[_comment.name, fields["id"]] = fields["revision"]
        fields["version"] = fields.pop("own_version")
        fields["author"] = {
            "id": fields["author_id"], "name": fields["author_name"], "followers": fields["author_followers"]
        }  # fmt: skip
        return to_value(fields, Comment)
