"""Alembic's entry: runs on the connection that `storage.migrate` hands over."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString

from storage.migrate import is_ours
from storage.tables import metadata


def plain(kind: str, thing: Any, _context: object) -> str | Literal[False]:
    """Write a new migration without naming SQLModel: it outlives what the models are made of today."""
    return "sa.String()" if kind == "type" and isinstance(thing, AutoString) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=is_ours,
    compare_type=True,
    render_item=plain,
    transactional_ddl=True,
    version_table="app_migration",
)
context.run_migrations()
