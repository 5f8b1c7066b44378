"""Accounts that are gone"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "app_gone",
        sa.Column("id", kind, autoincrement=True, nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("back_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_gone")),
        sa.UniqueConstraint("platform", "account", name=op.f("uq_app_gone_platform_account")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("app_gone")
