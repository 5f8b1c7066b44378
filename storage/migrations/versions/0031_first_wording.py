"""Two processes that meet the same words, or the same wave, open one case and one stretch of storm mode"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0031"
down_revision = "0030"
_RUNNING = sa.text("ended_at IS NULL")
_TOPIC = "uq_app_live_topic_gathering_id_key_name"


def upgrade() -> None:
    op.create_table(
        "app_wording",
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("alike", sa.String(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("brand", "fingerprint", name=op.f("pk_app_wording")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_app_wording_at", "app_wording", ["at"], unique=False)
    # Where two were begun at once, the older one ends: its topics stay with their cases.
    newest = "SELECT max(id) FROM app_gathering WHERE ended_at IS NULL GROUP BY brand"
    op.execute(
        f"UPDATE app_gathering SET ended_at = began_at WHERE ended_at IS NULL AND id NOT IN ({newest})"  # noqa: S608
    )
    op.create_index(
        "uq_app_gathering_running",
        "app_gathering",
        ["brand"],
        unique=True,
        sqlite_where=_RUNNING,
        postgresql_where=_RUNNING,
    )
    first = "SELECT min(id) FROM app_live_topic GROUP BY gathering_id, key, name"
    op.execute(f"UPDATE app_live_topic SET key = key || '#' || id WHERE id NOT IN ({first})")  # noqa: S608
    with op.batch_alter_table("app_live_topic") as table:
        table.create_unique_constraint(_TOPIC, ["gathering_id", "key", "name"])


def downgrade() -> None:
    with op.batch_alter_table("app_live_topic") as table:
        table.drop_constraint(_TOPIC, type_="unique")
    op.drop_index("uq_app_gathering_running", "app_gathering")
    op.drop_table("app_wording")
