"""A group of deliveries at once. Most of what people write concerns nobody here, and in a storm most say the same: the
former is stored together, the latter counted together, and everything else is looked at one by one."""

from collections import Counter
from collections.abc import Sequence

from handlers import cluster
from handlers.case import Case
from handlers.comment import Assessment, Change, Comment
from handlers.effects import Effect
from handlers.events import CommentReceived
from handlers.ports import Context
from handlers.relaying import relay
from handlers.relaying.digesting import for_digest
from handlers.watch.tally import tally


def receive_all(events: Sequence[CommentReceived], ctx: Context) -> list[Effect]:
    """Handle them as if they had come one by one."""
    events = [for_digest(event, ctx.team) for event in events]
    plain = _plain(events, ctx)
    quiet = {place: new for place, new in plain.items() if not new[1].relay}
    added = ctx.uow.comments.add_all(list(quiet.values()))
    for comment, assessment in quiet.values():
        # What was there already was counted when it came.
        if (comment.source, comment.external_id) in added:
            tally(ctx, comment, assessment)
    effects: list[Effect] = []
    folded: list[tuple[CommentReceived, Comment, Assessment, Case]] = []
    homes = _Homes(ctx)
    for event in events:
        if id(event) in quiet:
            continue
        new = plain.get(id(event)) if event.incoming.relay else None
        home = homes.of(event) if new is not None else None
        if new is None or home is None:
            effects += relay.receive(event, ctx)
        else:
            folded.append((event, *new, home))
    cluster.fold_all(folded, ctx)
    ctx.uow.topics.flush()
    ctx.uow.watch.flush()
    return effects


class _Homes:
    """The cases that comments of this group are counted in, each looked up once."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._found: dict[tuple[str, str, str, int], Case] = {}

    def of(self, event: CommentReceived) -> Case | None:
        like, thought = event.like, event.assessment
        if like is None or thought is None:
            return None
        asked = (like.group, like.fingerprint, thought.hold, thought.urgency)
        home = self._found.get(asked) or cluster.home_of(event, self._ctx)
        if home is not None:
            self._found[asked] = home
        return home


def _plain(events: Sequence[CommentReceived], ctx: Context) -> dict[int, tuple[Comment, Assessment]]:
    """What cannot be anything but a new comment of somebody's own accord, by the identity of its event."""
    times = Counter(_key(event) for event in events)
    candidates = {
        id(event): (event, event.assessment)
        for event in events
        if event.assessment is not None
        and event.incoming.change is Change.CREATED
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
