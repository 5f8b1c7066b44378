"""Every minute: is there a wave, is one rising or over, has a source gone silent? The leader's timer asks.

Only what was written in the last minutes is judged. What comes a day late goes into its own minute and raises nothing.
Where a source's clock is known to be wrong (handlers.watch.clocks), arrival counts instead of its stamps.
"""

from datetime import datetime, timedelta

from handlers.effects import Effect
from handlers.events import TimerFired
from handlers.placement import Timer
from handlers.ports import Context
from handlers.storm import ACTIVE, MINUTE, WINDOW, Count, Scope, Storm, Stream
from handlers.watch import bustle, clocks, course, gather, silence
from handlers.watch.clocks import said_since
from handlers.watch.detector import THRESHOLD, unusual
from handlers.watch.expecting import factor
from handlers.watch.figures import NEWEST, WEEKS, figures_of, hour_of_week
from handlers.watch.memory import ENOUGH, Usual, learn, widths
from handlers.watch.rise import beginning
from handlers.watch.tally import is_critical
from handlers.watch.terms import held, terms_of
from handlers.watch.vocabulary import learn_words, sources_of

TIMER = "watch"
SHARPER = 0.03
"""How much lower the threshold is after a crisis, and where somebody keeps watching."""
THRESHOLDS = {"low": THRESHOLD + 0.08, "normal": THRESHOLD, "high": THRESHOLD - 0.04}
LEAST = {"low": 16, "normal": 8, "high": 5}
"""Critical comments in 15 minutes without which nothing is a wave, however quiet it was before."""
COLD = 2
"""As long as nothing is usual yet, so many times the least are needed, and ..."""
ABOVE = 3.0
"""... so many times the highest seen so far."""
SHARPER_ABOVE = 1.5
"""The same after a crisis, and where somebody keeps watching; then the least is enough."""
PEOPLE = 5
SHARE = 30
"""Critical ones of 100: below, a wave is no wave of criticism."""
RISEN = 1.5
"""How many times the usual share that has to be."""
NIGHT = 3.0
"""So many times the highest of this hour in earlier weeks is unusual, though the day sees more."""
KEPT = timedelta(weeks=WEEKS, days=1)
CLAIMED = timedelta(days=1)
"""Processes hear of each other's cases within seconds; which of them met a wording first matters no longer."""
AGAIN = timedelta(hours=24)
WORSE = 1.5
"""Within a day a wave of the same kind is told again only if it is so many times as high, and ..."""
SHARPER_WORSE = 0.5
"""... after a crisis if it is half as high: it flares up again."""


def watch_timer(due_at: datetime) -> Timer:
    """The one clock of the watch."""
    return Timer(key=TIMER, due_at=due_at, kind=TIMER, subject=0)


def judge(event: TimerFired, ctx: Context) -> list[Effect]:
    """Once a minute. What it takes is done in parts, each with a clock and a transaction of its own: a click waits for
    one of them at most, and what a crash leaves undone is still due."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    part, _, brand = event.key.removeprefix(f"{TIMER}:").partition(":")
    match part:
        case "brand" if brand in ctx.team.brands:
            ctx.uow.timers.set(part_timer("cards", brand, ctx.now))
            return _judge_brand(ctx, brand, _newest(ctx))
        case "cards" if brand in ctx.team.brands:
            gather.keep(ctx, brand)
        case "sources":
            clocks.look(ctx)
            silence.look(ctx, _newest(ctx))
            ctx.uow.watch.forget(ctx.now - KEPT)
            ctx.uow.members.forget_claims(ctx.now - CLAIMED)
        case _ if event.key == TIMER:
            ctx.uow.timers.set(watch_timer(ctx.now + MINUTE))
            for name in ctx.team.brands:
                ctx.uow.timers.set(part_timer("brand", name, ctx.now))
            ctx.uow.timers.set(part_timer("sources", "", ctx.now))
        case _:
            return []  # of a brand that is configured no more
    return []


def think_ahead(event: TimerFired, ctx: Context) -> None:
    """What judging a brand takes most of: the words of its newest comments. They are looked at before the transaction
    begins that decides, since a click waits for that one; what is found is remembered with the words."""
    part, _, brand = event.key.removeprefix(f"{TIMER}:").partition(":")
    if part != "brand" or brand not in ctx.team.brands:
        return
    for one in said_since(ctx, sources_of(ctx.team, brand), ctx.now - WINDOW, NEWEST):
        if is_critical(one.assessment):
            terms_of(one.comment.text)
            held(one.comment.text)


def part_timer(part: str, brand: str, due_at: datetime) -> Timer:
    """One for each part: what is not done when the next minute comes is done once."""
    return Timer(key=f"{TIMER}:{part}:{brand}", due_at=due_at, kind=TIMER, subject=0)


def _newest(ctx: Context) -> dict[Stream, Count]:
    return ctx.uow.watch.sums(ctx.now - WINDOW, ctx.now + MINUTE)


def _judge_brand(ctx: Context, brand: str, now: dict[Stream, Count]) -> list[Effect]:
    storms = _storms(ctx, brand)
    effects: list[Effect] = []
    learn_words(ctx, brand, storm=bool(storms))
    whole, posts = Stream(scope=Scope.BRAND, brand=brand), Stream(scope=Scope.POSTS, brand=brand)
    topics = [one for one in now if one.scope is Scope.TOPIC and one.brand == brand]
    usuals = {stream: learn(ctx, stream, storm=bool(storms)) for stream in (whole, posts, *topics)}
    for storm in storms:
        stream = Stream(scope=Scope.TOPIC if storm.topic else Scope.BRAND, brand=brand, name=storm.topic)
        effects += course.follow(ctx, storm, stream, now.get(stream), usuals.get(stream) or usuals[whole])
    rising = [
        stream for stream in (whole, *topics) if stream in now and _rises(ctx, now[stream], usuals[stream])
    ]
    if not rising:
        rising = _by_post(ctx, brand, now, usuals[posts])
    if rising and not any(storm.topic in {"", rising[0].name} for storm in storms):
        effects += _alarm(ctx, rising[0], now[rising[0]], usuals[rising[0]], storms)
    usual = bustle.Usuals(brand=usuals[whole], posts=usuals[posts])
    bustle.look(ctx, brand, now, usual, _storms(ctx, brand))
    return effects


def _storms(ctx: Context, brand: str) -> list[Storm]:
    return ctx.uow.storms.find(brand=brand, state=tuple(state.value for state in ACTIVE))


def _rises(ctx: Context, now: Count, usual: Usual) -> bool:
    """More than ever, and critical."""
    stream = now.stream
    sensitivity = ctx.team.watch.sensitivity_of(stream.brand)
    expected = factor(ctx, stream.brand, stream.name if stream.scope is Scope.TOPIC else "")
    if now.critical < LEAST[sensitivity] * expected or 100 * now.critical < SHARE * now.total:
        return False
    totals, criticals = widths(ctx.uow.watch.minutes(stream, ctx.now - WINDOW, ctx.now + MINUTE), ctx.now)
    sharper = course.is_sharper(ctx, stream.brand)
    if usual.buckets < ENOUGH:
        highest = usual.criticals[-1].quantile(1.0)
        cold, above = (1, SHARPER_ABOVE) if sharper else (COLD, ABOVE)
        return now.critical >= max(cold * LEAST[sensitivity], above * highest) * expected
    threshold = THRESHOLDS[sensitivity] - (SHARPER if sharper else 0)
    if max(_score(totals, usual, expected), _score(criticals, usual, expected, critical=True)) >= threshold:
        hour = hour_of_week(ctx, stream)
        return hour is None or now.total > hour.high * expected
    return _unusual_for_the_hour(ctx, now, sensitivity, expected)


def _score(counts: list[int], usual: Usual, expected: float, *, critical: bool = False) -> float:
    return unusual([count / expected for count in counts], usual.criticals if critical else usual.totals)


def _unusual_for_the_hour(ctx: Context, now: Count, sensitivity: str, expected: float) -> bool:
    """A wave at four in the morning is one, though every noon sees more."""
    if now.critical < COLD * LEAST[sensitivity] * expected:
        return False
    hour = hour_of_week(ctx, now.stream)
    return hour is not None and now.total >= NIGHT * max(1, hour.high) * expected


def _by_post(ctx: Context, brand: str, now: dict[Stream, Count], usual: Usual) -> list[Stream]:
    """A single post that draws strikingly many comments makes a wave of its brand."""
    whole = Stream(scope=Scope.BRAND, brand=brand)
    top = ctx.uow.watch.top_post(brand, ctx.now - WINDOW, ctx.now + MINUTE)
    if top is None or whole not in now or usual.buckets < ENOUGH:
        return []
    counted = Count(
        stream=top.stream, minute=top.minute, total=top.total, critical=top.critical, severe=0, reach=0
    )
    return [whole] if _rises(ctx, counted, usual) else []


def _alarm(ctx: Context, stream: Stream, now: Count, usual: Usual, storms: list[Storm]) -> list[Effect]:
    sources = sources_of(ctx.team, stream.brand)
    since = beginning(ctx.uow.watch.minutes(stream, ctx.now - timedelta(hours=3), ctx.now + MINUTE), ctx.now)
    said = said_since(ctx, sources, ctx.now - WINDOW, NEWEST)
    figures = figures_of(ctx, stream, now, usual, said, since)
    if figures.people < PEOPLE or figures.share < RISEN * max(0, figures.usual_share):
        return []
    worse = SHARPER_WORSE if course.is_aftermath(ctx, stream.brand) else WORSE
    if now.critical < worse * _told_already(ctx, stream):
        return []
    narrower = [storm for storm in storms if storm.topic] if stream.scope is Scope.BRAND else []
    if narrower:
        return course.widen(ctx, narrower[0], figures)
    return course.begin(ctx, stream, since, figures)


def _told_already(ctx: Context, stream: Stream) -> int:
    """The height of the waves that were told and are over since a day at most."""
    topic = stream.name if stream.scope is Scope.TOPIC else ""
    ended = [
        storm
        for storm in ctx.uow.storms.find(brand=stream.brand)
        if storm.ended_at is not None and storm.ended_at > ctx.now - AGAIN and storm.topic in {"", topic}
    ]
    return max((storm.highest for storm in ended), default=0)
