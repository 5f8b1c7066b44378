"""Questions to colleagues, and the facts that answers become"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0023"
down_revision = "0022"


def _number(name: str) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, autoincrement=name == "id", nullable=False)


def upgrade() -> None:
    op.create_table(
        "app_question",
        _number("id"),
        _number("case_id"),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("asked_again", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.String(), nullable=False),
        sa.Column("answered_at", storage.columns.Moment(timezone=True), nullable=True),
        _number("fact_id"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["app_case.id"], name=op.f("fk_app_question_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_question")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_question_case_id"), "app_question", ["case_id"], unique=False)
    op.create_table(
        "app_brand_fact",
        _number("id"),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("withdrawn_by", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_brand_fact")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_brand_fact_brand"), "app_brand_fact", ["brand"], unique=False)


def downgrade() -> None:
    op.drop_table("app_brand_fact")
    op.drop_table("app_question")
