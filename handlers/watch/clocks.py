"""A source whose clock is wrong: its comments are judged by when they arrive, and the admins are told once.

Wrong is a clock, not a delay: over a quarter of an hour of arrivals and more, half of what comes bears stamps that are
off by nearly the same. What is polled in portions, caught up after an outage or a day late is none of that.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import quantiles

from handlers.ports import Context
from handlers.records import BOT, note, place, said
from handlers.routing import channels_named
from handlers.storm import WINDOW, Said

OFF = timedelta(minutes=10)
"""Less is no trouble: the watch looks at a quarter of an hour."""
RIGHT = timedelta(minutes=5)
"""The clock counts as right again from here on: what trembles between the two is told once."""
SPREAD = timedelta(minutes=5)
"""Between the middle half of the lags of a clock that is wrong."""
FARTHEST = timedelta(hours=15)
"""No time zone that was mistaken for another is farther off: beyond it somebody delivers what is old."""
ENOUGH = 20
LOOKED_AT = 500
WRONG, FINE = "source.clock-off", "source.clock-right"


def behind(ctx: Context, source: str) -> timedelta:
    """How slow its clock is known to be; negative if it is fast."""
    known = [e for e in ctx.uow.log.of(f"source:{source}") if e.type in {WRONG, FINE}]
    told = known[-1] if known else None
    if told is None or told.type == FINE:
        return timedelta()
    return timedelta(minutes=int(told.facts["minutes"]))


def look(ctx: Context) -> None:
    """Once every five minutes is enough."""
    if ctx.now.minute % 5:
        return
    for name in ctx.team.sources:
        lag = _lag(ctx.uow.watch.stamps(name, ctx.now - FARTHEST - timedelta(hours=1), LOOKED_AT))
        if lag is None:
            continue
        known = behind(ctx, name)
        if abs(lag) >= OFF and abs(lag - known) > SPREAD:
            note(ctx, BOT, "source.clock-off", f"source:{name}", minutes=round(lag / timedelta(minutes=1)))
            if not known:
                _tell(ctx, name, lag)
        elif known and abs(lag) < RIGHT:
            note(ctx, BOT, "source.clock-right", f"source:{name}")


def _lag(stamps: Sequence[tuple[datetime, datetime]]) -> timedelta | None:
    """The usual lag where it is nearly the same for all; none where it scatters, None where too little is known."""
    arrivals = [arrived for _, arrived in stamps]
    if len(stamps) < ENOUGH or max(arrivals) - min(arrivals) < WINDOW:
        return None
    low, middle, high = quantiles((arrived - written).total_seconds() for written, arrived in stamps)
    if high - low > SPREAD.total_seconds() or abs(middle) > FARTHEST.total_seconds():
        return timedelta()
    return timedelta(seconds=middle)


def said_since(ctx: Context, sources: Sequence[str], since: datetime, limit: int) -> list[Said]:
    """What was written since then, newest first, by clocks set right."""
    slow = {name: max(timedelta(), behind(ctx, name)) for name in sources}
    found = [
        (one.comment.created_at + lag, one)
        for lag in sorted(set(slow.values()))
        for one in ctx.uow.watch.said([name for name in sources if slow[name] == lag], since - lag, limit)
    ]
    return [one for _, one in sorted(found, key=lambda pair: pair[0], reverse=True)[:limit]]


def people_since(ctx: Context, sources: Sequence[str], since: datetime, limit: int) -> int:
    """Nobody writes through two sources under one id: each is counted by itself."""
    return sum(
        ctx.uow.watch.people([name], since - max(timedelta(), behind(ctx, name)), limit) for name in sources
    )


def _tell(ctx: Context, name: str, lag: timedelta) -> None:
    source = ctx.team.sources[name]
    brand = ctx.team.brands.get(source.brand)
    told = {"source": name, "minutes": str(round(abs(lag) / timedelta(minutes=1)))}
    slow, fast = said("notice-clock-slow", "", told), said("notice-clock-fast", "", told)
    for channel in channels_named(
        ctx.team.policy.admin_channels, brand.language if brand else "de", ctx.team
    ):
        place(ctx, "notice", 0, channel, params=slow if lag > timedelta() else fast)
