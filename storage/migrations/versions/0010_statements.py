"""Statements, prepared and filled; rows of the ledger that bring one out"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0010"
down_revision = "0009"


def number() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_index("ix_app_crisis_drill", "app_crisis", ["id", "drill"], unique=True)
    op.create_table(
        "app_statement",
        sa.Column("id", number(), autoincrement=True, nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("short", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("approved_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("approve_again_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_statement")),
        sa.UniqueConstraint("brand", "kind", "language", name=op.f("uq_app_statement_brand_kind_language")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "app_announcement",
        sa.Column("id", number(), autoincrement=True, nullable=False),
        sa.Column("crisis_id", number(), nullable=False),
        sa.Column("drill", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("wordings", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("slots", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("created_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("due_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("next_update_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["crisis_id", "drill"],
            ["app_crisis.id", "app_crisis.drill"],
            name=op.f("fk_app_announcement_crisis_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_announcement")),
        sa.UniqueConstraint("id", "drill", name=op.f("uq_app_announcement_id_drill")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_announcement_crisis_id"), "app_announcement", ["crisis_id"], unique=False)
    with op.batch_alter_table("app_send", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint("fk_app_send_case_id", type_="foreignkey")
        table.add_column(sa.Column("announcement_id", number(), nullable=True))
        table.add_column(sa.Column("drill", sa.Boolean(), server_default=sa.false(), nullable=False))
        table.create_check_constraint("ck_app_send_subject", "(case_id > 0) <> (announcement_id IS NOT NULL)")
        table.create_check_constraint("ck_app_send_no_drill", "NOT drill")
        table.create_foreign_key(
            "fk_app_send_announcement_id", "app_announcement", ["announcement_id", "drill"], ["id", "drill"]
        )
    op.create_index(op.f("ix_app_send_announcement_id"), "app_send", ["announcement_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_app_send_announcement_id"), table_name="app_send")
    op.execute("DELETE FROM app_send WHERE announcement_id IS NOT NULL")
    with op.batch_alter_table("app_send", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint("fk_app_send_announcement_id", type_="foreignkey")
        table.drop_constraint("ck_app_send_no_drill", type_="check")
        table.drop_constraint("ck_app_send_subject", type_="check")
        table.drop_column("drill")
        table.drop_column("announcement_id")
        table.create_foreign_key("fk_app_send_case_id", "app_case", ["case_id"], ["id"])
    op.drop_index(op.f("ix_app_announcement_crisis_id"), table_name="app_announcement")
    op.drop_table("app_announcement")
    op.drop_table("app_statement")
    op.drop_index("ix_app_crisis_drill", table_name="app_crisis")
