"""What happened to somebody's cases while they were away, and what waits for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.case import DONE, Case, State
from handlers.claims import given_from
from handlers.clicks import Click
from handlers.draft import RequestState
from handlers.escalated import EscalationState
from handlers.flags import main_topic
from handlers.people import Person, Team
from handlers.placement import LogEntry
from handlers.ports import UnitOfWork
from handlers.records import IN_HAND
from handlers.sections import Look, click_of, names_of
from handlers.views.facts import target_of
from handlers.views.private import entry_of
from handlers.views.private_shapes import Entry
from handlers.views.target import Target

LEAD = timedelta(hours=24)
"""What somebody handed over so shortly before they left still concerns them."""
MOST = 10
"""Cases that are shown one by one."""
MOST_NEWS = 3
"""Lines of the log shown of each."""
NO_NEWS = frozenset({"click.refused", "comment.revealed", "case.unrouted", "lesson.undone"})
"""Lines of the log that change nothing about a case."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ResumeRow:
    case: Case
    target: Target
    topic: str
    owner: Person | None
    news: tuple[Entry, ...]
    """The latest, oldest first."""
    earlier: int
    """Lines before those."""
    mine: bool
    """Still, or again, in their hand."""
    back: bool
    """They may take it back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StoodIn:
    """An escalation to this person that went to somebody else meanwhile."""

    case_id: int
    """0 if it is about none."""
    asked: tuple[Person, ...]
    open: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ResumeView:
    """Private card `resume`."""

    team: Team
    since: datetime
    at: datetime
    rows: tuple[ResumeRow, ...]
    total: int
    """Cases, those beyond the shown ones included."""
    waiting: Mapping[str, int]
    """yes, asked, question: what somebody has wanted of this person meanwhile and still wants."""
    stood_in: tuple[StoodIn, ...]
    news: bool
    """Anything has happened at all."""
    allowed: frozenset[str]
    target: None = None

    def click(self, verb: str, choice: str = "-") -> Click:
        """case, retake: the case of that number; list: their part of the queue."""
        if verb in {"case", "retake"}:
            case = next(row.case for row in self.rows if str(row.case.id) == choice)
            return Click(verb=verb, kind="case", id=case.id, version=case.version)
        return click_of(Look(section=self.section), self.team, verb, choice)

    @property
    def section(self) -> str:
        """Of the queue, where it goes on."""
        if any(row.mine for row in self.rows):
            return "mine"
        wanted = {"yes": "waiting", "asked": "asked"}
        return next((wanted[name] for name in wanted if self.waiting.get(name)), "free")


def resume_view(_: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> ResumeView:
    since, at = (datetime.fromisoformat(params[name]) for name in ("since", "at"))
    person = team.people.get(params["person"])
    rows = sorted(_rows(person, since, at, uow, team), key=_first_what_can_be_done) if person else []
    waiting = _waiting(person, since, uow) if person else {}
    stood_in = tuple(_stood_in(person, since, uow, team)) if person else ()
    return ResumeView(
        team=team,
        since=since,
        at=at,
        rows=tuple(rows[:MOST]),
        total=len(rows),
        waiting=waiting,
        stood_in=stood_in,
        news=bool(stood_in or any(waiting.values()) or any(row.news for row in rows)),
        allowed=frozenset({"case", "retake", "list"}),
    )


def _first_what_can_be_done(row: ResumeRow) -> tuple[bool, bool, int, int]:
    return row.case.state in DONE, not row.mine, -row.case.urgency, row.case.id


def _rows(person: Person, since: datetime, at: datetime, uow: UnitOfWork, team: Team) -> Iterator[ResumeRow]:
    """Cases that were in their hand, or are."""
    left = uow.hand_offs.of(person.id, since - LEAD)
    ids = {one.case_id for one in left}
    ids |= {case.id for case in uow.cases.find(owner=person.id, state=_HELD)}
    ids |= {case.id for case in uow.cases.ended(person.id, since)}
    for id in sorted(ids):
        row = _row(uow.cases.get(id), person, since, at, uow, team)
        if row is not None:
            yield row


def _row(
    case: Case, person: Person, since: datetime, at: datetime, uow: UnitOfWork, team: Team
) -> ResumeRow | None:
    if case.drill:
        return None
    log = uow.log.of(f"case:{case.id}")
    if _given_back(log, person):
        return None
    news = [
        entry_of(entry, team)
        for entry in _from_first_in_hand(log, person)
        if since < entry.at <= at and not person.is_(entry.actor) and entry.type not in NO_NEWS
    ]
    given = case.state not in DONE and given_from(uow, case, person)
    if not news and not given:
        return None
    mine = case.owner == person.id and case.state not in DONE
    free = case.state is State.NEW and not case.deleted
    return ResumeRow(
        case=case,
        target=target_of(case, team),
        topic=main_topic(case.flags),
        owner=team.people.get(case.owner),
        news=tuple(news[-MOST_NEWS:]),
        earlier=max(len(news) - MOST_NEWS, 0),
        mine=mine,
        back=not mine and (free or (given and case.state is State.CLAIMED)),
    )


_HELD = tuple(sorted(state.value for state in (*IN_HAND, State.SNOOZED)))


def _from_first_in_hand(log: list[LogEntry], person: Person) -> list[LogEntry]:
    """What was before they had anything to do with it is no news: they see it on the card."""
    first = (n for n, e in enumerate(log) if person.is_(e.actor) or e.facts.get("to") == person.id)
    return log[next(first, len(log)) :]


def _given_back(log: list[LogEntry], person: Person) -> bool:
    """They let go of it themselves: what others do with it since is none of their concern."""
    last = next((entry for entry in reversed(log) if person.is_(entry.actor)), None)
    return last is not None and last.type == "case.returned"


def _waiting(person: Person, since: datetime, uow: UnitOfWork) -> dict[str, int]:
    requests = uow.requests.find(state=RequestState.OPEN) if person.says_yes else []
    asked = [one for one in requests if one.asked_at > since and not person.is_(one.asked_by)]
    names = set(names_of(person))
    escalations = [
        one
        for one in uow.escalations.find(state=EscalationState.OPEN)
        if one.asked_at is not None and one.asked_at > since and not names.isdisjoint(one.asked)
    ]
    questions = [
        one for one in uow.questions.find(to=f"person:{person.id}", answered_by="") if one.at > since
    ]
    return {"yes": len(asked), "asked": len(escalations), "question": len(questions)}


def _stood_in(person: Person, since: datetime, uow: UnitOfWork, team: Team) -> Iterator[StoodIn]:
    for one in uow.escalations.find(target=f"person:{person.id}"):
        if one.asked_at is None or one.asked_at <= since or person.id in one.asked:
            continue
        yield StoodIn(
            case_id=one.subject if one.kind == "case" else 0,
            asked=tuple(found for id in one.asked if (found := team.people.get(id)) is not None),
            open=one.state is EscalationState.OPEN,
        )
