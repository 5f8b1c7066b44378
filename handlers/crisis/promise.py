"""The next public word: a time that was promised, kept by a clock."""

from datetime import datetime

from handlers.crisis.crisis import RUNS, Crisis
from handlers.crisis.records import change_crisis, leading, noted, notify, roles_of
from handlers.effects import Effect
from handlers.events import TimerFired
from handlers.placement import Timer
from handlers.ports import Context
from handlers.records import BOT

SPOKEN_BY = "spokesperson"


def promise(ctx: Context, crisis: Crisis, at: datetime | None) -> Crisis:
    """The next public word is promised for then (None: none is); whoever leads and speaks is told if it is missed."""
    key = f"crisis-update:{crisis.id}"
    if at is None:
        ctx.uow.timers.cancel(key)
    else:
        ctx.uow.timers.set(Timer(key=key, due_at=at, kind="crisis-update", subject=crisis.id))
    return change_crisis(ctx, crisis, next_update_at=at)


def missed(event: TimerFired, ctx: Context) -> list[Effect]:
    """The promised time has come, and no word has moved it on."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    crisis = ctx.uow.crises.get(event.subject)
    if crisis.state not in RUNS or crisis.next_update_at != event.due_at:
        return []
    speaks = next((fill for fill in roles_of(ctx.uow, crisis) if fill.role == SPOKEN_BY), None)
    people = [*leading(ctx, crisis)[:1], *([speaks.person] if speaks else [])]
    noted(ctx, crisis, BOT, "crisis.update_missed")
    notify(ctx, crisis, people, "notice-crisis-update-due", due=event.due_at)
    change_crisis(ctx, crisis)
    return []
