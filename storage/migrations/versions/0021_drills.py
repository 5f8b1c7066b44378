"""Drills: their injects, cases of theirs, and a key that keeps those out of the ledger"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0021"
down_revision = "0020"


def _kind() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _reference(name: str) -> sa.Column[int]:
    return sa.Column(name, _kind(), nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, storage.columns.Moment(timezone=True), nullable=nullable)


def _nested(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(none_as_null=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "app_drill",
        sa.Column("id", _kind(), autoincrement=True, nullable=False),
        _reference("crisis_id"),
        sa.Column("brand", sa.String(), nullable=False),
        _nested("script"),
        sa.Column("speed", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        _moment("started_at"),
        sa.Column("started_by", sa.String(), nullable=False),
        _nested("pauses"),
        _moment("ended_at", nullable=True),
        sa.Column("ended_by", sa.String(), nullable=False),
        _nested("scorecard", nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["crisis_id"], ["app_crisis.id"], name=op.f("fk_app_drill_crisis_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_drill")),
        sa.UniqueConstraint("crisis_id", name=op.f("uq_app_drill_crisis_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_drill_state"), "app_drill", ["state"], unique=False)
    op.create_table(
        "app_inject",
        sa.Column("id", _kind(), autoincrement=True, nullable=False),
        _reference("drill_id"),
        _reference("crisis_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        _moment("due_at"),
        _moment("fired_at", nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        _nested("cases"),
        _moment("answered_at", nullable=True),
        sa.Column("answered_by", sa.String(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["drill_id"], ["app_drill.id"], name=op.f("fk_app_inject_drill_id")),
        sa.ForeignKeyConstraint(["crisis_id"], ["app_crisis.id"], name=op.f("fk_app_inject_crisis_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_inject")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_app_inject_drill_id"), "app_inject", ["drill_id"], unique=False)
    op.add_column("app_case", sa.Column("drill", _kind(), server_default="0", nullable=False))
    op.create_index("ix_app_case_drill", "app_case", ["id", "drill"], unique=True)
    with op.batch_alter_table("app_send", table_kwargs={"sqlite_autoincrement": True}) as table:
        case = sa.Computed("NULLIF(case_id, 0)", persisted=True)
        table.add_column(sa.Column("real_case_id", _kind(), case, nullable=True))
        table.add_column(sa.Column("real_drill", _kind(), server_default="0", nullable=False))
        table.create_check_constraint("ck_app_send_real_case", "real_drill = 0")
        table.create_foreign_key(
            "fk_app_send_real_case_id", "app_case", ["real_case_id", "real_drill"], ["id", "drill"]
        )


def downgrade() -> None:
    with op.batch_alter_table("app_send", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint("fk_app_send_real_case_id", type_="foreignkey")
        table.drop_constraint("ck_app_send_real_case", type_="check")
        table.drop_column("real_drill")
        table.drop_column("real_case_id")
    # What was scripted was never real: without the mark it would look so.
    op.execute(
        "DELETE FROM app_placement WHERE kind = 'case' AND subject IN (SELECT id FROM app_case WHERE drill <> 0)"
    )
    op.execute("UPDATE app_case SET state = 'dismissed' WHERE drill <> 0")
    op.drop_index("ix_app_case_drill", table_name="app_case")
    op.drop_column("app_case", "drill")
    op.drop_table("app_inject")
    op.drop_table("app_drill")
