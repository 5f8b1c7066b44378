"""Statements on their way: planned with the yes, one row of the ledger per account, each carried out at most once."""

from typing import assert_never

from handlers.crisis.checklist import complete
from handlers.crisis.crisis import Crisis
from handlers.crisis.promise import promise
from handlers.crisis.records import keep, noted
from handlers.draft import Send, SendKind, SendState, binding_hash
from handlers.effects import Effect, PerformSend, Tell
from handlers.events import SendSettled
from handlers.people import Source
from handlers.ports import Context
from handlers.records import BOT
from handlers.replies import joint_sending
from handlers.replies.publishing import settled as reply_settled
from handlers.statements.showing import show, source_of, target, tell
from handlers.texts.announcement import Announcement, Wording

DONE = {"post": "statement.published", "edit": "statement.corrected", "delete": "statement.withdrawn"}
TOLD = {
    "post": "notice-statement-published",
    "edit": "notice-statement-corrected",
    "delete": "notice-statement-withdrawn",
}


def publish(ctx: Context, made: Announcement) -> list[Effect]:
    """Plan one row for each account. The store takes none for a drill."""
    about = ctx.uow.sends.get(made.about).proof_id if made.about and made.act != "post" else ""
    effects: list[Effect] = []
    for place, wording in enumerate(made.wordings):
        send = ctx.uow.sends.add(_planned(ctx, made, place, wording, about))
        if send.kind is not SendKind.BY_HAND:
            effects.append(PerformSend(send_id=send.id))
    return effects


def _planned(ctx: Context, made: Announcement, place: int, wording: Wording, about: str) -> Send:
    source = source_of(ctx, wording.source)
    hash_ = binding_hash(source=wording.source, external_id=about, text=wording.text)
    return Send(
        key=f"{made.act}-{made.id}-{place}-{hash_[:16]}",
        kind=_kind(made, source, about),
        announcement_id=made.id,
        source=wording.source,
        external_id=about,
        text="" if made.act == "delete" else wording.text,
        hash=hash_,
        comment_version=0,
    )


def _kind(made: Announcement, source: Source, about: str) -> SendKind:
    """What the network can do for us; the rest is done by hand."""
    match made.act:
        case "post":
            return SendKind.POST if source.reply_url else SendKind.BY_HAND
        case "edit":
            return SendKind.EDIT if source.reply_url and source.can_edit and about else SendKind.BY_HAND
        case "delete":
            return SendKind.DELETE if source.reply_url and source.can_delete and about else SendKind.BY_HAND
        case _:
            assert_never(made.act)


def drilled(ctx: Context, made: Announcement) -> list[Effect]:
    """A drill ends a statement's way here: it would now have been published. Its step is done, its promise counts."""
    crisis = ctx.uow.crises.get(made.crisis_id)
    show(ctx, made)
    people = dict.fromkeys((made.author, made.decided_by))
    tell(ctx, crisis, people, "notice-statement-drilled", kind=made.kind)
    _followed(ctx, crisis, made, "")
    return [Tell(key="told-statement-drilled", params={"crisis": crisis.id})]


def settled(event: SendSettled, ctx: Context) -> list[Effect]:
    """A row has reached its end, of a reply or of a statement. May be told more than once."""
    send = ctx.uow.sends.get(event.send_id)
    if send.joint_id is not None:
        joint_sending.settled(ctx, send)
        return []
    if send.announcement_id is None:
        return reply_settled(event, ctx)
    settle(ctx, send)
    return []


def settle(ctx: Context, send: Send) -> None:
    """Bring card, promise and log in line with the end of a row."""
    made = ctx.uow.announcements.get(send.announcement_id or 0)
    crisis = ctx.uow.crises.get(made.crisis_id)
    show(ctx, made)
    match send.state:
        case SendState.SENT:
            if _once(ctx, crisis, made, send, DONE[made.act]):
                _tell(ctx, crisis, made, send, TOLD[made.act])
                _followed(ctx, crisis, made, send.proof_url)
        case SendState.UNKNOWN:
            if _once(ctx, crisis, made, send, "statement.unclear"):
                _tell(ctx, crisis, made, send, "notice-statement-unclear")
        case SendState.REJECTED | SendState.CANCELLED:
            if _once(ctx, crisis, made, send, "statement.failed"):
                _tell(
                    ctx,
                    crisis,
                    made,
                    send,
                    "notice-statement-failed",
                    error=send.error or "send-error-cancelled",
                )
        case SendState.PLANNED | SendState.SENDING:
            pass  # not an end


def _tell(ctx: Context, crisis: Crisis, made: Announcement, send: Send, key: str, /, **params: str) -> None:
    people = dict.fromkeys((made.author, made.decided_by, made.attested_by))
    tell(ctx, crisis, people, key, kind=made.kind, target=target(ctx, send.source), **params)


def _followed(ctx: Context, crisis: Crisis, made: Announcement, link: str) -> None:
    """What was said in public counts: the time that it names is the next promise, and the step that asked for it is
    done, by whoever said yes, with the link as its evidence."""
    if made.act != "post":
        return
    if made.next_update_at is not None and made.next_update_at != crisis.next_update_at:
        crisis = promise(ctx, crisis, made.next_update_at)
    person = ctx.team.people.get(made.decided_by)
    if person is not None:
        complete(ctx, crisis, "statement", person, link, statement=made.kind)


def _once(ctx: Context, crisis: Crisis, made: Announcement, send: Send, type_: str) -> bool:
    """Note this end of this row; False if it was noted before."""
    told = any(
        entry.type == type_
        and entry.facts.get("send") == send.id
        and entry.facts.get("version") == send.version
        for entry in ctx.uow.log.of(f"crisis:{crisis.id}")
    )
    if not told:
        content = keep(ctx, crisis, "link", BOT, send.proof_url) if send.state is SendState.SENT else 0
        noted(
            ctx, crisis, BOT, type_, content, send=send.id, version=send.version, source=send.source, kind=made.kind,
            target=target(ctx, send.source), act=made.act,
        )  # fmt: skip
    return not told
