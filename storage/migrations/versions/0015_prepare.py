"""What is laid down before a crisis, changes proposed for playbooks, the dark site"""

from typing import Any

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0015"
down_revision = "0014"


def _number() -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("id", kind, autoincrement=True, nullable=False)


def _reference(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False)


def _nested(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(none_as_null=True), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, storage.columns.Moment(timezone=True), nullable=nullable)


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _count(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def upgrade() -> None:
    contents = ("risk", "planned", "access")
    op.create_table(
        "app_entry",
        _number(),
        *_text("kind"),
        *(_nested(name, nullable=True) for name in contents),
        *_text("owner", "state", "reviewed_by"),
        _moment("reviewed_at"),
        _moment("review_at"),
        *_count("version", "revision"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_entry")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_entry_kind"), "app_entry", ["kind"], unique=False)
    op.create_table(
        "app_entry_version",
        _number(),
        _reference("entry_id"),
        *_count("number"),
        *_text("change"),
        *(_nested(name, nullable=True) for name in contents),
        *_text("owner", "by"),
        _moment("at"),
        *_count("revision"),
        sa.ForeignKeyConstraint(["entry_id"], ["app_entry.id"], name=op.f("fk_app_entry_version_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_entry_version")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_entry_version_entry_id"), "app_entry_version", ["entry_id"], unique=False)
    op.create_table(
        "app_proposal",
        _number(),
        _reference("crisis_id"),
        *_text("playbook", "step", "field"),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        *_text("reason"),
        _nested("params"),
        *_text("state", "decided_by"),
        _moment("decided_at", nullable=True),
        *_count("version", "revision"),
        sa.ForeignKeyConstraint(["crisis_id"], ["app_crisis.id"], name=op.f("fk_app_proposal_crisis_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_proposal")),
        sa.UniqueConstraint("crisis_id", "step", "field", name=op.f("uq_app_proposal_crisis_id_step_field")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_proposal_state"), "app_proposal", ["state"], unique=False)
    _dark_site()


def _dark_site() -> None:
    op.create_table(
        "app_dark_site",
        _number(),
        _reference("crisis_id"),
        sa.Column("drill", sa.Boolean(), nullable=False),
        *_text("brand"),
        sa.Column("on", sa.Boolean(), nullable=False),
        _nested("texts"),
        *_text("hash", "wanted"),
        _nested("wanted_texts"),
        *_text("wanted_hash", "asked_by"),
        _moment("asked_at", nullable=True),
        *_text("switched_by"),
        _moment("switched_at", nullable=True),
        *_count("version", "revision"),
        sa.CheckConstraint("NOT drill", name="ck_app_dark_site_no_drill"),
        sa.ForeignKeyConstraint(
            ["crisis_id", "drill"],
            ["app_crisis.id", "app_crisis.drill"],
            name=op.f("fk_app_dark_site_crisis_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_dark_site")),
        sa.UniqueConstraint("crisis_id", name=op.f("uq_app_dark_site_crisis_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_dark_site_brand"), "app_dark_site", ["brand"], unique=False)


def downgrade() -> None:
    for table in ("app_dark_site", "app_proposal", "app_entry_version", "app_entry"):
        op.drop_table(table)
