"""Reads what the cards of a reply show: its drafts, and the request to approve one."""

from handlers.case import DONE, Case
from handlers.checks import concerns
from handlers.comment import Comment
from handlers.crisis.crisis import Freeze
from handlers.crisis.freeze import freeze_of
from handlers.draft import ApprovalRequest, Draft, DraftState, RequestState, Send
from handlers.flags import folded_flag
from handlers.people import Team
from handlers.ports import UnitOfWork
from handlers.views.allowed import approval_verbs, drafts_verbs, settling, undoing
from handlers.views.changes import changed_words
from handlers.views.facts import public, published_of, target_of
from handlers.views.shapes import ApprovalView, DraftsView


def drafts_view(case_id: int, uow: UnitOfWork, team: Team) -> DraftsView:
    case = uow.cases.get(case_id)
    comment = uow.comments.get(case.comment_id)
    offered = [
        draft
        for draft in uow.drafts.find(case_id=case.id, state=DraftState.OFFERED)
        if draft.comment_version == comment.version
    ]
    made = [entry for entry in uow.log.of(f"case:{case.id}") if entry.type == "drafts.made"]
    facts = dict(made[-1].facts) if made else dict[str, str | int | bool]()
    drafts = tuple(sorted(offered, key=lambda draft: draft.variant))
    return DraftsView(
        case=case,
        comment=comment,
        target=target_of(case, team),
        drafts=drafts,
        names={d.variant: str(facts.get(f"variant_{d.variant}", "saved")) for d in drafts},
        origin=drafts[0].origin.value if drafts else "",
        missing=drafts[0].missing if drafts else "",
        facts=drafts[0].facts if drafts else (),
        failure=str(facts.get("failure", "")),
        void="" if drafts else _why_void(case),
        allowed=drafts_verbs(case, drafts),
        freeze=freeze_of(uow, case.brand, drill=case.drill),
    )


def _why_void(case: Case) -> str:
    """Why there is nothing to take; the deletion wins over the edit."""
    if case.deleted:
        return "drafts-void-deleted"
    if case.state in DONE:
        return "drafts-void-done"
    return "drafts-void-edited" if case.edited else "drafts-void-discarded"


def approval_view(request_id: int, uow: UnitOfWork, team: Team) -> ApprovalView:
    request = uow.requests.get(request_id)
    case = uow.cases.get(request.case_id)
    draft = uow.drafts.get(request.draft_id)
    newest = uow.comments.get(case.comment_id)
    target = target_of(case, team)
    base = uow.drafts.get(draft.based_on) if draft.based_on else None
    send = next(iter(reversed(uow.sends.find(draft_id=draft.id))), None)
    published = published_of(case, uow, team)
    published = published if published and published.send.draft_id == draft.id else None
    folded = bool(folded_flag(case.flags))
    verbs = approval_verbs(draft, newest, is_open=request.state is RequestState.OPEN, folded=folded)
    return ApprovalView(
        request=request,
        case=case,
        comment=_answered(draft, case, send, uow),
        target=target,
        draft=draft,
        author=team.people.get(draft.author),
        base_variant=base.variant if base else "",
        base_author=team.people.get(base.author) if base else None,
        changed=changed_words(base.text, draft.text) if base else (),
        warnings=concerns(draft.text, comment=newest, brand=target.brand),
        decided_by=team.people.get(request.decided_by),
        void=_why_request_void(request, case),
        send=send,
        published=published,
        allowed=verbs | settling(case, send) | undoing(target.source, send, public(published)),
        freeze=freeze_of(uow, case.brand, drill=case.drill)
        if request.state is RequestState.OPEN
        else Freeze.OFF,
    )


def _answered(draft: Draft, case: Case, send: Send | None, uow: UnitOfWork) -> Comment:
    """The comment as it was when the draft answered it; the case itself may have moved on to a later comment."""
    newest = uow.comments.by_external(case.source, send.external_id) if send else None
    newest = newest or uow.comments.get(case.comment_id)
    if draft.comment_version < newest.version:
        return uow.comments.version(newest.id, draft.comment_version)
    return newest


def _why_request_void(request: ApprovalRequest, case: Case) -> str:
    if request.state is not RequestState.VOID:
        return ""
    if case.deleted:
        return "request-void-deleted"
    return "request-void-changed" if request.note == "changed" else "request-void-edited"
