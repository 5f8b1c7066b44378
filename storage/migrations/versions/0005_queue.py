"""Find each section of the queue without reading all cases"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

UNANSWERED = sa.text("state IN ('new', 'claimed', 'in_approval')")


def upgrade() -> None:
    op.create_index("ix_app_case_free", "app_case", ["state", "urgency", "id"], unique=False)
    op.create_index("ix_app_case_owner", "app_case", ["owner", "state"], unique=False)
    op.create_index(
        "ix_app_case_late",
        "app_case",
        ["reply_by", "id"],
        unique=False,
        sqlite_where=UNANSWERED,
        postgresql_where=UNANSWERED,
    )


def downgrade() -> None:
    op.drop_index("ix_app_case_late", table_name="app_case")
    op.drop_index("ix_app_case_owner", table_name="app_case")
    op.drop_index("ix_app_case_free", table_name="app_case")
