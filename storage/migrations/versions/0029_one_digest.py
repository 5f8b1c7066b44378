"""One digest of a kind for the same channels and time"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.add_column("app_digest", sa.Column("key", sa.String(), server_default="", nullable=False))
    # Those of before keep their number as their key: what is still being collected is told as it was planned.
    op.execute("UPDATE app_digest SET key = 'digest ' || id")
    with op.batch_alter_table("app_digest") as table:
        table.create_unique_constraint("uq_app_digest_key", ["key"])
    op.drop_index("ix_app_digest_state", table_name="app_digest")


def downgrade() -> None:
    op.create_index("ix_app_digest_state", "app_digest", ["state", "kind"], unique=False)
    with op.batch_alter_table("app_digest") as table:
        table.drop_constraint("uq_app_digest_key", type_="unique")
    op.drop_column("app_digest", "key")
