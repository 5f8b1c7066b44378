"""The course of a storm: it begins, rises, is taken or climbs, calms down."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.crisis.crisis import CrisisState
from handlers.effects import Effect
from handlers.escalated import STORM
from handlers.escalations import ladder
from handlers.events import TimerFired
from handlers.placement import Timer
from handlers.ports import Context
from handlers.records import BOT, note, place, said
from handlers.routing import Channel, channels_named
from handlers.storm import WINDOW, Count, Figures, Scope, Storm, StormState, Stream
from handlers.watch.clocks import people_since, said_since
from handlers.watch.figures import MANY, NEWEST, figures_of
from handlers.watch.level import proposed
from handlers.watch.memory import Usual
from handlers.watch.vocabulary import sources_of

TIMER = "storm"
QUIET = timedelta(minutes=30)
"""So long it has to stay calm before a wave is over."""
CALM = 0.25
"""Part of its highest 15 minutes below which a wave counts as calm."""
MURMUR = 3
REFRESH = timedelta(minutes=5)
"""How often the card is brought up to date while nothing decisive happens."""


def channels_of(ctx: Context, brand: str) -> tuple[Channel, ...]:
    """Where alarms go: as configured, else where the brand's cards stand, else to the admins."""
    watch = ctx.team.watch.channels
    routed = [
        name
        for route in ctx.team.routes
        if route.brand in {"", brand} and not route.kind
        for name in route.channels
    ]
    known = ctx.team.brands.get(brand)
    names = watch or routed[:2] or ctx.team.policy.admin_channels
    return channels_named(names, known.language if known else "de", ctx.team)


def begin(ctx: Context, stream: Stream, since: datetime, figures: Figures) -> list[Effect]:
    """An alarm: one card in each channel, with the people who lead in a crisis called."""
    level = proposed(figures)
    storm = ctx.uow.storms.add(
        Storm(
            brand=stream.brand,
            topic=stream.name if stream.scope is Scope.TOPIC else "",
            since=since,
            opened_at=ctx.now,
            level=level,
            highest_level=level,
            highest=figures.critical,
            take_by=ctx.now + ctx.team.watch.take,
            shown_at=ctx.now,
            figures=figures,
        )
    )
    note(
        ctx,
        BOT,
        "storm.begun",
        f"storm:{storm.id}",
        level=level,
        total=figures.total,
        share=figures.share,
        people=figures.people,
    )
    for channel in channels_of(ctx, storm.brand):
        place(ctx, "storm", storm.id, channel)
    ctx.uow.timers.set(Timer(key=_key(storm), due_at=storm.take_by, kind=TIMER, subject=storm.id))
    return []


def widen(ctx: Context, storm: Storm, figures: Figures) -> list[Effect]:
    """What began with one topic is about the whole brand now: the same storm, the same card."""
    note(ctx, BOT, "storm.widened", f"storm:{storm.id}", topic=storm.topic)
    return _go_on(ctx, replace(storm, topic=""), figures)


def follow(ctx: Context, storm: Storm, stream: Stream, now: Count | None, usual: Usual) -> list[Effect]:
    """A minute later: figures, level, calm."""
    counted = now or Count(stream=stream, minute=ctx.now - WINDOW)
    if counted.critical <= max(MURMUR, CALM * storm.highest):
        return _calming(ctx, storm, counted)
    said = said_since(ctx, sources_of(ctx.team, storm.brand), ctx.now - WINDOW, NEWEST)
    figures = figures_of(ctx, stream, counted, usual, said, storm.since)
    return _go_on(ctx, storm, figures)


def _go_on(ctx: Context, storm: Storm, figures: Figures) -> list[Effect]:
    # Up at once; down only a step at a time and in place: figures tremble.
    seen = proposed(figures)
    level = seen if seen >= storm.level else max(seen, storm.level - 1)
    rising = level > storm.highest_level
    stale = storm.shown_at is None or ctx.now - storm.shown_at >= REFRESH
    changed = replace(
        storm,
        level=level if rising or stale else storm.level,
        highest_level=max(level, storm.highest_level),
        highest=max(storm.highest, figures.critical),
        calm_since=None,
        figures=figures,
    )
    if rising:
        note(ctx, BOT, "storm.risen", f"storm:{storm.id}", level=level)
    if rising or stale or storm.calm_since is not None or changed.topic != storm.topic:
        save(ctx, replace(changed, shown_at=ctx.now))
    else:
        ctx.uow.storms.save(changed)
    if rising:
        _announce(ctx, changed)
    return []


def _calming(ctx: Context, storm: Storm, counted: Count) -> list[Effect]:
    since = storm.calm_since or ctx.now
    sources = sources_of(ctx.team, storm.brand)
    figures = replace(
        storm.figures,
        at=ctx.now,
        total=counted.total,
        critical=counted.critical,
        severe=counted.severe,
        people=people_since(ctx, sources, ctx.now - WINDOW, MANY),
        newcomers=0,  # said of the height of the wave alone
        links=0,
    )
    calmer = replace(storm, calm_since=since, figures=figures)
    if ctx.now - since >= QUIET:
        note(ctx, BOT, "storm.calmed", f"storm:{storm.id}")
        settle(ctx, storm, BOT, over=True)
        save(ctx, replace(calmer, state=StormState.CALM, ended_at=ctx.now, shown_at=ctx.now))
    elif storm.calm_since is None:
        save(ctx, replace(calmer, shown_at=ctx.now))
    return []


def is_sharper(ctx: Context, brand: str) -> bool:
    """Somebody keeps watching, or a crisis of the brand is over since a few days."""
    closer = [
        storm
        for storm in ctx.uow.storms.find(brand=brand)
        if storm.closer_until is not None and storm.closer_until > ctx.now
    ]
    return bool(closer) or is_aftermath(ctx, brand)


def is_aftermath(ctx: Context, brand: str) -> bool:
    """A crisis of the brand was stood down lately, and none that was started by mistake."""
    return any(
        not crisis.drill
        and crisis.ended_at is not None
        and crisis.ended_at > ctx.now - ctx.team.watch.aftermath
        for crisis in ctx.uow.crises.find(brand=brand, state=CrisisState.OVER)
    )


def unclaimed(event: TimerFired, ctx: Context) -> list[Effect]:
    """Nobody has taken it in time: whoever leads in a crisis is asked, quiet hours or not."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    storm = ctx.uow.storms.get(event.subject)
    if storm.state is not StormState.OPEN:
        return []
    note(ctx, BOT, "storm.unclaimed", f"storm:{storm.id}")
    effects = ladder.start(ctx, "storm", storm.id, STORM, by=BOT, brand=storm.brand, own_card=False)
    save(ctx, storm)
    return effects


def save(ctx: Context, storm: Storm) -> Storm:
    """The storm's next version; its cards are brought up to date."""
    changed = replace(storm, version=storm.version + 1)
    ctx.uow.storms.save(changed)
    ctx.uow.placements.touch("storm", storm.id)
    return changed


def settle(ctx: Context, storm: Storm, by: str, *, over: bool) -> None:
    """Somebody has taken it, or it is over: no clock runs for it any more."""
    ctx.uow.timers.cancel(_key(storm))
    if over:
        ladder.stop(ctx, "storm", storm.id, by=by)
    else:
        ladder.take(ctx, "storm", storm.id, by=by)


def _announce(ctx: Context, storm: Storm) -> None:
    """A new short message beside each of its cards: an edit notifies nobody."""
    sentence = said(
        "notice-storm-rising",
        "",
        {"brand": storm.brand, "level": str(storm.level), "storm": str(storm.id)},
    )
    for channel in channels_of(ctx, storm.brand):
        place(ctx, "notice", 0, channel, params=sentence)


def _key(storm: Storm) -> str:
    return f"storm:{storm.id}"
