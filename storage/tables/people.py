"""What chat and people themselves have said of who is who. Columns bear the names of the fields in `handlers`."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, maybe_moment, moment, nested, number


class GroupRow(Row, table=True):
    __table_args__ = (UniqueConstraint("platform", "group"), NUMBERED)

    id: int | None = number()
    platform: str
    group: str
    accounts: list[Any] = nested()
    read_at: datetime = moment()
    revision: int = 1


class KnownRow(Row, table=True):
    __table_args__ = (UniqueConstraint("platform", "account"), NUMBERED)

    id: int | None = number()
    platform: str
    account: str
    name: str
    revision: int = 1


class GoneRow(Row, table=True):
    __table_args__ = (UniqueConstraint("platform", "account"), NUMBERED)

    id: int | None = number()
    platform: str
    account: str
    at: datetime = moment()
    back_at: datetime | None = maybe_moment()
    revision: int = 1


class RosterRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    number: int
    revision: int = 1


class AwayRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    person: str
    first: str
    last: str
    deputy: str
    by: str
    at: datetime = moment()
    revision: int = 1


class OpenedRow(Row, table=True):
    """A channel for private matters as it was when it was looked at."""

    __table_args__ = (UniqueConstraint("platform", "channel"), NUMBERED)

    id: int | None = number()
    platform: str
    channel: str
    open: bool
    seen_at: datetime = moment()
    revision: int = 1


class PresenceRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    person: str = Field(unique=True)
    platform: str
    seen_at: datetime = moment()
    since: datetime | None = maybe_moment()
    direct: bool
    revision: int = 1


class HandOffRow(Row, table=True):
    __table_args__ = (Index("ix_app_hand_off_person", "person", "at"), NUMBERED)

    id: int | None = number()
    person: str
    case_id: int = Field(sa_type=Id, foreign_key="app_case.id", index=True)
    to: str
    at: datetime = moment()
    revision: int = 1


class SwapRow(Row, table=True):
    __table_args__ = (Index("ix_app_swap_state", "state"), NUMBERED)

    id: int | None = number()
    rotation: str
    person: str
    starts_at: datetime = moment()
    ends_at: datetime = moment()
    by: str
    asked: str
    state: str
    at: datetime = moment()
    answered_at: datetime | None = maybe_moment()
    version: int
    revision: int = 1


class _Account(Row):
    """Whose account on which platform is meant, by its name there."""

    person: str
    platform: str
    account: str
    name: str


class LinkRow(_Account, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    at: datetime = moment()
    ended_at: datetime | None = maybe_moment()
    version: int
    revision: int = 1


class LinkCodeRow(_Account, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    salt: str
    digest: str
    expires_at: datetime = moment()
    entered_by: str
    entered_name: str
    agreed: bool
    closed_at: datetime | None = maybe_moment()
    version: int
    revision: int = 1
