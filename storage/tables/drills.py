"""Drills and their injects. What they are kept apart by stands with cases, statements and the ledger."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, long, maybe_moment, maybe_nested, moment, nested, number


class DrillRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    crisis_id: int = Field(sa_type=Id, foreign_key="app_crisis.id", unique=True)
    brand: str
    script: dict[str, Any] = nested()
    speed: int
    state: str = Field(index=True)
    started_at: datetime = moment()
    started_by: str
    pauses: list[Any] = nested()
    ended_at: datetime | None = maybe_moment()
    ended_by: str
    scorecard: dict[str, Any] | None = maybe_nested()
    version: int
    revision: int = 1


class InjectRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    drill_id: int = Field(sa_type=Id, foreign_key="app_drill.id", index=True)
    crisis_id: int = Field(sa_type=Id, foreign_key="app_crisis.id")
    position: int
    due_at: datetime = moment()
    fired_at: datetime | None = maybe_moment()
    late: bool
    cases: list[Any] = nested()
    answered_at: datetime | None = maybe_moment()
    answered_by: str
    answer: str = long()
    version: int
    revision: int = 1
