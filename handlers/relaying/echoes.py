"""What was told before through another source: found, noted, and let go again once it is one of its own."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.comment import Assessment, Comment
from handlers.ports import Context
from handlers.relaying.opening import open_case
from handlers.sources.addresses import key_of_link
from handlers.twins import Told, Twin, echoes_of, is_at_one_place, is_same

MOST = 20
"""Earlier comments that one is held against."""


@dataclass(frozen=True, slots=True)
class New:
    """A comment that was stored just now."""

    comment: Comment
    """With its id."""
    assessment: Assessment
    relay: bool

    @property
    def shown(self) -> bool:
        return self.relay and self.assessment.relay


def note_twins(ctx: Context, new: Sequence[New]) -> frozenset[int]:
    """The ids of those that are the same as one that came before; noted as that."""
    suspects = _suspects(ctx, new)
    if not suspects:
        return frozenset()
    earlier = {id_ for ids in suspects.values() for id_ in ids}
    known = {one.id: one for one in ctx.uow.comments.find(id=tuple(sorted(earlier)))}
    told = ctx.uow.twins.find(twin_of=tuple(sorted(earlier)), over=False)
    seconds = {one.comment_id for one in ctx.uow.twins.find(comment_id=tuple(sorted(earlier)), over=False)}
    taken = {(one.twin_of, one.source) for one in told}
    here = {one.comment.id: one for one in new}
    for id_ in sorted(suspects):
        one = here[id_]
        for first in suspects[id_]:
            free = first not in seconds and (first, one.comment.source) not in taken
            if (
                free
                and is_same(known[first], one.comment)
                and _covers(ctx, known[first], here.get(first), one)
            ):
                taken.add((first, one.comment.source))
                seconds.add(id_)
                ctx.uow.twins.add(Twin(comment_id=id_, twin_of=first, source=one.comment.source))
                _show(ctx, first)
                break
    return frozenset(seconds & suspects.keys())


def _suspects(ctx: Context, new: Sequence[New]) -> dict[int, list[int]]:
    """Of new comments, those before them that share a key with them, of another source of the brand."""
    echoes = {one.comment.id: echoes_of(one.comment) for one in new if one.comment.echo}
    links = {one.comment.id: link for one in new if (link := key_of_link(one.comment.url))}
    wanted = frozenset[int]().union(*echoes.values())
    rows = ctx.uow.comments.told(wanted, frozenset(links.values())) if wanted or links else []
    by_key: defaultdict[tuple[str, int], list[Told]] = defaultdict(list)
    for row in rows:
        by_key["echo", row.echo].append(row)
        by_key["link", row.link].append(row)
    found: dict[int, list[int]] = {}
    for one in new:
        id_ = one.comment.id
        keys = [("echo", key) for key in echoes.get(id_, ())] + (
            [("link", links[id_])] if id_ in links else []
        )
        before = {
            row.id
            for key in keys
            for row in by_key[key]
            if row.id < id_ and row.source != one.comment.source and _brand(ctx, row.source, one.comment)
        }
        if before:
            found[id_] = sorted(before)[:MOST]
    return found


def _brand(ctx: Context, source: str, comment: Comment) -> bool:
    first, second = ctx.team.sources.get(source), ctx.team.sources.get(comment.source)
    return first is not None and second is not None and first.brand == second.brand


def _covers(ctx: Context, first: Comment, told: New | None, second: New) -> bool:
    """Whoever sees the first sees all that the second is about: nothing graver, and it is shown if that would be."""
    if first.deleted_at is not None:
        return False
    thought = told.assessment if told else ctx.uow.comments.assessment(first.id, first.version)
    if thought is None:
        return False
    if second.assessment.hold not in {"", thought.hold} or second.assessment.urgency > thought.urgency:
        return False
    if not second.shown:
        return True
    if told is not None:
        return told.shown
    return bool(ctx.uow.cases.find(comment_id=first.id) or ctx.uow.members.find(comment_id=first.id))


def standing(ctx: Context, comment: Comment) -> Twin | None:
    """What says that this comment was told before; None if it is one of its own."""
    return next(iter(ctx.uow.twins.find(comment_id=comment.id, over=False)), None)


def let_go(ctx: Context, twin: Twin) -> None:
    """It is one of its own."""
    ctx.uow.twins.save(replace(twin, over=True))
    _show(ctx, twin.twin_of)


def succeed(ctx: Context, first: Comment) -> None:
    """The first is gone, or says something else: what was written elsewhere still stands there and gets its own case.
    What was just the same comment at the same place is gone with it."""
    for twin in ctx.uow.twins.find(twin_of=first.id, over=False):
        comment = ctx.uow.comments.get(twin.comment_id)
        same = is_at_one_place(first, comment) or (first.deleted_at is None and is_same(first, comment))
        if comment.deleted_at is None and not same:
            let_go(ctx, twin)
            thought = ctx.uow.comments.assessment(comment.id, comment.version)
            if thought is not None and thought.relay:
                open_case(ctx, comment, thought)


def as_first(told: Comment, first: Comment) -> Comment:
    """What the other source says has become of the comment, as if the first source had."""
    return replace(
        told,
        source=first.source,
        external_id=first.external_id,
        author=first.author,
        parent_id=first.parent_id,
        post=first.post,
        url=first.url,
    )


def _show(ctx: Context, first: int) -> None:
    """Its card says through which sources it came."""
    for case in ctx.uow.cases.find(comment_id=first):
        ctx.uow.placements.touch("case", case.id)
