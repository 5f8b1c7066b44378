"""What chat and people themselves have said of who is who. Columns bear the names of the fields in `handlers`."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint

from storage.tables.base import NUMBERED, Row, moment, nested, number


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


class RosterRow(Row, table=True):
    __table_args__ = (NUMBERED,)

    id: int | None = number()
    number: int
    revision: int = 1
