"""What the team taught triage. The text stays with its comment: once that is forgotten, so is the lesson."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, moment, number


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
