"""What a team does with cases beside answering them: evidence of what was hidden."""

from datetime import datetime

from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, long, moment, number


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
