"""Private reports from the community, and the messages that forms for them stand open about."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, long, moment, number


class ReportRow(Row, table=True):
    __table_args__ = (Index("ix_app_report_account", "platform", "account", "at"), NUMBERED)

    id: int | None = number()
    case_id: int = Field(sa_type=Id, foreign_key="app_case.id", index=True)
    platform: str
    account: str
    name: str
    note: str = long()
    danger: bool
    at: datetime = moment(index=True)


class ShownRow(Row, table=True):
    """What somebody had before their eyes when they opened the form; gone soon after."""

    __table_args__ = (UniqueConstraint("platform", "account", "channel", "message_id"), NUMBERED)

    id: int | None = number()
    platform: str
    account: str
    channel: str
    message_id: str
    thread: str
    author: str
    name: str
    text: str = long()
    written_at: datetime = moment()
    ours: bool
    by_bot: bool
    link: str
    at: datetime = moment(index=True)
