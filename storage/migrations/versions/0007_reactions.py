"""Reactions, so that each counts once"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "app_reaction",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("emoji", sa.String(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_reaction")),
        sa.UniqueConstraint(
            "platform",
            "channel",
            "message_id",
            "account",
            "emoji",
            name=op.f("uq_app_reaction_platform_channel_message_id_account_emoji"),
        ),
        sqlite_autoincrement=True,
    )
