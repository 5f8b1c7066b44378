"""Steps that take two people: who reported one done, and who said yes to it"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    for name in ("ticked_by", "seconded_by"):
        op.add_column("app_crisis_step", sa.Column(name, sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    for name in ("seconded_by", "ticked_by"):
        op.drop_column("app_crisis_step", name)
