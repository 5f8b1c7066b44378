"""Drafts for a case: asked for, made, asked for again, thrown away. None of them is ever published by itself."""

from datetime import timedelta

from handlers.case import Case, State
from handlers.checks import clean, is_fit, refuse_unfit
from handlers.claims import refuse_busy, refuse_taken, take
from handlers.comment import Comment
from handlers.draft import Draft, DraftState, Origin, binding_hash
from handlers.effects import Effect, Field, MakeDrafts, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.events import Clicked, DraftsMade, Submitted, Variant
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import BOT, note, show_in_threads
from handlers.replies.versions import next_number
from handlers.replies.void import void_offered
from handlers.sources.chat_source import refuse_chat
from handlers.views.facts import drafts_are_coming, target_of

PATIENCE = timedelta(seconds=90)
"""After that drafts that were asked for may be asked for again."""
LETTERS = "abc"
"""One for each button that the card has room for."""
LONGEST_WISH = 200
MOST_SAVED = 25
"""A choice holds no more on Discord, nor a longer value than 100."""


def draft(event: Clicked, ctx: Context) -> list[Effect]:
    """Take the case in hand and ask for drafts."""
    return _ask(event, ctx, wish="")


def redraft(event: Clicked, ctx: Context) -> list[Effect]:
    """The same again, shorter or warmer."""
    if event.click.choice not in {"shorter", "warmer"}:
        raise Refused("refused-unknown-click")
    return _ask(event, ctx, wish=event.click.choice)


def ask_wish(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    refuse_draft(ctx, case, person)
    wish = Field(id="wish", key="form-wish-field", hint="form-wish-hint", max_length=LONGEST_WISH)
    return [OpenForm(click=event.click, title="form-wish-title", submit="form-wish-submit", fields=(wish,))]


def wished(event: Submitted, ctx: Context) -> list[Effect]:
    wish = clean(event.values.get("wish", ""))[:LONGEST_WISH]
    if not wish:
        raise Refused("refused-form-incomplete", field="wish")
    return _ask(event, ctx, wish=wish)


def _ask(event: Clicked | Submitted, ctx: Context, *, wish: str) -> list[Effect]:
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    refuse_draft(ctx, case, person)
    comment = ctx.uow.comments.get(case.comment_id)
    coming = drafts_are_coming(case, comment, ctx.uow.log.of(f"case:{case.id}"))
    if coming is not None and coming.at > ctx.now - PATIENCE:
        return [Tell(key="told-drafts-coming")]
    # Noted before the claim is renewed, so that the card that is drawn anew says that drafts are coming.
    note(
        ctx,
        person.id,
        "drafts.asked",
        f"case:{case.id}",
        comment_version=comment.version,
        platform=event.actor.platform,
    )
    take(ctx, case, person, event.actor.platform)
    return [MakeDrafts(case_id=case.id, comment_version=comment.version, asked_by=person.id, wish=wish)]


def ask_saved(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    refuse_busy(ctx, case)
    refuse_taken(ctx, case, person)
    titles = [title for title in target_of(case, ctx.team).brand.saved if len(title) <= 100][:MOST_SAVED]
    if not titles:
        raise Refused("refused-no-saved-replies", brand=case.brand)
    field = Field(
        id="saved",
        key="form-saved-field",
        kind="choice",
        options=tuple(Option(value=title, text=title) for title in titles),
    )
    return [
        OpenForm(click=event.click, title="form-saved-title", submit="form-saved-submit", fields=(field,))
    ]


def saved(event: Submitted, ctx: Context) -> list[Effect]:
    """A saved reply takes the place of the drafts on offer; it still has to be taken, looked at and approved."""
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    target = target_of(case, ctx.team)
    text = target.brand.saved.get(event.values.get("saved", ""))
    if text is None:
        raise Refused("refused-form-incomplete", field="saved")
    refuse_unfit(clean(text), target.source)
    taken = take(ctx, case, person, event.actor.platform)
    comment = ctx.uow.comments.get(case.comment_id)
    made = DraftsMade(
        case_id=case.id,
        comment_version=comment.version,
        asked_by=person.id,
        variants=(Variant(name="saved", text=text),),
        origin=Origin.TEMPLATE.value,
    )
    _offer_all(ctx, taken, comment, made, list(made.variants))
    return []


def discard(event: Clicked, ctx: Context) -> list[Effect]:
    """Throw the drafts on offer away; nothing else changes."""
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    refuse_busy(ctx, case)
    refuse_taken(ctx, case, person)
    count = void_offered(ctx, case)
    note(ctx, person.id, "drafts.discarded", f"case:{case.id}", count=count, platform=event.actor.platform)
    ctx.uow.placements.touch("drafts", case.id)
    return []


def refuse_draft(ctx: Context, case: Case, person: Person) -> None:
    """Refused where no machine may write: a risk, somebody else's case, or one that is not open."""
    refuse_chat(case)
    refuse_busy(ctx, case)
    refuse_taken(ctx, case, person)
    if case.hold:
        raise Refused("refused-draft-hold", reason=case.hold, to=case.escalated_to)


def drafts_made(event: DraftsMade, ctx: Context) -> list[Effect]:
    """Variants are here: the fit ones are offered, unless the comment changed meanwhile."""
    case = ctx.uow.cases.get(event.case_id)
    comment = ctx.uow.comments.get(case.comment_id)
    late = case.deleted or comment.version != event.comment_version or bool(case.hold)
    if late or case.state not in {State.NEW, State.CLAIMED}:
        note(ctx, BOT, "drafts.dropped", f"case:{case.id}", comment_version=event.comment_version)
        ctx.uow.placements.touch("case", case.id)
        return []
    target = target_of(case, ctx.team)
    fit = [
        variant
        for variant in event.variants
        if is_fit(clean(variant.text), source=target.source, comment=comment, brand=target.brand)
    ]
    _offer_all(ctx, case, comment, event, fit[: len(LETTERS)])
    return []


def _offer_all(ctx: Context, case: Case, comment: Comment, made: DraftsMade, fit: list[Variant]) -> None:
    """A new batch in place of the old one; without any fit variant the card says why."""
    lettered = list(zip(LETTERS, fit, strict=False))
    texts = [clean(variant.text) for variant in fit]
    offered = ctx.uow.drafts.find(case_id=case.id, state=DraftState.OFFERED)
    # A job may tell its answer twice: the same texts stay the same drafts, and a form that is open on one stays valid.
    news = texts != [row.text for row in offered] or not _all_answer(offered, comment)
    if news:
        void_offered(ctx, case)
    number = next_number(ctx, case)
    for letter, text in zip(LETTERS, texts if news else (), strict=False):
        ctx.uow.drafts.add(
            Draft(
                case_id=case.id,
                comment_version=comment.version,
                number=number,
                variant=letter,
                text=text,
                hash=binding_hash(source=case.source, external_id=comment.external_id, text=text),
                origin=Origin(made.origin),
                missing=made.missing,
                facts=made.facts,
                created_at=ctx.now,
            )
        )
    note(
        ctx,
        BOT,
        "drafts.made",
        f"case:{case.id}",
        comment_version=comment.version,
        origin=made.origin,
        offered=len(fit),
        withheld=len(made.variants) - len(fit),
        failure=made.failure or ("" if fit else "draft-failure-checks"),
        **{f"variant_{letter}": variant.name for letter, variant in lettered},
    )
    show_in_threads(ctx, "drafts", case)
    ctx.uow.placements.touch("case", case.id)


def _all_answer(drafts: list[Draft], comment: Comment) -> bool:
    return all(row.comment_version == comment.version for row in drafts)
