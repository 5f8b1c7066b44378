"""From a delivery to a case: created, edited, deleted; duplicates and any order of arrival are harmless."""

from collections.abc import Collection
from dataclasses import replace

from handlers import cluster, opinion
from handlers.case import DONE, Case, State
from handlers.claims import drop_timers, put_in_hand, set_lease
from handlers.comment import Assessment, Change, Comment
from handlers.draft import Send
from handlers.effects import Effect
from handlers.events import CommentReceived
from handlers.flags import meaning_of
from handlers.ports import Context
from handlers.promises import promise
from handlers.records import BOT, change_case, note, notify
from handlers.relaying.echoes import New, as_first, let_go, note_twins, standing, succeed
from handlers.relaying.opening import open_case, seen
from handlers.relaying.own import is_own
from handlers.replies.void import is_under_way, void_work
from handlers.twins import Twin, echo_of, is_at_one_place, is_same, told_twice
from handlers.watch.tally import tally

UNTOUCHED = Assessment(language="")
"""For a comment that nobody assessed: it is stored and nothing more."""


def receive(event: CommentReceived, ctx: Context) -> list[Effect]:
    """Store what happened to a comment out there, and show the team what it has to see."""
    incoming = event.incoming
    told = incoming.comment
    known = ctx.uow.comments.by_external(told.source, told.external_id)
    if known is not None and known.deleted_at is not None:
        return []  # the deletion wins, whatever arrives after it
    if incoming.change is Change.DELETED:
        _delete(ctx, told, known)
        return []
    assessment = event.assessment or UNTOUCHED
    if known is None:
        return _first_seen(ctx, event, told, assessment)
    if incoming.change is Change.EDITED and _is_news(told, known):
        return _edit(ctx, event, told, known, assessment)
    return []


def as_new(told: Comment, assessment: Assessment, elsewhere: Collection[str] = ()) -> Comment:
    """The first version of a comment, as it is stored. `elsewhere`: the sources beside which there are others."""
    echo = echo_of(told) if told.source in elsewhere else 0
    return replace(told, language=assessment.language or told.language, version=1, echo=echo)


def _is_news(told: Comment, known: Comment) -> bool:
    """An edit that changes something and isn't older than what we have."""
    if told.text == known.text and told.attachments == known.attachments and told.rating == known.rating:
        return False
    if told.updated_at is None or known.updated_at is None:
        return True
    return told.updated_at >= known.updated_at


def _first_seen(ctx: Context, event: CommentReceived, told: Comment, assessment: Assessment) -> list[Effect]:
    relay = event.incoming.relay
    comment = ctx.uow.comments.add(as_new(told, assessment, told_twice(ctx.team.sources)))
    ctx.uow.comments.assess(comment.id, comment.version, assessment)
    if is_own(ctx, comment):
        note(ctx, BOT, "comment.own", f"comment:{comment.id}", source=comment.source)
        return []
    if note_twins(ctx, [New(comment, assessment, relay)]):
        return []
    tally(ctx, (comment, assessment))
    answered = ctx.uow.sends.by_proof(comment.source, comment.parent_id) if comment.parent_id else None
    if answered is not None and relay and _follow_up(ctx, comment, assessment, answered):
        return opinion.ask(ctx, ctx.uow.cases.get(answered.case_id), comment, assessment)
    if relay and (assessment.relay or answered is not None):
        return opinion.ask(ctx, open_case(ctx, comment, assessment, event.like), comment, assessment)
    return []


def _follow_up(ctx: Context, comment: Comment, assessment: Assessment, answered: Send) -> bool:
    """An answer to our reply goes on in its case. False if that is busy with an earlier one: it gets its own."""
    case = ctx.uow.cases.get(answered.case_id)
    if case.state in {State.IN_APPROVAL, State.PUBLISHING}:
        return False
    void_work(ctx, case, "follow-up")
    reopened = put_in_hand(
        ctx,
        case,
        case.owner,
        **seen(assessment),
        comment_id=comment.id,
        **promise(ctx.team, case.brand, assessment.urgency, ctx.now),
        deleted=False,
        edited=False,
    )
    note(ctx, BOT, "case.reopened", f"case:{case.id}", comment.id, reason="follow-up")
    notify(ctx, reopened, [reopened.owner], "notice-follow-up")
    return True


def _edit(
    ctx: Context, event: CommentReceived, told: Comment, known: Comment, assessment: Assessment
) -> list[Effect]:
    """A new version: assessed anew, and whatever was made for the old one is void."""
    newer = ctx.uow.comments.add_version(
        replace(
            told,
            id=known.id,
            created_at=known.created_at,
            parent_id=told.parent_id or known.parent_id,
            post=told.post or known.post,
            url=told.url or known.url,
            language=assessment.language or told.language,
            echo=known.echo,
        ),
        assessment,
    )
    twin = standing(ctx, known)
    if twin is not None and (effects := _edited_twin(ctx, event, newer, twin, assessment)) is not None:
        return effects
    succeed(ctx, newer)
    case = case_of(ctx, known)
    if case is not None:
        _edited(ctx, case, newer, assessment)
        return opinion.ask(ctx, case, newer, assessment)
    if cluster.moved_out(ctx, newer, event.like):
        return []
    if event.incoming.relay and assessment.relay and not is_own(ctx, newer):
        return opinion.ask(ctx, open_case(ctx, newer, assessment, event.like), newer, assessment)
    return []


def _edited_twin(
    ctx: Context, event: CommentReceived, newer: Comment, twin: Twin, assessment: Assessment
) -> list[Effect] | None:
    """What was told before, edited. At the same place it is the first one's edit; elsewhere, with other words, it is
    one of its own: None."""
    first = ctx.uow.comments.get(twin.twin_of)
    if first.deleted_at is None and is_at_one_place(first, newer):
        told = as_first(newer, first)
        return _edit(ctx, event, told, first, assessment) if _is_news(told, first) else []
    if first.deleted_at is None and is_same(first, newer):
        return []
    let_go(ctx, twin)
    tally(ctx, (newer, assessment))
    return None


def _edited(ctx: Context, case: Case, comment: Comment, assessment: Assessment) -> None:
    had_work = void_work(ctx, case, "edited")
    state = _state_after_edit(ctx, case, assessment)
    owned = state is State.CLAIMED and case.state is not State.CLAIMED
    changed = change_case(
        ctx,
        case,
        **seen(assessment),
        state=state,
        edited=True,
        lease_until=ctx.now + ctx.team.policy.claim if owned else case.lease_until,
        closed_at=case.closed_at if state in DONE else None,
        closed_by=case.closed_by if state in DONE else "",
    )
    if owned:
        set_lease(ctx, changed)
    note(ctx, BOT, "comment.edited", f"case:{case.id}", comment.id, voided=had_work)
    if had_work:
        notify(ctx, changed, [case.owner], "notice-comment-edited")
    elif state is not case.state:
        notify(ctx, changed, [case.owner], "notice-reopened")


def _state_after_edit(ctx: Context, case: Case, assessment: Assessment) -> State:
    """Work that is void goes back to its owner; a case that was over opens again if the edit brings something new."""
    in_hand = _in_hand(case)
    match case.state:
        case State.NEW | State.CLAIMED | State.SNOOZED:
            return case.state
        case State.IN_APPROVAL:
            return in_hand
        case State.PUBLISHING:
            return State.PUBLISHING if is_under_way(ctx, case) else in_hand
        case State.ANSWERED | State.HIDDEN | State.DISMISSED:
            before = {flag.name for flag in case.flags}
            worse = any(meaning_of(flag).relay and flag.name not in before for flag in assessment.flags)
            return in_hand if worse else case.state


def _delete(ctx: Context, told: Comment, known: Comment | None) -> None:
    """Taken away by its author. It may be the first that we hear of it; then nothing of it may come later."""
    if known is None:
        ctx.uow.comments.add(replace(told, text="", version=1, deleted_at=ctx.now))
        return
    gone = replace(known, deleted_at=ctx.now)
    ctx.uow.comments.save(gone)
    if (twin := standing(ctx, known)) is not None:
        let_go(ctx, twin)
        return
    case = case_of(ctx, known)
    if case is None or case.state not in DONE:
        succeed(ctx, gone)
    if case is None:
        cluster.deleted(ctx, known)
        return
    if case.deleted:
        return
    had_work = void_work(ctx, case, "deleted")
    if case.state not in DONE and not is_under_way(ctx, case) and (heir := cluster.heir_of(ctx, case)):
        _passed_on(ctx, heir, had_work=had_work)
        return
    drop_timers(ctx, case)
    stays = case.state in DONE or is_under_way(ctx, case)
    closed = change_case(
        ctx,
        case,
        deleted=True,
        lease_until=None,
        snoozed_until=None,
        state=case.state if stays else State.DISMISSED,
        closed_at=case.closed_at if stays else ctx.now,
    )
    note(ctx, BOT, "comment.deleted", f"case:{case.id}", known.id, voided=had_work)
    if case.state not in {State.DISMISSED, State.HIDDEN}:
        notify(ctx, closed, [case.owner], "notice-comment-deleted")


def _passed_on(ctx: Context, case: Case, *, had_work: bool) -> None:
    """Others have said the same: the case goes on with one of them, and what was made for the first is void."""
    back = case.state is State.IN_APPROVAL
    changed = change_case(ctx, case, state=_in_hand(case)) if back else case
    note(ctx, BOT, "case.passed_on", f"case:{case.id}", case.comment_id, voided=had_work)
    if had_work:
        notify(ctx, changed, [case.owner], "notice-comment-deleted")


def _in_hand(case: Case) -> State:
    return State.CLAIMED if case.owner else State.NEW


def case_of(ctx: Context, comment: Comment) -> Case | None:
    """The newest case that is about this comment."""
    return next(iter(reversed(ctx.uow.cases.find(comment_id=comment.id))), None)
