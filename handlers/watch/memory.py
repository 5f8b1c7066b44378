"""What a stream has learned: its usual counts, brought up to date bucket by bucket, stored between two judgements."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from handlers.ports import Context
from handlers.storm import WINDOW, Count, Scope, Stream, StreamState
from handlers.watch.detector import WIDTHS
from handlers.watch.normal import SPAN, Normal

STEP = timedelta(minutes=5)
DAY = timedelta(days=1)
RECENT = timedelta(hours=1)
"""How far back is looked for the post that drew most: that takes a question for each bucket."""
ENOUGH = 288
"""Buckets (a day) after which the usual is good for a judgement."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Usual:
    """What is usual for a stream, in comments and in critical ones, over 5, 10 and 15 minutes."""

    totals: tuple[Normal, ...]
    criticals: tuple[Normal, ...]

    @property
    def buckets(self) -> int:
        return self.totals[-1].seen

    @property
    def days(self) -> int:
        return self.buckets * STEP // timedelta(days=1)


def usual_of(state: StreamState | None) -> Usual:
    if state is None:
        return Usual(totals=tuple(Normal() for _ in WIDTHS), criticals=tuple(Normal() for _ in WIDTHS))
    return Usual(
        totals=tuple(Normal.stored(rows) for rows in state.totals),
        criticals=tuple(Normal.stored(rows) for rows in state.criticals),
    )


def learn(ctx: Context, stream: Stream, *, storm: bool) -> Usual:
    """What is usual for the stream, with all buckets that have ended a while ago. In a storm nothing is learned: it
    would make the next one look usual."""
    state = ctx.uow.watch.state(stream)
    usual = usual_of(state)
    # A wave is not held against its own beginning.
    until = bucket_of(ctx.now - WINDOW)
    since = _since(ctx, stream, state)
    if since is None or since >= until:
        return usual
    if not storm:
        counted = _counter(ctx, stream, since, until)
        gaps = _gaps(ctx, stream.brand, since, until)
        at = since
        while at < until:
            at += STEP
            if not any(start < at <= end for start, end in gaps):
                _add(usual, at, counted)
    ctx.uow.watch.remember(
        StreamState(
            stream=stream,
            since=state.since if state else since,
            learned_until=until,
            totals=[normal.as_stored() for normal in usual.totals],
            criticals=[normal.as_stored() for normal in usual.criticals],
        )
    )
    return usual


def _gaps(ctx: Context, brand: str, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """When nobody was watching: what is learned afterwards, and holds nothing of the brand for a day, was not quiet."""
    if until - since < DAY:
        return []
    counted = ctx.uow.watch.minutes(Stream(scope=Scope.BRAND, brand=brand), since, until)
    times = [since, *(one.minute for one in counted), until]
    return [(start, end) for start, end in pairwise(times) if end - start >= DAY]


def bucket_of(at: datetime) -> datetime:
    """The beginning of its bucket of five minutes."""
    return at - (at - datetime.min.replace(tzinfo=at.tzinfo)) % STEP


Counted = Callable[[datetime, datetime], tuple[int, int]]
"""From, until -> comments, critical ones."""


def _since(ctx: Context, stream: Stream, state: StreamState | None) -> datetime | None:
    """Where learning goes on, at first with whatever there is: what was imported counts as well."""
    if stream.scope is Scope.POSTS:
        recent = bucket_of(ctx.now - RECENT)
        return max(state.learned_until, recent) if state else recent
    if state is not None:
        return state.learned_until
    first = ctx.uow.watch.first_minute(stream, ctx.now - SPAN)
    return bucket_of(first) if first is not None else None


def _add(usual: Usual, end: datetime, counted: Counted) -> None:
    for width, totals, criticals in zip(WIDTHS, usual.totals, usual.criticals, strict=True):
        total, critical = counted(end - width * STEP, end)
        day = (end - STEP).date()
        totals.add(day, total)
        criticals.add(day, critical)


def _counter(ctx: Context, stream: Stream, since: datetime, until: datetime) -> Counted:
    if stream.scope is Scope.POSTS:
        return lambda start, end: _top(ctx, stream.brand, start, end)
    minutes = ctx.uow.watch.minutes(stream, since - max(WIDTHS) * STEP, until)
    buckets: dict[datetime, tuple[int, int]] = {}
    for one in minutes:
        total, critical = buckets.get(bucket_of(one.minute), (0, 0))
        buckets[bucket_of(one.minute)] = (total + one.total, critical + one.critical)
    return lambda start, end: _summed(buckets, start, end)


def _summed(buckets: dict[datetime, tuple[int, int]], start: datetime, end: datetime) -> tuple[int, int]:
    places = [start + number * STEP for number in range((end - start) // STEP)]
    found = [buckets[place] for place in places if place in buckets]
    return sum(total for total, _ in found), sum(critical for _, critical in found)


def _top(ctx: Context, brand: str, start: datetime, end: datetime) -> tuple[int, int]:
    top = ctx.uow.watch.top_post(brand, start, end)
    return (top.total, top.critical) if top else (0, 0)


def widths(minutes: Sequence[Count], now: datetime) -> tuple[list[int], list[int]]:
    """Comments and critical ones of the last 5, 10 and 15 minutes."""
    spans = [now - width * STEP for width in WIDTHS]
    return (
        [sum(one.total for one in minutes if one.minute >= since) for since in spans],
        [sum(one.critical for one in minutes if one.minute >= since) for since in spans],
    )
