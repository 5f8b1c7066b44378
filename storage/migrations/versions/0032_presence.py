"""When somebody was here last, and which cases have left their hand"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "app_presence",
        sa.Column("id", kind, autoincrement=True, nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("seen_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("since", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_presence")),
        sa.UniqueConstraint("person", name=op.f("uq_app_presence_person")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "app_hand_off",
        sa.Column("id", kind, autoincrement=True, nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("case_id", kind, nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["app_case.id"], name=op.f("fk_app_hand_off_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_hand_off")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_hand_off_person", "app_hand_off", ["person", "at"], unique=False)
    op.create_index("ix_app_hand_off_case_id", "app_hand_off", ["case_id"], unique=False)


def downgrade() -> None:
    op.drop_table("app_hand_off")
    op.drop_table("app_presence")
