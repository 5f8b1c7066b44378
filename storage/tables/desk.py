"""What a team does with cases beside answering them: evidence, several at once, questions, digests."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, long, maybe_moment, moment, nested, number


class EvidenceRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    case_id: int = Field(sa_type=Id, foreign_key="app_case.id", index=True)
    comment_id: int = Field(sa_type=Id, foreign_key="app_comment.id", index=True)
    comment_version: int
    reason: str
    note: str = long()
    by: str
    at: datetime = moment()
    content: str = long()
    sha256: str
    revision: int = 1


class SelectionRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    what: str
    by: str
    at: datetime = moment()
    picked: list[Any] = nested()
    to: str
    reason: str
    note: str = long()
    state: str
    version: int
    revision: int = 1


class QuestionRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    case_id: int = Field(sa_type=Id, foreign_key="app_case.id", index=True)
    by: str
    to: str
    text: str = long()
    at: datetime = moment()
    asked_again: int
    answer: str = long()
    answered_by: str
    answered_at: datetime | None = maybe_moment()
    fact_id: int = Field(sa_type=Id)
    version: int
    revision: int = 1


class BrandFactRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    brand: str = Field(index=True)
    text: str = long()
    source: str
    at: datetime = moment()
    withdrawn_by: str
    revision: int = 1


class DigestRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    key: str = Field(unique=True)
    kind: str
    channels: list[Any] = nested()
    language: str
    opened_at: datetime = moment()
    due_at: datetime = moment()
    state: str
    version: int
    revision: int = 1
