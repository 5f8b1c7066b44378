"""One case for one wave of the same words: what is like a case's comment is counted there instead of shown again.

Shown together from a similarity of one half; answered together only from SAME on, or with each one looked at. A person
can take variants out (split) and put two cases together (merge); what they decide holds for what comes later.
"""

from collections.abc import Iterable
from dataclasses import replace

from handlers.case import Case
from handlers.comment import Comment
from handlers.events import Like
from handlers.members import Member
from handlers.ports import Context
from handlers.records import change_case

SAME = 0.8
"""Similarity from which on one answer fits both."""

HOPS = 4
"""Who merges into something merged is followed that often; a ring ends."""
MOST_WORDINGS = 24
"""Told or offered at once: a choice holds 25 on Discord."""
MOST_SOURCES = 12
"""Accounts named on a card as those where the same was said."""


def group_of(comment: Comment) -> str:
    """The name of the group that begins with this comment."""
    return f"{comment.source}/{comment.external_id}"


def named(like: Like, ctx: Context) -> str:
    """The group's name after what people have decided about it."""
    group = like.group
    for _ in range(HOPS):
        decided = ctx.uow.regroupings.find(from_group=group, fingerprint=("", like.fingerprint))
        if not decided:
            break
        group = decided[-1].to_group
    return group


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
