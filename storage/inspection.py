"""A look at a database that changes nothing in it: what there is, how far it is migrated, whether it can be written."""

import os
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

import psycopg
from sqlalchemy.engine import make_url

from storage.lock import holder
from storage.migrate import known, newest

WITHIN = 4
"""Seconds for whatever may wait."""
_REVISION = "select version_num from app_migration"
_DAMAGE = "select * from pragma_quick_check(1)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Inspection:
    """All empty where there is nothing yet."""

    where: str
    """File or address, without a password."""
    there: bool = True
    unreachable: str = ""
    """Why it can't even be read."""
    unwritable: str = ""
    revision: str = ""
    """How far it is migrated; empty: not at all."""
    newest: str = ""
    process: str = ""
    """Who uses it at this moment."""
    size: int = 0
    free: int | None = None
    """Bytes left on the disk, where it is one of this machine."""

    @property
    def from_the_future(self) -> bool:
        return bool(self.revision) and self.revision not in known()


def inspect(address: str, *, thorough: bool = True) -> Inspection:
    """Raises nothing for the state in which it is. `thorough`: damage is looked for, and whether it can be written."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _file(Path(url.database or ""), thorough=thorough)
    seen = Inspection(where=url.render_as_string(hide_password=True), newest=newest())
    try:
        return _server(address, seen)
    except psycopg.Error as error:
        # The first line says what; the others may quote the whole address.
        said = str(error).strip().splitlines() or [type(error).__name__]
        return replace(seen, unreachable=said[0])


def _file(file: Path, *, thorough: bool) -> Inspection:
    folder = file.absolute().parent
    if not folder.is_dir():
        return Inspection(where=str(file), there=False, unwritable=f"{folder}: no such folder")
    seen = Inspection(where=str(file), free=shutil.disk_usage(folder).free, newest=newest())
    shut = "" if os.access(folder, os.W_OK | os.X_OK) else f"{folder}: no right to write"
    if not file.exists():
        return replace(seen, there=False, unwritable=shut)
    log = file.with_name(f"{file.name}-wal")
    size = file.stat().st_size + (log.stat().st_size if log.exists() else 0)
    seen = replace(seen, size=size, process=holder(file), unwritable=shut)
    try:
        seen = replace(seen, revision=_read(file, thorough=thorough))
    except sqlite3.Error as error:
        return replace(seen, unreachable=str(error))
    return seen if seen.process or shut or not thorough else replace(seen, unwritable=_why_not_writable(file))


def _read(file: Path, *, thorough: bool) -> str:
    """Its revision. Raises sqlite3.Error, also for damage that a short look finds."""
    with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True, timeout=WITHIN)) as connection:
        tables = connection.execute("select name from sqlite_master where name = 'app_migration'").fetchall()
        revision = connection.execute(_REVISION).fetchone() if tables else None
        if thorough:
            _look_for_damage(connection)
        return str(revision[0]) if revision else ""


def _look_for_damage(connection: sqlite3.Connection) -> None:
    """As far as the time goes."""
    ends = time.monotonic() + WITHIN
    connection.set_progress_handler(lambda: time.monotonic() > ends, 10_000)
    try:
        (verdict,) = connection.execute(_DAMAGE).fetchone()
    except sqlite3.OperationalError as cut:
        if "interrupted" in str(cut):
            return
        raise
    if verdict != "ok":
        raise sqlite3.DatabaseError(str(verdict).splitlines()[-1])


def _why_not_writable(file: Path) -> str:
    """Takes the right to write, and gives it back unused."""
    try:
        with closing(
            sqlite3.connect(
                f"file:{quote(str(file))}?mode=rw", uri=True, timeout=WITHIN, isolation_level=None
            )
        ) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        return str(error)
    return ""


def _server(address: str, seen: Inspection) -> Inspection:
    with psycopg.connect(
        address, connect_timeout=WITHIN, application_name="breakwater doctor", autocommit=True
    ) as connection:
        connection.execute("set default_transaction_read_only = on")
        connection.execute("select set_config('statement_timeout', %s, false)", (f"{WITHIN}s",))
        asked = connection.execute(
            "select to_regclass('app_migration') is not null, pg_database_size(current_database()),"
            " pg_is_in_recovery(), coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)"
        ).fetchone()
        there, size, copy, may_create = asked or (False, 0, False, False)
        revision = connection.execute(_REVISION).fetchone() if there else None
        shut = "a copy that only reads" if copy else "" if may_create else "no right to create tables"
        return replace(seen, size=size, revision=str(revision[0]) if revision else "", unwritable=shut)
