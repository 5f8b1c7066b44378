"""Crises: the run of a playbook, one row for each thing that two people may change at the same moment."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, false
from sqlmodel import Field

from storage.columns import Id, Nested
from storage.tables.base import NUMBERED, Row, long, maybe_moment, moment, nested, number


class PlaybookRow(Row, table=True):
    """A playbook as it was when a crisis was started with it."""

    __table_args__ = (UniqueConstraint("playbook", "version"), NUMBERED)

    id: int | None = number()
    playbook: str
    version: str
    content: dict[str, Any] = nested()
    revision: int = 1


class CrisisRow(Row, table=True):
    __table_args__ = (
        Index("ix_app_crisis_state", "state", "id"),
        # Statements refer to both, so that what belongs to a drill stays a drill's.
        Index("ix_app_crisis_drill", "id", "drill", unique=True),
        NUMBERED,
    )

    id: int | None = number()
    brand: str
    title: str = long()
    drill: bool
    state: str
    playbook_id: int = Field(sa_type=Id, foreign_key="app_playbook.id")
    level: int
    freeze: str
    lead: str
    declared_by: str
    declared_at: datetime = moment()
    ended_at: datetime | None = maybe_moment()
    ended_by: str
    seconded_by: str
    cases: list[Any] = nested()
    links: list[Any] = nested()
    storm: int = Field(sa_type=Id)
    next_update_at: datetime | None = maybe_moment()
    last_decision: str = long()
    last_decision_params: dict[str, Any] = nested()
    last_decision_at: datetime | None = maybe_moment()
    last_decision_by: str
    standing_down: str
    version: int
    revision: int = 1


class CrisisRoomRow(Row, table=True):
    __table_args__ = (
        UniqueConstraint("crisis_id", "platform"),
        Index("ix_app_crisis_room_channel", "platform", "channel"),
        NUMBERED,
    )

    id: int | None = number()
    crisis_id: int = Field(sa_type=Id, foreign_key="app_crisis.id")
    platform: str
    near: str
    language: str
    state: str
    channel: str
    link: str = long()
    reason: str
    people: list[Any] = nested()
    missing: dict[str, Any] = nested()
    version: int
    revision: int = 1


class CrisisStepRow(Row, table=True):
    __table_args__ = (UniqueConstraint("crisis_id", "step"), NUMBERED)

    id: int | None = number()
    crisis_id: int = Field(sa_type=Id, foreign_key="app_crisis.id")
    step: str
    position: int
    role: str
    level_from: int
    blocking: bool
    state: str
    owner: str
    due_at: datetime | None = maybe_moment()
    round: int
    asked: int
    snoozed_until: datetime | None = maybe_moment()
    ended_at: datetime | None = maybe_moment()
    ended_by: str
    ticked_by: str = Field(default="", sa_column_kwargs={"server_default": ""})
    seconded_by: str = Field(default="", sa_column_kwargs={"server_default": ""})
    evidence: str = long()
    reason: str = long()
    note: str = long()
    version: int
    revision: int = 1


class CrisisRoleRow(Row, table=True):
    __table_args__ = (UniqueConstraint("crisis_id", "role"), NUMBERED)

    id: int | None = number()
    crisis_id: int = Field(sa_type=Id, foreign_key="app_crisis.id")
    role: str
    position: int
    person: str
    deputy: str
    offered_to: str
    offered_by: str
    version: int
    revision: int = 1


class ReminderRow(Row, table=True):
    __table_args__ = (
        UniqueConstraint("crisis_id", "person"),
        Index("ix_app_reminder_person", "person"),
        NUMBERED,
    )

    id: int | None = number()
    crisis_id: int = Field(sa_type=Id, foreign_key="app_crisis.id")
    person: str
    steps: list[Any] = nested()
    tasks: list[Any] = Field(sa_type=Nested, nullable=False, sa_column_kwargs={"server_default": "[]"})
    drill: bool
    late: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    last_at: datetime | None = maybe_moment()
    version: int
    revision: int = 1


class CrisisTextRow(Row, table=True):
    """What people typed; the log holds only its id."""

    __table_args__ = (NUMBERED,)

    id: int | None = number()
    crisis_id: int = Field(sa_type=Id, foreign_key="app_crisis.id", index=True)
    kind: str
    author: str
    text: str = long()
    at: datetime = moment()
    revision: int = 1
