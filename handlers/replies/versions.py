"""The versions of a reply that people write: numbered, bound to one comment version, never changed."""

from handlers.case import Case
from handlers.checks import clean, refuse_unfit
from handlers.comment import Comment
from handlers.draft import Draft, DraftState, Origin, binding_hash
from handlers.errors import Refused
from handlers.people import Person
from handlers.ports import Context
from handlers.records import note
from handlers.views.facts import target_of


def next_number(ctx: Context, case: Case) -> int:
    """Version number as people see it: one more than the highest so far."""
    return max((row.number for row in ctx.uow.drafts.find(case_id=case.id)), default=0) + 1


def answers(draft: Draft, case: Case, comment: Comment) -> bool:
    """True if it was made for this version of this comment and is still what it was bound to."""
    bound = binding_hash(source=case.source, external_id=comment.external_id, text=draft.text)
    return draft.comment_version == comment.version and draft.hash == bound


def unfinished(ctx: Context, case: Case, comment: Comment) -> Draft | None:
    """The newest version that a person wrote for this comment, if it came to nothing: sent back, refused out there."""
    written = [
        row for row in ctx.uow.drafts.find(case_id=case.id) if row.author and answers(row, case, comment)
    ]
    return written[-1] if written and written[-1].state is DraftState.VOID else None


def refuse_changed(comment: Comment, version: int, *, text: str = "") -> None:
    """Refused where the comment is gone or no longer says what was answered. `text` is given back to the person."""
    if comment.deleted_at is not None:
        raise Refused("refused-comment-deleted", quote=text)
    if comment.version != version:
        raise Refused("refused-comment-changed", quote=text)


def new_version(
    ctx: Context,
    case: Case,
    comment: Comment,
    person: Person,
    typed: str,
    *,
    base: Draft | None,
    platform: str,
) -> Draft:
    """Store what a person wrote, once it is fit to be published."""
    text = clean(typed)
    refuse_unfit(text, target_of(case, ctx.team).source)
    draft = ctx.uow.drafts.add(
        Draft(
            case_id=case.id,
            comment_version=comment.version,
            number=next_number(ctx, case),
            text=text,
            hash=binding_hash(source=case.source, external_id=comment.external_id, text=text),
            origin=Origin.PERSON,
            author=person.id,
            based_on=base.id if base else 0,
            state=DraftState.PROPOSED,
            created_at=ctx.now,
        )
    )
    note(
        ctx,
        person.id,
        "draft.written",
        f"case:{case.id}",
        draft.id,
        draft=draft.id,
        number=draft.number,
        platform=platform,
    )
    return draft
