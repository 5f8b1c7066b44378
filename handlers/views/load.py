"""Reads the views from the store."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from handlers.case import Case
from handlers.crisis.bounds import IN_DRILLS
from handlers.crisis.crisis import Crisis
from handlers.people import Team
from handlers.placement import Placement
from handlers.ports import UnitOfWork
from handlers.views.bulk import BulkView, bulk_view
from handlers.views.bustle import BustleView, bustle_view
from handlers.views.case import case_view
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
from handlers.views.escalation import escalation_view
from handlers.views.joint import JointViews, joint_similar_view, joint_targets_view, joint_view
from handlers.views.learned import LearnedView, learned_view
from handlers.views.notice import load_notice
from handlers.views.people import PeopleViews, link_view, me_view, oncall_view, swap_view
from handlers.views.prepare import PrepareViews, entries_view, entry_view, prepare_view, proposals_view
from handlers.views.private import history_view, original_view, reveal_view
from handlers.views.question import QuestionView, question_view
from handlers.views.queue import QueueView, queue_view
from handlers.views.reply import approval_view, drafts_view
from handlers.views.reports import ReportsView, reports_view
from handlers.views.resume import ResumeView, resume_view
from handlers.views.shapes import NoticeView
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
    | BustleView
    | ResumeView
    | BulkView
    | DigestView
    | QuestionView
    | CommentsView
    | LearnedView
    | CrisisViews
    | RecordViews
    | ReportView
    | ReportsView
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


_LOADERS: MappingProxyType[str, Callable[[int, UnitOfWork, Team], View]] = MappingProxyType(
    {
        "case": case_view,
        "drafts": drafts_view,
        "approval": approval_view,
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
        "bustle": bustle_view,
        "storm": storm_view,
        "alarm": storm_shown,
        "topic": topic_view,
        "topic-said": topic_said_view,
        "joint": joint_view,
        "joint-similar": joint_similar_view,
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
            "bulk": bulk_view,
            "digest-page": digest_page_view,
            "resume": resume_view,
            "comments": comments_view,
            "learned": learned_view,
            "topic-cases": topic_cases_view,
            "reports": reports_view,
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
