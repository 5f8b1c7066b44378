"""What only a person can say about what went out: posted by hand, there or not, take it back."""

from dataclasses import replace

from handlers.case import Case, State
from handlers.claims import name_of
from handlers.draft import DraftState, Send, SendKind, SendState
from handlers.effects import Effect, OpenForm, PerformSend, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import change_case, note
from handlers.replies.endings import back_to_owner
from handlers.replies.ends import STILL_THERE, again, ended, link_field, link_in
from handlers.replies.hidden import still_public
from handlers.replies.publishing import settle
from handlers.replies.versions import refuse_changed
from handlers.replies.void import touch_requests
from handlers.views.allowed import LEFT, is_open, settling
from handlers.views.facts import published_of, target_of


def ask_posted(event: Clicked, ctx: Context) -> list[Effect]:
    """The form for what was published by hand: the text to copy is quoted, the link is asked for."""
    acting(event, ctx)
    send, case = _by_hand(event, ctx)
    target = target_of(case, ctx.team)
    return [
        OpenForm(
            click=event.click,
            title="form-posted-title",
            submit="form-posted-submit",
            note="form-posted-note",
            quote=send.text,
            params={"network": target.network, "account": target.account, "case": case.id},
            fields=(link_field(),),
        )
    ]


def posted(event: Submitted, ctx: Context) -> list[Effect]:
    """Published by hand: the same record as if a job had done it."""
    person = acting(event, ctx)
    send, case = _by_hand(event, ctx)
    done = ended(ctx, send, SendState.SENT, link=link_in(event))
    note(ctx, person.id, "reply.posted", f"case:{case.id}", send=send.id, platform=event.actor.platform)
    settle(ctx, done)
    return []


def _by_hand(event: Clicked | Submitted, ctx: Context) -> tuple[Send, Case]:
    send = ctx.uow.sends.get(event.click.id)
    case = ctx.uow.cases.get(send.case_id)
    if send.kind is not SendKind.BY_HAND:
        raise Refused("refused-unknown-click")
    if send.state is not SendState.PLANNED:
        refuse_changed(ctx.uow.comments.get(case.comment_id), send.comment_version)
        raise Refused("refused-settled")
    return send, case


def decide(event: Clicked, ctx: Context) -> list[Effect]:
    """The end of a send could not be known: a person has looked and says there, gone, send again, or leave it."""
    person = acting(event, ctx)
    send = ctx.uow.sends.get(event.click.id)
    case = ctx.uow.cases.get(send.case_id)
    # The version counts here: whoever looked before it was sent again has seen nothing that still holds.
    if "settle" not in settling(case, send) or event.click.version != send.version:
        raise Refused("refused-settled")
    effects: list[Effect] = []
    match event.click.choice:
        case "there" if send.kind is not SendKind.BY_HAND:
            _there(ctx, send)
        case "gone" if send.kind is SendKind.DELETE:
            _gone(ctx, send)
        case "resend" if send.kind is not SendKind.BY_HAND:
            effects = [_again(ctx, case, send)]
        case "leave":
            _leave(ctx, case, send)
        case _:
            raise Refused("refused-unknown-click")
    note(
        ctx,
        person.id,
        "reply.settled",
        f"case:{case.id}",
        send=send.id,
        choice=event.click.choice,
        platform=event.actor.platform,
    )
    touch_requests(ctx, case)
    return effects


def _there(ctx: Context, send: Send) -> None:
    """The reply stands in public: published, or, for an undo, not taken back."""
    undo = send.kind is SendKind.DELETE
    state, error = (SendState.REJECTED, STILL_THERE) if undo else (SendState.SENT, "")
    settle(ctx, ended(ctx, send, state, error=error))


def _gone(ctx: Context, send: Send) -> None:
    """What was to be taken back is no longer there."""
    settle(ctx, ended(ctx, send, SendState.SENT))


def _again(ctx: Context, case: Case, send: Send) -> PerformSend:
    """The same row with the same key once more; not if the comment changed meanwhile."""
    if send.kind is SendKind.REPLY:
        refuse_changed(ctx.uow.comments.get(case.comment_id), send.comment_version)
    again(ctx, send)
    change_case(ctx, case)
    return PerformSend(send_id=send.id)


def _leave(ctx: Context, case: Case, send: Send) -> None:
    """Nobody pursues it any further. What was to be posted by hand is off; what is unclear stays so on record."""
    by_hand = send.kind is SendKind.BY_HAND
    ended(ctx, send, SendState.CANCELLED if by_hand else SendState.UNKNOWN, error="" if by_hand else LEFT)
    if case.state is not State.PUBLISHING:
        change_case(ctx, case)
        return
    if send.kind is SendKind.HIDE:
        still_public(ctx, case)
        return
    ctx.uow.drafts.save(replace(ctx.uow.drafts.get(send.draft_id), state=DraftState.VOID))
    back_to_owner(ctx, case)


def ask_undo(event: Clicked, ctx: Context) -> list[Effect]:
    """The confirming form: what disappears, and where."""
    acting(event, ctx)
    send, case = _undoable(event, ctx)
    target = target_of(case, ctx.team)
    return [
        OpenForm(
            click=event.click,
            title="form-undo-title",
            submit="form-undo-submit",
            note="form-undo-note",
            quote=send.text,
            params={"network": target.network, "account": target.account, "case": case.id},
        )
    ]


def undo(event: Submitted, ctx: Context) -> list[Effect]:
    """Take a published reply back. It needs no second person: less in public is the safe side."""
    person = acting(event, ctx)
    send, case = _undoable(event, ctx)
    earlier = ctx.uow.sends.find(source=send.source, external_id=send.proof_id, kind=SendKind.DELETE)
    row = ctx.uow.sends.add(
        Send(
            key=f"delete-{send.id}-{len(earlier) + 1}",
            kind=SendKind.DELETE,
            case_id=case.id,
            draft_id=send.draft_id,
            source=send.source,
            external_id=send.proof_id,
            comment_version=send.comment_version,
        )
    )
    change_case(ctx, case, owner=person.id)
    touch_requests(ctx, case)
    note(ctx, person.id, "reply.undo_asked", f"case:{case.id}", send=row.id, platform=event.actor.platform)
    target = target_of(case, ctx.team)
    params: dict[str, object] = {"network": target.network, "account": target.account, "case": case.id}
    return [PerformSend(send_id=row.id), Tell(key="told-undoing", params=params)]


def _undoable(event: Clicked | Submitted, ctx: Context) -> tuple[Send, Case]:
    send = ctx.uow.sends.get(event.click.id)
    case = ctx.uow.cases.get(send.case_id)
    standing = published_of(case, ctx.uow, ctx.team)
    target = target_of(case, ctx.team)
    if standing is None or standing.send.id != send.id:
        raise Refused("refused-nothing-to-undo")
    if not target.source.reply_url or not send.proof_id:
        raise Refused("refused-undo-by-hand", network=target.network)
    tries = ctx.uow.sends.find(source=send.source, external_id=send.proof_id, kind=SendKind.DELETE)
    if any(is_open(row) for row in tries):
        raise Refused("refused-undo-running", who=name_of(ctx, case.owner))
    return send, case
