"""Evidence of what is hidden"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0017"
down_revision = "0016"


def _reference(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False)


def upgrade() -> None:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "app_evidence",
        sa.Column("id", kind, autoincrement=True, nullable=False),
        _reference("case_id"),
        _reference("comment_id"),
        sa.Column("comment_version", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["app_case.id"], name=op.f("fk_app_evidence_case_id")),
        sa.ForeignKeyConstraint(["comment_id"], ["app_comment.id"], name=op.f("fk_app_evidence_comment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_evidence")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_evidence_case_id"), "app_evidence", ["case_id"], unique=False)
    op.create_index(op.f("ix_app_evidence_comment_id"), "app_evidence", ["comment_id"], unique=False)


def downgrade() -> None:
    op.drop_table("app_evidence")
