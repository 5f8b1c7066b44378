"""Comments counted in the cases of others."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Table, bindparam, delete, func, select, tuple_, update

from handlers.case import DONE
from handlers.errors import Stale
from handlers.members import Head, Member, Regrouping, Wording
from handlers.twins import Twin
from storage import tables
from storage.bulk import insert_new, which
from storage.columns import for_driver
from storage.rows import Shape, Store, fetch, shape, to_row, to_value

MEMBERS: Shape[Member] = shape(Member, tables.MemberRow)
TWINS: Shape[Twin] = shape(Twin, tables.TwinRow)
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
_wording: Table = tables.WordingRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_CLAIM = ("brand", "fingerprint", "alike", "at")
_take_over = (
    update(_wording)
    .where(
        _wording.c.brand == bindparam("of_brand"),
        _wording.c.fingerprint == bindparam("wording"),
        _wording.c.alike == bindparam("old"),
    )
    .values(alike=bindparam("new"), at=bindparam("now"))
)
_old_claims = delete(_wording).where(_wording.c.at < bindparam("before"))
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

    def claim(self, wordings: Mapping[tuple[str, str], str], now: datetime, /) -> dict[tuple[str, str], str]:
        # In order: two processes that claim the same ones must not wait for each other crosswise.
        at = for_driver(now, self._connection.dialect)
        # Through JSON on PostgreSQL.
        shown = at if isinstance(at, str) else at.isoformat()
        rows = [(brand, text, group, shown) for (brand, text), group in sorted(wordings.items())]
        new = {(brand, text) for brand, text in insert_new(self._connection, _wording, _CLAIM, rows)}
        left = wordings.keys() - new
        if not left:
            return {}
        claimed = self._connection.execute(
            select(_wording.c.brand, _wording.c.fingerprint, _wording.c.alike).where(
                tuple_(_wording.c.brand, _wording.c.fingerprint).in_(sorted(left))
            )
        )
        found = {(brand, text): group for brand, text, group in claimed}
        return {key: group for key, group in found.items() if group != wordings[key]}

    def take_over(self, wordings: Mapping[tuple[str, str], tuple[str, str]], now: datetime, /) -> None:
        for (brand, text), (old, new) in sorted(wordings.items()):
            values = {"of_brand": brand, "wording": text, "old": old, "new": new, "now": now}
            if self._connection.execute(_take_over, values).rowcount != 1:
                raise Stale(f"{_wording.name}: another process was quicker")

    def forget_claims(self, before: datetime, /) -> None:
        self._connection.execute(_old_claims, {"before": before})

    def heads(self, limit: int, /, *, after: int = 0) -> list[Head]:
        rows = fetch(self._connection, _heads, {"most": limit, "after": after})
        return [to_value(row, Head) for row in reversed(rows)]
