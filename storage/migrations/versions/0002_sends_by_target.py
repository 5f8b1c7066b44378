"""Find what was sent in answer to a comment without reading the whole ledger"""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_index("ix_app_send_target", "app_send", ["source", "external_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_app_send_target", table_name="app_send")
