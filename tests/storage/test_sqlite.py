"""How connections to SQLite begin, take turns, and tell when the database has given up."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from dbos._sys_db import SystemDatabase
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from storage.database import Database
from storage.engine import writing_engine
from storage.fair_lock import FairLock
from storage.lock import ProcessLock
from storage.sqlite import prepare, writing

NOW = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    made = writing_engine(sqlite_url)
    yield made
    made.dispose()


def write(connection: Connection, key: str) -> None:
    connection.exec_driver_sql("insert into app_handled (key, at) values (?, '2026-11-21')", (key,))


def handled(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return [row[0] for row in connection.exec_driver_sql("select key from app_handled order by key")]


def test_a_connection_is_durable_patient_and_strict(engine: Engine) -> None:
    with engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"pragma {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 30_000, "foreign_keys": 1}


def test_a_released_savepoint_is_undone_with_the_transaction_around_it(engine: Engine) -> None:
    """Stock sqlite3 keeps such rows."""
    with engine.connect() as connection:
        with connection.begin_nested():
            write(connection, "inner")
        connection.rollback()
    assert handled(engine) == []


def test_whoever_asks_first_writes_first(engine: Engine) -> None:
    order: list[int] = []
    asked = [threading.Event() for _ in range(6)]

    def one(number: int, connection: Connection) -> None:
        asked[number].set()
        write(connection, f"k{number}")
        order.append(number)
        connection.commit()
        connection.close()

    with engine.connect() as holder, ThreadPoolExecutor(6) as threads:
        write(holder, "first")
        lock = writing_lock(holder)
        running = []
        for number in range(6):
            running.append(threads.submit(one, number, engine.connect()))
            asked[number].wait(10)
            wait_for_line(lock, number + 1)
        holder.commit()
        for each in running:
            each.result(20)
    assert order == [0, 1, 2, 3, 4, 5]


def writing_lock(connection: Connection) -> FairLock:
    raw: Any = connection.connection.driver_connection
    return raw._lock


def wait_for_line(lock: FairLock, length: int) -> None:
    waiter = threading.Event()
    for _ in range(10_000):
        if len(lock._line) == length:
            return
        waiter.wait(0.001)
    raise AssertionError(f"nobody stands in line at place {length}")


@pytest.mark.parametrize("end", ["commit", "rollback", "close"])
def test_the_turn_is_given_back_at_the_end(engine: Engine, end: str) -> None:
    with engine.connect() as connection:
        write(connection, "one")
        getattr(connection, end)()
    with engine.begin() as connection:
        write(connection, "two")
    assert "two" in handled(engine)


def test_reading_takes_no_turn(engine: Engine) -> None:
    with engine.connect() as writer, engine.connect() as reader:
        write(writer, "one")
        assert reader.exec_driver_sql("select count(*) from app_handled").scalar_one() == 0
        counted = "with all_of_them as (select * from app_handled) select count(*) from all_of_them"
        assert reader.exec_driver_sql(counted).scalar_one() == 0


def test_whoever_gets_no_turn_in_time_is_told_so(tmp_path: Path) -> None:
    factory = writing(FairLock(limit=0.05))
    one, two = (
        sqlite3.connect(tmp_path / "a.db", factory=factory, check_same_thread=False)  # pyright: ignore[reportArgumentType]
        for _ in range(2)
    )
    for connection in (one, two):
        prepare(connection, read_only=False)
    one.execute("create table t (n)")
    with pytest.raises(sqlite3.OperationalError, match="database is locked") as told:
        two.execute("insert into t values (1)")
    assert told.value.sqlite_errorcode == sqlite3.SQLITE_BUSY
    one.commit()
    two.execute("insert into t values (2)")
    two.commit()
    assert one.execute("select n from t").fetchall() == [(2,)]
    one.close()
    two.close()


def test_a_statement_that_fails_to_begin_gives_the_turn_back(sqlite_url: str) -> None:
    here, there = Database(sqlite_url), Database(sqlite_url)
    with there.engine.connect() as other, here.engine.connect() as connection:
        write(other, "other")
        connection.exec_driver_sql("pragma busy_timeout = 20")
        for _ in range(2):
            with pytest.raises(OperationalError, match="locked"):
                write(connection, "mine")
            connection.rollback()
        other.commit()
        write(connection, "mine")
        connection.commit()
    assert handled(here.engine) == ["mine", "other"]
    here.close()
    there.close()


def test_after_the_database_has_given_up_nothing_is_begun_by_accident(engine: Engine) -> None:
    """Otherwise the second half of a transaction would be committed as if it were the whole."""
    with engine.connect() as connection:
        write(connection, "first half")
        connection.exec_driver_sql("rollback")  # what SQLite does by itself on some errors
        raw: Any = connection.connection.driver_connection
        raw._turn = True
        raw._lock._held = True
        with pytest.raises(OperationalError, match="rolled it back"):
            write(connection, "second half")
        with pytest.raises(OperationalError, match="nothing was committed"):
            connection.commit()
    with engine.begin() as connection:
        write(connection, "after")
    assert handled(engine) == ["after"]


def test_the_job_engine_lives_on_the_same_connections(sqlite_url: str, engine: Engine) -> None:
    system = SystemDatabase.create(
        system_database_url=sqlite_url,
        engine_kwargs={},
        engine=engine,
        schema=None,
        serializer=None,  # pyright: ignore[reportArgumentType]
        executor_id=None,
        use_listen_notify=False,
    )
    system.run_migrations()
    system.run_migrations()
    with engine.begin() as connection:
        write(connection, "ours")
    assert handled(engine) == ["ours"]
    with engine.connect() as connection:
        assert connection.exec_driver_sql("select count(*) from workflow_status").scalar_one() == 0


def test_one_process_at_a_time_serves_a_file(tmp_path: Path) -> None:
    database = tmp_path / "breakwater.db"
    with (
        ProcessLock(database),
        pytest.raises(Exception, match=r"in use by process \d+"),
        ProcessLock(database),
    ):
        pass
    with ProcessLock(database):
        pass


def test_a_lock_file_left_behind_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "breakwater.db.lock.pid").write_text("4711\n")
    with ProcessLock(tmp_path / "breakwater.db") as lock:
        assert lock.path.read_text() != "4711\n"
