"""What somebody has to hear outside chat goes out as one call"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "app_call",
        sa.Column("id", kind, autoincrement=True, nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("escalation", kind, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("critical", sa.Boolean(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("number", kind, nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_call")),
        sa.UniqueConstraint(
            "person", "escalation", "number", name=op.f("uq_app_call_person_escalation_number")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_call_number", "app_call", ["number", "result"], unique=False)
    op.create_index("ix_app_call_escalation", "app_call", ["escalation"], unique=False)


def downgrade() -> None:
    op.drop_table("app_call")
