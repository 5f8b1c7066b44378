"""What a rung could not do is on its card"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    nested = sa.JSON(none_as_null=True)
    op.add_column("app_escalation", sa.Column("passed", nested, server_default="[]", nullable=False))
    for name in ("late_since", "unanswered_at"):
        op.add_column("app_escalation", sa.Column(name, storage.columns.Moment(timezone=True), nullable=True))


def downgrade() -> None:
    for name in ("unanswered_at", "late_since", "passed"):
        op.drop_column("app_escalation", name)
