"""What the team taught triage, and second opinions that were asked for. The text stays with its comment: once that is
forgotten, so is the lesson."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, maybe_moment, moment, nested, number


class LessonRow(Row, table=True):
    __table_args__ = (
        Index("ix_app_lesson_active", "active", "id"),
        Index("ix_app_lesson_comment_id", "comment_id"),
        Index("ix_app_lesson_person", "person"),
        NUMBERED,
    )

    id: int | None = number()
    brand: str
    comment_id: int = Field(sa_type=Id)
    version: int
    flag: str
    due: bool
    person: str
    at: datetime = moment()
    active: bool
    revision: int = 1


class OpinionRow(Row, table=True):
    """One question to a model outside about one version of a comment: never a second one about the same."""

    __table_args__ = (
        UniqueConstraint("comment_id", "version"),
        Index("ix_app_opinion_asked_at", "asked_at"),
        NUMBERED,
    )

    id: int | None = number()
    comment_id: int = Field(sa_type=Id)
    version: int
    case_id: int = Field(sa_type=Id, index=True)
    state: str
    verdict: str
    categories: list[Any] = nested()
    origin: str
    asked_at: datetime = moment()
    answered_at: datetime | None = maybe_moment()
    revision: int = 1
