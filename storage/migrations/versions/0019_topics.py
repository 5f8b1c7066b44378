"""Storm mode: live topics, and the cases that stand on them"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0019"
down_revision = "0018"
GATHERED = sa.text("topic_id <> 0")


def _id(name: str = "id") -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, autoincrement=name == "id", nullable=False)


def _moment(name: str, *, maybe: bool = False) -> sa.Column[object]:
    return sa.Column(name, storage.columns.Moment(timezone=True), nullable=maybe)


def upgrade() -> None:
    op.create_table(
        "app_gathering",
        _id(),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        _moment("began_at"),
        _moment("ended_at", maybe=True),
        _moment("calm_since", maybe=True),
        sa.Column("alone", sa.Integer(), nullable=False),
        _moment("alone_since"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_gathering")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_gathering_brand", "app_gathering", ["brand", "ended_at"], unique=False)
    op.create_table(
        "app_live_topic",
        _id(),
        _id("gathering_id"),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("new", sa.Boolean(), nullable=False),
        sa.Column("comments", sa.Integer(), nullable=False),
        sa.Column("channels", sa.JSON(none_as_null=True), nullable=False),
        _moment("opened_at"),
        _moment("last_at"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gathering_id"], ["app_gathering.id"], name=op.f("fk_app_live_topic_gathering_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_live_topic")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_live_topic_gathering_id"), "app_live_topic", ["gathering_id"], unique=False)
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("app_case", sa.Column("topic_id", kind, server_default="0", nullable=False))
    op.create_index(
        "ix_app_case_topic",
        "app_case",
        ["topic_id", "state"],
        unique=False,
        sqlite_where=GATHERED,
        postgresql_where=GATHERED,
    )


def downgrade() -> None:
    op.drop_index("ix_app_case_topic", table_name="app_case")
    op.drop_column("app_case", "topic_id")
    op.drop_table("app_live_topic")
    op.drop_table("app_gathering")
