"""What every field of work leaves behind: cards in chat, clocks, the log."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, maybe_moment, moment, nested, number

_NOT_CURRENT = text("wanted > shown")


class PlacementRow(Row, table=True):
    __table_args__ = (
        Index("ix_app_placement_subject", "kind", "subject"),
        Index("ix_app_placement_message", "platform", "channel", "message_id"),
        # Small however many cards there are: it holds those alone that are not up to date.
        Index("ix_app_placement_due", "touched", sqlite_where=_NOT_CURRENT, postgresql_where=_NOT_CURRENT),
        Index("ix_app_placement_touched", "touched"),
        NUMBERED,
    )

    id: int | None = number()
    kind: str
    subject: int = Field(sa_type=Id)
    platform: str
    channel: str
    parent: int = Field(sa_type=Id)
    message_id: str
    wanted: int
    shown: int
    state: str
    language: str
    mention: list[Any] = nested()
    params: dict[str, Any] = nested()
    slot: str
    attempts: int
    next_try_at: datetime | None = maybe_moment()
    created_at: datetime = moment()
    pin: str = Field(default="", sa_column_kwargs={"server_default": ""})
    acted: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    touched: int = Field(default=0, sa_type=Id)
    """Counts up with every touch, so that what was clicked last is shown first."""
    revision: int = 1


class TimerRow(Row, table=True):
    key: str = Field(primary_key=True)
    due_at: datetime = moment(index=True)
    kind: str
    subject: int = Field(sa_type=Id)


class LogRow(Row, table=True):
    """Append-only. The leader seals entries later, in order: until then the last three columns stay empty."""

    __table_args__ = (Index("ix_app_log_subject", "subject", "id"), NUMBERED)

    id: int | None = number()
    at: datetime = moment()
    actor: str
    type: str
    subject: str
    facts: dict[str, Any] = nested()
    content_id: int = Field(sa_type=Id)
    content_hash: str
    seq: int | None = Field(default=None, sa_type=Id, unique=True)
    prev_hash: str = ""
    hash: str = ""
