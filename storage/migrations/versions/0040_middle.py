"""What the comments of a topic mean together"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    op.add_column("app_live_topic", sa.Column("middle", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("app_live_topic", "middle")
