"""Comments counted in the cases of others, and what people have decided about such groups."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, moment, number


class MemberRow(Row, table=True):
    __table_args__ = (
        Index("ix_app_member_case", "case_id", "fingerprint"),
        Index("ix_app_member_comment", "comment_id"),
        NUMBERED,
    )

    id: int | None = number()
    case_id: int = Field(sa_type=Id, foreign_key="app_case.id")
    comment_id: int = Field(sa_type=Id, foreign_key="app_comment.id")
    source: str
    fingerprint: str
    similarity: float
    gone: bool
    revision: int = 1


class TwinRow(Row, table=True):
    __table_args__ = (
        Index("ix_app_twin_comment", "comment_id"),
        Index("ix_app_twin_first", "twin_of"),
        NUMBERED,
    )

    id: int | None = number()
    comment_id: int = Field(sa_type=Id, foreign_key="app_comment.id", ondelete="CASCADE")
    twin_of: int = Field(sa_type=Id, foreign_key="app_comment.id", ondelete="CASCADE")
    source: str
    over: bool
    revision: int = 1


class WordingRow(Row, table=True):
    """Which group a wording has opened a case for, so that two processes that meet it at once open one."""

    __table_args__ = (Index("ix_app_wording_at", "at"), {"sqlite_with_rowid": False})

    brand: str = Field(primary_key=True)
    fingerprint: str = Field(primary_key=True)
    alike: str
    at: datetime = moment()


class RegroupingRow(Row, table=True):
    __table_args__ = (Index("ix_app_regrouping_group", "from_group", "fingerprint"), NUMBERED)

    id: int | None = number()
    from_group: str
    fingerprint: str
    to_group: str
    revision: int = 1
