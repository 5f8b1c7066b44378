"""Once a month whoever owns something that is out of date is told so: one message a person, none to anybody else."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.crisis.rooms import homes
from handlers.effects import Effect
from handlers.events import TimerFired
from handlers.people import Team
from handlers.placement import Timer
from handlers.ports import Context
from handlers.prepare.findings import findings, owners_of
from handlers.records import BOT, note, place, said
from handlers.routing import Channel, channels_named

TIMER = "prepare"
HOUR = 9
LATE = timedelta(hours=12)
"""A reminder that comes so much after its time says so."""
LANGUAGE = "de"


def prepare_timer(team: Team, now: datetime) -> Timer:
    """At nine on the first of the next month. Each month has a key of its own: what is overdue since the bot was down
    is not moved by setting the next one."""
    zone = ZoneInfo(team.hours.time_zone)
    local = now.astimezone(zone)
    first = (local.replace(day=1, hour=HOUR, minute=0, second=0, microsecond=0) + timedelta(days=32)).replace(
        day=1
    )
    return Timer(key=f"{TIMER}:{first:%Y-%m}", due_at=first.astimezone(now.tzinfo), kind=TIMER, subject=0)


def remind(event: TimerFired, ctx: Context) -> list[Effect]:
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    ctx.uow.timers.set(prepare_timer(ctx.team, ctx.now))
    late = ctx.now - event.due_at > LATE
    counts: dict[str, int] = {}
    for finding in findings(ctx, LANGUAGE):
        for owner in owners_of(finding, ctx.team):
            counts[owner] = counts.get(owner, 0) + 1
    for owner, count in counts.items():
        _tell(ctx, owner, count, late=late)
    return []


def _tell(ctx: Context, owner: str, count: int, *, late: bool) -> None:
    person = ctx.team.people.get(owner)
    channels = _channels(ctx)
    mine = [one for one in channels if person is not None and person.account(one.platform)]
    key = "notice-prepare-late" if late else "notice-prepare"
    for channel in (mine or list(channels))[:1]:
        place(ctx, "notice", 0, channel, mention=(owner,), params=said(key, "", {"count": str(count)}))
        note(ctx, BOT, "prepare.reminded", f"person:{owner}", count=count)


def _channels(ctx: Context) -> tuple[Channel, ...]:
    """Where the team's own matters are told: the admins' channels, else where a brand's team is told of a crisis."""
    brand = next(iter(ctx.team.brands), "")
    language = ctx.team.brands[brand].language if brand else LANGUAGE
    return channels_named(ctx.team.policy.admin_channels, language, ctx.team) or homes(ctx, brand)
