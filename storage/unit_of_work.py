"""All stores over one open transaction."""

from sqlalchemy import Connection

from handlers.case import Case
from handlers.draft import Approval, ApprovalRequest, Draft
from storage import tables
from storage.comments import CommentStore
from storage.inbox import InboxStore
from storage.repositories import (
    PLACEMENTS,
    SENDS,
    DeliveryStore,
    LogStore,
    PlacementStore,
    SendStore,
    TimerStore,
)
from storage.rows import Seen, Shape, Store, shape

_CASES: Shape[Case] = shape(Case, tables.CaseRow)
_DRAFTS: Shape[Draft] = shape(Draft, tables.DraftRow)
_REQUESTS: Shape[ApprovalRequest] = shape(ApprovalRequest, tables.RequestRow)
_APPROVALS: Shape[Approval] = shape(Approval, tables.ApprovalRow)


class SqlUnitOfWork:
    """Fulfils `handlers.ports.UnitOfWork`. Whoever opened the transaction commits it."""

    def __init__(self, connection: Connection) -> None:
        seen: Seen = {}
        self.comments = CommentStore(connection, seen)
        self.cases = Store(connection, _CASES, seen)
        self.drafts = Store(connection, _DRAFTS, seen)
        self.requests = Store(connection, _REQUESTS, seen)
        self.approvals = Store(connection, _APPROVALS, seen)
        self.sends = SendStore(connection, SENDS, seen)
        self.placements = PlacementStore(connection, PLACEMENTS, seen)
        self.timers = TimerStore(connection)
        self.deliveries = DeliveryStore(connection)
        self.log = LogStore(connection)
        self.inbox = InboxStore(connection)
