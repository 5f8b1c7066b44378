"""From comments to counts: which streams a comment belongs to, and whether it is criticism."""

from datetime import datetime, timedelta
from typing import NamedTuple

from handlers.comment import Assessment, Comment, Kind
from handlers.flags import main_topic
from handlers.ports import Context
from handlers.storm import Count, Scope, Stream
from handlers.watch.clocks import OFF, behind

CRITICAL = frozenset(
    {"complaint", "offensive", "threat", "hate", "legal", "safety", "data-breach", "press", "illegal"}
)
SEVERE = frozenset({"offensive", "threat", "hate"})
GRIM = -0.3
"""A sentiment from which on a comment without any of these flags is criticism all the same."""
LONGEST_NAME = 300
"""Of a post's id; ids of networks are far shorter."""


def is_critical(assessment: Assessment | None) -> bool:
    """Criticism, insults and worse; spam is none, however angry it sounds."""
    if assessment is None:
        return False
    names = {flag.name for flag in assessment.flags}
    return "spam" not in names and (not CRITICAL.isdisjoint(names) or assessment.sentiment <= GRIM)


def topic_of(assessment: Assessment) -> str:
    """What a comment is about, as far as its flags tell."""
    return main_topic(assessment.flags)


def tally(ctx: Context, *said: tuple[Comment, Assessment]) -> None:
    """Count new comments of the public. Whoever handles the deliveries writes the counts down (`flush`)."""
    sums: dict[_Place, list[int]] = {}
    slow: dict[str, timedelta] = {}
    for comment, assessment in said:
        source = ctx.team.sources.get(comment.source)
        if source is None or comment.kind is Kind.MESSAGE or comment.author.id in source.own_ids:
            continue
        if comment.received_at - comment.created_at >= OFF and comment.source not in slow:
            slow[comment.source] = max(timedelta(), behind(ctx, comment.source))
        place = _place(comment, assessment, source.brand, slow.get(comment.source, timedelta()))
        figures = sums.setdefault(place, [0, 0, 0, 0])
        figures[0] += 1
        figures[1] += is_critical(assessment)
        figures[2] += any(flag.name in SEVERE for flag in assessment.flags)
        figures[3] += max(0, comment.author.followers or 0)
    for place, (total, critical, severe, reach) in sums.items():
        ctx.uow.watch.count(
            [
                Count(
                    stream=stream,
                    minute=place.minute,
                    total=total,
                    critical=critical,
                    severe=severe,
                    reach=reach,
                )
                for stream in _streams(place)
            ]
        )


class _Place(NamedTuple):
    """What decides where a comment is counted: in a wave few of these, however many comments."""

    brand: str
    source: str
    topic: str
    post: str
    minute: datetime


def _place(comment: Comment, assessment: Assessment, brand: str, slow: timedelta) -> _Place:
    post = comment.post.id if comment.post is not None else ""
    minute = minute_of(min(comment.created_at + slow, comment.received_at))
    return _Place(brand, comment.source, topic_of(assessment), post, minute)


def _streams(place: _Place) -> list[Stream]:
    streams = [
        Stream(scope=Scope.BRAND, brand=place.brand),
        Stream(scope=Scope.SOURCE, brand=place.brand, name=place.source),
        Stream(scope=Scope.TOPIC, brand=place.brand, name=place.topic),
    ]
    if place.post:
        name = named_post(place.source, place.post)
        streams.append(Stream(scope=Scope.POST, brand=place.brand, name=name))
    return streams


def named_post(source: str, post: str) -> str:
    """Of the stream that a post's comments are counted in. The store holds no zeros."""
    return f"{source}:{post}".replace("\x00", "")[:LONGEST_NAME]


def minute_of(at: datetime) -> datetime:
    """The beginning of its minute."""
    return at.replace(second=0, microsecond=0)
