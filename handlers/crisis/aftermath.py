"""After standing down: some days later the room reads the figures of those days beside those of the time before."""

from datetime import timedelta

from handlers.crisis.crisis import Crisis, CrisisState, RoomState
from handlers.crisis.records import noted, rooms_of
from handlers.effects import Effect
from handlers.events import TimerFired
from handlers.placement import Timer
from handlers.ports import Context
from handlers.records import BOT, place
from handlers.routing import Channel, channels_named

TIMER = "aftermath"
CARD = "crisis-followup"


def wind_up(ctx: Context, crisis: Crisis) -> None:
    """One clock for each follow-up. A drill has none: nothing happened out there."""
    if crisis.drill or crisis.ended_at is None:
        return
    for days in ctx.team.action_plan.followups:
        at = crisis.ended_at + timedelta(days=days)
        ctx.uow.timers.set(Timer(key=_key(crisis, days), due_at=at, kind=TIMER, subject=crisis.id))


def call_off(ctx: Context, crisis: Crisis) -> None:
    """It flares up again: there is nothing to look back at yet."""
    for days in ctx.team.action_plan.followups:
        ctx.uow.timers.cancel(_key(crisis, days))


def due(event: TimerFired, ctx: Context) -> list[Effect]:
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    crisis = ctx.uow.crises.get(event.subject)
    days = event.key.rpartition(":")[2]
    if crisis.state is not CrisisState.OVER or not days.isdecimal():
        return []
    for channel in _channels(ctx, crisis):
        place(ctx, CARD, crisis.id, channel, params={"days": days})
    noted(ctx, crisis, BOT, "crisis.followed_up", days=int(days))
    return []


def _channels(ctx: Context, crisis: Crisis) -> list[Channel]:
    """Those that are configured for it, else the rooms, else where the brand's team is told of a crisis."""
    brand = ctx.team.brands.get(crisis.brand)
    named = ctx.team.action_plan.followup_channels
    if named:
        return list(channels_named(named, brand.language if brand else "de", ctx.team))
    rooms = rooms_of(ctx.uow, crisis)
    there = [room for room in rooms if room.state is RoomState.OPEN]
    return [
        Channel(platform=room.platform, id=room.channel or room.near, language=room.language)
        for room in there
    ] or [Channel(platform=room.platform, id=room.near, language=room.language) for room in rooms]


def _key(crisis: Crisis, days: int) -> str:
    return f"{TIMER}:{crisis.id}:{days}"
