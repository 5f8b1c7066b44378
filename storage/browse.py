"""Comments as people look through them: by post, by link, the newest first. Reads alone."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Executable, Table, and_, bindparam, or_, select

from handlers.comment import Assessment, Judged
from storage import tables
from storage.comments import CommentStore
from storage.rows import fetch, to_value

_comment: Table = tables.CommentRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_version: Table = tables.CommentVersionRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_post_link: Table = tables.PostLinkRow.__table__  # pyright: ignore[reportAttributeAccessIssue]

_public = (
    select(_comment.c.id, _version.c.assessment)
    .join_from(
        _comment,
        _version,
        and_(_version.c.comment_id == _comment.c.id, _version.c.version == _comment.c.version),
    )
    .where(_comment.c.deleted_at.is_(None), _version.c.kind != "message")
    .order_by(_comment.c.created_at.desc(), _comment.c.id.desc())
    .limit(bindparam("most"))
)
_of_sources = _comment.c.source.in_(bindparam("sources", expanding=True))
_newest = _public.where(_of_sources)
_anchor = select(_comment.c.created_at).where(_comment.c.id == bindparam("before")).scalar_subquery()
_under = _public.where(_comment.c.source == bindparam("of_source"), _comment.c.post == bindparam("of_post"))
_older = _under.where(
    or_(
        _comment.c.created_at < _anchor,
        and_(_comment.c.created_at == _anchor, _comment.c.id < bindparam("before")),
    )
)
# The second half is what makes the index of links fit.
_linked = _public.where(_comment.c.link == bindparam("of_link"), _comment.c.link != 0, _of_sources)
_post = select(_post_link.c.source, _post_link.c.post).where(
    _post_link.c.link == bindparam("of_link"),
    _post_link.c.source.in_(bindparam("sources", expanding=True)),
)


class BrowseStore:
    """Fulfils `handlers.ports.Browse`."""

    def __init__(self, connection: Connection, comments: CommentStore) -> None:
        self._connection = connection
        self._comments = comments

    def newest(self, sources: Sequence[str], limit: int, /) -> list[Judged]:
        return self._judged(_newest, {"sources": list(sources), "most": limit})

    def under(self, source: str, post: int, before: int, limit: int, /) -> list[Judged]:
        values = {"of_source": source, "of_post": post, "most": limit}
        return self._judged(_older, {**values, "before": before}) if before else self._judged(_under, values)

    def at_link(self, link: int, sources: Sequence[str], /) -> Judged | None:
        where = {"of_link": link, "sources": list(sources)}
        for found in self._judged(_linked, {**where, "most": 1}):
            return found
        for row in fetch(self._connection, _post, where):
            for found in self.under(row["source"], row["post"], 0, 1):
                return found
        return None

    def _judged(self, statement: Executable, values: Mapping[str, object]) -> list[Judged]:
        thoughts = {row["id"]: row["assessment"] for row in fetch(self._connection, statement, values)}
        found = {one.id: one for one in self._comments.find(id=tuple(thoughts))} if thoughts else {}
        return [
            Judged(comment=found[id_], assessment=None if told is None else to_value(told, Assessment))
            for id_, told in thoughts.items()
            if id_ in found
        ]
