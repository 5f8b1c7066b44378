"""All tables, one module for each field of work. Columns bear the names of the fields in `handlers`, so that one
mapping serves them all."""

from storage.tables.base import metadata
from storage.tables.cases import GATHERED, TOLD, UNANSWERED, CaseRow
from storage.tables.clusters import MemberRow, RegroupingRow, TwinRow, WordingRow
from storage.tables.comments import ECHOED, LINKED, CommentRow, CommentVersionRow, PostLinkRow
from storage.tables.crises import (
    CrisisRoleRow,
    CrisisRoomRow,
    CrisisRow,
    CrisisStepRow,
    CrisisTextRow,
    PlaybookRow,
    ReminderRow,
)
from storage.tables.decisions import DecisionRow, FactRow, TaskRow
from storage.tables.desk import BrandFactRow, DigestRow, EvidenceRow, QuestionRow, SelectionRow
from storage.tables.drills import DrillRow, InjectRow
from storage.tables.escalations import CallRow, EscalationRow, ReactionRow
from storage.tables.inbox import DeliveryRow, HandledRow, InboxRow, QuarantineRow
from storage.tables.lessons import LessonRow, OpinionRow
from storage.tables.people import (
    AwayRow,
    GoneRow,
    GroupRow,
    HandOffRow,
    KnownRow,
    LinkCodeRow,
    LinkRow,
    OpenedRow,
    PresenceRow,
    RosterRow,
    SwapRow,
)
from storage.tables.prepare import DarkSiteRow, EntryRow, EntryVersionRow, ProposalRow
from storage.tables.records import LogRow, PlacementRow, TimerRow
from storage.tables.replies import ApprovalRow, DraftRow, RequestRow, SendRow
from storage.tables.reports import ReportRow, ShownRow
from storage.tables.statements import AnnouncementRow, StatementRow
from storage.tables.watch import (
    BustleRow,
    ExpectedRow,
    GatheringRow,
    JointReplyRow,
    LiveTopicRow,
    StormRow,
    VocabularyRow,
    WatchMinuteRow,
    WatchStreamRow,
)

__all__ = [
    "ECHOED",
    "GATHERED",
    "LINKED",
    "TOLD",
    "UNANSWERED",
    "AnnouncementRow",
    "ApprovalRow",
    "AwayRow",
    "BrandFactRow",
    "BustleRow",
    "CallRow",
    "CaseRow",
    "CommentRow",
    "CommentVersionRow",
    "CrisisRoleRow",
    "CrisisRoomRow",
    "CrisisRow",
    "CrisisStepRow",
    "CrisisTextRow",
    "DarkSiteRow",
    "DecisionRow",
    "DeliveryRow",
    "DigestRow",
    "DraftRow",
    "DrillRow",
    "EntryRow",
    "EntryVersionRow",
    "EscalationRow",
    "EvidenceRow",
    "ExpectedRow",
    "FactRow",
    "GatheringRow",
    "GoneRow",
    "GroupRow",
    "HandOffRow",
    "HandledRow",
    "InboxRow",
    "InjectRow",
    "JointReplyRow",
    "KnownRow",
    "LessonRow",
    "LinkCodeRow",
    "LinkRow",
    "LiveTopicRow",
    "LogRow",
    "MemberRow",
    "OpenedRow",
    "OpinionRow",
    "PlacementRow",
    "PlaybookRow",
    "PostLinkRow",
    "PresenceRow",
    "ProposalRow",
    "QuarantineRow",
    "QuestionRow",
    "ReactionRow",
    "RegroupingRow",
    "ReminderRow",
    "ReportRow",
    "RequestRow",
    "RosterRow",
    "SelectionRow",
    "SendRow",
    "ShownRow",
    "StatementRow",
    "StormRow",
    "SwapRow",
    "TaskRow",
    "TimerRow",
    "TwinRow",
    "VocabularyRow",
    "WatchMinuteRow",
    "WatchStreamRow",
    "WordingRow",
    "metadata",
]
