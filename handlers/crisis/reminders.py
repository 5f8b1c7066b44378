"""Overdue steps: the owner is reminded, then the lead, then the lead's deputy; one message a person, not too often."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.calendar.hours import is_absent
from handlers.crisis.clocks import applies, grace_of, step_of
from handlers.crisis.crisis import LIVES, Crisis, Reminder, StepRow, StepState
from handlers.crisis.decision import Task
from handlers.crisis.playbook import Playbook, Step
from handlers.crisis.records import (
    in_language,
    lead_of,
    noted,
    notify,
    playbook_of,
    roles_of,
    show,
)
from handlers.crisis.seconding import seconders
from handlers.effects import Effect
from handlers.escalations.targets import stand_in
from handlers.events import TimerFired
from handlers.placement import Timer
from handlers.ports import Context
from handlers.records import BOT

QUIET = timedelta(minutes=10)
"""Between two messages to one person, and before the next person is reminded."""
GATHER = timedelta(seconds=3)
"""What falls due at the same moment is not always worked off in one go; it is told in one."""
LATE = timedelta(minutes=2)
"""A reminder that comes so much after its time says so."""
MOST_NAMED = 3


def due(event: TimerFired, ctx: Context) -> list[Effect]:
    """A step is overdue, or still is: the next in line is to be reminded."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    row = ctx.uow.crisis_steps.get(event.subject)
    crisis = ctx.uow.crises.get(row.crisis_id)
    if row.state is not StepState.OPEN or crisis.state not in LIVES or not applies(crisis, row):
        return []
    if row.snoozed_until is not None and row.snoozed_until > ctx.now:
        _ring(ctx, row, row.snoozed_until)
        return []
    step = step_of(playbook_of(ctx.uow, crisis), row)
    line, grace = _line(ctx, crisis, row, step), grace_of(step)
    turn = row.asked - bool(row.asked and grace)
    if turn < len(line):
        queue(ctx, crisis, line[turn], step=row.id, late=ctx.now - event.due_at > LATE)
    asked = row.asked + 1
    ctx.uow.crisis_steps.save(replace(row, asked=asked))
    if grace and asked == 1:  # asked for at once, not overdue yet
        _ring(ctx, row, max((row.due_at or ctx.now) + grace, ctx.now + QUIET))
        return []
    if turn + 1 < len(line):
        _ring(ctx, row, ctx.now + QUIET)
    if turn == 0:
        noted(ctx, crisis, BOT, "step.overdue", step=row.step)
        show(ctx, crisis.id)
    return []


def _ring(ctx: Context, row: StepRow, at: datetime) -> None:
    ctx.uow.timers.set(Timer(key=f"step:{row.id}", due_at=at, kind="step", subject=row.id))


def _line(ctx: Context, crisis: Crisis, row: StepRow, step: Step | None) -> list[str]:
    """Who is reminded in turn: the owner or who plays the role, the lead, the lead's deputy. Of what waits for a second
    person's yes that person."""
    fills = roles_of(ctx.uow, crisis)
    fill = next((one for one in fills if one.role == row.role), None)
    lead = lead_of(fills)
    own = [row.owner, *((fill.person, fill.deputy) if fill else ())]
    if row.ticked_by and step is not None:
        own = seconders(ctx, crisis, row, step)
    first = next((id for id in own if id in ctx.team.people), "")
    wanted = [(first, fill.deputy if fill and first == fill.person else "")]
    wanted += [(lead.person, lead.deputy), (lead.deputy, "")] if lead else [(crisis.lead, "")]
    there = [_there(ctx, id, deputy) for id, deputy in wanted]
    # Where all of them are away somebody has to hear of it all the same.
    return list(dict.fromkeys(id for id in there if id)) or [id for id, _ in wanted if id in ctx.team.people]


def _there(ctx: Context, id: str, deputy: str) -> str:
    """They themselves; while they are away whoever is the deputy in this crisis, or theirs for everything."""
    person = ctx.team.people.get(id)
    if person is None:
        return ""
    own = ctx.team.people.get(deputy)
    away = is_absent(ctx.team.hours_of(person), ctx.now)
    if away and own is not None and not is_absent(ctx.team.hours_of(own), ctx.now):
        return own.id
    found = stand_in(ctx.team, person, ctx.now)
    return found.id if found is not None else ""


def queue(ctx: Context, crisis: Crisis, person: str, *, step: int = 0, task: int = 0, late: bool) -> None:
    """Put it on the person's list; what falls due together is told together."""
    found = next(iter(ctx.uow.reminders.find(crisis_id=crisis.id, person=person)), None)
    reminder = found or ctx.uow.reminders.add(
        Reminder(crisis_id=crisis.id, person=person, drill=crisis.drill)
    )
    changed = replace(reminder, late=reminder.late or late, version=reminder.version + 1)
    steps = tuple(dict.fromkeys((*reminder.steps, *((step,) if step else ()))))
    tasks = tuple(dict.fromkeys((*reminder.tasks, *((task,) if task else ()))))
    ctx.uow.reminders.save(replace(changed, steps=steps, tasks=tasks))
    _ring_for(ctx, reminder, max(ctx.now + GATHER, _silent_until(ctx, reminder)))


def _ring_for(ctx: Context, reminder: Reminder, at: datetime) -> None:
    ctx.uow.timers.set(Timer(key=f"remind:{reminder.id}", due_at=at, kind="remind", subject=reminder.id))


def _silent_until(ctx: Context, reminder: Reminder) -> datetime:
    """A person hears from all crises together no more often than that; a drill never holds back what is real."""
    told = [
        other.last_at + QUIET
        for other in ctx.uow.reminders.find(person=reminder.person)
        if other.last_at is not None and (reminder.drill or not other.drill)
    ]
    return max(told, default=ctx.now)


def remind(event: TimerFired, ctx: Context) -> list[Effect]:
    """One message with everything that waits for this person in this crisis."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    reminder = ctx.uow.reminders.get(event.subject)
    quiet = _silent_until(ctx, reminder)
    if quiet > ctx.now:
        _ring_for(ctx, reminder, quiet)
        return []
    crisis = ctx.uow.crises.get(reminder.crisis_id)
    rows = [row for row in map(ctx.uow.crisis_steps.get, reminder.steps) if _waits(ctx, crisis, row)]
    tasks = [task for task in map(ctx.uow.tasks.get, reminder.tasks) if _is_left(crisis, task)]
    told = {"last_at": ctx.now} if rows or tasks else {}
    done = replace(reminder, steps=(), tasks=(), late=False, version=reminder.version + 1)
    ctx.uow.reminders.save(replace(done, **told))
    if rows or tasks:
        _tell(ctx, crisis, reminder, rows, tasks, late=reminder.late or ctx.now - event.due_at > LATE)
    return []


def _waits(ctx: Context, crisis: Crisis, row: StepRow) -> bool:
    snoozed = row.snoozed_until is not None and row.snoozed_until > ctx.now
    return (
        row.state is StepState.OPEN
        and not snoozed
        and crisis.state in LIVES
        and applies(crisis, row)
        and row.due_at is not None
    )


def _is_left(crisis: Crisis, task: Task) -> bool:
    return task.done_at is None and crisis.state in LIVES


def _tell(
    ctx: Context, crisis: Crisis, reminder: Reminder, rows: list[StepRow], tasks: list[Task], *, late: bool
) -> None:
    person = ctx.team.people.get(reminder.person)
    titles = _titles(playbook_of(ctx.uow, crisis), rows, person.language if person else "de")
    count = len(rows) + len(tasks)
    since = min(row.due_at for row in (*rows, *tasks) if row.due_at is not None)
    noted(ctx, crisis, BOT, "step.reminded", to=reminder.person, count=count)
    if not tasks:
        key = "notice-crisis-steps-late" if late else "notice-crisis-steps"
        notify(ctx, crisis, [reminder.person], key, count=count, steps=titles, due=since)
        return
    # What was decided is somebody's words: quoted, never part of a sentence of ours.
    named = [ctx.uow.decisions.get(task.decision_id).what for task in tasks[:MOST_NAMED]]
    quote = "\n".join([*([titles] if titles else []), *named])
    key = "notice-crisis-tasks-late" if late else "notice-crisis-tasks"
    notify(ctx, crisis, [reminder.person], key, quote=quote, count=count, due=since)


def _titles(playbook: Playbook, rows: Iterable[StepRow], language: str) -> str:
    steps = [step_of(playbook, row) for row in rows]
    named = [in_language(step.title, language) for step in steps if step is not None]
    return "; ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")
