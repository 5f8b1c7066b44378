"""What the watch counts, what is usual, storms, and what a team expects"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "app_expected",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("factor", sa.Float(), nullable=False),
        sa.Column("starts_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("ends_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("storm", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_expected")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_expected_ends_at", "app_expected", ["ends_at"], unique=False)
    op.create_table(
        "app_storm",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("since", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("opened_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("highest_level", sa.Integer(), nullable=False),
        sa.Column("highest", sa.Integer(), nullable=False),
        sa.Column("take_by", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("taken_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("closer_until", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("calm_since", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("ended_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("shown_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("figures", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_storm")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_storm_state", "app_storm", ["state", "id"], unique=False)
    op.create_table(
        "app_watch_minute",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("minute", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("critical", sa.Integer(), nullable=False),
        sa.Column("severe", sa.Integer(), nullable=False),
        sa.Column("reach", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("scope", "brand", "name", "minute", name=op.f("pk_app_watch_minute")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_app_watch_minute_minute", "app_watch_minute", ["minute"], unique=False)
    op.create_table(
        "app_watch_stream",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("since", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("learned_until", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("totals", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("criticals", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("scope", "brand", "name", name=op.f("pk_app_watch_stream")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("app_watch_stream")
    op.drop_table("app_watch_minute")
    op.drop_table("app_storm")
    op.drop_table("app_expected")
