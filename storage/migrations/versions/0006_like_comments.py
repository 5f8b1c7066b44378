"""Comments counted in the cases of others"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("app_case", sa.Column("alike", sa.String(), nullable=False, server_default=""))
    op.add_column("app_case", sa.Column("others", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("app_case", sa.Column("variants", sa.Integer(), nullable=False, server_default="0"))
    op.add_column(
        "app_case", sa.Column("spread", sa.JSON(none_as_null=True), nullable=False, server_default="[]")
    )
    op.create_index("ix_app_case_alike", "app_case", ["alike", "id"], unique=False)
    op.create_table(
        "app_member",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("comment_id", ID, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("similarity", sa.Float(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["app_case.id"], name=op.f("fk_app_member_case_id")),
        sa.ForeignKeyConstraint(["comment_id"], ["app_comment.id"], name=op.f("fk_app_member_comment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_member")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_member_case", "app_member", ["case_id", "fingerprint"], unique=False)
    op.create_index("ix_app_member_comment", "app_member", ["comment_id"], unique=False)
    op.create_table(
        "app_regrouping",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("from_group", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("to_group", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_regrouping")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_regrouping_group", "app_regrouping", ["from_group", "fingerprint"], unique=False)


def downgrade() -> None:
    op.drop_table("app_regrouping")
    op.drop_table("app_member")
    op.drop_index("ix_app_case_alike", table_name="app_case")
    for column in ("spread", "variants", "others", "alike"):
        op.drop_column("app_case", column)
