"""The view of a follow-up: what was written in the days after a crisis, beside the crisis and the days before."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.clicks import Click
from handlers.crisis.crisis import Crisis, CrisisState
from handlers.people import Team
from handlers.placement import Placement
from handlers.ports import UnitOfWork
from handlers.watch.figures import DayFigures, by_day

BEFORE = timedelta(days=7)
SHOWN = 7
A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Figures of some time taken together."""

    total: int
    critical: int
    severe: int
    days: float

    @property
    def a_day(self) -> int:
        return round(self.total / self.days) if self.days else 0

    @property
    def share(self) -> int:
        return round(100 * self.critical / self.total) if self.total else 0


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowupView:
    """Card `crisis-followup`."""

    crisis: Crisis
    days: int
    """After standing down."""
    before: Span
    """The week before the declaration."""
    during: Span
    since: Span
    """From standing down until that day."""
    last: tuple[DayFigures, ...]
    """The last days of it, oldest first; those without a comment are left out."""
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About a brand, not about one account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="crisis", id=self.crisis.id, version=self.crisis.version)


def followup_view(placement: Placement, *, uow: UnitOfWork, team: Team) -> FollowupView:
    del team
    crisis = uow.crises.get(placement.subject)
    days = int(placement.params["days"])
    begun, ended = crisis.declared_at, crisis.ended_at or crisis.declared_at
    until = ended + timedelta(days=days)
    reopen = {"crisis-reopen"} if crisis.state is CrisisState.OVER else set[str]()
    return FollowupView(
        crisis=crisis,
        days=days,
        before=_span(uow, crisis.brand, begun - BEFORE, begun),
        during=_span(uow, crisis.brand, begun, ended),
        since=_span(uow, crisis.brand, ended, until),
        last=by_day(uow, crisis.brand, max(ended, until - SHOWN * A_DAY), until),
        allowed=frozenset({"crisis-report", "steps", "where"} | reopen),
    )


def _span(uow: UnitOfWork, brand: str, since: datetime, until: datetime) -> Span:
    found = by_day(uow, brand, since, until)
    return Span(
        total=sum(day.total for day in found),
        critical=sum(day.critical for day in found),
        severe=sum(day.severe for day in found),
        days=(until - since) / A_DAY,
    )
