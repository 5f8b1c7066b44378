"""All tables, one module for each field of work. Columns bear the names of the fields in `handlers`, so that one
mapping serves them all."""

from storage.tables.base import metadata
from storage.tables.cases import (
    GATHERED,
    TOLD,
    UNANSWERED,
    ApprovalRow,
    CaseRow,
    CommentRow,
    CommentVersionRow,
    DeliveryRow,
    DraftRow,
    HandledRow,
    InboxRow,
    LogRow,
    PlacementRow,
    PostLinkRow,
    QuarantineRow,
    RequestRow,
    SendRow,
    TimerRow,
)
from storage.tables.clusters import MemberRow, RegroupingRow
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
from storage.tables.desk import EvidenceRow, SelectionRow
from storage.tables.drills import DrillRow, InjectRow
from storage.tables.escalations import EscalationRow, ReactionRow
from storage.tables.lessons import LessonRow, OpinionRow
from storage.tables.people import AwayRow, GroupRow, KnownRow, LinkCodeRow, LinkRow, RosterRow, SwapRow
from storage.tables.prepare import DarkSiteRow, EntryRow, EntryVersionRow, ProposalRow
from storage.tables.statements import AnnouncementRow, StatementRow
from storage.tables.watch import (
    ExpectedRow,
    GatheringRow,
    LiveTopicRow,
    StormRow,
    VocabularyRow,
    WatchMinuteRow,
    WatchStreamRow,
)

__all__ = [
    "GATHERED",
    "TOLD",
    "UNANSWERED",
    "AnnouncementRow",
    "ApprovalRow",
    "AwayRow",
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
    "DraftRow",
    "DrillRow",
    "EntryRow",
    "EntryVersionRow",
    "EscalationRow",
    "EvidenceRow",
    "ExpectedRow",
    "FactRow",
    "GatheringRow",
    "GroupRow",
    "HandledRow",
    "InboxRow",
    "InjectRow",
    "KnownRow",
    "LessonRow",
    "LinkCodeRow",
    "LinkRow",
    "LiveTopicRow",
    "LogRow",
    "MemberRow",
    "OpinionRow",
    "PlacementRow",
    "PlaybookRow",
    "PostLinkRow",
    "ProposalRow",
    "QuarantineRow",
    "ReactionRow",
    "RegroupingRow",
    "ReminderRow",
    "RequestRow",
    "RosterRow",
    "SelectionRow",
    "SendRow",
    "StatementRow",
    "StormRow",
    "SwapRow",
    "TaskRow",
    "TimerRow",
    "VocabularyRow",
    "WatchMinuteRow",
    "WatchStreamRow",
    "metadata",
]
