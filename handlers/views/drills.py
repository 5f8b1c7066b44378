"""What the cards of a drill show: an inject in front of the team, and the scorecard at the end."""

from dataclasses import dataclass

from handlers.clicks import Click
from handlers.crisis.crisis import RUNS, Crisis
from handlers.crisis.drill import Drill, DrillState, InjectRow, Scorecard
from handlers.crisis.playbook import Texts
from handlers.crisis.records import drill_here, playbook_of
from handlers.crisis.scenario import Inject
from handlers.errors import NotFound
from handlers.people import Person, Team
from handlers.ports import UnitOfWork

NOTHING: Texts = {}


@dataclass(frozen=True, kw_only=True, slots=True)
class DrillSeen:
    """Where a drill stands, for the status card."""

    drill: Drill
    come: int
    """Injects so far."""
    total: int
    next: InjectRow | None


@dataclass(frozen=True, kw_only=True, slots=True)
class InjectView:
    """Card `inject`: subject is the inject's id."""

    crisis: Crisis
    row: InjectRow
    inject: Inject
    wanted: Texts
    """Title of the step that it should lead to; empty: none in particular."""
    answered_by: Person | None
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb == "drill-answer":
            return Click(verb=verb, choice=choice, kind="inject", id=self.row.id, version=self.row.version)
        return Click(verb=verb, choice=choice, kind="crisis", id=self.crisis.id, version=self.crisis.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class ScorecardView:
    """Card `scorecard`: subject is the drill's id."""

    crisis: Crisis
    scorecard: Scorecard
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="crisis", id=self.crisis.id, version=self.crisis.version)


def inject_view(inject_id: int, uow: UnitOfWork, team: Team) -> InjectView:
    row = uow.injects.get(inject_id)
    crisis = uow.crises.get(row.crisis_id)
    inject = uow.drills.get(row.drill_id).script.injects[row.position]
    steps = {step.id: step for step in playbook_of(uow, crisis).steps}
    asks = crisis.state in RUNS and row.answered_at is None and not row.cases
    return InjectView(
        crisis=crisis,
        row=row,
        inject=inject,
        wanted=steps[inject.step].title if inject.step in steps else NOTHING,
        answered_by=team.people.get(row.answered_by),
        allowed=frozenset({"drill-answer", "where"} if asks else {"where"}),
    )


def scorecard_view(drill_id: int, uow: UnitOfWork, team: Team) -> ScorecardView:
    del team  # a scorecard names nobody
    drill = uow.drills.get(drill_id)
    if drill.scorecard is None:
        raise NotFound(f"scorecard of drill {drill_id}")
    return ScorecardView(
        crisis=uow.crises.get(drill.crisis_id),
        scorecard=drill.scorecard,
        allowed=frozenset({"crisis-report", "timeline", "drill"}),
    )


def drill_seen(crisis: Crisis, uow: UnitOfWork) -> DrillSeen | None:
    """None for a real crisis."""
    drill = drill_here(uow, crisis.id) if crisis.drill else None
    if drill is None:
        return None
    rows = sorted(uow.injects.find(drill_id=drill.id), key=lambda row: row.position)
    coming = [row for row in rows if row.fired_at is None]
    return DrillSeen(
        drill=drill, come=len(rows) - len(coming), total=len(rows), next=coming[0] if coming else None
    )


def drill_verbs(seen: DrillSeen | None) -> frozenset[str]:
    """What whoever leads can do about the drill's own clock."""
    if seen is None:
        return frozenset()
    match seen.drill.state:
        case DrillState.RUNNING:
            return frozenset({"drill-pause", "drill-end"} | ({"drill-next"} if seen.next else set[str]()))
        case DrillState.PAUSED:
            return frozenset({"drill-resume", "drill-end"})
        case DrillState.OVER:
            return frozenset({"drill"})
        case DrillState.UNDONE:
            return frozenset()
