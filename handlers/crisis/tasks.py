"""Tasks: decisions with a person and a time. They remind as steps do, in the same bundled messages."""

from dataclasses import replace

from handlers.crisis.crisis import LIVES
from handlers.crisis.decision import Task
from handlers.crisis.permissions import refuse_ended
from handlers.crisis.records import lead_of, noted, roles_of
from handlers.crisis.reminders import LATE, QUIET, queue
from handlers.crisis.taking_part import refuse_outsider
from handlers.effects import Effect, Tell
from handlers.errors import Refused
from handlers.events import Clicked, TimerFired
from handlers.permissions import acting
from handlers.placement import Timer
from handlers.ports import Context
from handlers.records import BOT


def set_task(ctx: Context, task: Task) -> None:
    """Have its clock ring."""
    ctx.uow.timers.set(Timer(key=_key(task), due_at=task.due_at, kind="task", subject=task.id))


def end_task(ctx: Context, decision_id: int, *, by: str = "") -> None:
    """Done by somebody, or replaced by a correction."""
    for task in ctx.uow.tasks.find(decision_id=decision_id):
        if task.done_at is None:
            ctx.uow.tasks.save(replace(task, done_at=ctx.now, done_by=by, version=task.version + 1))
            ctx.uow.timers.cancel(_key(task))


def due(event: TimerFired, ctx: Context) -> list[Effect]:
    """Not done by its time: the person is reminded, then the lead, then the lead's deputy."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    task = ctx.uow.tasks.get(event.subject)
    crisis = ctx.uow.crises.get(task.crisis_id)
    if task.done_at is not None or crisis.state not in LIVES:
        return []
    lead = lead_of(roles_of(ctx.uow, crisis))
    people = [task.person, *((lead.person, lead.deputy) if lead else (crisis.lead,))]
    line = [id for id in dict.fromkeys(people) if id in ctx.team.people]
    if task.asked < len(line):
        queue(ctx, crisis, line[task.asked], task=task.id, late=ctx.now - event.due_at > LATE)
    asked = task.asked + 1
    ctx.uow.tasks.save(replace(task, asked=asked, version=task.version + 1))
    if asked < len(line):
        at = ctx.now + QUIET
        ctx.uow.timers.set(Timer(key=_key(task), due_at=at, kind="task", subject=task.id))
    if asked == 1:
        noted(ctx, crisis, BOT, "task.overdue", number=task.decision_id)
    return []


def task_done(event: Clicked, ctx: Context) -> list[Effect]:
    """Carried out; told once, whoever was faster."""
    person = acting(event, ctx)
    made = ctx.uow.decisions.get(event.click.id)
    crisis = ctx.uow.crises.get(made.crisis_id)
    refuse_ended(ctx, crisis, aftermath=True)
    refuse_outsider(ctx, crisis, person, event.place)
    open_ = [task for task in ctx.uow.tasks.find(decision_id=made.id) if task.done_at is None]
    if not open_:
        raise Refused("refused-task-done", crisis=crisis.id, number=made.id)
    end_task(ctx, made.id, by=person.id)
    noted(ctx, crisis, person.id, "task.done", number=made.id, platform=event.actor.platform)
    return [Tell(key="told-task-done", params={"crisis": crisis.id, "number": made.id})]


def _key(task: Task) -> str:
    return f"task:{task.id}"
