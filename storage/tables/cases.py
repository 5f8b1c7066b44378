"""Comments, cases and what is done about them. Columns bear the names of the fields in `handlers`."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    false,
    text,
)
from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, long, maybe_moment, maybe_nested, moment, nested, number


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


LINKED = "link <> 0"


class CommentRow(Row, table=True):
    """What stays the same over all versions of a comment."""

    __table_args__ = (
        UniqueConstraint("source", "external_id"),
        Index("ix_app_comment_author", "source", "author_id", "created_at"),
        Index("ix_app_comment_post", "source", "post", "created_at", "id"),
        Index("ix_app_comment_link", "link", sqlite_where=text(LINKED), postgresql_where=text(LINKED)),
        NUMBERED,
    )

    id: int | None = number()
    source: str
    external_id: str
    author_id: str
    parent_id: str = Field(index=True)
    created_at: datetime = moment(index=True)
    deleted_at: datetime | None = maybe_moment()
    version: int
    """The newest."""
    post: int = Field(default=0, sa_type=Id, sa_column_kwargs={"server_default": "0"})
    """handlers.sources.addresses.key_of_post; 0: under none."""
    link: int = Field(default=0, sa_type=Id, sa_column_kwargs={"server_default": "0"})
    """handlers.sources.addresses.key_of_link; 0: without one."""
    revision: int = 1


class PostLinkRow(Row, table=True):
    """Which post stands at an address, so that a link to the post finds its comments."""

    __table_args__ = ({"sqlite_with_rowid": False},)

    link: int = Field(sa_type=Id, primary_key=True, sa_column_kwargs={"autoincrement": False})
    source: str = Field(primary_key=True)
    post: int = Field(sa_type=Id)


class CommentVersionRow(Row, table=True):
    """What its author has changed each time, with what triage thought of it."""

    __table_args__ = ({"sqlite_with_rowid": False},)

    comment_id: int = Field(sa_type=Id, primary_key=True, foreign_key="app_comment.id", ondelete="CASCADE")
    version: int = Field(primary_key=True)
    kind: str
    author_name: str
    author_followers: int | None = None
    text: str = long()
    updated_at: datetime | None = maybe_moment()
    received_at: datetime = moment()
    url: str = long()
    post: dict[str, Any] | None = maybe_nested()
    attachments: list[Any] = nested()
    rating: float | None = None
    language: str
    likes: int
    shares: int
    assessment: dict[str, Any] | None = maybe_nested()


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
