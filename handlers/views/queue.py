"""The queue as one person sees it: counts, one page of a section, the case that should come next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.case import Case
from handlers.clicks import Click
from handlers.flags import main_topic
from handlers.people import Person, Team
from handlers.permissions import may
from handlers.ports import UnitOfWork
from handlers.sections import PAGE, SECTIONS, Look, click_of, look_of, sections_of
from handlers.views.facts import target_of
from handlers.views.target import Target

MOST = 1_000
"""Counted so far; beyond it the view says "more than"."""
BULK = {"bulk-dismiss": "dismiss", "bulk-assign": "give", "bulk-hide": "hide"}
"""What several cases can be chosen for, and the verb whose role it needs."""
CHOOSABLE = frozenset({"mine", "free", "late", "asked", "digest"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    case: Case
    target: Target
    topic: str
    owner: Person | None
    late: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueView:
    """Private card `queue`."""

    team: Team
    look: Look
    at: datetime
    sizes: Mapping[str, int]
    """Without filters; `MOST` means at least so many."""
    rows: tuple[Row, ...]
    more: bool
    """There is a next page."""
    allowed: frozenset[str]
    target: None = None

    def click(self, verb: str, choice: str = "-") -> Click:
        """case: the case of that number; everything else: this part of the queue."""
        if verb == "case":
            case = next(row.case for row in self.rows if str(row.case.id) == choice)
            return Click(verb=verb, kind="case", id=case.id, version=case.version)
        return click_of(self.look, self.team, verb, choice)

    def turn(self, look: Look, choice: str) -> Click:
        """To another part; `choice` tells apart two controls that lead to the same one."""
        return click_of(look, self.team, "queue", choice)


def queue_view(number: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> QueueView:
    section, person, at = params["section"], params["person"], datetime.fromisoformat(params["at"])
    place = Click(verb="queue", kind="queue", id=number, version=SECTIONS.index(section) + 1)
    look = look_of(place, team)
    known = team.people.get(person)
    sections = sections_of(known) if known else ()
    found = (
        uow.cases.queue(look, known, at, offset=look.page * PAGE, limit=PAGE + 1)
        if known is not None and section in sections
        else []
    )
    rows = tuple(_row(case, at, team) for case in found[:PAGE])
    choosable = section in CHOOSABLE and len(rows) > 1
    bulk = frozenset(name for name, verb in BULK.items() if choosable and may(verb, known, team) is None)
    return QueueView(
        team=team,
        look=look,
        at=at,
        sizes={name: uow.cases.queue_size(name, known, at, MOST) for name in sections if known is not None},
        rows=rows,
        more=len(found) > PAGE,
        allowed=frozenset({"queue", "case"}) | bulk,
    )


def _row(case: Case, at: datetime, team: Team) -> Row:
    return Row(
        case=case,
        target=target_of(case, team),
        topic=main_topic(case.flags),
        owner=team.people.get(case.owner),
        late=case.reply_by is not None and case.reply_by <= at,
    )
