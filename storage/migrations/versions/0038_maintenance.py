"""A source's silence can be announced"""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    op.add_column("app_expected", sa.Column("source", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("app_expected", "source")
