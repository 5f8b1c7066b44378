"""What is ordinarily written about a brand"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "app_vocabulary",
        sa.Column("id", kind, autoincrement=True, nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("learned_until", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_vocabulary")),
        sa.UniqueConstraint("brand", name=op.f("uq_app_vocabulary_brand")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("app_vocabulary")
