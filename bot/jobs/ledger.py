"""The send ledger's moves, each within one transaction: planned -> sending -> sent | rejected | unknown, or cancelled.

Pure over the unit of work. A row in `sending` names the process that entered it; whoever finds it there without that
process being at it knows nothing about the outcome, and may only look, and not before the attempt must have ended.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.social.port import Proof
from handlers.crisis.freeze import held_back
from handlers.draft import DraftState, Send, SendKind, SendState, binding_hash
from handlers.errors import NotFound
from handlers.joint import JointState, joint_hash
from handlers.placement import Timer
from handlers.ports import UnitOfWork
from handlers.statements.board import moved as facts_moved
from handlers.texts.announcement import AnnouncementState, bound

KINDS = {"post": SendKind.POST, "edit": SendKind.EDIT, "delete": SendKind.DELETE}
"""What an approved statement may become in the ledger."""
JOINTLY = frozenset({JointState.RUNNING, JointState.DONE})
"""A row that was unclear may be sent again after the others are through."""
SEND_AGAIN = "send-again"
"""Kind of the timer after which a send is taken up again; it waits without holding a place in the queue."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Go:
    """The row is in `sending` for us: call the network."""

    send: Send


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """An earlier attempt ended without a record, long enough ago: look whether it arrived."""

    send: Send


@dataclass(frozen=True, kw_only=True, slots=True)
class Wait:
    """Somebody else is at it, or a timer will take it up again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ended:
    """The row has its end; it has to be told."""


Step = Go | Look | Wait | Ended


def enter(
    uow: UnitOfWork, send_id: int, *, me: str, living: AbstractSet[str], now: datetime, wait: timedelta
) -> Step:
    """Decide what is to be done for a row, and write down that we do it.

    `me` is this process; the caller makes sure that it isn't at this row already. `living` are all processes that run.
    `wait` is how long after its start an attempt may still reach the network.
    """
    send = uow.sends.get(send_id)
    match send.state:
        case SendState.PLANNED if send.kind is SendKind.BY_HAND:
            return Wait()
        case SendState.PLANNED:
            return _begin(uow, send, me, now)
        case SendState.SENDING:
            return _inherit(uow, send, me, living, now, wait)
        case SendState.SENT | SendState.REJECTED | SendState.UNKNOWN | SendState.CANCELLED:
            return Ended()


def _begin(uow: UnitOfWork, send: Send, me: str, now: datetime) -> Step:
    reason = stale(uow, send)
    if reason is not None:
        _save(uow, replace(send, state=SendState.CANCELLED, error=reason, settled_at=now))
        return Ended()
    begun = replace(send, state=SendState.SENDING, slot=me, attempt=send.attempt + 1, started_at=now)
    return Go(send=_save(uow, begun))


def _inherit(
    uow: UnitOfWork, send: Send, me: str, living: AbstractSet[str], now: datetime, wait: timedelta
) -> Step:
    if send.slot != me and send.slot in living:
        return Wait()
    ready = (send.started_at or now) + wait
    if now < ready:
        come_back(uow, send.id, ready)
        return Wait()
    return Look(send=_save(uow, replace(send, slot=me)))


def stale(uow: UnitOfWork, send: Send) -> str | None:
    """Why a planned reply must not go out any more (locale key), or None. Other actions carry no approved text."""
    if send.announcement_id is not None:
        return _stale_post(uow, send)
    if send.kind is SendKind.HIDE:
        return _stale_hide(uow, send)
    if send.kind is not SendKind.REPLY:
        return None
    if send.joint_id is not None:
        return _stale_joint(uow, send)
    if send.hash != binding_hash(source=send.source, external_id=send.external_id, text=send.text):
        return "send-error-not-approved"
    try:
        draft = uow.drafts.get(send.draft_id)
        comment = uow.comments.get(uow.cases.get(send.case_id).comment_id)
    except NotFound:
        return "send-error-target-gone"
    if draft.hash != send.hash or not any(
        approval.hash == send.hash for approval in uow.approvals.find(draft_id=draft.id)
    ):
        return "send-error-not-approved"
    if comment.deleted_at is not None:
        return "send-error-comment-deleted"
    if comment.version != send.comment_version or draft.comment_version != send.comment_version:
        return "send-error-comment-changed"
    if draft.state is not DraftState.APPROVED:
        return "send-error-draft-void"
    solo = all(approval.solo for approval in uow.approvals.find(draft_id=draft.id))
    return held_back(uow, uow.cases.get(send.case_id).brand, solo=solo) or None


def _stale_hide(uow: UnitOfWork, send: Send) -> str | None:
    """What its author has taken away meanwhile needn't be hidden. No freeze holds this back."""
    comment = uow.comments.by_external(send.source, send.external_id)
    return "send-error-comment-deleted" if comment is None or comment.deleted_at is not None else None


def _stale_joint(uow: UnitOfWork, send: Send) -> str | None:
    """A part of one reply to many goes out as that was approved, to a comment that is still what was looked at."""
    try:
        made = uow.joints.get(send.joint_id or 0)
    except NotFound:
        return "send-error-target-gone"
    bound_to = binding_hash(source=send.source, external_id=send.external_id, text=made.text)
    named = any(
        one.source == send.source
        and one.external_id == send.external_id
        and one.version == send.comment_version
        for one in made.targets
    )
    approved = made.hash == joint_hash(made.text, made.targets) and made.state in JOINTLY
    if not (named and approved) or send.text != made.text or send.hash != bound_to:
        return "send-error-not-approved"
    comment = uow.comments.by_external(send.source, send.external_id)
    if comment is None or comment.deleted_at is not None:
        return "send-error-comment-deleted"
    if comment.version != send.comment_version:
        return "send-error-comment-changed"
    return held_back(uow, made.brand, solo=made.decided_by == made.author) or None


def _stale_post(uow: UnitOfWork, send: Send) -> str | None:
    """A statement goes out as it was approved, to where it was approved for, or not at all; the same for what changes
    one that stands, or takes it back."""
    try:
        made = uow.announcements.get(send.announcement_id or 0)
    except NotFound:
        return "send-error-target-gone"
    texts = [wording.text for wording in made.wordings if wording.source == send.source]
    fits = made.hash == bound(made.wordings) and any(
        send.hash == binding_hash(source=send.source, external_id=send.external_id, text=text)
        and send.text in {text, ""}
        for text in texts
    )
    if not fits or KINDS[made.act] is not send.kind or bool(send.text) is (made.act == "delete"):
        return "send-error-not-approved"
    if made.drill or made.state is not AnnouncementState.APPROVED:
        return "send-error-not-approved"
    if made.act != "post" and uow.sends.get(made.about).proof_id != send.external_id:
        return "send-error-not-approved"
    return "send-error-fact-changed" if facts_moved(uow, made) else None


def settle(
    uow: UnitOfWork,
    send: Send,
    state: SendState,
    *,
    now: datetime,
    proof: Proof | None = None,
    error: str = "",
) -> bool:
    """Write the end of our attempt; False if the row isn't ours any more."""
    row = _ours(uow, send)
    if row is None:
        return False
    _save(
        uow,
        replace(
            row,
            state=state,
            settled_at=now,
            proof_id=proof.id if proof else "",
            proof_url=proof.url if proof else "",
            error=error,
        ),
    )
    uow.timers.cancel(_key(send.id))
    return True


def release(uow: UnitOfWork, send: Send, *, again_at: datetime | None = None) -> bool:
    """Nothing of our attempt was carried out: back to `planned`, to be checked anew (by timer if told when)."""
    row = _ours(uow, send)
    if row is None:
        return False
    _save(uow, replace(row, state=SendState.PLANNED, slot="", started_at=None))
    if again_at is not None:
        come_back(uow, send.id, again_at)
    return True


def come_back(uow: UnitOfWork, send_id: int, at: datetime) -> None:
    """Have the row taken up again then."""
    uow.timers.set(Timer(key=_key(send_id), due_at=at, kind=SEND_AGAIN, subject=send_id))


def _ours(uow: UnitOfWork, send: Send) -> Send | None:
    row = uow.sends.get(send.id)
    mine = row.state is SendState.SENDING and row.slot == send.slot and row.attempt == send.attempt
    return row if mine else None


def _save(uow: UnitOfWork, send: Send) -> Send:
    raised = replace(send, version=send.version + 1)
    uow.sends.save(raised)
    return raised


def _key(send_id: int) -> str:
    return f"{SEND_AGAIN}:{send_id}"
