"""All stores over one open transaction."""

from functools import cached_property

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
        self._connection = connection
        self._seen: Seen = {}

    @cached_property
    def comments(self) -> CommentStore:
        return CommentStore(self._connection, self._seen)

    @cached_property
    def cases(self) -> Store[Case]:
        return Store(self._connection, _CASES, self._seen)

    @cached_property
    def drafts(self) -> Store[Draft]:
        return Store(self._connection, _DRAFTS, self._seen)

    @cached_property
    def requests(self) -> Store[ApprovalRequest]:
        return Store(self._connection, _REQUESTS, self._seen)

    @cached_property
    def approvals(self) -> Store[Approval]:
        return Store(self._connection, _APPROVALS, self._seen)

    @cached_property
    def sends(self) -> SendStore:
        return SendStore(self._connection, SENDS, self._seen)

    @cached_property
    def placements(self) -> PlacementStore:
        return PlacementStore(self._connection, PLACEMENTS, self._seen)

    @cached_property
    def timers(self) -> TimerStore:
        return TimerStore(self._connection)

    @cached_property
    def deliveries(self) -> DeliveryStore:
        return DeliveryStore(self._connection)

    @cached_property
    def log(self) -> LogStore:
        return LogStore(self._connection)

    @cached_property
    def inbox(self) -> InboxStore:
        return InboxStore(self._connection)
