"""Importing a file: every good line once, every bad line named, from the beginning or from anywhere."""

import json
import stat
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.ingest.door import LONGEST_PATH, Door, Visitor, door_of
from bot.ingest.importer import BATCH, ImportStopped, Totals, import_file
from bot.writer import Writer
from handlers.errors import Unavailable
from handlers.relaying.inbox import Delivery, Receipt, Waiting
from storage.database import Database

NOW = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
REAL = Path(__file__).parents[3] / "shared" / "data"


def line(number: int, *, age: timedelta = timedelta(), **changes: Any) -> str:
    comment = {
        "id": f"c{number}",
        "text": f"Kommentar {number}",
        "created_at": (NOW - age).isoformat(),
        "author": {"id": "lea"},
    }
    return json.dumps(comment | changes)


@pytest.fixture
async def writer(database: Database) -> AsyncIterator[Writer]:
    started = Writer(database.transaction)
    started.start()
    yield started
    await started.stop()


Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Somebody's file with that in it."""

    def write(content: str | bytes) -> Path:
        path = tmp_path / "comments.ndjson"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def rows(database: Database) -> list[tuple[str, bool]]:
    with database.engine.connect() as connection:
        found = connection.exec_driver_sql("select key, relay from app_inbox order by id")
        return [(row[0], bool(row[1])) for row in found]


class Run:
    """One call of the command: what it said and what it counted."""

    def __init__(self, ingest: Callable[[Delivery], Awaitable[Receipt]]) -> None:
        self.ingest = ingest
        self.said = StringIO()

    async def __call__(self, path: Path, *, relay: bool = False) -> Totals:
        return await import_file(
            path,
            source="shop",
            ingest=self.ingest,
            clock=lambda: NOW,
            relay=relay,
            console=Console(file=self.said, width=200),
        )

    @property
    def complaints(self) -> list[str]:
        return self.said.getvalue().splitlines()


async def test_every_line_is_stored_once_however_often_it_is_imported(
    writer: Writer, database: Database, write: Write
) -> None:
    many = 2 * BATCH + 7
    file = write("\n".join(line(number) for number in range(many)))
    assert str(await Run(writer.ingest)(file)) == f"accepted {many}, duplicates 0"
    assert str(await Run(writer.ingest)(file)) == f"accepted 0, duplicates {many}"
    assert [key for key, _ in rows(database)] == [f"created:c{number}" for number in range(many)]


async def test_an_import_that_stopped_goes_on_where_it_was(
    writer: Writer, database: Database, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ingest.importer.PATIENCE", 0.0)
    file = write("\n".join(line(number) for number in range(3 * BATCH)))
    calls = 0

    async def breaks(delivery: Delivery) -> Receipt:
        nonlocal calls
        calls += 1
        if calls > 2:
            raise Unavailable("database: disk full")
        return await writer.ingest(delivery)

    with pytest.raises(ImportStopped, match=r"before line 1500: database: disk full.*again"):
        await Run(breaks)(file)
    assert len(rows(database)) == 2 * BATCH
    assert await Run(writer.ingest)(file) == Totals(accepted=BATCH, duplicates=2 * BATCH)


async def test_bad_lines_are_named_and_the_others_go_on(
    writer: Writer, database: Database, write: Write
) -> None:
    bad = [
        line(1),
        "{",
        "",
        line(2, author={}),
        line(3, created_at="yesterday"),
        "[1]",
        '{"id": "\xff"}',
        line(4),
        line(5, text="x" * 2**20),
        line(6),
    ]
    file = write("\n".join(bad).encode("latin-1"))
    run = Run(writer.ingest)
    totals = await run(file)
    assert totals == Totals(accepted=3, duplicates=0, wrong=6)
    assert str(totals) == "accepted 3, duplicates 0, 6 wrong lines left out"
    assert [key for key, _ in rows(database)] == ["created:c1", "created:c4", "created:c6"]
    assert [said.split(": ")[0] for said in run.complaints] == [
        "comments.ndjson, line 2",
        "comments.ndjson, line 4, author.id",
        "comments.ndjson, line 5, created_at",
        "comments.ndjson, line 6",
        "comments.ndjson, line 7",
        "comments.ndjson, line 9",
    ]


async def test_old_comments_make_no_cards_unless_asked_for(
    writer: Writer, database: Database, write: Write
) -> None:
    day = timedelta(hours=24)
    file = write(
        "\n".join(
            [
                line(1, age=day),
                line(2, age=day + timedelta(seconds=1)),
                line(3, age=2 * day, event="edited", updated_at=NOW.isoformat()),
                '{"event": "deleted", "id": "c4"}',
            ]
        )
    )
    await Run(writer.ingest)(file)
    assert [relay for _, relay in rows(database)] == [True, False, True, True]


async def test_all_make_cards_when_asked_for(writer: Writer, database: Database, write: Write) -> None:
    file = write(line(1, age=timedelta(days=365)))
    await Run(writer.ingest)(file, relay=True)
    assert rows(database) == [("created:c1", True)]


async def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(writer: Writer, write: Write) -> None:
    file = write(b"\xef\xbb\xbf" + f"{line(1)}\r\n\r\n{line(2)}\r\n".encode())
    assert await Run(writer.ingest)(file) == Totals(accepted=2)


async def test_an_empty_file_is_fine(writer: Writer, write: Write) -> None:
    file = write("")
    assert await Run(writer.ingest)(file) == Totals()


async def test_a_file_that_is_not_there_is_said_in_words(writer: Writer, tmp_path: Path) -> None:
    with pytest.raises(ImportStopped, match="No such file"):
        await Run(writer.ingest)(tmp_path / "gone.ndjson")


@pytest.mark.skipif(not REAL.exists(), reason="the real comments lie beside the repository, not in it")
@pytest.mark.parametrize(("name", "count"), [("real-comments-de", 5_009), ("real-comments-en", 12_000)])
async def test_real_comments_are_taken_whole(
    writer: Writer, database: Database, name: str, count: int
) -> None:
    run = Run(writer.ingest)
    assert await run(REAL / f"{name}.ndjson") == Totals(accepted=count)
    assert run.complaints == []
    assert len(rows(database)) == count


async def test_while_the_bot_runs_the_file_goes_through_its_side_door(
    writer: Writer, database: Database, write: Write, tmp_path: Path
) -> None:
    file = write("\n".join(line(number) for number in range(BATCH + 1)))
    waiting: list[Waiting] = []
    path = tmp_path / "b.sock"
    door = Door(path, writer.ingest, waiting.extend)
    await door.start()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    visitor = Visitor(path)
    assert await Run(visitor.ingest)(file) == Totals(accepted=BATCH + 1)
    assert await Run(visitor.ingest)(file) == Totals(duplicates=BATCH + 1)
    assert len(waiting) == len(rows(database)) == BATCH + 1
    await visitor.close()
    await door.close()
    assert not path.exists()


async def test_a_bot_that_was_started_anew_is_found_again(writer: Writer, tmp_path: Path) -> None:
    path = tmp_path / "b.sock"
    delivery = Delivery(source="shop", received_at=NOW, arrivals=())
    visitor = Visitor(path)
    with pytest.raises(Unavailable, match="no running bot"):
        await visitor.ingest(delivery)
    first = Door(path, writer.ingest, lambda _: None)
    await first.start()
    assert await visitor.ingest(delivery) == Receipt()
    await first.close()
    with pytest.raises(Unavailable):
        await visitor.ingest(delivery)
    second = Door(path, writer.ingest, lambda _: None)
    await second.start()
    assert await visitor.ingest(delivery) == Receipt()
    await visitor.close()
    await second.close()


async def test_what_the_bot_cannot_store_is_said_at_the_door(tmp_path: Path) -> None:
    async def full(_: Delivery) -> Receipt:
        raise Unavailable("database: disk full")

    door = Door(tmp_path / "b.sock", full, lambda _: None)
    await door.start()
    visitor = Visitor(tmp_path / "b.sock")
    with pytest.raises(Unavailable, match="disk full"):
        await visitor.ingest(Delivery(source="shop", received_at=NOW, arrivals=()))
    await visitor.close()
    await door.close()


def test_the_side_door_is_found_however_long_the_path(tmp_path: Path) -> None:
    assert door_of(Path("/srv/breakwater.db")) == Path("/srv/breakwater.db.sock")
    deep = tmp_path / ("x" * 60) / ("y" * 60) / "breakwater.db"
    assert len(bytes(door_of(deep))) <= LONGEST_PATH
    assert door_of(deep) == door_of(deep)
    assert door_of(deep) != door_of(deep.with_name("other.db"))
