"""Who leads a drill holds its clock: pause, go on, the next inject now, the end. Ended by nobody it ends by itself."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.case import DONE, State
from handlers.claims import drop_timers
from handlers.crisis import standdown
from handlers.crisis.clocks import applies, silence, watch
from handlers.crisis.crisis import Crisis, CrisisState, RoomState, StepState
from handlers.crisis.drill import DRILLING, Drill, DrillState, InjectRow, Pause
from handlers.crisis.permissions import refuse_ended, refuse_unless_leading
from handlers.crisis.promise import promise
from handlers.crisis.records import announce, decided, drill_here, noted, notify, rooms_of, show, steps_of
from handlers.crisis.reminders import QUIET
from handlers.crisis.report import into_rooms
from handlers.crisis.tasks import set_task
from handlers.drills.injects import fire, unwind, wind
from handlers.drills.score import scored
from handlers.effects import Effect, OpenForm, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted, TimerFired
from handlers.people import Person
from handlers.permissions import acting
from handlers.placement import PlacementState, Timer
from handlers.ports import Context
from handlers.records import BOT, change_case, place
from handlers.replies.void import void_work
from handlers.routing import Channel

TIMER = "drill"
CARD = "scorecard"
GRACE = 2
"""After so many times its length a drill that nobody has ended is ended."""


def ring_at_end(ctx: Context, drill: Drill, at: datetime) -> None:
    ctx.uow.timers.set(Timer(key=_key(drill), due_at=at, kind=TIMER, subject=drill.id))


def _key(drill: Drill) -> str:
    return f"drill:{drill.id}"


def time_is_up(event: TimerFired, ctx: Context) -> list[Effect]:
    """The script is at its end: whoever leads is told; the second time the drill is ended."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    drill = ctx.uow.drills.get(event.subject)
    if drill.state is not DrillState.RUNNING:
        return []
    crisis = ctx.uow.crises.get(drill.crisis_id)
    length = drill.script.length / drill.speed
    if drill.elapsed(ctx.now) >= length * GRACE:
        return finish(ctx, drill, crisis, by="")
    ring_at_end(ctx, drill, ctx.now + (length * GRACE - drill.elapsed(ctx.now)))
    notify(ctx, crisis, [crisis.lead], "notice-drill-time")
    return []


def pause(event: Clicked, ctx: Context) -> list[Effect]:
    """Everything stands still: injects, steps, the promise of the next word."""
    person, drill, crisis = _leading(event, ctx)
    if drill.state is DrillState.PAUSED:
        raise Refused("refused-drill-paused", crisis=crisis.id)
    changed = replace(
        drill,
        state=DrillState.PAUSED,
        pauses=(*drill.pauses, Pause(since=ctx.now)),
        version=drill.version + 1,
    )
    ctx.uow.drills.save(changed)
    _silence(ctx, drill, crisis)
    noted(ctx, crisis, person.id, "drill.paused", platform=event.actor.platform)
    announce(ctx, crisis, "notice-drill-paused", by=person.name)
    show(ctx, crisis.id)
    return [Tell(key="told-drill-paused", params={"crisis": crisis.id})]


def resume(event: Clicked, ctx: Context) -> list[Effect]:
    """It goes on where it stood: whatever was due is due so much later."""
    person, drill, crisis = _leading(event, ctx)
    if drill.state is not DrillState.PAUSED:
        raise Refused("refused-drill-not-paused", crisis=crisis.id)
    last = drill.pauses[-1]
    stood = ctx.now - last.since
    ctx.uow.drills.save(
        replace(
            drill,
            state=DrillState.RUNNING,
            pauses=(*drill.pauses[:-1], replace(last, until=ctx.now)),
            version=drill.version + 1,
        )
    )
    _move_on(ctx, drill, crisis, stood)
    noted(ctx, crisis, person.id, "drill.resumed", platform=event.actor.platform)
    announce(ctx, crisis, "notice-drill-resumed", by=person.name)
    return [Tell(key="told-drill-resumed", params={"crisis": crisis.id})]


def _move_on(ctx: Context, drill: Drill, crisis: Crisis, stood: timedelta) -> None:
    for row in waiting(ctx, drill):
        moved = replace(row, due_at=row.due_at + stood)
        ctx.uow.injects.save(moved)
        wind(ctx, moved)
    for step in steps_of(ctx.uow, crisis):
        if step.state is StepState.OPEN and step.due_at is not None:
            later = replace(step, due_at=step.due_at + stood)
            ctx.uow.crisis_steps.save(later)
            if applies(crisis, later):
                watch(ctx, later if not later.asked else replace(later, due_at=ctx.now + QUIET))
    for task in ctx.uow.tasks.find(crisis_id=crisis.id):
        if task.done_at is None:
            postponed = replace(task, due_at=task.due_at + stood, version=task.version + 1)
            ctx.uow.tasks.save(postponed)
            set_task(ctx, postponed)
    if crisis.next_update_at is not None:
        promise(ctx, crisis, crisis.next_update_at + stood)
    else:
        show(ctx, crisis.id)
    _remind_again(ctx, crisis)
    length, done = drill.script.length / drill.speed, drill.elapsed(ctx.now)
    ring_at_end(ctx, drill, ctx.now + (length if done < length else length * GRACE) - done)


def _remind_again(ctx: Context, crisis: Crisis) -> None:
    """What was about to be told when the drill stood still."""
    for one in ctx.uow.reminders.find(crisis_id=crisis.id):
        if one.steps or one.tasks:
            ctx.uow.timers.set(Timer(key=f"remind:{one.id}", due_at=ctx.now, kind="remind", subject=one.id))


def hurry(event: Clicked, ctx: Context) -> list[Effect]:
    """The next inject now. Those after it come at their times."""
    person, drill, crisis = _leading(event, ctx)
    if drill.state is DrillState.PAUSED:
        raise Refused("refused-drill-paused", crisis=crisis.id)
    coming = waiting(ctx, drill)
    if not coming:
        raise Refused("refused-no-inject", crisis=crisis.id)
    if not any(room.state is RoomState.OPEN for room in rooms_of(ctx.uow, crisis)):
        raise Refused("refused-drill-no-room", crisis=crisis.id)
    row = fire(ctx, drill, coming[0])
    noted(ctx, crisis, person.id, "drill.hurried", number=row.position + 1, platform=event.actor.platform)
    return [Tell(key="told-drill-hurried", params={"number": row.position + 1})]


def waiting(ctx: Context, drill: Drill) -> list[InjectRow]:
    """What has not come yet, in the script's order."""
    rows = ctx.uow.injects.find(drill_id=drill.id)
    return sorted((row for row in rows if row.fired_at is None), key=lambda row: row.position)


def ask_end(event: Clicked, ctx: Context) -> list[Effect]:
    _, drill, crisis = _leading(event, ctx)
    return [
        OpenForm(
            click=event.click,
            title="form-drill-end-title",
            submit="form-drill-end-submit",
            note="form-drill-end-note",
            params={"crisis": crisis.id, "count": len(waiting(ctx, drill))},
        )
    ]


def end(event: Submitted, ctx: Context) -> list[Effect]:
    """Over: the scorecard stands in the rooms."""
    person, drill, crisis = _leading(event, ctx)
    report = finish(ctx, drill, crisis, by=person.id)
    return [*report, Tell(key="told-drill-ended", params={"crisis": crisis.id})]


def finish(ctx: Context, drill: Drill, crisis: Crisis, *, by: str) -> list[Effect]:
    """Stop every clock, measure, show the scorecard and put the report beside it. Its cases are closed with it."""
    _silence(ctx, drill, crisis)
    pauses = tuple(replace(one, until=one.until or ctx.now) for one in drill.pauses)
    over = replace(
        drill, state=DrillState.OVER, pauses=pauses, ended_at=ctx.now, ended_by=by, version=drill.version + 1
    )
    over = replace(over, scorecard=scored(ctx.uow, over, ctx.now))
    ctx.uow.drills.save(over)
    _close_cases(ctx, crisis)
    if crisis.state is CrisisState.RUNNING:
        changes = {"state": CrisisState.OVER, "ended_at": ctx.now, "ended_by": by, "next_update_at": None}
        decided(ctx, crisis, by or BOT, "finished", changes={**changes, "standing_down": ""})
    for room in rooms_of(ctx.uow, crisis):
        if room.state is RoomState.OPEN:
            channel = Channel(platform=room.platform, id=room.channel, language=room.language)
            place(ctx, CARD, drill.id, channel)
    return into_rooms(ctx, crisis)


def stood_down(event: Clicked, ctx: Context) -> list[Effect]:
    """The second person's yes ends a drill as it ends a crisis."""
    effects = standdown.agree(event, ctx)
    drill = drill_here(ctx.uow, event.click.id)
    if drill is not None and drill.state in DRILLING:
        crisis = ctx.uow.crises.get(drill.crisis_id)
        finish(ctx, drill, crisis, by=crisis.ended_by)
    return effects


def mistaken(event: Submitted, ctx: Context) -> list[Effect]:
    """A drill that was started by mistake counts as none."""
    effects = standdown.mistake(event, ctx)
    drill = drill_here(ctx.uow, event.click.id)
    if drill is not None and drill.state in DRILLING:
        crisis = ctx.uow.crises.get(drill.crisis_id)
        _silence(ctx, drill, crisis)
        ctx.uow.drills.save(
            replace(drill, state=DrillState.UNDONE, ended_at=ctx.now, version=drill.version + 1)
        )
        _close_cases(ctx, crisis)
    return effects


def _silence(ctx: Context, drill: Drill, crisis: Crisis) -> None:
    """No clock of the drill rings."""
    for row in waiting(ctx, drill):
        unwind(ctx, row)
    for step in steps_of(ctx.uow, crisis):
        silence(ctx, step)
    _cancel(ctx, (f"task:{task.id}" for task in ctx.uow.tasks.find(crisis_id=crisis.id)))
    _cancel(ctx, (f"remind:{one.id}" for one in ctx.uow.reminders.find(crisis_id=crisis.id)))
    _cancel(ctx, (f"crisis-update:{crisis.id}", _key(drill)))


def _cancel(ctx: Context, keys: Iterable[str]) -> None:
    for key in keys:
        ctx.uow.timers.cancel(key)


def _close_cases(ctx: Context, crisis: Crisis) -> None:
    for case in ctx.uow.cases.find(drill=crisis.id):
        if case.state not in DONE:
            drop_timers(ctx, case)
            void_work(ctx, case, "dismissed")
            change_case(ctx, case, state=State.DISMISSED, lease_until=None, closed_at=ctx.now, closed_by="")
        for placed in ctx.uow.placements.of("case", case.id):
            if placed.state is PlacementState.WANTED:  # nothing comes after the scorecard
                ctx.uow.placements.save(replace(placed, state=PlacementState.GONE))


def _leading(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Drill, Crisis]:
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    refuse_ended(ctx, crisis)
    drill = drill_here(ctx.uow, crisis.id)
    if drill is None or drill.state not in DRILLING:
        raise Refused("refused-unknown-click")
    refuse_unless_leading(ctx, crisis, person)
    return person, drill, crisis
