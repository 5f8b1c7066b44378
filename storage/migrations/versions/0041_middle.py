"""What the comments of a topic mean together"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    op.add_column("app_live_topic", sa.Column("middle", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("app_live_topic", "middle")
