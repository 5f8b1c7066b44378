"""A message in chat that became a case: a comment like any other, but nothing about it is ever published.

Its source is `chat:<platform>` (handlers.sources.chat_source). What stood before it in its thread is kept beside it, as
comments of the same source that nobody assessed.
"""

from dataclasses import replace

from handlers.case import Case
from handlers.comment import Assessment, Author, Comment, Post, Urgency
from handlers.events import ChatMessage
from handlers.gathering import LiveTopic
from handlers.people import Brand
from handlers.ports import Context
from handlers.relaying.opening import open_case
from handlers.triage import assess

MOST_CONTEXT = 20
LONGEST_TEXT = 8_000
NO_BRAND = Brand(name="")


def case_of_message(ctx: Context, message: ChatMessage) -> Case | None:
    """The case that this message is already."""
    known = ctx.uow.comments.by_external(_source(message), _external_id(message))
    cases = ctx.uow.cases.find(comment_id=known.id) if known is not None else []
    return cases[-1] if cases else None


def make_case(
    ctx: Context,
    message: ChatMessage,
    *,
    brand: str,
    channels: tuple[str, ...] = (),
    topic: LiveTopic | None = None,
) -> Case:
    """A case of a message, with its thread as context. `channels`: where its card stands instead of the routes';
    `topic`: on whose card it stands there instead of one of its own."""
    head = message.place.thread
    told = _comment(ctx, message, parent=f"{message.place.channel}/{head}" if head else "")
    known = ctx.team.brands.get(brand) or NO_BRAND
    found = assess(told, known, ctx.team.policy)
    assessment = replace(found, relay=True, urgency=max(found.urgency, Urgency.URGENT))
    stored = ctx.uow.comments.by_external(told.source, told.external_id)
    if stored is None:
        stored = ctx.uow.comments.add(replace(told, language=assessment.language))
    ctx.uow.comments.assess(stored.id, stored.version, assessment)
    _keep_context(ctx, message)
    return open_case(ctx, stored, assessment, brand=brand, channels=channels, topic=topic)


def thought_of(ctx: Context, message: ChatMessage, *, brand: str) -> Assessment:
    """What triage thinks of a message that is no case yet."""
    return assess(_comment(ctx, message, parent=""), ctx.team.brands.get(brand) or NO_BRAND, ctx.team.policy)


def _keep_context(ctx: Context, message: ChatMessage) -> None:
    for earlier in message.thread[-MOST_CONTEXT:]:
        if ctx.uow.comments.by_external(_source(earlier), _external_id(earlier)) is None:
            parent = _external_id(message.thread[0])
            own = _external_id(earlier)
            kept = ctx.uow.comments.add(_comment(ctx, earlier, parent="" if own == parent else parent))
            ctx.uow.comments.assess(kept.id, kept.version, Assessment(language=""))


def _comment(ctx: Context, message: ChatMessage, *, parent: str) -> Comment:
    return Comment(
        source=_source(message),
        external_id=_external_id(message),
        author=Author(id=message.account, name=message.name[:200]),
        text=message.text[:LONGEST_TEXT],
        created_at=message.at,
        received_at=ctx.now,
        url=message.link if message.link.startswith("https://") else "",
        parent_id=parent,
        post=Post(id=message.place.channel),
    )


def _source(message: ChatMessage) -> str:
    return f"chat:{message.place.platform}"


def _external_id(message: ChatMessage) -> str:
    return f"{message.place.channel}/{message.place.message_id}"
