"""What each card shows, as plain values: `load` reads a view from the store, bot.cards makes a card of it."""

from handlers.views.bulk import BulkView
from handlers.views.comments import CommentSeen, CommentsView, OtherPost
from handlers.views.crisis_curve import Bar, Curve
from handlers.views.crisis_followup import FollowupView, Span
from handlers.views.crisis_record import (
    DecisionSeen,
    DecisionsView,
    DecisionView,
    FactSeen,
    FactsView,
    TimelineSeen,
    TimelineView,
)
from handlers.views.crisis_report import (
    ActionTold,
    Milestone,
    OpenStep,
    ReportView,
    StatementTold,
    Suggested,
    Told,
    report_view,
)
from handlers.views.crisis_shapes import (
    CrisesView,
    CrisisNoticeView,
    CrisisView,
    RoleSeen,
    RolesView,
    StartView,
    StepSeen,
    StepsView,
    StepView,
)
from handlers.views.dark_site import DarkSiteView
from handlers.views.digest import DigestView
from handlers.views.drills import DrillSeen, InjectView, ScorecardView
from handlers.views.escalation_shapes import Asked, EscalationFacts, EscalationView
from handlers.views.learned import BrandLearned, CommentLearned, LearnedView
from handlers.views.load import View, is_drilled, load, load_placed, load_private
from handlers.views.notice import load_notice
from handlers.views.people import LinkView, MeView, OncallView, SwapSeen, SwapView, Turn
from handlers.views.prepare import (
    EntriesView,
    EntrySeen,
    EntryView,
    FindingSeen,
    PrepareView,
    ProposalSeen,
    ProposalsView,
    VersionSeen,
)
from handlers.views.private_shapes import (
    Entry,
    HistoryView,
    OriginalView,
    RevealView,
    SimilarView,
    SimilarWording,
)
from handlers.views.question import QuestionView
from handlers.views.queue import QueueView
from handlers.views.resume import ResumeRow, ResumeView, StoodIn
from handlers.views.shapes import ApprovalView, CaseView, DraftsView, NoticeView, StormView
from handlers.views.statements import AnnouncementView, PostSeen, StatementsView
from handlers.views.stock import StockTextView, StockView
from handlers.views.target import Published, Target

__all__ = [
    "ActionTold",
    "AnnouncementView",
    "ApprovalView",
    "Asked",
    "Bar",
    "BrandLearned",
    "BulkView",
    "CaseView",
    "CommentLearned",
    "CommentSeen",
    "CommentsView",
    "CrisesView",
    "CrisisNoticeView",
    "CrisisView",
    "Curve",
    "DarkSiteView",
    "DecisionSeen",
    "DecisionView",
    "DecisionsView",
    "DigestView",
    "DraftsView",
    "DrillSeen",
    "EntriesView",
    "Entry",
    "EntrySeen",
    "EntryView",
    "EscalationFacts",
    "EscalationView",
    "FactSeen",
    "FactsView",
    "FindingSeen",
    "FollowupView",
    "HistoryView",
    "InjectView",
    "LearnedView",
    "LinkView",
    "MeView",
    "Milestone",
    "NoticeView",
    "OncallView",
    "OpenStep",
    "OriginalView",
    "OtherPost",
    "PostSeen",
    "PrepareView",
    "ProposalSeen",
    "ProposalsView",
    "Published",
    "QuestionView",
    "QueueView",
    "ReportView",
    "ResumeRow",
    "ResumeView",
    "RevealView",
    "RoleSeen",
    "RolesView",
    "ScorecardView",
    "SimilarView",
    "SimilarWording",
    "Span",
    "StartView",
    "StatementTold",
    "StatementsView",
    "StepSeen",
    "StepView",
    "StepsView",
    "StockTextView",
    "StockView",
    "StoodIn",
    "StormView",
    "Suggested",
    "SwapSeen",
    "SwapView",
    "Target",
    "TimelineSeen",
    "TimelineView",
    "Told",
    "Turn",
    "VersionSeen",
    "View",
    "is_drilled",
    "load",
    "load_notice",
    "load_placed",
    "load_private",
    "report_view",
]
