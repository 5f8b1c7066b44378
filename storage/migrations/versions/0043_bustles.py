"""Strikingly many comments without criticism"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "app_bustle",
        sa.Column("id", kind, autoincrement=True, nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("since", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("opened_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("highest", sa.Integer(), nullable=False),
        sa.Column("praise", sa.Integer(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("calm_since", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("ended_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("storm", kind, nullable=False),
        sa.Column("shown_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("figures", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_bustle")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_bustle_brand", "app_bustle", ["brand", "ended_at"], unique=False)


def downgrade() -> None:
    op.drop_table("app_bustle")
