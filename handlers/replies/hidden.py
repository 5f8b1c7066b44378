"""What became of hiding a comment, or of showing it again: the case in line with the end of a row of the ledger."""

from handlers.case import Case, State
from handlers.draft import Send, SendKind, SendState
from handlers.ports import Context
from handlers.records import change_case, notify
from handlers.replies.endings import back_to_owner, told_before
from handlers.views.facts import published_of


def settle_hiding(ctx: Context, case: Case, send: Send) -> None:
    """May be told more than once of the same end."""
    hide = send.kind is SendKind.HIDE
    match send.state:
        case SendState.SENT:
            if not told_before(ctx, case, send, "comment.hidden" if hide else "comment.unhidden"):
                _hidden(ctx, case) if hide else back_to_owner(ctx, case)
        case SendState.REJECTED | SendState.CANCELLED:
            if not told_before(ctx, case, send, "hide.failed" if hide else "unhide.failed"):
                back = still_public(ctx, case) if hide else change_case(ctx, case)
                error = send.error or "send-error-cancelled"
                notify(
                    ctx,
                    back,
                    [case.owner],
                    "notice-hide-failed" if hide else "notice-unhide-failed",
                    error=error,
                )
        case SendState.UNKNOWN:
            if not told_before(ctx, case, send, "hide.unclear" if hide else "unhide.unclear"):
                change_case(ctx, case)
                notify(ctx, case, [case.owner], "notice-hide-unknown" if hide else "notice-unhide-unknown")
        case SendState.PLANNED | SendState.SENDING:
            pass  # not an end


def _hidden(ctx: Context, case: Case) -> Case:
    return change_case(
        ctx,
        case,
        state=State.HIDDEN,
        closed_at=ctx.now,
        closed_by=case.owner,
        lease_until=None,
        snoozed_until=None,
    )


def still_public(ctx: Context, case: Case) -> Case:
    """It was not hidden: the case stands where it stood, answered or to be worked on."""
    answered = published_of(case, ctx.uow, ctx.team)
    if case.state is not State.PUBLISHING:
        return change_case(ctx, case)
    if answered is None or case.deleted:
        return back_to_owner(ctx, case)
    return change_case(
        ctx, case, state=State.ANSWERED, closed_at=answered.at, closed_by=case.owner, lease_until=None
    )
