"""Keep the clocks of first reaction and first reply with the case"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0008"
down_revision = "0007"

TOLD = sa.text("sla <> ''")


def upgrade() -> None:
    for name in ("promised_at", "react_by", "sla_next"):
        op.add_column("app_case", sa.Column(name, storage.columns.Moment(timezone=True), nullable=True))
    op.add_column("app_case", sa.Column("sla", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_app_case_sla", "app_case", ["sla"], sqlite_where=TOLD, postgresql_where=TOLD)
    op.create_index(op.f("ix_app_case_sla_next"), "app_case", ["sla_next"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_app_case_sla_next"), table_name="app_case")
    op.drop_index("ix_app_case_sla", table_name="app_case")
    with op.batch_alter_table("app_case") as table:
        for name in ("sla", "sla_next", "react_by", "promised_at"):
            table.drop_column(name)
