"""Digests"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0026"
down_revision = "0025"
DIGESTED = sa.text("digest_id > 0")


def upgrade() -> None:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "app_digest",
        sa.Column("id", kind, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("channels", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("opened_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("due_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_digest")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_digest_state", "app_digest", ["state", "kind"], unique=False)
    op.add_column("app_case", sa.Column("digest", sa.String(), server_default="", nullable=False))
    op.add_column("app_case", sa.Column("digest_id", kind, server_default="0", nullable=False))
    op.create_index(
        "ix_app_case_digest",
        "app_case",
        ["digest_id", "state"],
        unique=False,
        sqlite_where=DIGESTED,
        postgresql_where=DIGESTED,
    )


def downgrade() -> None:
    op.drop_index("ix_app_case_digest", table_name="app_case")
    op.drop_column("app_case", "digest_id")
    op.drop_column("app_case", "digest")
    op.drop_table("app_digest")
