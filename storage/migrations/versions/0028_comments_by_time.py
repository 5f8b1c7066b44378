"""Comments of a post in the order in which they were written"""

from alembic import op

revision = "0028"
down_revision = "0027"
_NAME, _TABLE = "ix_app_comment_post", "app_comment"


def upgrade() -> None:
    op.drop_index(_NAME, _TABLE)
    op.create_index(_NAME, _TABLE, ["source", "post", "created_at", "id"], unique=False)


def downgrade() -> None:
    op.drop_index(_NAME, _TABLE)
    op.create_index(_NAME, _TABLE, ["source", "post", "id"], unique=False)
