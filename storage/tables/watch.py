"""The watch: counts by the minute, what is usual, storms, and what a team expects."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from storage.columns import Id, Moment
from storage.tables.base import NUMBERED, Row, long, maybe_moment, moment, nested, number


class WatchMinuteRow(Row, table=True):
    """What was written in one minute, of one stream. One row however many comments it stands for."""

    __table_args__ = (Index("ix_app_watch_minute_minute", "minute"), {"sqlite_with_rowid": False})

    scope: str = Field(primary_key=True)
    brand: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    minute: datetime = Field(sa_type=Moment, primary_key=True)
    total: int
    critical: int
    severe: int
    reach: int = Field(sa_type=Id)


class WatchStreamRow(Row, table=True):
    """What is usual for a stream."""

    __table_args__ = ({"sqlite_with_rowid": False},)

    scope: str = Field(primary_key=True)
    brand: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    since: datetime = moment()
    learned_until: datetime = moment()
    totals: list[Any] = nested()
    criticals: list[Any] = nested()


class StormRow(Row, table=True):
    __table_args__ = (Index("ix_app_storm_state", "state", "id"), NUMBERED)

    id: int | None = number()
    brand: str
    topic: str
    state: str
    since: datetime = moment()
    opened_at: datetime = moment()
    level: int
    highest_level: int
    highest: int
    take_by: datetime = moment()
    taken_by: str
    taken_at: datetime | None = maybe_moment()
    closer_until: datetime | None = maybe_moment()
    calm_since: datetime | None = maybe_moment()
    ended_at: datetime | None = maybe_moment()
    ended_by: str
    reason: str
    shown_at: datetime | None = maybe_moment()
    figures: dict[str, Any] = nested()
    version: int
    revision: int = 1


class BustleRow(Row, table=True):
    __table_args__ = (Index("ix_app_bustle_brand", "brand", "ended_at"), NUMBERED)

    id: int | None = number()
    brand: str
    post: str
    since: datetime = moment()
    opened_at: datetime = moment()
    highest: int
    praise: int
    questions: int
    calm_since: datetime | None = maybe_moment()
    ended_at: datetime | None = maybe_moment()
    storm: int = Field(sa_type=Id)
    shown_at: datetime = moment()
    figures: dict[str, Any] = nested()
    version: int
    revision: int = 1


class ExpectedRow(Row, table=True):
    __table_args__ = (Index("ix_app_expected_ends_at", "ends_at"), NUMBERED)

    id: int | None = number()
    brand: str
    topic: str
    source: str = Field(default="", sa_column_kwargs={"server_default": ""})
    reason: str
    factor: float
    starts_at: datetime = moment()
    ends_at: datetime = moment()
    by: str
    storm: int = Field(sa_type=Id)
    undone_by: str
    version: int
    revision: int = 1


class VocabularyRow(Row, table=True):
    """What is ordinarily written about a brand: one row each, bounded."""

    __table_args__ = (NUMBERED,)

    id: int | None = number()
    brand: str = Field(unique=True)
    learned_until: datetime = moment()
    texts: int
    counts: dict[str, Any] = nested()
    revision: int = 1


class GatheringRow(Row, table=True):
    """A stretch of storm mode."""

    __table_args__ = (
        Index("ix_app_gathering_brand", "brand", "ended_at"),
        # Two processes that meet the same wave begin it once.
        Index(
            "uq_app_gathering_running",
            "brand",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        NUMBERED,
    )

    id: int | None = number()
    brand: str
    why: str
    began_at: datetime = moment()
    ended_at: datetime | None = maybe_moment()
    calm_since: datetime | None = maybe_moment()
    alone: int
    alone_since: datetime = moment()
    version: int
    revision: int = 1


class LiveTopicRow(Row, table=True):
    """What cases of a gathering are about."""

    __table_args__ = (
        UniqueConstraint("gathering_id", "key", "name", name="uq_app_live_topic_gathering_id_key_name"),
        NUMBERED,
    )

    id: int | None = number()
    gathering_id: int = Field(sa_type=Id, foreign_key="app_gathering.id", index=True)
    brand: str
    name: str
    words: str
    key: str
    middle: str = Field(default="", sa_column_kwargs={"server_default": ""})
    new: bool
    comments: int
    channels: list[Any] = nested()
    opened_at: datetime = moment()
    last_at: datetime = moment()
    version: int
    revision: int = 1


class JointReplyRow(Row, table=True):
    """One reply to many, and the targets that a yes to it is bound to."""

    __table_args__ = (Index("ix_app_joint_reply_case", "case_id", "state"), NUMBERED)

    id: int | None = number()
    brand: str
    case_id: int = Field(sa_type=Id, foreign_key="app_case.id")
    topic_id: int = Field(sa_type=Id)
    text: str = long()
    author: str
    asked_at: datetime = moment()
    targets: list[Any] = nested()
    wordings: list[Any] = nested()
    similar: list[Any] = nested()
    by_hand: int
    more: int
    state: str
    hash: str
    decided_by: str
    decided_at: datetime | None = maybe_moment()
    planned: int
    skipped: int
    dropped: int = 0
    due_at: datetime | None = maybe_moment()
    deputised: bool = False
    undone_by: str = ""
    undone_at: datetime | None = maybe_moment()
    ended_at: datetime | None = maybe_moment()
    version: int
    revision: int = 1
