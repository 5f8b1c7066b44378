"""What is on record in a crisis: decisions, the tasks that follow from them, the facts board."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, long, maybe_moment, moment, number


class DecisionRow(Row, table=True):
    """Append-only."""

    __table_args__ = (Index("ix_app_decision_message", "crisis_id", "message"), NUMBERED)

    id: int | None = number()
    crisis_id: int = Field(sa_type=Id, foreign_key="app_crisis.id")
    what: str = long()
    why: str = long()
    executor: str
    due_at: datetime | None = maybe_moment()
    more: str = long()
    decided_by: str
    at: datetime = moment()
    step: str
    corrects: int = Field(sa_type=Id)
    message: str
    link: str = long()
    revision: int = 1


class TaskRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    crisis_id: int = Field(sa_type=Id, foreign_key="app_crisis.id", index=True)
    decision_id: int = Field(sa_type=Id, foreign_key="app_decision.id", index=True)
    person: str
    due_at: datetime = moment()
    asked: int
    done_at: datetime | None = maybe_moment()
    done_by: str
    version: int
    revision: int = 1


class FactRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    crisis_id: int = Field(sa_type=Id, foreign_key="app_crisis.id", index=True)
    state: str
    text: str = long()
    source: str = long()
    at: datetime = moment()
    by: str
    version: int
    revision: int = 1
