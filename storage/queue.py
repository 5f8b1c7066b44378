"""Cases, and the queue: each section is one statement that an index answers, however many cases there are."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    exists,
    func,
    not_,
    or_,
    select,
    text,
    update,
)

from handlers.case import DONE, Case, State
from handlers.comment import Kind
from handlers.digest import ASIDE
from handlers.draft import RequestState
from handlers.errors import Stale
from handlers.escalated import EscalationState
from handlers.gathering import Tally
from handlers.members import More
from handlers.people import Person
from handlers.permissions import reads_messages
from handlers.sections import Look, names_of
from storage import tables
from storage.rows import Shape, Store, fetch, shape

CASES: Shape[Case] = shape(Case, tables.CaseRow)
_case = CASES.table.c
_written: Any = tables.CommentVersionRow.__table__.c  # pyright: ignore[reportAttributeAccessIssue]
_request: Any = tables.RequestRow.__table__.c  # pyright: ignore[reportAttributeAccessIssue]
_draft: Any = tables.DraftRow.__table__.c  # pyright: ignore[reportAttributeAccessIssue]
_escalation: Any = tables.EscalationRow.__table__.c  # pyright: ignore[reportAttributeAccessIssue]
_placement: Any = tables.PlacementRow.__table__.c  # pyright: ignore[reportAttributeAccessIssue]
IN_HAND = (State.CLAIMED, State.IN_APPROVAL, State.PUBLISHING, State.SNOOZED)
_real = _case.drill == 0
"""Nobody finds in the queue what was scripted for a drill."""
UNANSWERED = text(tables.UNANSWERED)


_clocks = (
    select(CASES.table)
    .where(_case.sla_next <= bindparam("now"))
    .order_by(_case.sla_next, _case.id)
    .limit(bindparam("most"))
)
_clocks_in = (
    select(_case.sla, func.count())
    .where(text(tables.TOLD))
    .where(
        exists().where(
            _placement.kind == "case",
            _placement.subject == _case.id,
            _placement.platform == bindparam("of_platform"),
            _placement.channel == bindparam("of_channel"),
        )
    )
    .group_by(_case.sla)
)


_nth = (
    select(_case.opened_at)
    .where(_case.brand == bindparam("of_brand"), _real)
    .order_by(_case.id.desc())
    .offset(bindparam("most"))
    .limit(1)
)
_in_topic = (text(tables.GATHERED), _case.topic_id == bindparam("of_topic"), _case.deleted.is_(False))
_tallies = (
    select(_case.state, func.count().label("cases"), func.sum(1 + _case.others).label("comments"))
    .where(*_in_topic)
    .group_by(_case.state)
)
_of_topic = (
    select(CASES.table)
    .where(*_in_topic, _case.state.not_in([state.value for state in DONE]))
    .order_by(_case.state != State.NEW.value, _case.urgency.desc(), _case.others.desc(), _case.id)
    .offset(bindparam("first"))
    .limit(bindparam("most"))
)


_newest_alike = select(CASES.table).where(
    _case.id.in_(
        select(func.max(_case.id))
        .where(_case.alike.in_(bindparam("groups", expanding=True)), _real)
        .group_by(_case.alike)
    )
)
_count_in = (
    update(CASES.table)
    .where(_case.id == bindparam("row_id"), *(_case.state != state.value for state in DONE))
    .values(
        others=_case.others + bindparam("comments"),
        variants=_case.variants + bindparam("wordings"),
        version=_case.version + 1,
        revision=_case.revision + 1,
    )
)
# Sums add up whoever else counts; a list is only replaced where nobody else has changed it meanwhile.
_count_and_spread = _count_in.where(_case.revision == bindparam("row_revision")).values(
    spread=bindparam("new_spread")
)
_ended = (
    select(CASES.table)
    .where(
        _real,
        _case.owner == bindparam("of_person"),
        _case.state.in_([state.value for state in DONE]),
        _case.closed_at > bindparam("since"),
    )
    .order_by(_case.id)
)


class CaseStore(Store[Case]):
    """Fulfils `handlers.ports.Cases`."""

    def find(self, **conditions: object) -> list[Case]:
        """What was scripted for a drill is found by those alone who name it (`drill=<id of its crisis>`)."""
        return super().find(**({"drill": 0} | conditions))

    def queue(self, look: Look, person: Person, now: datetime, /, *, offset: int, limit: int) -> list[Case]:
        mine = (_section(look.section, person, now), *_seen_by(person, look.section))
        statement = select(CASES.table).where(_real, *mine, *_filters(look))
        return self._all(_ordered(statement, look.section).offset(offset).limit(limit), {})

    def expect(self, count: int, /) -> None:
        """Each gets its number when it is added here."""

    def newest_alike(self, groups: Collection[str], /) -> dict[str, Case]:
        found = self._all(_newest_alike, {"groups": sorted(groups)}) if groups else []
        return {case.alike: case for case in found}

    def count_in(self, more: Sequence[More], /) -> None:
        spreads = [one for one in more if one.spread != one.case.spread]
        sums = [one for one in more if one.spread == one.case.spread]
        for statement, those in ((_count_in, sums), (_count_and_spread, spreads)):
            rows = [self._counted(one) for one in those]
            if rows and self._connection.execute(statement, rows).rowcount != len(rows):
                raise Stale(
                    f"{CASES.table.name}: one of {len(rows)} is open no more, or was changed meanwhile"
                )
        for one in more:
            # Whoever saves it reads it again first.
            self._seen.pop((CASES.table.name, one.case.id), None)

    def _counted(self, more: More) -> dict[str, Any]:
        row = {"row_id": more.case.id, "comments": more.comments, "wordings": more.wordings}
        if more.spread == more.case.spread:
            return row
        return {
            **row,
            "new_spread": list(more.spread),
            "row_revision": self._seen[CASES.table.name, more.case.id],
        }

    def clocks_due(self, now: datetime, limit: int, /) -> list[Case]:
        return self._all(_clocks, {"now": now, "most": limit})

    def flooded(self, brand: str, since: datetime, most: int, /) -> bool:
        found = self._connection.execute(_nth, {"of_brand": brand, "most": most}).scalar()
        return found is not None and found >= since

    def tallies(self, topic_id: int, /) -> list[Tally]:
        return [
            Tally(state=row["state"], cases=int(row["cases"]), comments=int(row["comments"]))
            for row in fetch(self._connection, _tallies, {"of_topic": topic_id})
        ]

    def of_topic(self, topic_id: int, /, *, offset: int, limit: int) -> list[Case]:
        return self._all(_of_topic, {"of_topic": topic_id, "first": offset, "most": limit})

    def clocks_in(self, platform: str, channel: str, /) -> dict[str, int]:
        found = self._connection.execute(_clocks_in, {"of_platform": platform, "of_channel": channel})
        return {str(name): int(count) for name, count in found}

    def of_digest(self, digest_id: int, /, *, offset: int, limit: int) -> list[Case]:
        statement = select(CASES.table).where(_case.digest_id == digest_id)
        return self._all(statement.order_by(_case.urgency.desc(), _case.id).offset(offset).limit(limit), {})

    def digest_counts(self, digest_id: int, /) -> dict[str, int]:
        statement = select(_case.state, func.count()).where(_case.digest_id == digest_id)
        return {
            str(state): int(count)
            for state, count in self._connection.execute(statement.group_by(_case.state))
        }

    def ended(self, person: str, since: datetime, /) -> list[Case]:
        return self._all(_ended, {"of_person": person, "since": since})

    def queue_size(self, section: str, person: Person, now: datetime, most: int, /) -> int:
        mine = (_section(section, person, now), *_seen_by(person, section))
        some = select(_case.id).where(_real, *mine).limit(most).subquery()
        return self._connection.execute(select(func.count()).select_from(some)).scalar_one()


def _seen_by(person: Person, section: str) -> list[ColumnElement[bool]]:
    """Private messages are listed for those alone who work on them, or are asked about this one."""
    if reads_messages(person) or section == "asked":
        return []
    private = exists().where(_written.comment_id == _case.comment_id, _written.kind == Kind.MESSAGE.value)
    return [not_(private)]


def _section(section: str, person: Person, now: datetime) -> ColumnElement[bool]:
    match section:
        case "mine":
            return and_(_case.owner == person.id, _case.state.in_([state.value for state in IN_HAND]))
        case "free":
            aside = _case.digest.in_(ASIDE)
            return and_(_case.state == State.NEW.value, _case.deleted.is_(False), not_(aside))
        case "digest":
            waiting = and_(_case.digest.in_(ASIDE), _case.digest_id > 0)
            return and_(waiting, _case.state == State.NEW.value, _case.deleted.is_(False))
        case "late":
            # Word for word the condition of the partial index, or it would not be used.
            return and_(UNANSWERED, _case.reply_by <= now, _case.deleted.is_(False))
        case "asked":
            return _case.id.in_(_escalated_to(person))
        case _:
            return and_(_case.state == State.IN_APPROVAL.value, _asked_of(person.id))


def _asked_of(person: str) -> ColumnElement[bool]:
    """A yes is asked for, to a text that is not this person's own."""
    return exists().where(
        _request.case_id == _case.id,
        _request.state == RequestState.OPEN.value,
        _draft.id == _request.draft_id,
        _draft.author != person,
    )


def _escalated_to(person: Person) -> Select[Any]:
    """Cases whose escalation asks this person, or was taken by them and is not resolved."""
    asked = [
        cast(_escalation.asked, Text).contains(msgspec.json.encode(name).decode(), autoescape=True)
        for name in names_of(person)
    ]
    return select(_escalation.subject).where(
        _escalation.kind == "case",
        or_(
            and_(_escalation.state == EscalationState.OPEN.value, or_(*asked)),
            and_(_escalation.state == EscalationState.ACKNOWLEDGED.value, _escalation.taken_by == person.id),
        ),
    )


def _filters(look: Look) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if look.urgency_from:
        found.append(_case.urgency >= int(look.urgency_from))
    if look.purpose:
        found.append(_case.purpose == look.purpose)
    if look.brand:
        found.append(_case.brand == look.brand)
    if look.flag:
        # In JSON a quotation mark inside a text is escaped, so that no evidence can pass for a name.
        named = f'"name":{msgspec.json.encode(look.flag).decode()}'
        found.append(cast(_case.flags, Text).contains(named, autoescape=True))
    return found


def _ordered(statement: Select[Any], section: str) -> Select[Any]:
    if section == "late":
        return statement.order_by(_case.reply_by, _case.id)
    return statement.order_by(_case.urgency.desc(), _case.id)
