"""From comments to counts: which streams a comment belongs to, and whether it is criticism."""

from datetime import datetime

from handlers.comment import Assessment, Comment, Kind
from handlers.flags import main_topic
from handlers.ports import Context
from handlers.storm import MINUTE, Count, Scope, Stream

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


def tally(ctx: Context, comment: Comment, assessment: Assessment) -> None:
    """Count a new comment of the public. Whoever handles the deliveries writes the counts down (`flush`)."""
    source = ctx.team.sources.get(comment.source)
    if source is None or comment.kind is Kind.MESSAGE or comment.author.id in source.own_ids:
        return
    ctx.uow.watch.count(counts_of(comment, assessment, source.brand))


def counts_of(comment: Comment, assessment: Assessment, brand: str) -> list[Count]:
    critical = is_critical(assessment)
    severe = any(flag.name in SEVERE for flag in assessment.flags)
    minute = minute_of(min(comment.created_at, comment.received_at))
    reach = max(0, comment.author.followers or 0)
    streams = [
        Stream(scope=Scope.BRAND, brand=brand),
        Stream(scope=Scope.SOURCE, brand=brand, name=comment.source),
        Stream(scope=Scope.TOPIC, brand=brand, name=topic_of(assessment)),
    ]
    if comment.post is not None and comment.post.id:
        name = f"{comment.source}:{comment.post.id}"[:LONGEST_NAME]
        streams.append(Stream(scope=Scope.POST, brand=brand, name=name))
    return [
        Count(stream=stream, minute=minute, total=1, critical=int(critical), severe=int(severe), reach=reach)
        for stream in streams
    ]


def minute_of(at: datetime) -> datetime:
    """The beginning of its minute."""
    return at - (at - datetime.min.replace(tzinfo=at.tzinfo)) % MINUTE
