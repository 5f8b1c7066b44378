"""Lessons"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "app_lesson",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("comment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("flag", sa.String(), nullable=False),
        sa.Column("due", sa.Boolean(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_lesson")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_lesson_active", "app_lesson", ["active", "id"], unique=False)
    op.create_index("ix_app_lesson_comment_id", "app_lesson", ["comment_id"], unique=False)
    op.create_index("ix_app_lesson_person", "app_lesson", ["person"], unique=False)
