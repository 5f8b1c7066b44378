"""A look at a database changes nothing in it, and tells how it stands; the same of a file and of a server."""

from datetime import UTC, datetime

from sqlalchemy import text

from storage.database import Database
from storage.inspection import inspect
from storage.migrate import migrate, newest


def test_one_that_is_empty_is_there_and_not_migrated(empty_url: str) -> None:
    seen = inspect(empty_url)
    assert (seen.revision, seen.unreachable, seen.unwritable) == ("", "", "")
    assert inspect(empty_url).there is seen.there  # looking makes no file


def test_one_that_is_up_to_date_says_so_and_can_be_written(database_url: str) -> None:
    seen = inspect(database_url)
    assert (seen.revision, seen.unreachable, seen.unwritable, seen.process) == (newest(), "", "", "")
    assert seen.size > 0
    assert not seen.from_the_future


def test_one_of_a_newer_version_is_known_as_such(empty_url: str) -> None:
    database = Database(empty_url)
    migrate(database.engine, now=datetime.now(UTC))
    with database.engine.begin() as connection:
        connection.execute(text("update app_migration set version_num = '9999'"))
    database.close()
    seen = inspect(empty_url)
    assert (seen.revision, seen.from_the_future) == ("9999", True)
    assert inspect(empty_url, thorough=False).revision == "9999"
