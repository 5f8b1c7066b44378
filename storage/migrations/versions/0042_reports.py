"""Private reports are counted, and a form for one outlives a restart"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = storage.columns.Moment(timezone=True)
    op.create_table(
        "app_report",
        sa.Column("id", kind, autoincrement=True, nullable=False),
        sa.Column("case_id", kind, nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("danger", sa.Boolean(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["app_case.id"], name=op.f("fk_app_report_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_report")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_report_account", "app_report", ["platform", "account", "at"], unique=False)
    op.create_index("ix_app_report_at", "app_report", ["at"], unique=False)
    op.create_index("ix_app_report_case_id", "app_report", ["case_id"], unique=False)
    op.create_table(
        "app_shown",
        sa.Column("id", kind, autoincrement=True, nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", moment, nullable=False),
        sa.Column("ours", sa.Boolean(), nullable=False),
        sa.Column("by_bot", sa.Boolean(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_shown")),
        sa.UniqueConstraint(
            "platform",
            "account",
            "channel",
            "message_id",
            name=op.f("uq_app_shown_platform_account_channel_message_id"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_shown_at", "app_shown", ["at"], unique=False)


def downgrade() -> None:
    op.drop_table("app_shown")
    op.drop_table("app_report")
