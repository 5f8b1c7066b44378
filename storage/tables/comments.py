"""Comments, all their versions, and the addresses that lead to them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from storage.columns import Id
from storage.tables.base import NUMBERED, Row, long, maybe_moment, maybe_nested, moment, nested, number

LINKED = "link <> 0"
ECHOED = "echo <> 0"


class CommentRow(Row, table=True):
    """What stays the same over all versions of a comment."""

    __table_args__ = (
        UniqueConstraint("source", "external_id"),
        Index("ix_app_comment_author", "source", "author_id", "created_at"),
        Index("ix_app_comment_newest", "source", "created_at", "author_id"),
        Index("ix_app_comment_post", "source", "post", "created_at", "id"),
        Index("ix_app_comment_link", "link", sqlite_where=text(LINKED), postgresql_where=text(LINKED)),
        Index("ix_app_comment_echo", "echo", sqlite_where=text(ECHOED), postgresql_where=text(ECHOED)),
        NUMBERED,
    )

    id: int | None = number()
    source: str
    external_id: str
    author_id: str
    parent_id: str = Field(index=True)
    created_at: datetime = moment()
    deleted_at: datetime | None = maybe_moment()
    version: int
    """The newest."""
    post: int = Field(default=0, sa_type=Id, sa_column_kwargs={"server_default": "0"})
    """handlers.sources.addresses.key_of_post; 0: under none."""
    link: int = Field(default=0, sa_type=Id, sa_column_kwargs={"server_default": "0"})
    """handlers.sources.addresses.key_of_link; 0: without one."""
    echo: int = Field(default=0, sa_type=Id, sa_column_kwargs={"server_default": "0"})
    """handlers.twins.echo_of."""
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
