"""Absences, substitutes on call, and links between accounts, said in chat"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0022"
down_revision = "0021"


def _number() -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("id", kind, autoincrement=True, nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, storage.columns.Moment(timezone=True), nullable=nullable)


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _count(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "app_away",
        _number(),
        *_text("person", "first", "last", "deputy", "by"),
        _moment("at"),
        *_count("revision"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_away")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "app_swap",
        _number(),
        *_text("rotation", "person"),
        _moment("starts_at"),
        _moment("ends_at"),
        *_text("by", "asked", "state"),
        _moment("at"),
        _moment("answered_at", nullable=True),
        *_count("version", "revision"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_swap")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_swap_state", "app_swap", ["state"], unique=False)
    op.create_table(
        "app_link",
        _number(),
        *_text("person", "platform", "account", "name"),
        _moment("at"),
        _moment("ended_at", nullable=True),
        *_count("version", "revision"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_link")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "app_link_code",
        _number(),
        *_text("person", "platform", "account", "name", "salt", "digest"),
        _moment("expires_at"),
        *_text("entered_by", "entered_name"),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        _moment("closed_at", nullable=True),
        *_count("version", "revision"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_link_code")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    for table in ("app_link_code", "app_link", "app_swap", "app_away"):
        op.drop_table(table)
