"""The brand's own words, coming back from the network: never a case, but sometimes the proof that was missing."""

from dataclasses import replace

from handlers.comment import Comment
from handlers.draft import Send, SendKind, SendState
from handlers.ports import Context
from handlers.replies import joint_sending
from handlers.replies.publishing import settle

OPEN_ENDS = frozenset({SendState.PLANNED, SendState.SENDING, SendState.UNKNOWN})


def is_own(ctx: Context, comment: Comment) -> bool:
    """By the author's id, or because the ledger has sent or is sending exactly this."""
    if ctx.uow.sends.by_proof(comment.source, comment.external_id) is not None:
        return True
    source = ctx.team.sources.get(comment.source)
    ours = source is not None and comment.author.id in source.own_ids
    sent = _as_we_sent_it(ctx, comment, ours=ours)
    if sent is not None and (ours or sent.state is SendState.SENT):
        _prove(ctx, sent, comment)
    return ours or sent is not None


def _as_we_sent_it(ctx: Context, comment: Comment, *, ours: bool) -> Send | None:
    """A row of the ledger with this target and this text, whose id at the network isn't known (yet).

    What was published by hand never gets its id from a job. Once its link is here, only the brand's own account or
    that very link show it: somebody else may quote us.
    """
    if not comment.parent_id:
        return None
    return next(
        (
            row
            for row in ctx.uow.sends.find(source=comment.source, external_id=comment.parent_id)
            if row.kind in {SendKind.REPLY, SendKind.BY_HAND}
            and row.announcement_id is None
            and not row.proof_id
            and (row.state in OPEN_ENDS or _by_hand(row, comment, ours=ours))
            and row.text.split() == comment.text.split()
        ),
        None,
    )


def _by_hand(row: Send, comment: Comment, *, ours: bool) -> bool:
    done = row.kind is SendKind.BY_HAND and row.state is SendState.SENT
    return done and (ours or (bool(row.proof_url) and row.proof_url == comment.url))


def _prove(ctx: Context, sent: Send, comment: Comment) -> None:
    """The brand's account shows it: nobody needs to be asked. A row that a job has in hand is left to that job."""
    if sent.state is SendState.SENDING or (sent.kind is SendKind.REPLY and sent.state is SendState.PLANNED):
        return
    proved = replace(
        sent,
        state=SendState.SENT,
        proof_id=comment.external_id,
        proof_url=sent.proof_url or comment.url,
        settled_at=sent.settled_at or ctx.now,
        version=sent.version + 1,
    )
    ctx.uow.sends.save(proved)
    if sent.state is SendState.SENT:
        return
    if proved.joint_id is None:
        settle(ctx, proved)
    else:
        joint_sending.settled(ctx, proved)
