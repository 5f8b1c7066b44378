"""Cases: one unit of work for the team each."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, maybe_moment, moment, nested, number

UNANSWERED = "state IN ('new', 'claimed', 'in_approval')"
"""States in which the promise of a first reply runs."""


TOLD = "sla <> ''"
"""Of which a channel hears; few, however many cases there are."""


GATHERED = "topic_id <> 0"
"""Cases that stand on the card of a topic."""


DIGESTED = "digest_id > 0"
"""Cases that wait for a digest, or came with one."""


class CaseRow(Row, table=True):
    __table_args__ = (
        Index("ix_app_case_state", "state", "id"),
        Index("ix_app_case_free", "state", "urgency", "id"),
        Index("ix_app_case_owner", "owner", "state"),
        Index(
            "ix_app_case_late",
            "reply_by",
            "id",
            sqlite_where=text(UNANSWERED),
            postgresql_where=text(UNANSWERED),
        ),
        Index("ix_app_case_alike", "alike", "id"),
        Index(
            "ix_app_case_topic",
            "topic_id",
            "state",
            sqlite_where=text(GATHERED),
            postgresql_where=text(GATHERED),
        ),
        Index(
            "ix_app_case_digest",
            "digest_id",
            "state",
            sqlite_where=text(DIGESTED),
            postgresql_where=text(DIGESTED),
        ),
        # The ledger refers to both, so that nothing goes out for what belongs to a drill.
        Index("ix_app_case_drill", "id", "drill", unique=True),
        Index("ix_app_case_sla", "sla", sqlite_where=text(TOLD), postgresql_where=text(TOLD)),
        NUMBERED,
    )

    id: int | None = number()
    comment_id: int = Field(sa_type=Id, foreign_key="app_comment.id", index=True)
    brand: str
    source: str
    drill: int = Field(default=0, sa_type=Id, sa_column_kwargs={"server_default": "0"})
    state: str
    owner: str
    lease_until: datetime | None = maybe_moment()
    version: int
    urgency: int
    purpose: str
    flags: list[Any] = nested()
    language: str
    hold: str
    escalated_to: str
    escalated_by: str
    opened_at: datetime = moment()
    reply_by: datetime | None = maybe_moment()
    promised_at: datetime | None = maybe_moment()
    react_by: datetime | None = maybe_moment()
    sla: str = ""
    sla_next: datetime | None = maybe_moment(index=True)
    snoozed_until: datetime | None = maybe_moment()
    closed_at: datetime | None = maybe_moment()
    closed_by: str
    deleted: bool
    edited: bool
    alike: str = ""
    others: int = 0
    variants: int = 0
    spread: list[Any] = nested()
    topic_id: int = Field(default=0, sa_type=Id, sa_column_kwargs={"server_default": "0"})
    digest: str = Field(default="", sa_column_kwargs={"server_default": ""})
    digest_id: int = Field(default=0, sa_type=Id, sa_column_kwargs={"server_default": "0"})
    author_count: int
    revision: int = 1
