"""The report of a crisis as values, read from its rows and its log. It names roles, not people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.clicks import Click
from handlers.crisis.clocks import applies, first_due, step_of
from handlers.crisis.crisis import Crisis, RoomState, StepRow, StepState
from handlers.crisis.decision import Decision, Fact, Task
from handlers.crisis.drill import Scorecard
from handlers.crisis.playbook import Playbook, Step, Texts
from handlers.crisis.proposal import Proposal
from handlers.crisis.proposals import proposed
from handlers.crisis.records import drill_here, playbook_of, roles_of, rooms_of, steps_of
from handlers.people import Team
from handlers.placement import LogEntry
from handlers.ports import UnitOfWork
from handlers.texts.announcement import Announcement, AnnouncementState
from handlers.views.crisis_curve import Curve, curve_of
from handlers.views.crisis_record import STATEMENT, board_of
from handlers.views.statements import PostSeen, posts_of

WORDS = frozenset({"acknowledgement", "holding"})
"""The first public word and the first statement: what the field measures itself by."""
SAID = frozenset(
    {
        AnnouncementState.OPEN,
        AnnouncementState.APPROVED,
        AnnouncementState.DRILLED,
        AnnouncementState.SENT_BACK,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Milestone:
    """A step with a time of its own, counted from the declaration."""

    title: Texts
    target: datetime | None
    reached: datetime | None
    """When it was done first. None: not yet, or skipped."""
    public: bool = True
    """One of the two that the field measures itself by."""
    skipped: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One line of the timeline."""

    entry: LogEntry
    role: Texts
    """What whoever did it was in this crisis; empty: no role in it."""
    text: str
    step: Texts
    """Title of the step that it is about; empty if about none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementTold:
    """A statement that was filled, with what became of it on each account."""

    made: Announcement
    posts: tuple[PostSeen, ...]
    author: Texts
    approver: Texts
    attester: Texts
    """Who says that the approver said yes on the phone; empty: it was a click."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenStep:
    title: Texts
    role: Texts
    due: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionTold:
    """A decision that somebody carries out by a time."""

    decision: Decision
    task: Task
    owner: Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggested:
    """A change that the crisis suggests for its playbook."""

    proposal: Proposal
    title: Texts
    """Of the step; empty where it is a new one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportView:
    """Private card `crisis-report`, and the source of both files."""

    crisis: Crisis
    milestones: tuple[Milestone, ...]
    decisions: tuple[Decision, ...]
    roles: Mapping[str, Texts]
    """Person id -> title of the role played."""
    facts: tuple[Fact, ...]
    open_steps: tuple[OpenStep, ...]
    actions: tuple[ActionTold, ...]
    timeline: tuple[Told, ...]
    allowed: frozenset[str]
    statements: tuple[StatementTold, ...] = ()
    curve: Curve | None = None
    """What the watch has seen meanwhile; None in a drill, which has nothing to do with it."""
    scorecard: Scorecard | None = None
    """How a drill went, once it is over."""
    proposals: tuple[Suggested, ...] = ()

    @property
    def target(self) -> None:
        """About no account."""

    @property
    def open_actions(self) -> tuple[ActionTold, ...]:
        return tuple(one for one in self.actions if one.task.done_at is None)

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="crisis", id=self.crisis.id, version=self.crisis.version)


def report_view(crisis_id: int, uow: UnitOfWork, team: Team) -> ReportView:
    crisis = uow.crises.get(crisis_id)
    playbook = playbook_of(uow, crisis)
    roles = _roles(crisis, playbook, uow)
    log = uow.log.of(f"crisis:{crisis.id}")
    rows = [row for row in steps_of(uow, crisis) if applies(crisis, row)]
    decisions = {one.id: one for one in uow.decisions.find(crisis_id=crisis.id)}
    titles = {step.id: step.title for step in playbook.steps}
    texts = {one.id: one.text for one in uow.crisis_texts.find(crisis_id=crisis.id)}
    return ReportView(
        crisis=crisis,
        milestones=tuple(_milestones(crisis, playbook, rows, log)),
        decisions=tuple(decisions.values()),
        roles=roles,
        facts=tuple(board_of(crisis, uow)),
        open_steps=tuple(_open(playbook, rows)),
        actions=tuple(
            ActionTold(decision=decisions[task.decision_id], task=task, owner=roles.get(task.person, {}))
            for task in uow.tasks.find(crisis_id=crisis.id)
            if task.done_by or task.done_at is None  # not what a correction has replaced
        ),
        timeline=tuple(
            Told(
                entry=entry,
                role=roles.get(entry.actor, {}),
                text="" if entry.type.startswith(STATEMENT) else texts.get(entry.content_id, ""),
                step=titles.get(str(entry.facts.get("step")), {}),
            )
            for entry in log
        ),
        allowed=_verbs(crisis, uow),
        statements=tuple(_statements(crisis, roles, uow, team)),
        proposals=tuple(
            Suggested(proposal=one, title=titles.get(one.step, {})) for one in proposed(uow, crisis)
        ),
        curve=curve_of(crisis, uow, crisis.ended_at or (log[-1].at if log else crisis.declared_at))
        if not crisis.drill
        else None,
        scorecard=drill.scorecard if (drill := drill_here(uow, crisis.id)) else None,
    )


def _verbs(crisis: Crisis, uow: UnitOfWork) -> frozenset[str]:
    there = any(room.state is RoomState.OPEN for room in rooms_of(uow, crisis))
    return frozenset({"decisions", "timeline", "where"} | ({"report-share"} if there else set[str]()))


def _roles(crisis: Crisis, playbook: Playbook, uow: UnitOfWork) -> dict[str, Texts]:
    titles = {role.id: role.title for role in playbook.roles}
    found: dict[str, Texts] = {}
    for fill in roles_of(uow, crisis):
        for person in (fill.person, fill.deputy):
            if person and fill.role in titles:
                found.setdefault(person, titles[fill.role])
    return found


def _milestones(
    crisis: Crisis, playbook: Playbook, rows: Sequence[StepRow], log: Sequence[LogEntry]
) -> list[Milestone]:
    """Steps that come back count by their first time."""
    first: dict[str, datetime] = {}
    for entry in log:
        if entry.type == "step.done":
            first.setdefault(str(entry.facts.get("step")), entry.at)
    found: list[Milestone] = []
    for row in rows:
        step = step_of(playbook, row)
        target = first_due(step.due, crisis.declared_at) if step else None
        if step is not None and target is not None:
            found.append(
                Milestone(
                    title=step.title,
                    target=target,
                    reached=first.get(row.step),
                    public=_is_public_word(step),
                    skipped=row.state is StepState.SKIPPED,
                )
            )
    return found


def _is_public_word(step: Step) -> bool:
    return step.statement in WORDS


def _open(playbook: Playbook, rows: Sequence[StepRow]) -> list[OpenStep]:
    titles = {role.id: role.title for role in playbook.roles}
    waiting = [(row, step_of(playbook, row)) for row in rows if row.state is StepState.OPEN]
    return [
        OpenStep(title=step.title, role=titles.get(row.role, {}), due=row.due_at)
        for row, step in waiting
        if step is not None
    ]


def _statements(
    crisis: Crisis, roles: Mapping[str, Texts], uow: UnitOfWork, team: Team
) -> list[StatementTold]:
    """What was asked for or published; versions that were replaced stand in the timeline."""
    return [
        StatementTold(
            made=made,
            posts=posts_of(made, uow, team),
            author=roles.get(made.author, {}),
            approver=roles.get(made.decided_by, {}),
            attester=roles.get(made.attested_by, {}),
        )
        for made in uow.announcements.find(crisis_id=crisis.id)
        if made.state in SAID
    ]
