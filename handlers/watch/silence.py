"""A source that goes silent: told to the admins once, quietly, until something comes again."""

from datetime import timedelta

from handlers.ports import Context
from handlers.records import BOT, note, place, said
from handlers.routing import channels_named
from handlers.storm import MINUTE, Count, Scope, Stream

WEEK = timedelta(days=7)
WEEKS = 3
HOUR = timedelta(hours=1)
AT_LEAST = 10
"""Comments that the same hour has seen in each of the last weeks: fewer, and silence says nothing."""


def look(ctx: Context, now: dict[Stream, Count]) -> None:
    """Once every five minutes is enough."""
    if ctx.now.minute % 5:
        return
    for name, source in ctx.team.sources.items():
        stream = Stream(scope=Scope.SOURCE, brand=source.brand, name=name)
        known = ctx.uow.log.of(f"source:{name}")
        told = next((e.type for e in reversed(known) if e.type in {"source.silent", "source.heard"}), "")
        if stream in now:
            if told == "source.silent":
                note(ctx, BOT, "source.heard", f"source:{name}")
        elif told != "source.silent" and not is_maintained(ctx, name) and _is_silent(ctx, stream):
            _tell(ctx, name)


def is_maintained(ctx: Context, source: str) -> bool:
    """Its silence was announced, or is hardly over: so long as it takes to notice one, it may begin again."""
    spans = [
        *((one.starts_at, one.ends_at) for one in ctx.uow.expected.find(source=source, undone_by="")),
        *((one.starts_at, one.ends_at) for one in ctx.team.watch.maintenance if one.source == source),
    ]
    return any(starts <= ctx.now < ends + HOUR for starts, ends in spans)


def _is_silent(ctx: Context, stream: Stream) -> bool:
    watch = ctx.uow.watch
    if watch.minutes(stream, ctx.now - HOUR, ctx.now + MINUTE):
        return False
    earlier = [ctx.now - weeks * WEEK for weeks in range(1, WEEKS + 1)]
    return all(sum(one.total for one in watch.minutes(stream, at - HOUR, at)) >= AT_LEAST for at in earlier)


def _tell(ctx: Context, name: str) -> None:
    note(ctx, BOT, "source.silent", f"source:{name}")
    source = ctx.team.sources[name]
    brand = ctx.team.brands.get(source.brand)
    for channel in channels_named(
        ctx.team.policy.admin_channels, brand.language if brand else "de", ctx.team
    ):
        sentence = said("notice-source-silent", "", {"source": name, "due": ctx.now - HOUR})
        place(ctx, "notice", 0, channel, params=sentence)
