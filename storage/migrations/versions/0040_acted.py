"""Which version of a card a person brought about"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    op.add_column("app_placement", sa.Column("acted", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("app_placement", "acted")
