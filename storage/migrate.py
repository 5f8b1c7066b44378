"""Bringing a database up to date: a backup first where it is a file, then all open migrations in one transaction."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

_LOCK = 0x62726561  # any fixed number: two processes that migrate the same PostgreSQL wait for each other


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """The job engine keeps its own tables in the same database: they are none of our business."""
    return kind != "table" or (name is not None and name.startswith("app_") and name != "app_migration")


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def newest() -> str:
    (head,) = ScriptDirectory.from_config(_config()).get_heads()
    return head


def known() -> frozenset[str]:
    """All that there are."""
    return frozenset(one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions())


def current(connection: Connection) -> str | None:
    """Revision of that database; None for an empty one."""
    context = MigrationContext.configure(connection, opts={"version_table": "app_migration"})
    return context.get_current_revision()


def is_current(engine: Engine) -> bool:
    """Whether it can be read as it is: what is older lacks tables."""
    with engine.connect() as connection:
        return current(connection) == newest()


def migrate(engine: Engine, *, now: datetime, say: Callable[[str], None] = lambda _: None) -> Path | None:
    """Run what is not yet done. Gives back the backup's path, None if there was nothing to save."""
    with engine.connect() as connection:
        before = current(connection)
    if before == newest():
        return None
    backup = None
    if before is not None and engine.dialect.name == "sqlite":
        backup = back_up(Path(str(engine.url.database)), now=now)
        say(f"backup written to {backup}")
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(text("select pg_advisory_xact_lock(:number)"), {"number": _LOCK})
        command.upgrade(_config(connection), "head")
    say(f"database migrated from {before or 'nothing'} to {newest()}")
    return backup


def back_up(database: Path, *, now: datetime) -> Path:
    """Copy a database that may be in use, with SQLite's own backup."""
    folder = database.parent / "backups"
    folder.mkdir(exist_ok=True)
    target = folder / f"{database.stem}-{now:%Y%m%d-%H%M%S}{database.suffix}"
    unfinished = target.with_suffix(".unfinished")
    source: Any = sqlite3.connect(database)
    copy: Any = sqlite3.connect(unfinished)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()
    return unfinished.rename(target)
