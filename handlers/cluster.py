"""One case for one wave of the same words: what is like a case's comment is counted there instead of shown again.

Shown together from a similarity of one half; answered together only from SAME on, or with each one looked at. A person
can take variants out (split) and put two cases together (merge); what they decide holds for what comes later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from handlers.case import DONE, Case
from handlers.comment import Assessment, Comment, Kind
from handlers.events import CommentReceived, Like
from handlers.ports import Context
from handlers.records import change_case
from handlers.watch.gather import count
from handlers.watch.tally import tally

SAME = 0.8
"""Similarity from which on one answer fits both."""

MOST_WORDINGS = 24
"""Told or offered at once: a choice holds 25 on Discord."""
MOST_SOURCES = 12
"""Accounts named on a card as those where the same was said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A comment that is counted in the case of another."""

    id: int = 0
    case_id: int
    comment_id: int
    source: str
    fingerprint: str
    """The same for the same words in another dress."""
    similarity: float
    """To the case's own comment."""
    gone: bool = False
    """Deleted by its author."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The comment that an open case stands for."""

    brand: str
    group: str
    text: str
    case_id: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """One wording among the comments counted in a case."""

    fingerprint: str
    count: int
    similarity: float
    comment_id: int
    """The first that put it so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Regrouping:
    """What a person has decided about a group: its texts, or one of them, belong elsewhere."""

    id: int = 0
    from_group: str
    fingerprint: str = ""
    """Of the texts meant; empty: all of the group."""
    to_group: str


def group_of(comment: Comment) -> str:
    """The name of the group that begins with this comment."""
    return f"{comment.source}/{comment.external_id}"


def home_of(event: CommentReceived, ctx: Context) -> Case | None:
    """The open case that this comment is counted in; None if it needs one of its own."""
    like, assessment = event.like, event.assessment
    comment = event.incoming.comment
    if like is None or assessment is None or comment.kind is Kind.MESSAGE:
        return None
    case = newest_open(named(like, ctx), ctx)
    if case is None or case.deleted or case.brand != _brand(comment, ctx):
        return None
    # A danger that the case doesn't show is not counted away.
    graver = assessment.hold not in {"", case.hold} or assessment.urgency > case.urgency
    return None if graver else case


def named(like: Like, ctx: Context) -> str:
    """The group's name after what people have decided about it."""
    group = like.group
    for _ in range(4):  # who merges into something merged is followed; a ring ends
        decided = ctx.uow.regroupings.find(from_group=group, fingerprint=("", like.fingerprint))
        if not decided:
            break
        group = decided[-1].to_group
    return group


def newest_open(group: str, ctx: Context) -> Case | None:
    cases = ctx.uow.cases.find(alike=group)
    return cases[-1] if cases and cases[-1].state not in DONE else None


def _brand(comment: Comment, ctx: Context) -> str:
    source = ctx.team.sources.get(comment.source)
    return source.brand if source else ""


def fold_all(folded: Sequence[tuple[CommentReceived, Comment, Assessment, Case]], ctx: Context) -> None:
    """Count comments in the cases of others; each case changes once, however many they are."""
    ids = ctx.uow.comments.add_all([(comment, assessment) for _, comment, assessment, _ in folded])
    by_case: dict[int, list[Member]] = {}
    for event, comment, assessment, case in folded:
        id_ = ids.pop((comment.source, comment.external_id), None)
        if id_ is None or event.like is None:
            continue  # it is stored already, and counted then
        tally(ctx, comment, assessment)
        by_case.setdefault(case.id, []).append(
            Member(
                case_id=case.id,
                comment_id=id_,
                source=comment.source,
                fingerprint=event.like.fingerprint,
                similarity=round(event.like.similarity, 3),
            )
        )
    for case_id, members in by_case.items():
        _count_in(ctx, ctx.uow.cases.get(case_id), members)


def _count_in(ctx: Context, case: Case, members: Sequence[Member]) -> None:
    """What it costs doesn't grow with the case: only what is new is looked for."""
    wordings = {member.fingerprint for member in members}
    new = [wording for wording in wordings if not ctx.uow.members.has(case.id, wording)]
    ctx.uow.members.add_all(members)
    count(ctx, case, len(members))
    change_case(
        ctx,
        case,
        others=case.others + len(members),
        variants=case.variants + len(new),
        spread=tuple(dict.fromkeys((*case.spread, *(member.source for member in members))))[:MOST_SOURCES],
    )


def recounted(ctx: Context, case: Case) -> Case:
    """The same from scratch, after some were taken out, put in or deleted."""
    members = [member for member in ctx.uow.members.find(case_id=case.id) if not member.gone]
    return change_case(
        ctx,
        case,
        others=len(members),
        variants=len({member.fingerprint for member in members}),
        spread=tuple(dict.fromkeys(member.source for member in members))[:MOST_SOURCES],
    )


def heir_of(ctx: Context, case: Case) -> Case | None:
    """The case's own comment is gone: the next that said the same stands for them all. None if there is no other."""
    members = [m for m in ctx.uow.members.find(case_id=case.id, gone=False) if m.similarity >= SAME]
    if not members:
        return None
    heir = members[0]
    ctx.uow.members.save(replace(heir, gone=True))
    comment = ctx.uow.comments.get(heir.comment_id)
    return recounted(ctx, replace(case, comment_id=comment.id, source=comment.source))


def deleted(ctx: Context, comment: Comment) -> None:
    """The author of a counted comment took it away."""
    for member in ctx.uow.members.find(comment_id=comment.id, gone=False):
        ctx.uow.members.save(replace(member, gone=True))
        recounted(ctx, ctx.uow.cases.get(member.case_id))


def moved_out(ctx: Context, comment: Comment, like: Like | None) -> bool:
    """A counted comment was edited. True if it still belongs where it was; otherwise it is counted there no more."""
    members = ctx.uow.members.find(comment_id=comment.id, gone=False)
    if not members:
        return False
    case = ctx.uow.cases.get(members[-1].case_id)
    if like is not None and named(like, ctx) == case.alike:
        changed = replace(members[-1], fingerprint=like.fingerprint, similarity=round(like.similarity, 3))
        ctx.uow.members.save(changed)
        recounted(ctx, case)
        return True
    take_out(ctx, case, members)
    return False


def take_out(ctx: Context, case: Case, members: Iterable[Member]) -> Case:
    """They are counted here no more."""
    for member in members:
        ctx.uow.members.save(replace(member, gone=True))
    return recounted(ctx, case)
