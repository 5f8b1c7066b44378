"""Several cases chosen at once; escalations found by state"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "app_selection",
        sa.Column("id", kind, autoincrement=True, nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("picked", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_selection")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_escalation_state", "app_escalation", ["state", "kind"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_app_escalation_state", "app_escalation")
    op.drop_table("app_selection")
