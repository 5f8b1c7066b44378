"""Statements kept by managers, changed after they were published, filled from facts, attested on the phone"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    with op.batch_alter_table("app_statement", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint("uq_app_statement_brand_kind_language", type_="unique")
        table.add_column(sa.Column("title", sa.String(), server_default="", nullable=False))
        table.add_column(sa.Column("seed", sa.String(), server_default="", nullable=False))
        table.add_column(sa.Column("retired_at", storage.columns.Moment(timezone=True), nullable=True))
    op.create_index(
        "ix_app_statement_in_service",
        "app_statement",
        ["brand", "kind", "language", "title"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL"),
        postgresql_where=sa.text("retired_at IS NULL"),
    )
    for column in (
        sa.Column("act", sa.String(), server_default="post", nullable=False),
        sa.Column("about", _id(), server_default="0", nullable=False),
        sa.Column("prepared", _id(), server_default="0", nullable=False),
        sa.Column("prepared_version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("facts", sa.JSON(none_as_null=True), server_default="[]", nullable=False),
        sa.Column("attested_by", sa.String(), server_default="", nullable=False),
        sa.Column("called_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("void", sa.String(), server_default="", nullable=False),
    ):
        op.add_column("app_announcement", column)
    op.create_index(op.f("ix_app_announcement_about"), "app_announcement", ["about"], unique=False)


def _id() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def downgrade() -> None:
    op.drop_index(op.f("ix_app_announcement_about"), table_name="app_announcement")
    for name in ("void", "called_at", "attested_by", "facts", "prepared_version", "prepared", "about", "act"):
        op.drop_column("app_announcement", name)
    op.drop_index("ix_app_statement_in_service", table_name="app_statement")
    op.execute("DELETE FROM app_statement WHERE retired_at IS NOT NULL OR title <> ''")
    with op.batch_alter_table("app_statement", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_column("retired_at")
        table.drop_column("seed")
        table.drop_column("title")
        table.create_unique_constraint("uq_app_statement_brand_kind_language", ["brand", "kind", "language"])
