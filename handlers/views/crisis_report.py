"""The report of a crisis as values, read from its rows and its log. It names roles, not people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.clicks import Click
from handlers.crisis.clocks import applies, first_due, step_of
from handlers.crisis.crisis import Crisis, StepState
from handlers.crisis.decision import Decision, Fact
from handlers.crisis.playbook import Texts
from handlers.crisis.records import playbook_of, roles_of, steps_of
from handlers.people import Team
from handlers.placement import LogEntry
from handlers.ports import UnitOfWork
from handlers.views.crisis_record import board_of

MILESTONES = frozenset({"c05", "c07"})
"""The first public word and the first statement: what the field measures itself by."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Milestone:
    title: Texts
    target: datetime | None
    reached: datetime | None
    """None: not yet, or skipped."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One line of the timeline."""

    entry: LogEntry
    role: Texts
    """What whoever did it was in this crisis; empty: no role in it."""
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportView:
    """Private card `crisis-report`, and the source of both files."""

    crisis: Crisis
    milestones: tuple[Milestone, ...]
    decisions: tuple[Decision, ...]
    roles: Mapping[str, Texts]
    """Person id -> title of the role played."""
    facts: tuple[Fact, ...]
    open_steps: tuple[Texts, ...]
    open_tasks: tuple[Decision, ...]
    timeline: tuple[Told, ...]
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="crisis", id=self.crisis.id, version=self.crisis.version)


def report_view(crisis_id: int, uow: UnitOfWork, team: Team) -> ReportView:
    del team  # roles are of this crisis, whoever is in the team today
    crisis = uow.crises.get(crisis_id)
    playbook = playbook_of(uow, crisis)
    titles = {role.id: role.title for role in playbook.roles}
    roles: dict[str, Texts] = {}
    for fill in roles_of(uow, crisis):
        for person in (fill.person, fill.deputy):
            if person and fill.role in titles:
                roles.setdefault(person, titles[fill.role])
    rows = [row for row in steps_of(uow, crisis) if applies(crisis, row)]
    steps = {row.step: step_of(playbook, row) for row in rows}
    decisions = tuple(uow.decisions.find(crisis_id=crisis.id))
    waiting = {task.decision_id for task in uow.tasks.find(crisis_id=crisis.id) if task.done_at is None}
    texts = {one.id: one.text for one in uow.crisis_texts.find(crisis_id=crisis.id)}
    return ReportView(
        crisis=crisis,
        milestones=tuple(
            Milestone(
                title=step.title,
                target=first_due(step.due, crisis.declared_at),
                reached=row.ended_at if row.state is StepState.DONE else None,
            )
            for row in rows
            if row.step in MILESTONES and (step := steps[row.step]) is not None
        ),
        decisions=decisions,
        roles=roles,
        facts=tuple(board_of(crisis, uow)),
        open_steps=tuple(
            step.title
            for row in rows
            if row.state is StepState.OPEN and (step := steps[row.step]) is not None
        ),
        open_tasks=tuple(one for one in decisions if one.id in waiting),
        timeline=tuple(
            Told(entry=entry, role=roles.get(entry.actor, {}), text=texts.get(entry.content_id, ""))
            for entry in uow.log.of(f"crisis:{crisis.id}")
        ),
        allowed=frozenset({"decisions", "timeline", "where"}),
    )
