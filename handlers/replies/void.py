"""What a change of the comment does to work under way: drafts, requests and planned sends no longer count."""

from dataclasses import replace

from handlers.case import Case, State
from handlers.draft import DraftState, RequestState, SendKind, SendState
from handlers.ports import Context
from handlers.views.allowed import is_open

REPLIES = (SendKind.REPLY, SendKind.BY_HAND)
STANDING = (DraftState.OFFERED, DraftState.PROPOSED, DraftState.APPROVED)


def void_work(ctx: Context, case: Case, why: str) -> bool:
    """Void drafts, open requests and approvals; cancel what is planned but not yet on its way. True if there was any.

    What is on its way to the network already (`sending`) cannot be called back: its end is awaited, its draft kept.
    """
    on_its_way = {
        send.draft_id
        for send in ctx.uow.sends.find(case_id=case.id, state=(SendState.SENDING, SendState.UNKNOWN))
    }
    drafts = [
        draft for draft in ctx.uow.drafts.find(case_id=case.id, state=STANDING) if draft.id not in on_its_way
    ]
    for draft in drafts:
        ctx.uow.drafts.save(replace(draft, state=DraftState.VOID))
    if drafts:
        ctx.uow.placements.touch("drafts", case.id)
    return any([bool(drafts), void_requests(ctx, case, why), cancel_planned(ctx, case)])


def void_offered(ctx: Context, case: Case) -> int:
    """Take back the drafts on offer; how many there were."""
    offered = ctx.uow.drafts.find(case_id=case.id, state=DraftState.OFFERED)
    for row in offered:
        ctx.uow.drafts.save(replace(row, state=DraftState.VOID))
    return len(offered)


def void_requests(ctx: Context, case: Case, why: str) -> bool:
    """Close what waits for a second person's yes; `why` (edited, deleted, changed, ...) is shown on its card."""
    waiting = ctx.uow.requests.find(case_id=case.id, state=RequestState.OPEN)
    for request in waiting:
        closed = replace(
            request, state=RequestState.VOID, note=why, decided_at=ctx.now, version=request.version + 1
        )
        ctx.uow.requests.save(closed)
        ctx.uow.timers.cancel(f"approval:{request.id}")
        ctx.uow.placements.touch("approval", request.id)
    return bool(waiting)


def cancel_planned(ctx: Context, case: Case) -> bool:
    """What would answer the comment is called off; an undo that is planned goes on."""
    planned = ctx.uow.sends.find(case_id=case.id, kind=REPLIES, state=SendState.PLANNED, joint_id=None)
    for send in planned:
        ctx.uow.sends.save(
            replace(send, state=SendState.CANCELLED, settled_at=ctx.now, version=send.version + 1)
        )
    return bool(planned)


def touch_requests(ctx: Context, case: Case) -> None:
    """Have all request cards of a case drawn again: their outcome or buttons changed."""
    for request in ctx.uow.requests.find(case_id=case.id):
        ctx.uow.placements.touch("approval", request.id)


def is_under_way(ctx: Context, case: Case) -> bool:
    """A reply, or hiding the comment, is on its way to the network and its end is open."""
    return case.state is State.PUBLISHING and any(
        is_open(send)
        for send in ctx.uow.sends.find(case_id=case.id, kind=(*REPLIES, SendKind.HIDE), joint_id=None)
    )
