"""What only a person can say about a statement that went out: done by hand, there or not, send again."""

from handlers.draft import Send, SendKind, SendState
from handlers.effects import Effect, OpenForm, PerformSend
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import note
from handlers.replies.ends import STILL_THERE, again, ended, link_field, link_in
from handlers.sources.networks import shown_account, shown_network
from handlers.statements.board import MOVED, moved
from handlers.statements.posts import settle
from handlers.statements.showing import show, source_of
from handlers.texts.announcement import Announcement
from handlers.views.allowed import LEFT


def ask_posted(event: Clicked, ctx: Context) -> list[Effect]:
    """The text to copy, and the link of what stands there then."""
    acting(event, ctx)
    send, made = _by_hand(event, ctx)
    source = source_of(ctx, send.source)
    names: dict[str, object] = {"network": shown_network(source), "account": shown_account(source)}
    known = ctx.uow.sends.get(made.about).proof_url if made.act != "post" else ""
    if made.act == "delete":
        return [
            OpenForm(
                click=event.click,
                title="form-deleted-title",
                submit="form-deleted-submit",
                note="form-deleted-note",
                quote=known,
                params=names,
            )
        ]
    return [
        OpenForm(
            click=event.click,
            title="form-posted-title",
            submit="form-posted-submit",
            note="form-statement-edited-note" if made.act == "edit" else "form-statement-posted-note",
            quote=send.text,
            params=names,
            fields=(link_field(known),),
        )
    ]


def posted(event: Submitted, ctx: Context) -> list[Effect]:
    """Done by hand: what was published has its link as proof, of what was taken back none is left."""
    person = acting(event, ctx)
    send, made = _by_hand(event, ctx)
    link = "" if made.act == "delete" else link_in(event)
    done = ended(ctx, send, SendState.SENT, link=link)
    _noted(ctx, made, done, person.id, "statement.posted", event)
    settle(ctx, done)
    return []


def _by_hand(event: Clicked | Submitted, ctx: Context) -> tuple[Send, Announcement]:
    send, made = _row(event, ctx)
    if send.kind is not SendKind.BY_HAND:
        raise Refused("refused-unknown-click")
    if send.state is not SendState.PLANNED:
        if send.error == MOVED:
            raise Refused("refused-fact-moved", crisis=made.crisis_id)
        raise Refused("refused-settled")
    if moved(ctx.uow, made):
        raise Refused("refused-fact-moved", crisis=made.crisis_id)
    return send, made


def decide(event: Clicked, ctx: Context) -> list[Effect]:
    """The end could not be known: a person has looked and says there, gone, send again, or leave it."""
    person = acting(event, ctx)
    send, made = _row(event, ctx)
    asked = send.state is SendState.UNKNOWN and send.error != LEFT
    by_hand = send.kind is SendKind.BY_HAND and send.state is SendState.PLANNED
    if not (asked or by_hand) or event.click.version != send.version:
        raise Refused("refused-settled")
    undo = made.act == "delete"
    effects: list[Effect] = []
    match event.click.choice:
        case "there" if asked:
            state, error = (SendState.REJECTED, STILL_THERE) if undo else (SendState.SENT, "")
            settle(ctx, ended(ctx, send, state, error=error))
        case "gone" if asked and undo:
            settle(ctx, ended(ctx, send, SendState.SENT))
        case "resend" if asked:
            again(ctx, send)
            show(ctx, made)
            effects = [PerformSend(send_id=send.id)]
        case "leave" if by_hand:
            settle(ctx, ended(ctx, send, SendState.CANCELLED))
        case "leave":
            ended(ctx, send, SendState.UNKNOWN, error=LEFT)
            show(ctx, made)
        case _:
            raise Refused("refused-unknown-click")
    _noted(ctx, made, send, person.id, "statement.settled", event)
    return effects


def _row(event: Clicked | Submitted, ctx: Context) -> tuple[Send, Announcement]:
    """A row of a statement; one of a reply is somebody else's."""
    send = ctx.uow.sends.get(event.click.id)
    if send.announcement_id is None:
        raise Refused("refused-unknown-click")
    return send, ctx.uow.announcements.get(send.announcement_id)


def _noted(
    ctx: Context, made: Announcement, send: Send, person: str, type_: str, event: Clicked | Submitted
) -> None:
    note(
        ctx, person, type_, f"crisis:{made.crisis_id}", send=send.id, source=send.source, kind=made.kind,
        choice=event.click.choice, platform=event.actor.platform,
    )  # fmt: skip
