"""Models and migrations say the same; nothing is lost on the way."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from storage.engine import writing_engine
from storage.migrate import back_up, current, is_ours, migrate, newest
from storage.tables import metadata

NOW = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)


def test_after_migrating_the_database_is_what_the_models_say(empty_url: str) -> None:
    engine = writing_engine(empty_url)
    migrate(engine, now=NOW)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"version_table": "app_migration", "include_name": is_ours, "compare_type": True},
        )
        assert compare_metadata(context, metadata) == []
        assert current(connection) == newest()
    engine.dispose()


def test_migrating_twice_does_nothing_the_second_time(empty_url: str) -> None:
    engine = writing_engine(empty_url)
    said: list[str] = []
    migrate(engine, now=NOW, say=said.append)
    assert len(said) == 1
    assert migrate(engine, now=NOW, say=said.append) is None
    assert len(said) == 1
    engine.dispose()


def test_tables_of_others_stay_untouched(empty_url: str) -> None:
    engine = writing_engine(empty_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("create table workflow_status (id integer)")
    migrate(engine, now=NOW)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("select count(*) from workflow_status").scalar_one() == 0
    engine.dispose()


def test_a_backup_holds_what_was_committed_while_others_go_on_writing(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    busy = sqlite3.connect(path)
    busy.execute("pragma journal_mode = wal")
    busy.execute("create table t (n integer)")
    busy.execute("insert into t values (1)")
    busy.commit()
    busy.execute("insert into t values (2)")
    copy = back_up(path, now=NOW)
    busy.close()
    assert copy == tmp_path / "backups" / "some-20261121-223000.db"
    reader = sqlite3.connect(copy)
    assert reader.execute("select n from t").fetchall() == [(1,)]
    reader.close()


def test_an_older_database_is_backed_up_before_it_is_changed(tmp_path: Path) -> None:
    engine = writing_engine(f"sqlite:///{tmp_path / 'old.db'}")
    migrate(engine, now=NOW)
    with engine.begin() as connection:
        connection.exec_driver_sql("drop table app_timer")
    with engine.begin() as connection:
        connection.exec_driver_sql("update app_migration set version_num = 'gone'")
    failed = False
    try:
        migrate(engine, now=NOW)
    except Exception as error:  # noqa: BLE001
        failed = "gone" in str(error)
    assert failed
    assert (tmp_path / "backups" / "old-20261121-223000.db").exists()
    engine.dispose()
