"""When steps are due: from the declaration or the end of another step, again and again, and with the level."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.crisis.crisis import Crisis, StepRow, StepState
from handlers.crisis.playbook import Due, Playbook, Step
from handlers.crisis.records import steps_of
from handlers.placement import Timer
from handlers.ports import Context

FIRST_HOURS = timedelta(hours=4)
"""After that the slower of two rhythms counts."""
AHEAD = timedelta(minutes=15)
"""A repeating step comes back so long before it is due, or at half time if that is later."""


def step_of(playbook: Playbook, row: StepRow) -> Step | None:
    return next((step for step in playbook.steps if step.id == row.step), None)


def applies(crisis: Crisis, row: StepRow) -> bool:
    """Steps for higher levels count only once the crisis is there."""
    return crisis.level >= row.level_from


def first_due(due: Due | None, declared_at: datetime) -> datetime | None:
    """None: no time of its own, or not before another step is done."""
    return declared_at + due.after if due is not None and not due.step else None


def grace_of(step: Step | None) -> timedelta:
    """How long after it is due a step is asked for, but not yet overdue."""
    return step.due.grace if step is not None and step.due is not None else timedelta()


def watch(ctx: Context, row: StepRow) -> None:
    """Have the clock of an open step ring; a step that is not open or not due has none."""
    key = f"step:{row.id}"
    if row.state is StepState.OPEN and row.due_at is not None:
        ctx.uow.timers.set(Timer(key=key, due_at=row.due_at, kind="step", subject=row.id))
    else:
        ctx.uow.timers.cancel(key)


def silence(ctx: Context, row: StepRow) -> None:
    for key in (f"step:{row.id}", f"step-again:{row.id}"):
        ctx.uow.timers.cancel(key)


def followed(ctx: Context, crisis: Crisis, playbook: Playbook, ended: StepRow) -> None:
    """A step has ended: those that count from its end get their time, and a repeating one comes back."""
    waiting = {step.id: step.due for step in playbook.steps if step.due and step.due.step == ended.step}
    for row in steps_of(ctx.uow, crisis) if waiting else []:
        due = waiting.get(row.step)
        if due is not None and row.state is StepState.OPEN and row.due_at is None:
            changed = replace(row, due_at=ctx.now + due.after)
            ctx.uow.crisis_steps.save(changed)
            if applies(crisis, changed):
                watch(ctx, changed)
    next_due = _next_due(ctx, crisis, playbook, ended)
    if next_due is not None:
        back = max(ctx.now + (next_due - ctx.now) / 2, next_due - AHEAD)
        ctx.uow.timers.set(
            Timer(key=f"step-again:{ended.id}", due_at=back, kind="step-again", subject=ended.id)
        )


def _next_due(ctx: Context, crisis: Crisis, playbook: Playbook, row: StepRow) -> datetime | None:
    step = step_of(playbook, row)
    due = step.due if step else None
    if due is None or due.every is None or row.state is not StepState.DONE:
        return None
    late = ctx.now - crisis.declared_at >= FIRST_HOURS
    return (row.ended_at or ctx.now) + (due.later_every if late and due.later_every else due.every)


def come_back(ctx: Context, crisis: Crisis, playbook: Playbook, row: StepRow) -> StepRow:
    """The next round of a repeating step."""
    changed = replace(
        row,
        state=StepState.OPEN,
        ticked_by="",
        seconded_by="",
        round=row.round + 1,
        due_at=_next_due(ctx, crisis, playbook, row),
        asked=0,
        snoozed_until=None,
        version=row.version + 1,
    )
    ctx.uow.crisis_steps.save(changed)
    watch(ctx, changed)
    return changed


def open_again(ctx: Context, crisis: Crisis, playbook: Playbook, row: StepRow, reason: str) -> StepRow:
    """Somebody has opened it again: it is due as late after this as it was after the declaration at first."""
    step = step_of(playbook, row)
    due = step.due if step else None
    changed = replace(
        row,
        state=StepState.OPEN,
        ticked_by="",
        seconded_by="",
        round=row.round + 1,
        due_at=ctx.now + due.after if due else None,
        asked=0,
        snoozed_until=None,
        reason=reason,
        version=row.version + 1,
    )
    ctx.uow.crisis_steps.save(changed)
    silence(ctx, row)
    if applies(crisis, changed):
        watch(ctx, changed)
    return changed


def level_changed(ctx: Context, before: Crisis, after: Crisis, playbook: Playbook) -> None:
    """Steps come and go with the level; who comes late has its whole time from now on."""
    for row in steps_of(ctx.uow, after):
        was, now = applies(before, row), applies(after, row)
        if was and not now:
            silence(ctx, row)
        if now and not was and row.state is StepState.OPEN:
            step = step_of(playbook, row)
            own = step.due if step and step.due and not step.due.step else None
            changed = replace(row, due_at=ctx.now + own.after if own else row.due_at, asked=0)
            ctx.uow.crisis_steps.save(changed)
            watch(ctx, changed)
