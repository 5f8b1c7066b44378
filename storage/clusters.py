"""Comments counted in the cases of others."""

from collections.abc import Collection, Sequence

from sqlalchemy import Table, bindparam, func, select, update

from handlers.case import DONE
from handlers.members import Head, Member, Regrouping, Wording
from storage import tables
from storage.bulk import insert_new, which
from storage.rows import Shape, Store, fetch, shape, to_row, to_value

MEMBERS: Shape[Member] = shape(Member, tables.MemberRow)
REGROUPINGS: Shape[Regrouping] = shape(Regrouping, tables.RegroupingRow)
_member = MEMBERS.table.c
_standing = (_member.case_id == bindparam("of_case"), _member.gone.is_(False))
_COUNTED = "EXISTS (SELECT 1 FROM app_member WHERE case_id = one AND fingerprint = two AND NOT gone)"
_wordings = (
    select(
        _member.fingerprint,
        func.count().label("count"),
        func.min(_member.similarity).label("similarity"),
        func.min(_member.comment_id).label("comment_id"),
    )
    .where(*_standing)
    .group_by(_member.fingerprint)
    .order_by(func.count().desc(), func.min(_member.comment_id))
    .limit(bindparam("most"))
)
_move = (
    update(MEMBERS.table)
    .where(_member.case_id == bindparam("of_case"))
    .values(case_id=bindparam("to_case"), revision=_member.revision + 1)
)
_move_wording = _move.where(_member.fingerprint == bindparam("wording"))
_cases: Table = tables.CaseRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_comments: Table = tables.CommentRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_versions: Table = tables.CommentVersionRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_newest = (_versions.c.comment_id == _comments.c.id) & (_versions.c.version == _comments.c.version)
_heads = (
    select(_cases.c.brand, _cases.c.alike.label("group"), _versions.c.text, _cases.c.id.label("case_id"))
    .join_from(_cases, _comments, _comments.c.id == _cases.c.comment_id)
    .join(_versions, _newest)
    .where(
        _cases.c.id > bindparam("after"),
        _cases.c.state.not_in([state.value for state in DONE]),
        _cases.c.alike != "",
    )
    .order_by(_cases.c.id.desc())
    .limit(bindparam("most"))
)
_NEW = ("case_id", "comment_id", "source", "fingerprint", "similarity", "gone", "revision")


class MemberStore(Store[Member]):
    """Fulfils `handlers.ports.Members`."""

    def add_all(self, members: Sequence[Member], /) -> None:
        rows = [{**to_row(member), "revision": 1} for member in members]
        insert_new(self._connection, MEMBERS.table, _NEW, [tuple(row[name] for name in _NEW) for row in rows])

    def counted(self, wordings: Collection[tuple[int, str]], /) -> set[tuple[int, str]]:
        asked = sorted(wordings)
        return {(case, text) for case, text in which(self._connection, asked, _COUNTED, first="bigint")}

    def wordings(self, case_id: int, limit: int, /) -> list[Wording]:
        rows = fetch(self._connection, _wordings, {"of_case": case_id, "most": limit})
        return [to_value(row, Wording) for row in rows]

    def move(self, case_id: int, to: int, fingerprint: str = "", /) -> None:
        values = {"of_case": case_id, "to_case": to}
        if fingerprint:
            self._connection.execute(_move_wording, values | {"wording": fingerprint})
        else:
            self._connection.execute(_move, values)

    def heads(self, limit: int, /, *, after: int = 0) -> list[Head]:
        rows = fetch(self._connection, _heads, {"most": limit, "after": after})
        return [to_value(row, Head) for row in reversed(rows)]
