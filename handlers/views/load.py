"""Reads the views from the store."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from handlers.case import DONE, Case, State
from handlers.checks import concerns
from handlers.comment import Comment
from handlers.crisis.bounds import IN_DRILLS
from handlers.crisis.crisis import Crisis, Freeze
from handlers.crisis.freeze import freeze_of
from handlers.draft import ApprovalRequest, Draft, DraftState, RequestState, Send, SendKind, SendState
from handlers.escalated import Escalation, EscalationState
from handlers.flags import folded_flag, main_topic, weightiest_first
from handlers.opinion import of_case as opinion_of
from handlers.people import Team
from handlers.placement import Placement
from handlers.ports import UnitOfWork
from handlers.promises import told_from
from handlers.records import IN_DRILL
from handlers.views.allowed import approval_verbs, case_verbs, drafts_verbs, settling, undoing
from handlers.views.bulk import BulkView, bulk_view
from handlers.views.changes import changed_words
from handlers.views.comments import CommentsView, comments_view
from handlers.views.crisis import crises_view, line_view, roles_view, start_view, status_view, where_view
from handlers.views.crisis_followup import FollowupView, followup_view
from handlers.views.crisis_notice import crisis_notice_view
from handlers.views.crisis_record import (
    RecordViews,
    decision_view,
    decisions_view,
    facts_view,
    timeline_view,
)
from handlers.views.crisis_report import ReportView, report_view
from handlers.views.crisis_shapes import CrisisViews
from handlers.views.crisis_steps import step_view, steps_view
from handlers.views.dark_site import DarkSiteView, dark_site_view
from handlers.views.digest import DigestView, digest_page_view, digest_view
from handlers.views.drills import InjectView, ScorecardView, inject_view, scorecard_view
from handlers.views.escalation import escalation_view, facts_of
from handlers.views.facts import drafts_are_coming, hidden_for, newest_send, public, published_of, target_of
from handlers.views.joint import JointViews, joint_similar_view, joint_targets_view, joint_view
from handlers.views.learned import LearnedView, learned_view
from handlers.views.people import PeopleViews, link_view, me_view, oncall_view, swap_view
from handlers.views.prepare import PrepareViews, entries_view, entry_view, prepare_view, proposals_view
from handlers.views.private import history_view, original_view, reveal_view
from handlers.views.question import QuestionView, open_questions, question_view
from handlers.views.queue import QueueView, queue_view
from handlers.views.resume import ResumeView, resume_view
from handlers.views.shapes import ApprovalView, CaseView, DraftsView, NoticeView
from handlers.views.shapes import View as SharedView
from handlers.views.similar import similar_view
from handlers.views.statements import announcement_view, statements_view
from handlers.views.stock import StockTextView, StockView, stock_text_view, stock_view
from handlers.views.storm import storm_shown, storm_view
from handlers.views.topic import TopicViews, topic_cases_view, topic_said_view, topic_view

DrillViews = InjectView | ScorecardView
View = (
    SharedView
    | QueueView
    | ResumeView
    | BulkView
    | DigestView
    | QuestionView
    | CommentsView
    | LearnedView
    | CrisisViews
    | RecordViews
    | ReportView
    | PrepareViews
    | TopicViews
    | JointViews
    | DrillViews
    | FollowupView
    | PeopleViews
    | DarkSiteView
    | StockView
    | StockTextView
)
REMARKABLE_LIKES = 5
TIMES = frozenset({"until", "due", "at"})
"""Parameters of notices that hold an instant (ISO 8601)."""
ASKING = frozenset({"notice-escalation-asked", "notice-escalation-asked-late"})
"""Notices that ask somebody to take care of an escalation."""
PREPARE = frozenset({"notice-prepare", "notice-prepare-late"})
"""Notices with the number of things that are out of date."""


def load(kind: str, subject: int, *, uow: UnitOfWork, team: Team) -> View:
    """The view of one card; raises NotFound. Notices have more than a subject: `load_notice`."""
    return _bounded(_LOADERS[kind](subject, uow, team))


def load_private(kind: str, subject: int, params: Mapping[str, str], *, uow: UnitOfWork, team: Team) -> View:
    """The view of a card for one person's eyes: some know more than a subject. Raises NotFound."""
    personal = _PERSONAL.get(kind)
    if personal is None:
        return load(kind, subject, uow=uow, team=team)
    return _bounded(personal(subject, params, uow, team))


def is_drilled(view: object) -> bool:
    """Whether what a card shows belongs to a drill."""
    crisis, case = getattr(view, "crisis", None), getattr(view, "case", None)
    told = isinstance(view, NoticeView) and view.drill
    return (
        told or (isinstance(crisis, Crisis) and crisis.drill) or (isinstance(case, Case) and case.drill != 0)
    )


def _bounded(view: View) -> View:
    """On a card of a drill nothing is offered that would leave it. Some views bear no buttons at all."""
    offered = getattr(view, "allowed", None)
    if not isinstance(offered, frozenset) or not is_drilled(view):
        return view
    return replace(view, allowed=offered & IN_DRILLS)


def _case_view(case_id: int, uow: UnitOfWork, team: Team) -> CaseView:
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
        ),
        told_from=told_from(case, team),
        hidden_for=hidden_for(case, uow),
        questions=open_questions(case, uow, team),
    )


def _open_request(case: Case, uow: UnitOfWork) -> ApprovalRequest | None:
    return next(iter(uow.requests.find(case_id=case.id, state=RequestState.OPEN)), None)


def _likes_in(comment: Comment) -> tuple[int, int] | None:
    minutes = int((comment.received_at - comment.created_at).total_seconds() // 60)
    return (comment.likes, minutes) if comment.likes >= REMARKABLE_LIKES and minutes > 0 else None


def _drafts_view(case_id: int, uow: UnitOfWork, team: Team) -> DraftsView:
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


def _approval_view(request_id: int, uow: UnitOfWork, team: Team) -> ApprovalView:
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


def load_placed(placement: Placement, *, uow: UnitOfWork, team: Team) -> View:
    """The view of a placement: that of its subject, or the sentence that it keeps itself."""
    match placement.kind:
        case "notice":
            return _bounded(load_notice(placement, uow=uow, team=team))
        case "crisis-notice":
            return _bounded(crisis_notice_view(placement, uow=uow, team=team))
        case "crisis-followup":
            return followup_view(placement, uow=uow, team=team)
        case kind:
            return load(kind, placement.subject, uow=uow, team=team)


def load_notice(placement: Placement, *, uow: UnitOfWork, team: Team) -> NoticeView:
    """The view of a placement of kind `notice`: its sentence stands in the placement itself."""
    stored = dict(placement.params)
    key, quote, drill = stored.pop("key"), stored.pop("quote", ""), bool(stored.pop(IN_DRILL, ""))
    params: dict[str, object] = {
        name: datetime.fromisoformat(value) if name in TIMES else value for name, value in stored.items()
    }
    about = str(params.pop("escalation", ""))
    storm = str(params.pop("storm", ""))
    escalation = uow.escalations.get(int(about)) if about else None
    taking = frozenset({"acknowledge"} if _asks(key, escalation) else set[str]())
    if key in PREPARE:
        params["count"] = int(str(params["count"]))
    if not placement.subject:
        return NoticeView(
            key=key,
            params=params,
            quote=quote,
            case=None,
            target=None,
            escalation=escalation,
            storm=int(storm or 0),
            drill=drill,
            allowed=taking | _leading_to(key, storm),
        )
    case = uow.cases.get(placement.subject)
    target = target_of(case, team)
    params |= {"case": case.id, "network": target.network, "account": target.account}
    open_to_write = key == "notice-sent-back" and case.state is State.CLAIMED
    return NoticeView(
        key=key,
        params=params,
        quote=quote,
        case=case,
        target=target,
        escalation=escalation,
        allowed=taking | _returning(key, case) | {"case"} | ({"write"} if open_to_write else set[str]()),
    )


def _leading_to(key: str, storm: str) -> frozenset[str]:
    """From a notice about no single case: to what it speaks of."""
    if key in PREPARE:
        return frozenset({"prepare"})
    if storm:
        return frozenset({"stormshow"})
    return frozenset({"list"} if key in {"notice-sla", "notice-gathered"} else set[str]())


def _returning(key: str, case: Case) -> frozenset[str]:
    """Whoever was handed a case may give it back, as long as it is theirs."""
    return frozenset({"return"} if key == "notice-case-given" and case.state is State.CLAIMED else set[str]())


def _asks(key: str, escalation: Escalation | None) -> bool:
    """Whether the sentence asks somebody to take care."""
    open_ = escalation is not None and escalation.state is EscalationState.OPEN
    return open_ and key in ASKING


_LOADERS: MappingProxyType[str, Callable[[int, UnitOfWork, Team], View]] = MappingProxyType(
    {
        "case": _case_view,
        "drafts": _drafts_view,
        "approval": _approval_view,
        "escalation": escalation_view,
        "history": history_view,
        "crisis": status_view,
        "crisis-line": line_view,
        "crisis-where": where_view,
        "crisis-roles": roles_view,
        "crises": crises_view,
        "crisis-start": start_view,
        "step": step_view,
        "decision": decision_view,
        "crisis-report": report_view,
        "original": original_view,
        "reveal": reveal_view,
        "similar": similar_view,
        "storm": storm_view,
        "alarm": storm_shown,
        "topic": topic_view,
        "topic-said": topic_said_view,
        "joint": joint_view,
        "joint-similar": joint_similar_view,
        "bulk": bulk_view,
        "digest": digest_view,
        "question": question_view,
        "announcement": announcement_view,
        "inject": inject_view,
        "scorecard": scorecard_view,
        "swap": swap_view,
        "dark-site": dark_site_view,
    }
)
_PERSONAL: MappingProxyType[str, Callable[[int, Mapping[str, str], UnitOfWork, Team], View]] = (
    MappingProxyType(
        {
            "queue": queue_view,
            "digest-page": digest_page_view,
            "resume": resume_view,
            "comments": comments_view,
            "learned": learned_view,
            "topic-cases": topic_cases_view,
            "joint-targets": joint_targets_view,
            "me": me_view,
            "link": link_view,
            "oncall": oncall_view,
            "statements": statements_view,
            "stock": stock_view,
            "stock-text": stock_text_view,
            "crisis-steps": steps_view,
            "crisis-decisions": decisions_view,
            "crisis-facts": facts_view,
            "crisis-timeline": timeline_view,
            "prepare": prepare_view,
            "entries": entries_view,
            "entry": entry_view,
            "proposals": proposals_view,
        }
    )
)
"""What is seen by one person as nobody else sees it."""
