"""What is public is corrected where it stands, or taken back: asked for here, agreed to by a second person."""

from handlers.checks import clean, has_hidden_characters
from handlers.draft import Send
from handlers.effects import Effect, Field, OpenForm, ShowCard
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import note
from handlers.sources.networks import length_of, limit_of, shown_account, shown_network
from handlers.statements.board import used
from handlers.statements.filling import next_number, too_long
from handlers.statements.requesting import ask_for_yes
from handlers.statements.showing import source_of
from handlers.texts.announcement import Act, Announcement, Wording, bound
from handlers.views.public import standing_row

LONGEST_TEXT = 3000
LONGEST_REASON = 300


def ask_edit(event: Clicked, ctx: Context) -> list[Effect]:
    """The text as it stands, to be changed. By hand where the network takes no change from us."""
    acting(event, ctx)
    send, earlier = _meant(event, ctx)
    text = earlier.wordings[0].text if earlier else send.text
    field = Field(
        id="text",
        key="form-statement-edit-field",
        kind="long_text",
        value=text,
        hint="form-statement-hint",
        max_length=LONGEST_TEXT,
    )
    return [
        OpenForm(
            click=event.click,
            title="form-statement-edit-title",
            submit="form-statement-submit",
            note="form-statement-edit-note",
            params=_names(ctx, send),
            fields=(field,),
        )
    ]


def edit(event: Submitted, ctx: Context) -> list[Effect]:
    """Another text in the same place, seen by its author alone until a second person is asked."""
    person = acting(event, ctx)
    send, _ = _meant(event, ctx)
    source = source_of(ctx, send.source)
    text = clean(event.values.get("text", ""))
    if not text:
        raise Refused("refused-text-empty", field="text")
    if has_hidden_characters(text):
        raise Refused("refused-text-hidden-characters", field="text", quote=text)
    if length_of(text, source) > limit_of(source):
        raise too_long(text, source, "text")
    if text == send.text:
        raise Refused("refused-text-unchanged", field="text", quote=text)
    made = _made(ctx, send, person, "edit", text, {"text": text})
    note(
        ctx, person.id, "statement.written", f"crisis:{made.crisis_id}", kind=made.kind, number=made.number,
        platform=event.actor.platform,
    )  # fmt: skip
    return [ShowCard(kind="announcement", subject=made.id)]


def _meant(event: Clicked | Submitted, ctx: Context) -> tuple[Send, Announcement | None]:
    """The post itself, or another version of a change that was written before."""
    if event.click.kind == "send":
        return standing_row(ctx.uow, event.click.id), None
    earlier = ctx.uow.announcements.get(event.click.id)
    if earlier.act != "edit":
        raise Refused("refused-unknown-click")
    return standing_row(ctx.uow, earlier.about), earlier


def ask_withdraw(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    send = standing_row(ctx.uow, event.click.id)
    reason = Field(
        id="reason", key="form-statement-withdraw-reason", kind="long_text", max_length=LONGEST_REASON
    )
    return [
        OpenForm(
            click=event.click,
            title="form-undo-title",
            submit="form-statement-withdraw-submit",
            note="form-statement-withdraw-note",
            quote=send.text,
            params=_names(ctx, send),
            fields=(reason,),
        )
    ]


def withdraw(event: Submitted, ctx: Context) -> list[Effect]:
    """Taking back is said to the public as well: a second person has to agree, with the reason before their eyes."""
    person = acting(event, ctx)
    send = standing_row(ctx.uow, event.click.id)
    reason = clean(event.values.get("reason", ""))[:LONGEST_REASON]
    if not reason:
        raise Refused("refused-form-incomplete", field="reason")
    made = _made(ctx, send, person, "delete", send.text, {"reason": reason})
    crisis = ctx.uow.crises.get(made.crisis_id)
    return ask_for_yes(ctx, crisis, made, person, event)


def _made(
    ctx: Context, send: Send, person: Person, act: Act, text: str, slots: dict[str, str]
) -> Announcement:
    first = ctx.uow.announcements.get(send.announcement_id or 0)
    crisis = ctx.uow.crises.get(first.crisis_id)
    wordings = (Wording(source=send.source, text=text),)
    facts = used(ctx, crisis, {"known": text, "unknown": text}) if act == "edit" else ()
    return ctx.uow.announcements.add(
        Announcement(
            crisis_id=crisis.id,
            drill=crisis.drill,
            kind=first.kind,
            language=first.language,
            number=next_number(ctx, crisis),
            wordings=wordings,
            hash=bound(wordings),
            closed=False,
            slots=slots,
            act=act,
            about=send.id,
            facts=facts,
            author=person.id,
            created_at=ctx.now,
        )
    )


def _names(ctx: Context, send: Send) -> dict[str, object]:
    source = source_of(ctx, send.source)
    by_hand = "no" if source.reply_url and send.proof_id else "yes"
    return {"network": shown_network(source), "account": shown_account(source), "by_hand": by_hand}
