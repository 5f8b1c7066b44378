"""Statements: prepared ones, and those that were filled in a crisis."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, long, maybe_moment, moment, nested, number


class StatementRow(Row, table=True):
    __table_args__ = (
        Index(
            "ix_app_statement_in_service",
            *("brand", "kind", "language", "title"),
            unique=True,
            sqlite_where=text("retired_at IS NULL"),
            postgresql_where=text("retired_at IS NULL"),
        ),
        NUMBERED,
    )

    id: int | None = number()
    brand: str
    kind: str
    language: str
    text: str = long()
    short: str = long()
    owner: str
    title: str
    seed: str
    retired_at: datetime | None = maybe_moment()
    approved_by: str
    approved_at: datetime = moment()
    approve_again_at: datetime = moment()
    version: int
    revision: int = 1


class AnnouncementRow(Row, table=True):
    """Whether it belongs to a drill is part of both keys: of the one that leads to its crisis, and of the one by which
    the ledger refers to it."""

    __table_args__ = (
        ForeignKeyConstraint(["crisis_id", "drill"], ["app_crisis.id", "app_crisis.drill"]),
        UniqueConstraint("id", "drill"),
        NUMBERED,
    )

    id: int | None = number()
    crisis_id: int = Field(sa_type=Id, index=True)
    drill: bool
    kind: str
    language: str
    number: int
    wordings: list[Any] = nested()
    hash: str
    closed: bool
    slots: dict[str, Any] = nested()
    act: str
    about: int = Field(sa_type=Id, index=True)
    prepared: int = Field(sa_type=Id)
    prepared_version: int
    facts: list[Any] = nested()
    author: str
    state: str
    created_at: datetime = moment()
    due_at: datetime | None = maybe_moment()
    decided_by: str
    decided_at: datetime | None = maybe_moment()
    alone: bool
    attested_by: str
    called_at: datetime | None = maybe_moment()
    void: str
    note: str = long()
    next_update_at: datetime | None = maybe_moment()
    version: int
    revision: int = 1
