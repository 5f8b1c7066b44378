"""The scorecard: times to the milestones, what became of the injects, what to practise next. Measured from the log and
the rows of the drill alone, in minutes of its own clock."""

from collections.abc import Iterator
from datetime import datetime

from handlers.case import State
from handlers.crisis.clocks import applies, step_of
from handlers.crisis.crisis import Crisis, StepRow, StepState
from handlers.crisis.drill import Answered, Drill, InjectRow, Measured, Practise, Scorecard
from handlers.crisis.playbook import Playbook, Texts
from handlers.crisis.records import playbook_of, roles_of, steps_of
from handlers.crisis.scenario import Goal, Inject
from handlers.ports import UnitOfWork
from handlers.records import BOT
from handlers.texts.announcement import AnnouncementState

FIRST_WORD, STATEMENT = 15, 60
"""Minutes: the field's targets for the first public word and the first statement."""
DECISION, ROLES = 10, 10
MOST_TO_PRACTISE = 5
NOTHING: Texts = {}


def scored(uow: UnitOfWork, drill: Drill, now: datetime) -> Scorecard:
    crisis = uow.crises.get(drill.crisis_id)
    playbook = playbook_of(uow, crisis)
    rows = {row.step: row for row in steps_of(uow, crisis) if applies(crisis, row)}
    goals = tuple(_goal(goal, drill, rows) for goal in drill.script.goals)
    milestones = tuple(_milestones(uow, drill, crisis))
    fired = [row for row in uow.injects.find(drill_id=drill.id) if row.fired_at is not None]
    fired.sort(key=lambda row: (row.fired_at or now, row.position))
    injects = tuple(_inject(uow, drill, row, rows, playbook) for row in fired)
    cases = uow.cases.find(drill=crisis.id)
    overdue = sum(_is_overdue(row, now) for row in rows.values())
    return Scorecard(
        minutes=drill.minutes(now),
        goals=goals,
        milestones=milestones,
        injects=injects,
        left_out=len(drill.script.injects) - len(fired),
        decisions=len(uow.decisions.find(crisis_id=crisis.id)),
        steps_done=sum(row.state is StepState.DONE for row in rows.values()),
        steps=len(rows),
        overdue=overdue,
        comments=len(cases),
        comments_answered=sum(case.state is State.ANSWERED for case in cases),
        practise=tuple(_practise(uow, crisis, goals, milestones, injects, overdue))[:MOST_TO_PRACTISE],
    )


def _goal(goal: Goal, drill: Drill, rows: dict[str, StepRow]) -> Measured:
    row = rows.get(goal.step)
    done = row.ended_at if row is not None and row.state is StepState.DONE else None
    return Measured(
        name="goal",
        title=goal.title,
        target=int(goal.within.total_seconds() // 60),
        reached=drill.minutes(done) if done else None,
    )


def _milestones(uow: UnitOfWork, drill: Drill, crisis: Crisis) -> Iterator[Measured]:
    """The first word, the first statement, the first decision, and when every role was filled."""
    spoken = uow.announcements.find(crisis_id=crisis.id, state=AnnouncementState.DRILLED)

    def first(name: str, target: int, times: list[datetime]) -> Measured:
        reached = drill.minutes(min(times)) if times else None
        return Measured(name=name, target=target, reached=reached)

    yield first("word", FIRST_WORD, [one.decided_at for one in spoken if one.decided_at])
    full = [one.decided_at for one in spoken if one.decided_at and one.kind != "acknowledgement"]
    yield first("statement", STATEMENT, full)
    yield first("decision", DECISION, [one.at for one in uow.decisions.find(crisis_id=crisis.id)])
    yield Measured(name="roles", target=ROLES, reached=_roles_filled(uow, drill, crisis))


def _roles_filled(uow: UnitOfWork, drill: Drill, crisis: Crisis) -> int | None:
    fills = roles_of(uow, crisis)
    if not all(fill.person for fill in fills):
        return None
    changed = [entry.at for entry in uow.log.of(f"crisis:{crisis.id}") if entry.type.startswith("role.")]
    return drill.minutes(changed[-1]) if changed else 0


def _inject(
    uow: UnitOfWork, drill: Drill, row: InjectRow, rows: dict[str, StepRow], playbook: Playbook
) -> Answered:
    inject = drill.script.injects[row.position]
    came = row.fired_at or drill.started_at
    reacted = min(_reactions(uow, row), default=None)
    return Answered(
        kind=inject.kind,
        origin=inject.origin,
        at=drill.minutes(came),
        late=row.late,
        reaction=_between(drill, came, reacted),
        step=_title(inject, rows, playbook),
        stepped=_stepped(inject, rows, drill, came),
    )


def _reactions(uow: UnitOfWork, row: InjectRow) -> Iterator[datetime]:
    """When people did something about it: to its comments, or by saying what they do."""
    if row.answered_at is not None:
        yield row.answered_at
    for case_id in row.cases:
        yield from (entry.at for entry in uow.log.of(f"case:{case_id}") if entry.actor != BOT)


def _title(inject: Inject, rows: dict[str, StepRow], playbook: Playbook) -> Texts:
    row = rows.get(inject.step)
    step = step_of(playbook, row) if row is not None else None
    return step.title if step is not None else NOTHING


def _stepped(inject: Inject, rows: dict[str, StepRow], drill: Drill, came: datetime) -> int | None:
    row = rows.get(inject.step)
    done = row.ended_at if row is not None and row.state is StepState.DONE else None
    return _between(drill, came, max(done, came) if done else None)


def _between(drill: Drill, since: datetime, until: datetime | None) -> int | None:
    return drill.minutes(until) - drill.minutes(since) if until is not None else None


def _is_overdue(row: StepRow, now: datetime) -> bool:
    if row.due_at is None or row.state is StepState.SKIPPED:
        return False
    return row.due_at < (row.ended_at if row.state is StepState.DONE and row.ended_at else now)


def _practise(
    uow: UnitOfWork,
    crisis: Crisis,
    goals: tuple[Measured, ...],
    milestones: tuple[Measured, ...],
    injects: tuple[Answered, ...],
    overdue: int,
) -> Iterator[Practise]:
    """The weightiest first."""
    missed = {one.name: one for one in milestones if not one.met}
    for name in ("word", "statement", "decision", "roles"):
        if name in missed:
            yield Practise(name=name, count=missed[name].target)
    unheard = sum(one.reaction is None for one in injects)
    if unheard:
        yield Practise(name="injects", count=unheard)
    if not uow.facts.find(crisis_id=crisis.id):
        yield Practise(name="facts")
    for goal in goals:
        if not goal.met:
            yield Practise(name="goal", title=goal.title)
    if overdue:
        yield Practise(name="overdue", count=overdue)
