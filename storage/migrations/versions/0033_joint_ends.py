"""One reply to many: a time for its yes, targets taken out, and being taken back"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0033"
down_revision = "0032"
_TABLE = "app_joint_reply"
_MOMENTS = ("due_at", "undone_at")


def upgrade() -> None:
    for name in _MOMENTS:
        op.add_column(_TABLE, sa.Column(name, storage.columns.Moment(timezone=True), nullable=True))
    op.add_column(_TABLE, sa.Column("dropped", sa.Integer(), server_default="0", nullable=False))
    op.add_column(_TABLE, sa.Column("deputised", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column(_TABLE, sa.Column("undone_by", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    for name in (*_MOMENTS, "dropped", "deputised", "undone_by"):
        op.drop_column(_TABLE, name)
