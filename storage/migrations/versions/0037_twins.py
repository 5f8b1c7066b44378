"""What comes through two sources is one comment"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0037"
down_revision = "0036"
_ECHOED = sa.text("echo <> 0")


def upgrade() -> None:
    op.add_column("app_comment", sa.Column("echo", storage.columns.Id, server_default="0", nullable=False))
    op.create_index(
        "ix_app_comment_echo", "app_comment", ["echo"], sqlite_where=_ECHOED, postgresql_where=_ECHOED
    )
    op.create_table(
        "app_twin",
        sa.Column("id", storage.columns.Id, autoincrement=True, nullable=False),
        sa.Column("comment_id", storage.columns.Id, nullable=False),
        sa.Column("twin_of", storage.columns.Id, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("over", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id"],
            ["app_comment.id"],
            name=op.f("fk_app_twin_comment_id_app_comment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["twin_of"], ["app_comment.id"], name=op.f("fk_app_twin_twin_of_app_comment"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_twin")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_twin_comment", "app_twin", ["comment_id"], unique=False)
    op.create_index("ix_app_twin_first", "app_twin", ["twin_of"], unique=False)


def downgrade() -> None:
    op.drop_table("app_twin")
    op.drop_index("ix_app_comment_echo", "app_comment")
    op.drop_column("app_comment", "echo")
