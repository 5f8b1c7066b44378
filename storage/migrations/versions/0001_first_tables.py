"""The first tables"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "app_comment",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("author_id", sa.String(), nullable=False),
        sa.Column("parent_id", sa.String(), nullable=False),
        sa.Column("created_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("deleted_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_comment")),
        sa.UniqueConstraint("source", "external_id", name=op.f("uq_app_comment_source_external_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_app_comment_author", "app_comment", ["source", "author_id", "created_at"], unique=False
    )
    op.create_index(op.f("ix_app_comment_created_at"), "app_comment", ["created_at"], unique=False)
    op.create_index(op.f("ix_app_comment_parent_id"), "app_comment", ["parent_id"], unique=False)
    op.create_table(
        "app_delivery",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("webhook_id", sa.String(), nullable=False),
        sa.Column("body_hash", sa.String(), nullable=False),
        sa.Column("comments", sa.Integer(), nullable=False),
        sa.Column("received_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source", "webhook_id", name=op.f("pk_app_delivery")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "app_handled",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_app_handled")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_app_handled_at"), "app_handled", ["at"], unique=False)
    op.create_table(
        "app_inbox",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("relay", sa.Boolean(), nullable=False),
        sa.Column("received_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_inbox")),
        sa.UniqueConstraint("source", "key", name=op.f("uq_app_inbox_source_key")),
    )
    op.create_index("ix_app_inbox_state", "app_inbox", ["state", "id"], unique=False)
    op.create_table(
        "app_log",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("content_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("prev_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_log")),
        sa.UniqueConstraint("seq", name=op.f("uq_app_log_seq")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_app_log_subject", "app_log", ["subject", "id"], unique=False)
    op.create_table(
        "app_placement",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("parent", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("mention", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("params", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("created_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("touched", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_placement")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_app_placement_due",
        "app_placement",
        ["touched"],
        unique=False,
        sqlite_where=sa.text("wanted > shown"),
        postgresql_where=sa.text("wanted > shown"),
    )
    op.create_index(
        "ix_app_placement_message", "app_placement", ["platform", "channel", "message_id"], unique=False
    )
    op.create_index("ix_app_placement_subject", "app_placement", ["kind", "subject"], unique=False)
    op.create_index("ix_app_placement_touched", "app_placement", ["touched"], unique=False)
    op.create_table(
        "app_quarantine",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_quarantine")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_quarantine_at"), "app_quarantine", ["at"], unique=False)
    op.create_table(
        "app_timer",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("due_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_app_timer")),
    )
    op.create_index(op.f("ix_app_timer_due_at"), "app_timer", ["due_at"], unique=False)
    op.create_table(
        "app_case",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("comment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("lease_until", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("flags", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("hold", sa.String(), nullable=False),
        sa.Column("escalated_to", sa.String(), nullable=False),
        sa.Column("escalated_by", sa.String(), nullable=False),
        sa.Column("opened_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("reply_by", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("snoozed_until", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("closed_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("author_count", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["app_comment.id"], name=op.f("fk_app_case_comment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_case")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_case_comment_id"), "app_case", ["comment_id"], unique=False)
    op.create_index("ix_app_case_state", "app_case", ["state", "id"], unique=False)
    op.create_table(
        "app_comment_version",
        sa.Column("comment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("author_name", sa.String(), nullable=False),
        sa.Column("author_followers", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("updated_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("received_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("post", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("attachments", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("rating", sa.Float(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("likes", sa.Integer(), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("assessment", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["comment_id"],
            ["app_comment.id"],
            name=op.f("fk_app_comment_version_comment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("comment_id", "version", name=op.f("pk_app_comment_version")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "app_draft",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("comment_version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("variant", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("based_on", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("created_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["app_case.id"], name=op.f("fk_app_draft_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_draft")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_draft_case_id"), "app_draft", ["case_id"], unique=False)
    op.create_table(
        "app_send",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("comment_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("started_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("settled_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("proof_id", sa.String(), nullable=False),
        sa.Column("proof_url", sa.Text(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["app_case.id"], name=op.f("fk_app_send_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_send")),
        sa.UniqueConstraint("key", name=op.f("uq_app_send_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_send_case_id"), "app_send", ["case_id"], unique=False)
    op.create_index("ix_app_send_proof", "app_send", ["source", "proof_id"], unique=False)
    op.create_index("ix_app_send_state", "app_send", ["state", "id"], unique=False)
    op.create_table(
        "app_approval",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("solo", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["app_draft.id"], name=op.f("fk_app_approval_draft_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_approval")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_approval_draft_id"), "app_approval", ["draft_id"], unique=False)
    op.create_table(
        "app_request",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("draft_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("due_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("deputised", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["app_case.id"], name=op.f("fk_app_request_case_id")),
        sa.ForeignKeyConstraint(["draft_id"], ["app_draft.id"], name=op.f("fk_app_request_draft_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_request")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_request_case_id"), "app_request", ["case_id"], unique=False)
    op.create_index(op.f("ix_app_request_draft_id"), "app_request", ["draft_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_app_request_draft_id"), table_name="app_request")
    op.drop_index(op.f("ix_app_request_case_id"), table_name="app_request")
    op.drop_table("app_request")
    op.drop_index(op.f("ix_app_approval_draft_id"), table_name="app_approval")
    op.drop_table("app_approval")
    op.drop_index("ix_app_send_state", table_name="app_send")
    op.drop_index("ix_app_send_proof", table_name="app_send")
    op.drop_index(op.f("ix_app_send_case_id"), table_name="app_send")
    op.drop_table("app_send")
    op.drop_index(op.f("ix_app_draft_case_id"), table_name="app_draft")
    op.drop_table("app_draft")
    op.drop_table("app_comment_version")
    op.drop_index("ix_app_case_state", table_name="app_case")
    op.drop_index(op.f("ix_app_case_comment_id"), table_name="app_case")
    op.drop_table("app_case")
    op.drop_index(op.f("ix_app_timer_due_at"), table_name="app_timer")
    op.drop_table("app_timer")
    op.drop_index(op.f("ix_app_quarantine_at"), table_name="app_quarantine")
    op.drop_table("app_quarantine")
    op.drop_index("ix_app_placement_touched", table_name="app_placement")
    op.drop_index("ix_app_placement_subject", table_name="app_placement")
    op.drop_index("ix_app_placement_message", table_name="app_placement")
    op.drop_index(
        "ix_app_placement_due",
        table_name="app_placement",
        sqlite_where=sa.text("wanted > shown"),
        postgresql_where=sa.text("wanted > shown"),
    )
    op.drop_table("app_placement")
    op.drop_index("ix_app_log_subject", table_name="app_log")
    op.drop_table("app_log")
    op.drop_index("ix_app_inbox_state", table_name="app_inbox")
    op.drop_table("app_inbox")
    op.drop_index(op.f("ix_app_handled_at"), table_name="app_handled")
    op.drop_table("app_handled")
    op.drop_table("app_delivery")
    op.drop_index(op.f("ix_app_comment_parent_id"), table_name="app_comment")
    op.drop_index(op.f("ix_app_comment_created_at"), table_name="app_comment")
    op.drop_index("ix_app_comment_author", table_name="app_comment")
    op.drop_table("app_comment")
