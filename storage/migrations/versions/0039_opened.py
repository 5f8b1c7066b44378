"""Which channels for private matters everybody can read"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "app_opened",
        sa.Column("id", kind, autoincrement=True, nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("seen_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_opened")),
        sa.UniqueConstraint("platform", "channel", name=op.f("uq_app_opened_platform_channel")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("app_opened")
