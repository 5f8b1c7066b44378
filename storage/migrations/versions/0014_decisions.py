"""What is on record in a crisis: decisions, tasks, facts"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0014"
down_revision = "0013"


def _number() -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("id", kind, autoincrement=True, nullable=False)


def _reference(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False)


def upgrade() -> None:
    op.add_column(
        "app_reminder", sa.Column("tasks", sa.JSON(none_as_null=True), server_default="[]", nullable=False)
    )
    op.create_table(
        "app_decision",
        _number(),
        _reference("crisis_id"),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("executor", sa.String(), nullable=False),
        sa.Column("due_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("more", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        _reference("corrects"),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["crisis_id"], ["app_crisis.id"], name=op.f("fk_app_decision_crisis_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_decision")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_decision_message", "app_decision", ["crisis_id", "message"], unique=False)
    op.create_table(
        "app_task",
        _number(),
        _reference("crisis_id"),
        _reference("decision_id"),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("due_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("done_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("done_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["crisis_id"], ["app_crisis.id"], name=op.f("fk_app_task_crisis_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["app_decision.id"], name=op.f("fk_app_task_decision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_task")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_task_crisis_id"), "app_task", ["crisis_id"], unique=False)
    op.create_index(op.f("ix_app_task_decision_id"), "app_task", ["decision_id"], unique=False)
    op.create_table(
        "app_fact",
        _number(),
        _reference("crisis_id"),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["crisis_id"], ["app_crisis.id"], name=op.f("fk_app_fact_crisis_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_fact")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_fact_crisis_id"), "app_fact", ["crisis_id"], unique=False)


def downgrade() -> None:
    for table in ("app_fact", "app_task", "app_decision"):
        op.drop_table(table)
    op.drop_column("app_reminder", "tasks")
