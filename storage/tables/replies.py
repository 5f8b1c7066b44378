"""From a draft to what was published: requests, approvals, the ledger."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Computed, ForeignKeyConstraint, Index, false
from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, long, maybe_moment, moment, nested, number


class DraftRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    case_id: int = Field(sa_type=Id, foreign_key="app_case.id", index=True)
    comment_version: int
    number: int
    variant: str
    text: str = long()
    hash: str
    origin: str
    author: str
    based_on: int = Field(sa_type=Id)
    state: str
    missing: str = long()
    facts: list[Any] = nested()
    created_at: datetime = moment()
    revision: int = 1


class RequestRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    case_id: int = Field(sa_type=Id, foreign_key="app_case.id", index=True)
    draft_id: int = Field(sa_type=Id, foreign_key="app_draft.id", index=True)
    asked_by: str
    asked_at: datetime = moment()
    due_at: datetime = moment()
    deputised: bool
    state: str
    decided_by: str
    decided_at: datetime | None = maybe_moment()
    note: str = long()
    version: int
    revision: int = 1


class ApprovalRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    draft_id: int = Field(sa_type=Id, foreign_key="app_draft.id", index=True)
    hash: str
    person: str
    at: datetime = moment()
    solo: bool
    revision: int = 1


class SendRow(Row, table=True):
    """The ledger of what goes to a network at most once."""

    __table_args__ = (
        # Each row belongs to a case or to a statement; and to none of a drill, whatever the code above tries.
        CheckConstraint("(case_id > 0) <> (announcement_id IS NOT NULL)", name="ck_app_send_subject"),
        CheckConstraint("NOT drill", name="ck_app_send_no_drill"),
        CheckConstraint("real_drill = 0", name="ck_app_send_real_case"),
        ForeignKeyConstraint(
            ["real_case_id", "real_drill"], ["app_case.id", "app_case.drill"], name="fk_app_send_real_case_id"
        ),
        ForeignKeyConstraint(
            ["announcement_id", "drill"],
            ["app_announcement.id", "app_announcement.drill"],
            name="fk_app_send_announcement_id",
        ),
        Index("ix_app_send_proof", "source", "proof_id"),
        Index("ix_app_send_target", "source", "external_id"),
        Index("ix_app_send_state", "state", "id"),
        NUMBERED,
    )

    id: int | None = number()
    key: str = Field(unique=True)
    kind: str
    case_id: int = Field(sa_type=Id, index=True)
    draft_id: int = Field(sa_type=Id)
    announcement_id: int | None = Field(default=None, sa_type=Id, index=True)
    joint_id: int | None = Field(default=None, sa_type=Id, index=True)
    drill: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    real_case_id: int | None = Field(
        default=None, sa_column=Column(Id, Computed("NULLIF(case_id, 0)", persisted=True), nullable=True)
    )
    """The case again, for the key that leads to it: a statement's row has none."""
    real_drill: int = Field(default=0, sa_type=Id, sa_column_kwargs={"server_default": "0"})
    """Always 0: the case that the key leads to is no drill's."""
    source: str
    external_id: str
    text: str = long()
    hash: str
    comment_version: int
    state: str
    slot: str
    attempt: int
    started_at: datetime | None = maybe_moment()
    settled_at: datetime | None = maybe_moment()
    proof_id: str
    proof_url: str = long()
    error: str
    version: int
    revision: int = 1
