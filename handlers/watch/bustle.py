"""Strikingly many comments without a wave of criticism: told once, calmly, on a card that follows them.

Nobody is pinged and nothing climbs; no level is proposed. What turns into criticism becomes an alarm of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.ports import Context
from handlers.records import BOT, note, place
from handlers.storm import MINUTE, WINDOW, Bustle, Count, Figures, Origin, Said, Scope, Storm, Stream
from handlers.watch.clocks import said_since
from handlers.watch.course import CALM, QUIET, REFRESH, channels_of
from handlers.watch.detector import THRESHOLD, unusual
from handlers.watch.expecting import factor
from handlers.watch.figures import NEWEST, hour_of_week, usual_figures
from handlers.watch.memory import ENOUGH, Usual, widths
from handlers.watch.rise import beginning
from handlers.watch.tally import named_post
from handlers.watch.vocabulary import sources_of

LEAST = {"low": 40, "normal": 20, "high": 12}
"""Comments in 15 minutes without which nothing is striking, however quiet it was before."""
MURMUR = 5
PEOPLE = 5
MOST = 0.5
"""Part of all comments from which on it is one post that draws them."""
AGAIN = timedelta(hours=24)
MORE = 1.5
"""Within a day it is told again only if it is so many times as many."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Usuals:
    brand: Usual
    posts: Usual
    """Of the post that drew most, whichever it was."""


def look(
    ctx: Context, brand: str, now: Mapping[Stream, Count], usuals: Usuals, storms: Sequence[Storm]
) -> None:
    """Once a minute, after the waves of criticism; `storms` are those of the brand that go on."""
    going = next(iter(ctx.uow.bustles.find(brand=brand, ended_at=None)), None)
    if going is not None:
        _follow(ctx, going, now, usuals, storms)
    elif not storms:
        stream = _striking(ctx, brand, now, usuals)
        if stream is not None:
            _begin(ctx, stream, now[stream], _usual(stream, usuals))


def _striking(ctx: Context, brand: str, now: Mapping[Stream, Count], usuals: Usuals) -> Stream | None:
    """The post that draws strikingly many comments, or the brand where it is no single one."""
    whole = Stream(scope=Scope.BRAND, brand=brand)
    if whole not in now:
        return None
    posts = [one for one in now.values() if one.stream.scope is Scope.POST and one.stream.brand == brand]
    top = max(posts, key=lambda one: (one.total, one.stream.name), default=None)
    by_post = top is not None and _is_striking(ctx, top, usuals.posts)
    if not by_post and not _is_striking(ctx, now[whole], usuals.brand):
        return None
    return top.stream if top is not None and top.total >= MOST * now[whole].total else whole


def _is_striking(ctx: Context, now: Count, usual: Usual) -> bool:
    stream = now.stream
    expected = factor(ctx, stream.brand, "")
    if now.total < LEAST[ctx.team.watch.sensitivity_of(stream.brand)] * expected or usual.buckets < ENOUGH:
        return False
    totals, _ = widths(ctx.uow.watch.minutes(stream, ctx.now - WINDOW, ctx.now + MINUTE), ctx.now)
    if unusual([count / expected for count in totals], usual.totals) < THRESHOLD:
        return False
    hour = hour_of_week(ctx, stream)
    return hour is None or now.total > hour.high * expected


def _begin(ctx: Context, stream: Stream, now: Count, usual: Usual) -> None:
    post = stream.name if stream.scope is Scope.POST else ""
    if now.total < MORE * _told_already(ctx, stream.brand, post):
        return
    said = _said(ctx, stream)
    minutes = ctx.uow.watch.minutes(stream, ctx.now - timedelta(hours=3), ctx.now + MINUTE)
    since = beginning([replace(one, critical=one.total) for one in minutes], ctx.now)
    figures = _figures(ctx, stream, now, usual, said, since)
    if figures.people < PEOPLE:
        return
    bustle = ctx.uow.bustles.add(
        Bustle(
            brand=stream.brand,
            post=post,
            since=since,
            opened_at=ctx.now,
            highest=now.total,
            praise=_flagged(said, "praise"),
            questions=_flagged(said, "question"),
            shown_at=ctx.now,
            figures=figures,
        )
    )
    note(
        ctx,
        BOT,
        "bustle.begun",
        f"bustle:{bustle.id}",
        total=figures.total,
        share=figures.share,
        people=figures.people,
    )
    for channel in channels_of(ctx, stream.brand):
        place(ctx, "bustle", bustle.id, channel)


def _follow(
    ctx: Context, bustle: Bustle, now: Mapping[Stream, Count], usuals: Usuals, storms: Sequence[Storm]
) -> None:
    stream = _stream(bustle)
    counted = now.get(stream) or Count(stream=stream, minute=ctx.now - WINDOW)
    if storms:
        note(ctx, BOT, "bustle.turned", f"bustle:{bustle.id}", storm=storms[0].id)
        _save(ctx, replace(bustle, ended_at=ctx.now, storm=storms[0].id))
    elif counted.total <= max(MURMUR, CALM * bustle.highest):
        _calming(ctx, bustle)
    else:
        changed = replace(bustle, highest=max(bustle.highest, counted.total), calm_since=None)
        if ctx.now - bustle.shown_at >= REFRESH:
            said = _said(ctx, stream)
            figures = _figures(ctx, stream, counted, _usual(stream, usuals), said, bustle.since)
            praise, questions = _flagged(said, "praise"), _flagged(said, "question")
            _save(ctx, replace(changed, figures=figures, praise=praise, questions=questions))
        elif changed != bustle:
            ctx.uow.bustles.save(changed)


def _calming(ctx: Context, bustle: Bustle) -> None:
    """Half an hour has to stay calm before it is said."""
    if bustle.calm_since is None:
        ctx.uow.bustles.save(replace(bustle, calm_since=ctx.now))
    elif ctx.now - bustle.calm_since >= QUIET:
        note(ctx, BOT, "bustle.over", f"bustle:{bustle.id}")
        _save(ctx, replace(bustle, ended_at=ctx.now))


def _save(ctx: Context, bustle: Bustle) -> None:
    ctx.uow.bustles.save(replace(bustle, shown_at=ctx.now, version=bustle.version + 1))
    ctx.uow.placements.touch("bustle", bustle.id)


def _told_already(ctx: Context, brand: str, post: str) -> int:
    ended = [
        one
        for one in ctx.uow.bustles.find(brand=brand)
        if one.ended_at is not None
        and one.ended_at > ctx.now - AGAIN
        and (not post or one.post in {"", post})
    ]
    return max((one.highest for one in ended), default=0)


def _stream(bustle: Bustle) -> Stream:
    scope = Scope.POST if bustle.post else Scope.BRAND
    return Stream(scope=scope, brand=bustle.brand, name=bustle.post)


def _usual(stream: Stream, usuals: Usuals) -> Usual:
    """What is known of single posts, as soon as it is enough."""
    by_post = stream.scope is Scope.POST and usuals.posts.buckets >= ENOUGH
    return usuals.posts if by_post else usuals.brand


def _said(ctx: Context, stream: Stream) -> list[Said]:
    """The newest comments of the last 15 minutes, of that post where it is one."""
    said = said_since(ctx, sources_of(ctx.team, stream.brand), ctx.now - WINDOW, NEWEST)
    if stream.scope is not Scope.POST:
        return said
    under = [(one, one.comment.post) for one in said]
    return [one for one, post in under if post and named_post(one.comment.source, post.id) == stream.name]


def _figures(
    ctx: Context, stream: Stream, now: Count, usual: Usual, said: Sequence[Said], since: datetime
) -> Figures:
    return replace(
        usual_figures(ctx, stream, now, usual, since),
        people=len({(one.comment.source, one.comment.author.id) for one in said}),
        origin=_origin(stream, said),
    )


def _origin(stream: Stream, said: Sequence[Said]) -> Origin | None:
    post = said[0].comment.post if said else None
    if stream.scope is not Scope.POST or post is None:
        return None
    return Origin(title=post.title, url=post.url, at=min(one.comment.created_at for one in said))


def _flagged(said: Sequence[Said], name: str) -> int:
    return sum(
        one.assessment is not None and any(flag.name == name for flag in one.assessment.flags) for one in said
    )
