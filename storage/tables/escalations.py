"""Escalations: to whom, why, and the clock; reactions. Columns bear the names of the fields in `handlers`."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import Id, Nested
from storage.tables.base import NUMBERED, Row, long, maybe_moment, moment, nested, number


class EscalationRow(Row, table=True):
    __table_args__ = (
        Index("ix_app_escalation_subject", "kind", "subject"),
        Index("ix_app_escalation_state", "state", "kind"),
        NUMBERED,
    )

    id: int | None = number()
    kind: str
    subject: int = Field(sa_type=Id)
    brand: str
    reason: str
    by: str
    note: str = long()
    to: str
    private: bool
    own_card: bool
    state: str
    rung: int
    asked: list[Any] = nested()
    target: str
    asked_at: datetime | None = maybe_moment()
    due_at: datetime | None = maybe_moment()
    opened_at: datetime = moment()
    taken_by: str
    taken_at: datetime | None = maybe_moment()
    closed_by: str
    closed_at: datetime | None = maybe_moment()
    outcome: str = long()
    paged: dict[str, Any] = nested()
    marks: list[Any] = nested()
    passed: list[Any] = Field(sa_type=Nested, nullable=False, sa_column_kwargs={"server_default": "[]"})
    late_since: datetime | None = maybe_moment()
    unanswered_at: datetime | None = maybe_moment()
    version: int
    revision: int = 1


class ReactionRow(Row, table=True):
    """What stands under a message, so that the same one told twice counts once."""

    __table_args__ = (UniqueConstraint("platform", "channel", "message_id", "account", "emoji"), NUMBERED)

    id: int | None = number()
    platform: str
    channel: str
    message_id: str
    account: str
    emoji: str
    present: bool
    at: datetime = moment()
    revision: int = 1


class CallRow(Row, table=True):
    """Matters that somebody has to hear of outside chat, until it is known what came of it."""

    __table_args__ = (
        UniqueConstraint("person", "escalation", "number"),
        Index("ix_app_call_number", "number", "result"),
        Index("ix_app_call_escalation", "escalation"),
        NUMBERED,
    )

    id: int | None = number()
    person: str
    escalation: int = Field(sa_type=Id)
    reason: str
    brand: str
    critical: bool
    at: datetime = moment()
    number: int = Field(sa_type=Id)
    result: str
