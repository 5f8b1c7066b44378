"""Figures of the watch: for the alarm, for follow-ups after a crisis, for reports."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.comment import Comment
from handlers.ports import Context, UnitOfWork
from handlers.storm import WINDOW, Count, Figures, Origin, Said, Scope, StormState, Stream, Topic
from handlers.triage.reading import LINK
from handlers.watch.clocks import people_since
from handlers.watch.memory import Usual
from handlers.watch.tally import is_critical
from handlers.watch.vocabulary import sources_of, spoken_of

WEEK = timedelta(days=7)
WEEKS = 8
"""That the usual of an hour looks back."""
WEEKS_NEEDED = 3
HALF_A_DAY = timedelta(hours=12)
NEWEST = 500
"""Comments that are looked at one by one; counts come from the minutes."""
MANY = 5_000
"""Comments of each account whose authors are told apart: to judge a wave no more are needed, and a click waits."""
SOME_AUTHORS = 40
"""Of a wave that are asked whether they are new."""
SAMPLES = 3
TOPICS = 3
MORE = 1.1
"""Times as many comments as were looked at, from which on a topic's count is an estimate."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hour:
    """What is usual at this hour of the week, in 15 minutes."""

    low: int
    high: int
    weeks: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DayFigures:
    """A day of a brand, for follow-ups and reports."""

    day: str
    """ISO, in UTC."""
    total: int
    critical: int
    severe: int

    @property
    def share(self) -> int:
        return round(100 * self.critical / self.total) if self.total else 0


def by_day(uow: UnitOfWork, brand: str, since: datetime, until: datetime) -> tuple[DayFigures, ...]:
    """What was written about a brand on each day; days without anything are left out."""
    days: dict[str, Counter[str]] = {}
    for one in uow.watch.minutes(Stream(scope=Scope.BRAND, brand=brand), since, until):
        counted = days.setdefault(one.minute.date().isoformat(), Counter())
        counted.update(total=one.total, critical=one.critical, severe=one.severe)
    return tuple(
        DayFigures(day=day, total=n["total"], critical=n["critical"], severe=n["severe"])
        for day, n in sorted(days.items())
    )


def hour_of_week(ctx: Context, stream: Stream) -> Hour | None:
    """The lowest and highest 15 minutes of this hour in earlier weeks; None while too few are known."""
    first = ctx.uow.watch.first_minute(stream, ctx.now - (WEEKS + 1) * WEEK)
    waves = _waves(ctx, stream.brand)
    lows: list[int] = []
    highs: list[int] = []
    for weeks in range(1, WEEKS + 1):
        since = ctx.now - weeks * WEEK - 2 * WINDOW
        if first is None or first > since:
            break  # nobody was watching yet
        if not _was_watched(ctx, stream.brand, since + 2 * WINDOW):
            continue  # the bot was off: no comments say nothing then
        if any(began < since + 4 * WINDOW and ended > since for began, ended in waves):
            continue  # a wave is not what is usual
        minutes = ctx.uow.watch.minutes(stream, since, since + 4 * WINDOW)
        sums = [_sum(minutes, since + place * WINDOW) for place in range(4)]
        lows.append(min(sums))
        highs.append(max(sums))
    if len(highs) < WEEKS_NEEDED:
        return None
    return Hour(low=min(lows), high=max(highs), weeks=len(highs))


def _was_watched(ctx: Context, brand: str, at: datetime) -> bool:
    """Anything at all was counted for the brand within half a day."""
    first = ctx.uow.watch.first_minute(Stream(scope=Scope.BRAND, brand=brand), at - HALF_A_DAY)
    return first is not None and first <= at + HALF_A_DAY


def _sum(minutes: Sequence[Count], since: datetime) -> int:
    return sum(one.total for one in minutes if since <= one.minute < since + WINDOW)


def figures_of(
    ctx: Context, stream: Stream, now: Count, usual: Usual, said: Sequence[Said], since: datetime
) -> Figures:
    """What the alarm says. `now` are the counts of the last 15 minutes, `said` the comments in them."""
    critical = [one for one in said if is_critical(one.assessment)]
    sources = sources_of(ctx.team, stream.brand)
    return replace(
        usual_figures(ctx, stream, now, usual, since),
        people=people_since(ctx, sources, ctx.now - WINDOW, MANY),
        accounts=len({one.comment.source for one in critical}),
        newcomers=_newcomers(ctx, critical, since),
        links=_links(said),
        press=sum(_has(one, "press") for one in said),
        topics=_topics(ctx, stream.brand, now, critical),
        origin=_origin(critical),
        samples=tuple(one.comment.id for one in _samples(critical)),
    )


def usual_figures(ctx: Context, stream: Stream, now: Count, usual: Usual, since: datetime) -> Figures:
    """How many, how critical, and what would be usual."""
    hour = hour_of_week(ctx, stream)
    return Figures(
        at=ctx.now,
        total=now.total,
        critical=now.critical,
        severe=now.severe,
        usual="hours" if hour else "highest" if usual.days else "none",
        low=hour.low if hour else 0,
        high=hour.high if hour else round(usual.totals[-1].quantile(1.0)),
        days=usual.days,
        usual_share=_usual_share(ctx, stream, since),
        reach=now.reach,
    )


def _waves(ctx: Context, brand: str) -> list[tuple[datetime, datetime]]:
    """From when to when there was one that is over; what was said to be none counts as usual."""
    found = ctx.uow.storms.find(brand=brand, state=StormState.CALM)
    return [(one.since, one.calm_since or one.ended_at) for one in found if one.ended_at is not None]


def _usual_share(ctx: Context, stream: Stream, since: datetime) -> int:
    """Of the week before the wave, earlier waves left out; too few comments say nothing."""
    waves = _waves(ctx, stream.brand)
    minutes = [
        one
        for one in ctx.uow.watch.minutes(stream, since - WEEK, since)
        if not any(began <= one.minute < ended for began, ended in waves)
    ]
    total = sum(one.total for one in minutes)
    return round(100 * sum(one.critical for one in minutes) / total) if total >= 50 else -1


def _newcomers(ctx: Context, critical: Sequence[Said], since: datetime) -> int:
    """Of a hundred authors those who had never written before the wave; asked of a few dozen."""
    authors = dict.fromkeys((one.comment.source, one.comment.author.id) for one in critical)
    asked = list(authors)[:SOME_AUTHORS]
    if not asked:
        return 0
    new = sum(not ctx.uow.comments.wrote_before(source, author, since) for source, author in asked)
    return round(100 * new / len(asked))


def _links(said: Sequence[Said]) -> int:
    found = Counter(link for one in said for link in set(LINK.findall(one.comment.text)))
    return max(found.values(), default=0)


def _has(one: Said, flag: str) -> bool:
    return one.assessment is not None and any(each.name == flag for each in one.assessment.flags)


def _topics(ctx: Context, brand: str, now: Count, critical: Sequence[Said]) -> tuple[Topic, ...]:
    """Counted in the newest comments, and put in proportion where there are more."""
    times = max(1.0, now.critical / max(1, len(critical)))
    return tuple(
        Topic(
            name=one.name,
            words=one.words,
            count=round(one.count * times),
            new=one.new,
            about=times > MORE,
        )
        for one in spoken_of(ctx, brand, critical, TOPICS)
    )


def _origin(critical: Sequence[Said]) -> Origin | None:
    """The post that drew most of it; nobody has checked that."""
    under: dict[tuple[str, str], list[Comment]] = {}
    for one in critical:
        post = one.comment.post
        if post is not None:
            under.setdefault((one.comment.source, post.id), []).append(one.comment)
    if not under:
        return None
    comments = max(under.values(), key=len)
    post = comments[0].post
    if post is None or len(comments) < 3:
        return None
    return Origin(title=post.title, url=post.url, at=min(one.created_at for one in comments))


def _samples(critical: Sequence[Said]) -> list[Said]:
    """What was said, by different people, what others agree with first; hate and threats stay folded away."""
    decent = [one for one in critical if not any(_has(one, flag) for flag in ("hate", "threat", "self-harm"))]
    ranked = sorted(decent, key=lambda one: (-one.comment.likes, -len(one.comment.text)))
    people: set[str] = set()
    texts: set[str] = set()
    found: list[Said] = []
    for one in ranked:
        if one.comment.author.id in people:
            continue
        people.add(one.comment.author.id)
        if one.comment.text not in texts:
            texts.add(one.comment.text)
            found.append(one)
    return found[:SAMPLES]
