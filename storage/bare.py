"""New comments as the driver takes them, built in one go: in a flood each of them passes here, and the general way
(`storage.rows`) takes five times as long. A test holds the two against each other."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Dialect

from handlers.comment import Assessment, Comment
from handlers.sources.addresses import key_of_link, key_of_post
from storage.columns import for_driver
from storage.rows import without_nulls

COMMENT = (
    "source",
    "external_id",
    "author_id",
    "parent_id",
    "created_at",
    "deleted_at",
    "version",
    "post",
    "link",
    "echo",
    "revision",
)
VERSION = (
    "comment_id",
    "version",
    "kind",
    "author_name",
    "author_followers",
    "text",
    "updated_at",
    "received_at",
    "url",
    "post",
    "attachments",
    "rating",
    "language",
    "likes",
    "shares",
    "assessment",
)
_json = msgspec.json.Encoder()


def comment_row(comment: Comment, dialect: Dialect) -> tuple[Any, ...]:
    """What stays the same, in the order of `COMMENT`."""
    return (
        without_nulls(comment.source),
        without_nulls(comment.external_id),
        without_nulls(comment.author.id),
        without_nulls(comment.parent_id),
        for_driver(comment.created_at, dialect),
        _maybe(comment.deleted_at, dialect),
        1,
        key_of_post(comment.source, comment.post.id) if comment.post is not None else 0,
        key_of_link(comment.url),
        comment.echo,
        1,
    )


def version_row(
    comment_id: int, comment: Comment, assessment: Assessment, dialect: Dialect
) -> tuple[Any, ...]:
    """The first version, in the order of `VERSION`."""
    return (
        comment_id,
        1,
        comment.kind.value,
        without_nulls(comment.author.name),
        comment.author.followers,
        without_nulls(comment.text),
        _maybe(comment.updated_at, dialect),
        for_driver(comment.received_at, dialect),
        without_nulls(comment.url),
        None if comment.post is None else _nested(comment.post),
        _nested(comment.attachments),
        comment.rating,
        without_nulls(comment.language),
        comment.likes,
        comment.shares,
        _nested(assessment),
    )


def _maybe(at: datetime | None, dialect: Dialect) -> Any:
    return None if at is None else for_driver(at, dialect)


def _nested(value: object) -> str:
    return _json.encode(value).decode()
