"""What goes out: planned with the yes, and what became of it. Each ledger row goes to a network at most once."""

from dataclasses import replace

from handlers.case import Case, State
from handlers.crisis.freeze import refuse_frozen
from handlers.draft import Approval, Draft, DraftState, Send, SendKind, SendState
from handlers.effects import Effect, PerformSend
from handlers.errors import Refused
from handlers.events import SendSettled
from handlers.people import Person
from handlers.ports import Context
from handlers.records import BOT, change_case, note, notify
from handlers.replies.endings import back_to_owner, told_before
from handlers.replies.hidden import settle_hiding
from handlers.replies.void import touch_requests, void_work
from handlers.sources.chat_source import refuse_chat
from handlers.views.allowed import HIDES
from handlers.views.facts import target_of


def publish(ctx: Context, case: Case, draft: Draft, approver: Person, *, platform: str) -> list[Effect]:
    """Record the yes and plan the one row that brings exactly this text to exactly this target."""
    refuse_chat(case)
    refuse_frozen(ctx, case.brand, drill=case.drill)
    if any(row.state is not SendState.CANCELLED for row in ctx.uow.sends.find(draft_id=draft.id)):
        raise Refused("refused-publishing")
    comment = ctx.uow.comments.get(case.comment_id)
    if any(
        row.joint_id is not None and row.state not in {SendState.REJECTED, SendState.CANCELLED}
        for row in ctx.uow.sends.find(source=comment.source, external_id=comment.external_id)
    ):
        raise Refused("refused-joint-answered")
    source = target_of(case, ctx.team).source
    solo = approver.is_(draft.author)
    ctx.uow.approvals.add(
        Approval(draft_id=draft.id, hash=draft.hash, person=approver.id, at=ctx.now, solo=solo)
    )
    ctx.uow.drafts.save(replace(draft, state=DraftState.APPROVED))
    if case.drill:
        _drilled(ctx, case, draft, approver, platform=platform)
        return []
    send = ctx.uow.sends.add(
        Send(
            key=f"reply-{draft.id}-{draft.hash[:16]}",
            kind=SendKind.REPLY if source.reply_url else SendKind.BY_HAND,
            case_id=case.id,
            draft_id=draft.id,
            source=case.source,
            external_id=comment.external_id,
            text=draft.text,
            hash=draft.hash,
            comment_version=draft.comment_version,
        )
    )
    note(
        ctx,
        approver.id,
        "draft.approved",
        f"case:{case.id}",
        draft.id,
        draft=draft.id,
        send=send.id,
        solo=solo,
        platform=platform,
    )
    ctx.uow.timers.cancel(f"lease:{case.id}")
    change_case(ctx, case, state=State.PUBLISHING, owner=case.owner or draft.author, lease_until=None)
    touch_requests(ctx, case)
    ctx.uow.placements.touch("drafts", case.id)
    return [PerformSend(send_id=send.id)] if send.kind is SendKind.REPLY else []


def _drilled(ctx: Context, case: Case, draft: Draft, approver: Person, *, platform: str) -> None:
    """A drill ends a reply's way here: it would now have been published. The ledger takes no row for it."""
    void_work(ctx, case, "published")
    ctx.uow.timers.cancel(f"lease:{case.id}")
    done = change_case(
        ctx, case, state=State.ANSWERED, closed_at=ctx.now, closed_by=draft.author, lease_until=None,
        owner=case.owner or draft.author,
    )  # fmt: skip
    touch_requests(ctx, case)
    ctx.uow.placements.touch("drafts", case.id)
    note(ctx, approver.id, "reply.drilled", f"case:{case.id}", draft.id, draft=draft.id, platform=platform)
    notify(ctx, done, [draft.author, approver.id], "notice-drilled")


def settled(event: SendSettled, ctx: Context) -> list[Effect]:
    """A row has reached its end. May be told more than once."""
    settle(ctx, ctx.uow.sends.get(event.send_id))
    return []


def settle(ctx: Context, send: Send) -> None:
    """Bring the case in line with the end of a row of the ledger."""
    case = ctx.uow.cases.get(send.case_id)
    if send.kind in {SendKind.REPLY, SendKind.BY_HAND}:
        _settle_reply(ctx, case, send)
    elif send.kind is SendKind.DELETE:
        _settle_undo(ctx, case, send)
    elif send.kind in HIDES:
        settle_hiding(ctx, case, send)
    touch_requests(ctx, case)


def _settle_reply(ctx: Context, case: Case, send: Send) -> None:
    if case.state is not State.PUBLISHING:
        return  # known already, or voided before it went out
    match send.state:
        case SendState.SENT:
            _published(ctx, case, send)
        case SendState.REJECTED | SendState.CANCELLED:
            _not_published(ctx, case, send)
        case SendState.UNKNOWN:
            if not told_before(ctx, case, send, "reply.unclear"):
                ctx.uow.placements.touch("case", case.id)
                notify(ctx, case, _both(ctx, send), "notice-send-unknown")
        case SendState.PLANNED | SendState.SENDING:
            pass  # not an end


def _published(ctx: Context, case: Case, send: Send) -> None:
    draft = ctx.uow.drafts.get(send.draft_id)
    ctx.uow.drafts.save(replace(draft, state=DraftState.PUBLISHED))
    void_work(ctx, case, "published")
    ctx.uow.placements.touch("drafts", case.id)
    done = change_case(
        ctx,
        case,
        state=State.ANSWERED,
        closed_at=send.settled_at or ctx.now,
        closed_by=draft.author,
        lease_until=None,
    )
    note(
        ctx,
        BOT,
        "reply.published",
        f"case:{case.id}",
        draft.id,
        send=send.id,
        by_hand=send.kind is SendKind.BY_HAND,
    )
    notify(ctx, done, _both(ctx, send), "notice-published")


def _not_published(ctx: Context, case: Case, send: Send) -> None:
    draft = ctx.uow.drafts.get(send.draft_id)
    ctx.uow.drafts.save(replace(draft, state=DraftState.VOID))
    back = back_to_owner(ctx, case)
    error = send.error or "send-error-cancelled"
    note(ctx, BOT, "reply.rejected", f"case:{case.id}", send=send.id, error=error)
    notify(ctx, back, _both(ctx, send), "notice-rejected", error=error)


def _settle_undo(ctx: Context, case: Case, send: Send) -> None:
    match send.state:
        case SendState.SENT:
            if not told_before(ctx, case, send, "reply.undone"):
                _undone(ctx, case, send)
        case SendState.REJECTED | SendState.CANCELLED:
            if not told_before(ctx, case, send, "reply.undo_failed"):
                change_case(ctx, case)
                notify(
                    ctx, case, [case.owner], "notice-undo-failed", error=send.error or "send-error-cancelled"
                )
        case SendState.UNKNOWN:
            if not told_before(ctx, case, send, "reply.undo_unclear"):
                change_case(ctx, case)
                notify(ctx, case, [case.owner], "notice-undo-unknown")
        case SendState.PLANNED | SendState.SENDING:
            pass  # not an end


def _undone(ctx: Context, case: Case, send: Send) -> None:
    """The reply is gone: somebody has to decide what comes instead, first of all who took it back."""
    for draft in ctx.uow.drafts.find(case_id=case.id, state=DraftState.PUBLISHED):
        if draft.id == send.draft_id:
            ctx.uow.drafts.save(replace(draft, state=DraftState.VOID))
    open_again = back_to_owner(ctx, case) if case.state is State.ANSWERED else change_case(ctx, case)
    notify(ctx, open_again, [case.owner], "notice-undone")


def _both(ctx: Context, send: Send) -> list[str]:
    """Who wrote it and who approved it."""
    author = ctx.uow.drafts.get(send.draft_id).author
    return [author, *(yes.person for yes in ctx.uow.approvals.find(draft_id=send.draft_id))]
