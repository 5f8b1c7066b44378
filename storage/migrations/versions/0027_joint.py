"""One reply to many, each target a row of the ledger"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0027"
down_revision = "0026"


def _kind() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _moment(name: str, *, maybe: bool = False) -> sa.Column[object]:
    return sa.Column(name, storage.columns.Moment(timezone=True), nullable=maybe)


def upgrade() -> None:
    op.create_table(
        "app_joint_reply",
        sa.Column("id", _kind(), autoincrement=True, nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("case_id", _kind(), nullable=False),
        sa.Column("topic_id", _kind(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        _moment("asked_at"),
        sa.Column("targets", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("wordings", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("similar", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("by_hand", sa.Integer(), nullable=False),
        sa.Column("more", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        _moment("decided_at", maybe=True),
        sa.Column("planned", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        _moment("ended_at", maybe=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["app_case.id"], name=op.f("fk_app_joint_reply_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_joint_reply")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_joint_reply_case", "app_joint_reply", ["case_id", "state"], unique=False)
    op.add_column("app_send", sa.Column("joint_id", _kind(), nullable=True))
    op.create_index(op.f("ix_app_send_joint_id"), "app_send", ["joint_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_app_send_joint_id"), table_name="app_send")
    op.drop_column("app_send", "joint_id")
    op.drop_table("app_joint_reply")
