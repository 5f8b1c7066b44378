"""A group of deliveries at once. Most of what people write concerns nobody here: that is stored together, in two
statements for all of it, and everything else is looked at one by one."""

from collections import Counter
from collections.abc import Sequence

from handlers import relay
from handlers.comment import Assessment, Change, Comment
from handlers.effects import Effect
from handlers.events import CommentReceived
from handlers.ports import Context


def receive_all(events: Sequence[CommentReceived], ctx: Context) -> list[Effect]:
    """Handle them as if they had come one by one."""
    quiet = _quiet(events, ctx)
    ctx.uow.comments.add_all([new for event in events if (new := quiet.get(id(event))) is not None])
    return [effect for event in events if id(event) not in quiet for effect in relay.receive(event, ctx)]


def _quiet(events: Sequence[CommentReceived], ctx: Context) -> dict[int, tuple[Comment, Assessment]]:
    """What cannot be anything but a new comment that nobody needs to see, by the identity of its event."""
    times = Counter(_key(event) for event in events)
    candidates = {
        id(event): (event, event.assessment)
        for event in events
        if event.assessment is not None
        and event.incoming.change is Change.CREATED
        and not event.assessment.relay
        and times[_key(event)] == 1
        and not _by_the_brand(event, ctx)
    }
    ours = _in_the_ledger([event for event, _ in candidates.values()], ctx)
    return {
        place: (relay.as_new(event.incoming.comment, assessment), assessment)
        for place, (event, assessment) in candidates.items()
        if ours.isdisjoint(_ids(event))
    }


def _key(event: CommentReceived) -> tuple[str, str]:
    return event.incoming.comment.source, event.incoming.comment.external_id


def _by_the_brand(event: CommentReceived, ctx: Context) -> bool:
    comment = event.incoming.comment
    source = ctx.team.sources.get(comment.source)
    return source is not None and comment.author.id in source.own_ids


def _ids(event: CommentReceived) -> set[tuple[str, str]]:
    """The comment and what it answers, as the ledger would know them."""
    comment = event.incoming.comment
    return {(comment.source, id_) for id_ in (comment.external_id, comment.parent_id) if id_}


def _in_the_ledger(events: Sequence[CommentReceived], ctx: Context) -> set[tuple[str, str]]:
    """Which of these are something that we have sent, or have sent something to."""
    wanted: dict[str, set[str]] = {}
    for event in events:
        for source, id_ in _ids(event):
            wanted.setdefault(source, set()).add(id_)
    return {
        (source, id_) for source, ids in wanted.items() for id_ in ctx.uow.sends.known(source, frozenset(ids))
    }
