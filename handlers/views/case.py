"""Reads what the card of a case shows."""

from handlers.case import Case
from handlers.comment import Comment
from handlers.draft import ApprovalRequest, RequestState, SendKind, SendState
from handlers.flags import folded_flag, main_topic, weightiest_first
from handlers.opinion import of_case as opinion_of
from handlers.people import Team
from handlers.ports import UnitOfWork
from handlers.promises import told_from
from handlers.reported import Reports
from handlers.sources.chat_source import is_chat
from handlers.views.allowed import case_verbs
from handlers.views.escalation import facts_of
from handlers.views.facts import (
    drafts_are_coming,
    hidden_for,
    newest_send,
    public,
    published_of,
    target_of,
    told_beside,
)
from handlers.views.joint import joint_of
from handlers.views.question import open_questions
from handlers.views.shapes import CaseView

REMARKABLE_LIKES = 5


def case_view(case_id: int, uow: UnitOfWork, team: Team) -> CaseView:
    case = uow.cases.get(case_id)
    comment = uow.comments.get(case.comment_id)
    target = target_of(case, team)
    entries = uow.log.of(f"case:{case.id}")
    send = newest_send(case, uow)
    by_hand = send is not None and send.kind is SendKind.BY_HAND and send.state is SendState.PLANNED
    request = _open_request(case, uow)
    published = published_of(case, uow, team)
    writer = uow.drafts.get(request.draft_id).author if request else ""
    folded = folded_flag(case.flags)
    reports = _reports(case, uow)
    return CaseView(
        case=case,
        comment=comment,
        target=target,
        topic=main_topic(case.flags),
        reasons=weightiest_first(case.flags),
        folded=folded,
        likes_in=_likes_in(comment),
        owner=team.people.get(case.owner),
        escalation=facts_of("case", case.id, uow=uow, team=team),
        drafting=drafts_are_coming(case, comment, entries) is not None,
        opinion=opinion_of(case, comment, uow),
        request=request,
        asked_by=team.people.get(writer),
        send=send,
        send_text=send.text if send is not None and by_hand else "",
        published=published,
        closed_by=team.people.get(case.closed_by),
        allowed=case_verbs(
            case, target.source, send, public(published), folded=bool(folded), kind=comment.kind
        )
        | ({"reports"} if reports else set[str]()),
        reports=reports,
        told_from=told_from(case, team),
        hidden_for=hidden_for(case, uow),
        questions=open_questions(case, uow, team),
        also=told_beside(case, uow, team),
        joint=joint_of(case, uow),
    )


def _open_request(case: Case, uow: UnitOfWork) -> ApprovalRequest | None:
    return next(iter(uow.requests.find(case_id=case.id, state=RequestState.OPEN)), None)


def _reports(case: Case, uow: UnitOfWork) -> Reports | None:
    found = uow.reports.about(case.id) if is_chat(case) else None
    return found if found is not None and found.count else None


def _likes_in(comment: Comment) -> tuple[int, int] | None:
    minutes = int((comment.received_at - comment.created_at).total_seconds() // 60)
    return (comment.likes, minutes) if comment.likes >= REMARKABLE_LIKES and minutes > 0 else None
