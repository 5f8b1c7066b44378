"""All tables, one module for each field of work. Columns bear the names of the fields in `handlers`, so that one
mapping serves them all."""

from storage.tables.base import metadata
from storage.tables.cases import (
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
    QuarantineRow,
    RequestRow,
    SendRow,
    TimerRow,
)

__all__ = [
    "ApprovalRow",
    "CaseRow",
    "CommentRow",
    "CommentVersionRow",
    "DeliveryRow",
    "DraftRow",
    "HandledRow",
    "InboxRow",
    "LogRow",
    "PlacementRow",
    "QuarantineRow",
    "RequestRow",
    "SendRow",
    "TimerRow",
    "metadata",
]
