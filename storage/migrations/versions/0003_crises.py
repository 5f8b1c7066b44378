"""Crises and what belongs to them; messages that are pinned"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "app_playbook",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("playbook", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_playbook")),
        sa.UniqueConstraint("playbook", "version", name=op.f("uq_app_playbook_playbook_version")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "app_crisis",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("drill", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("playbook_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("freeze", sa.String(), nullable=False),
        sa.Column("lead", sa.String(), nullable=False),
        sa.Column("declared_by", sa.String(), nullable=False),
        sa.Column("declared_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("ended_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=False),
        sa.Column("seconded_by", sa.String(), nullable=False),
        sa.Column("cases", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("links", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("storm", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("next_update_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("last_decision", sa.Text(), nullable=False),
        sa.Column("last_decision_params", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("last_decision_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("last_decision_by", sa.String(), nullable=False),
        sa.Column("standing_down", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["playbook_id"], ["app_playbook.id"], name=op.f("fk_app_crisis_playbook_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_crisis")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_crisis_state", "app_crisis", ["state", "id"], unique=False)
    op.create_table(
        "app_crisis_role",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("crisis_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("deputy", sa.String(), nullable=False),
        sa.Column("offered_to", sa.String(), nullable=False),
        sa.Column("offered_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["crisis_id"], ["app_crisis.id"], name=op.f("fk_app_crisis_role_crisis_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_crisis_role")),
        sa.UniqueConstraint("crisis_id", "role", name=op.f("uq_app_crisis_role_crisis_id_role")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "app_crisis_room",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("crisis_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("near", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("people", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("missing", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["crisis_id"], ["app_crisis.id"], name=op.f("fk_app_crisis_room_crisis_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_crisis_room")),
        sa.UniqueConstraint("crisis_id", "platform", name=op.f("uq_app_crisis_room_crisis_id_platform")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_crisis_room_channel", "app_crisis_room", ["platform", "channel"], unique=False)
    op.create_table(
        "app_crisis_step",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("crisis_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("level_from", sa.Integer(), nullable=False),
        sa.Column("blocking", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("due_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("snoozed_until", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("ended_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["crisis_id"], ["app_crisis.id"], name=op.f("fk_app_crisis_step_crisis_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_crisis_step")),
        sa.UniqueConstraint("crisis_id", "step", name=op.f("uq_app_crisis_step_crisis_id_step")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "app_crisis_text",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("crisis_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["crisis_id"], ["app_crisis.id"], name=op.f("fk_app_crisis_text_crisis_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_crisis_text")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_crisis_text_crisis_id"), "app_crisis_text", ["crisis_id"], unique=False)
    op.create_table(
        "app_reminder",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("crisis_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("steps", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("drill", sa.Boolean(), nullable=False),
        sa.Column("last_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["crisis_id"], ["app_crisis.id"], name=op.f("fk_app_reminder_crisis_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_reminder")),
        sa.UniqueConstraint("crisis_id", "person", name=op.f("uq_app_reminder_crisis_id_person")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_reminder_person", "app_reminder", ["person"], unique=False)
    op.add_column("app_placement", sa.Column("pin", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("app_placement", "pin")
    op.drop_index("ix_app_reminder_person", table_name="app_reminder")
    op.drop_table("app_reminder")
    op.drop_index(op.f("ix_app_crisis_text_crisis_id"), table_name="app_crisis_text")
    op.drop_table("app_crisis_text")
    op.drop_table("app_crisis_step")
    op.drop_index("ix_app_crisis_room_channel", table_name="app_crisis_room")
    op.drop_table("app_crisis_room")
    op.drop_table("app_crisis_role")
    op.drop_index("ix_app_crisis_state", table_name="app_crisis")
    op.drop_table("app_crisis")
    op.drop_table("app_playbook")
