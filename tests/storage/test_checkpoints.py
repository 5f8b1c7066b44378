"""What was committed goes from SQLite's log into its file without a commit that waits for it."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from structlog.testing import capture_logs

from storage.checkpoints import Checkpoints, move
from storage.engine import writing_engine
from storage.sqlite import LOG

PAGE = 4096


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "breakwater.db"


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    engine = writing_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.exec_driver_sql("create table said (text)")
    yield engine
    engine.dispose()


def write(engine: Engine, pages: int) -> None:
    with engine.begin() as connection:
        for _ in range(pages):
            connection.exec_driver_sql("insert into said values (?)", ("x" * (PAGE - 100),))


def test_a_commit_leaves_the_log_to_others(engine: Engine, file: Path) -> None:
    """SQLite by itself moves it from 1,000 pages on, and whoever commits waits."""
    write(engine, 1500)
    assert file.stat().st_size < 500 * PAGE
    assert 1500 < pages_in_log(file) < LOG


def test_they_are_moved_beside_the_transactions(engine: Engine, file: Path) -> None:
    checkpoints = Checkpoints(file)
    checkpoints.start()
    try:
        write(engine, 1500)
        until(lambda: file.stat().st_size > 1500 * PAGE)
    finally:
        checkpoints.stop()


def test_nobody_waits_for_them(engine: Engine, file: Path) -> None:
    """Neither who writes nor who reads stops them, nor they them."""
    with engine.begin() as writer, sqlite3.connect(file) as reader, sqlite3.connect(file) as mover:
        writer.exec_driver_sql("insert into said values ('begun')")
        reader.execute("begin")
        assert reader.execute("select count(*) from said").fetchone() == (0,)
        written, moved = move(mover)
        assert written >= moved
        writer.exec_driver_sql("insert into said values ('and gone on')")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("select count(*) from said").scalar_one() == 2


def test_without_them_a_commit_moves_the_log_before_it_grows_for_ever(engine: Engine, file: Path) -> None:
    write(engine, LOG + 10)
    write(engine, 1)
    assert file.stat().st_size > LOG * PAGE


def test_a_database_that_cannot_be_opened_is_told_and_ends_nothing(tmp_path: Path) -> None:
    checkpoints = Checkpoints(tmp_path / "no folder" / "breakwater.db")
    with capture_logs() as told:
        checkpoints.start()
        until(lambda: bool(told))
        checkpoints.stop()
    assert [line["log_level"] for line in told] == ["warning"]


def pages_in_log(file: Path) -> int:
    return file.with_name(f"{file.name}-wal").stat().st_size // (PAGE + 24)


def until(holds: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "they were never moved"
        time.sleep(0.01)
