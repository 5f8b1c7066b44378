"""What is laid down before a crisis, what crises propose for the playbooks, and the dark site."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, long, maybe_moment, maybe_nested, moment, nested, number


class EntryRow(Row, table=True):
    """A risk, a line of the action plan, an access."""

    __table_args__ = (NUMBERED,)

    id: int | None = number()
    kind: str = Field(index=True)
    risk: dict[str, Any] | None = maybe_nested()
    planned: dict[str, Any] | None = maybe_nested()
    access: dict[str, Any] | None = maybe_nested()
    owner: str
    state: str
    reviewed_by: str
    reviewed_at: datetime = moment()
    review_at: datetime = moment()
    version: int
    revision: int = 1


class EntryVersionRow(Row, table=True):
    """Append-only."""

    __table_args__ = (NUMBERED,)

    id: int | None = number()
    entry_id: int = Field(sa_type=Id, foreign_key="app_entry.id", index=True)
    number: int
    change: str
    risk: dict[str, Any] | None = maybe_nested()
    planned: dict[str, Any] | None = maybe_nested()
    access: dict[str, Any] | None = maybe_nested()
    owner: str
    by: str
    at: datetime = moment()
    revision: int = 1


class ProposalRow(Row, table=True):
    __table_args__ = (UniqueConstraint("crisis_id", "step", "field"), NUMBERED)

    id: int | None = number()
    crisis_id: int = Field(sa_type=Id, foreign_key="app_crisis.id")
    playbook: str
    step: str
    field: str
    old: str = long()
    new: str = long()
    reason: str
    params: dict[str, Any] = nested()
    state: str = Field(index=True)
    decided_by: str
    decided_at: datetime | None = maybe_moment()
    version: int
    revision: int = 1


class DarkSiteRow(Row, table=True):
    """None belongs to a drill, whatever the code above tries."""

    __table_args__ = (
        ForeignKeyConstraint(["crisis_id", "drill"], ["app_crisis.id", "app_crisis.drill"]),
        CheckConstraint("NOT drill", name="ck_app_dark_site_no_drill"),
        UniqueConstraint("crisis_id"),
        NUMBERED,
    )

    id: int | None = number()
    crisis_id: int = Field(sa_type=Id)
    drill: bool
    brand: str = Field(index=True)
    on: bool
    texts: list[Any] = nested()
    hash: str
    wanted: str
    wanted_texts: list[Any] = nested()
    wanted_hash: str
    asked_by: str
    asked_at: datetime | None = maybe_moment()
    switched_by: str
    switched_at: datetime | None = maybe_moment()
    version: int
    revision: int = 1
