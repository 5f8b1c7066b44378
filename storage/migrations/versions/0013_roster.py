"""Who stands behind a role, as chat told it last"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "app_group",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("group", sa.String(), nullable=False),
        sa.Column("accounts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("read_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_group")),
        sa.UniqueConstraint("platform", "group", name=op.f("uq_app_group_platform_group")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "app_known",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_known")),
        sa.UniqueConstraint("platform", "account", name=op.f("uq_app_known_platform_account")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "app_roster",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_roster")),
        sqlite_autoincrement=True,
    )
