"""The newest comments of each source are found without looking at all that it ever brought"""

from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    op.create_index("ix_app_comment_newest", "app_comment", ["source", "created_at", "author_id"])
    op.drop_index("ix_app_comment_created_at", table_name="app_comment")


def downgrade() -> None:
    op.create_index("ix_app_comment_created_at", "app_comment", ["created_at"])
    op.drop_index("ix_app_comment_newest", table_name="app_comment")
