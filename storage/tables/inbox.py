"""What arrives, before it is a comment: deliveries, events handled, what could not be taken."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.base import NUMBERED, Row, long, moment, number


class DeliveryRow(Row, table=True):
    """One signed request, remembered so that a replay is known: same id, same body is a duplicate."""

    __table_args__ = ({"sqlite_with_rowid": False},)

    source: str = Field(primary_key=True)
    webhook_id: str = Field(primary_key=True)
    body_hash: str
    comments: int
    received_at: datetime = moment()


class HandledRow(Row, table=True):
    """Key of an event from a chat platform that was handled already; platforms deliver more than once."""

    __table_args__ = ({"sqlite_with_rowid": False},)

    key: str = Field(primary_key=True)
    at: datetime = moment(index=True)


class InboxRow(Row, table=True):
    """One comment event as it arrived, on its way to triage. `payload` is read by nobody but triage."""

    __table_args__ = (UniqueConstraint("source", "key"), Index("ix_app_inbox_state", "state", "id"))

    id: int | None = number()
    source: str
    key: str
    state: str = "new"
    attempts: int = 0
    relay: bool = True
    received_at: datetime = moment()
    payload: str = long()


class QuarantineRow(Row, table=True):
    """What failed three times, kept whole for the admin to look at."""

    __table_args__ = (NUMBERED,)

    id: int | None = number()
    at: datetime = moment(index=True)
    source: str
    what: str
    """delivery or comment."""
    subject: str
    """Webhook id or inbox id."""
    payload: str = long()
    error: str
    """Class of the error, never its text: that could quote the comment."""
