"""A group of deliveries at once. Most of what people write concerns nobody here, and in a storm most say the same: all
of it is stored together, the latter is counted together, and only what is left is looked at one by one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from handlers import opinion
from handlers.comment import Assessment, Change, Comment
from handlers.effects import Effect
from handlers.events import CommentReceived
from handlers.ports import Context
from handlers.relaying import echoes, relay
from handlers.relaying.digesting import for_digest
from handlers.relaying.folding import Folded, Homes, fold_all
from handlers.relaying.opening import A_DAY, open_case
from handlers.twins import told_twice
from handlers.watch.tally import tally

New = tuple[Comment, Assessment]


def receive_all(events: Sequence[CommentReceived], ctx: Context) -> list[Effect]:
    """Handle them as if they had come one by one."""
    events = [for_digest(event, ctx.team) for event in events]
    plain = _plain(events, ctx)
    stored = _stored(plain, ctx)
    twins = _twins(events, plain, stored, ctx)
    tally(ctx, *(plain[place] for place in stored if place not in twins))
    effects: list[Effect] = []
    folded: list[Folded] = []
    homes = Homes(ctx)
    fresh = stored.keys() - twins
    homes.look_up(event.like for event in events if id(event) in fresh)
    shown = [event for event in events if id(event) in fresh and _is_shown(event, plain[id(event)])]
    homes.claim(shown)
    _look_ahead([event for event in shown if homes.of(event) is None], ctx)
    for event in events:
        new = plain.get(id(event))
        if new is None:
            effects += relay.receive(event, ctx)
            homes.forget()
        elif id(event) in fresh and _is_shown(event, new):
            effects += _shown(event, stored[id(event)], new, homes, folded, ctx)
    fold_all(folded, ctx)
    ctx.uow.topics.flush()
    ctx.uow.watch.flush()
    return effects


def _look_ahead(alone: Sequence[CommentReceived], ctx: Context) -> None:
    """What opening a case for each of these will ask for."""
    ctx.uow.cases.expect(len(alone))
    authors = {(event.incoming.comment.source, event.incoming.comment.author.id) for event in alone}
    ctx.uow.comments.look_up_authors(authors, ctx.now - A_DAY)


def _is_shown(event: CommentReceived, new: New) -> bool:
    return event.incoming.relay and new[1].relay


def _shown(
    event: CommentReceived, id_: int, new: New, homes: Homes, folded: list[Folded], ctx: Context
) -> list[Effect]:
    """In the case of what it is like, else in one of its own."""
    comment, assessment = new
    home = homes.of(event)
    if home is not None and event.like is not None:
        folded.append(Folded(id_, comment.source, event.like, home))
        return []
    comment = replace(comment, id=id_)
    case = open_case(ctx, comment, assessment, event.like)
    homes.opened(case)
    return opinion.ask(ctx, case, comment, assessment)


def _stored(plain: dict[int, New], ctx: Context) -> dict[int, int]:
    """The ids of those that are new. What was there already was counted when it came."""
    ids = ctx.uow.comments.add_all(list(plain.values()))
    found = {
        place: ids.get((comment.source, comment.external_id), 0) for place, (comment, _) in plain.items()
    }
    return {place: id_ for place, id_ in found.items() if id_}


def _twins(
    events: Sequence[CommentReceived], plain: dict[int, New], stored: dict[int, int], ctx: Context
) -> frozenset[int]:
    """Those that were told before through another source, by the identity of their event."""
    elsewhere = told_twice(ctx.team.sources)
    new = [
        echoes.New(
            replace(plain[id(event)][0], id=stored[id(event)]), plain[id(event)][1], event.incoming.relay
        )
        for event in events
        if id(event) in stored and event.incoming.comment.source in elsewhere
    ]
    ids = echoes.note_twins(ctx, new) if new else frozenset[int]()
    return frozenset(place for place, id_ in stored.items() if id_ in ids)


def _plain(events: Sequence[CommentReceived], ctx: Context) -> dict[int, New]:
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
    elsewhere = told_twice(ctx.team.sources)
    ours = ctx.uow.sends.known({about for event, _ in candidates.values() for about in _ids(event)})
    return {
        place: (relay.as_new(event.incoming.comment, assessment, elsewhere), assessment)
        for place, (event, assessment) in candidates.items()
        if not ours or ours.isdisjoint(_ids(event))
    }


def _key(event: CommentReceived) -> tuple[str, str]:
    return event.incoming.comment.source, event.incoming.comment.external_id


def _by_the_brand(event: CommentReceived, ctx: Context) -> bool:
    comment = event.incoming.comment
    source = ctx.team.sources.get(comment.source)
    return source is not None and comment.author.id in source.own_ids


def _ids(event: CommentReceived) -> list[tuple[str, str]]:
    """The comment and what it answers, as the ledger would know them."""
    comment = event.incoming.comment
    about = (comment.external_id, comment.parent_id)
    return [(comment.source, id_) for id_ in about if id_]
