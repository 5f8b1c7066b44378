"""Comments found by post and by link; second opinions that were asked for"""

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0018"
down_revision = "0017"
ROWS = 1_000
_linked = sa.text("link <> 0")

# The spelling of links as it was when this was written: a migration stands alone, whatever becomes of the code.
LONGEST = 2_000
_WEB = re.compile(
    r"https?://(?P<host>[^/?#@\s]+)(?P<path>/[^?#]*)?(?P<query>\?[^#]*)?(?P<fragment>#.*)?", re.IGNORECASE
)
_USUAL_PORT = re.compile(r":(?:80|443)$")
_DECORATION = frozenset({"fbclid", "gclid", "igsh", "igshid", "mibextid", "ref_src", "si", "feature"})


def upgrade() -> None:
    for name in ("post", "link"):
        op.add_column("app_comment", sa.Column(name, storage.columns.Id, server_default="0", nullable=False))
    op.create_table(
        "app_post_link",
        sa.Column("link", storage.columns.Id, autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("post", storage.columns.Id, nullable=False),
        sa.PrimaryKeyConstraint("link", "source", name=op.f("pk_app_post_link")),
        sqlite_with_rowid=False,
    )
    _fill()
    op.create_index("ix_app_comment_post", "app_comment", ["source", "post", "id"], unique=False)
    op.create_index(
        "ix_app_comment_link",
        "app_comment",
        ["link"],
        unique=False,
        sqlite_where=_linked,
        postgresql_where=_linked,
    )
    op.create_table(
        "app_opinion",
        sa.Column("id", storage.columns.Id, autoincrement=True, nullable=False),
        sa.Column("comment_id", storage.columns.Id, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", storage.columns.Id, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("categories", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("asked_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("answered_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_opinion")),
        sa.UniqueConstraint("comment_id", "version", name=op.f("uq_app_opinion_comment_id_version")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_opinion_asked_at", "app_opinion", ["asked_at"], unique=False)
    op.create_index(op.f("ix_app_opinion_case_id"), "app_opinion", ["case_id"], unique=False)


def _fill() -> None:
    """What is stored already can be found as well."""
    connection = op.get_bind()
    comment = sa.table("app_comment", *(sa.column(n) for n in ("id", "source", "version", "post", "link")))
    posts = sa.table("app_post_link", *(sa.column(n) for n in ("link", "source", "post")))
    known: set[tuple[int, str]] = set()
    for rows in _portions(connection, comment):
        for id_, source, url, post in rows:
            key = _key_of_post(source, (post or {}).get("id") or "")
            connection.execute(
                comment.update().where(comment.c.id == id_).values(post=key, link=_key_of_link(url))
            )
            link = _key_of_link((post or {}).get("url") or "")
            if key and link and (link, source) not in known:
                known.add((link, source))
                connection.execute(posts.insert().values(link=link, source=source, post=key))


def _portions(connection: sa.Connection, comment: Any) -> Iterator[list[Any]]:
    version = sa.table(
        "app_comment_version",
        sa.column("comment_id"),
        sa.column("version"),
        sa.column("url"),
        sa.column("post", storage.columns.Nested),
    )
    newest = (version.c.comment_id == comment.c.id) & (version.c.version == comment.c.version)
    both = sa.select(comment.c.id, comment.c.source, version.c.url, version.c.post).join_from(
        comment, version, newest
    )
    last = 0
    while rows := list(
        connection.execute(both.where(comment.c.id > last).order_by(comment.c.id).limit(ROWS))
    ):
        yield rows
        last = rows[-1][0]


def downgrade() -> None:
    op.drop_table("app_opinion")
    op.drop_index("ix_app_comment_link", "app_comment")
    op.drop_index("ix_app_comment_post", "app_comment")
    op.drop_table("app_post_link")
    for name in ("link", "post"):
        op.drop_column("app_comment", name)


def _canonical_link(typed: str) -> str:
    link = typed.strip().removeprefix("<").removesuffix(">").partition("|")[0]
    found = _WEB.fullmatch(link) if 0 < len(link) <= LONGEST and not any(map(str.isspace, link)) else None
    if found is None:
        return ""
    host, path, query, fragment = (found[name] or "" for name in ("host", "path", "query", "fragment"))
    host = _USUAL_PORT.sub("", host.lower()).rstrip(".").removeprefix("www.")
    kept = [part for part in query[1:].split("&") if part and not _is_decoration(part.partition("=")[0])]
    return "".join((host, path.rstrip("/"), f"?{'&'.join(kept)}" if kept else "", fragment.removesuffix("#")))


def _is_decoration(name: str) -> bool:
    return name in _DECORATION or name.startswith("utm_")


def _key_of_link(typed: str) -> int:
    link = _canonical_link(typed)
    return _key(link) if link else 0


def _key_of_post(source: str, post: str) -> int:
    return _key(f"{source}\n{post}") if post else 0


def _key(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    return (int.from_bytes(digest) >> 5) or 1
