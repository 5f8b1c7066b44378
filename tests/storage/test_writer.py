"""The one writer: what it acknowledges is stored, people come first, and a bad item hurts nobody."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.writer import Limits, Unit, Writer
from handlers.errors import Refused, Stale, Unavailable
from handlers.placement import LogEntry
from handlers.relaying.inbox import Arrival, Delivery
from storage.database import Database, Transaction

NOW = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


@pytest.fixture
async def writer(database: Database) -> AsyncIterator[Writer]:
    started = Writer(database.transaction)
    started.start()
    yield started
    await started.stop()


def delivery(*keys: str, webhook: str = "", payload: str = "{}", body: str = "") -> Delivery:
    return Delivery(
        source="shop",
        webhook_id=webhook,
        body_hash=body,
        received_at=NOW,
        arrivals=tuple(Arrival(key=key, payload=payload) for key in keys),
    )


def entry(type_: str) -> LogEntry:
    return LogEntry(at=NOW, actor="bot", type=type_, subject="test:1")


def note(type_: str) -> Callable[[Any, Unit], None]:
    def work(_: Any, uow: Unit) -> None:
        uow.log.append(entry(type_))

    return work


def noted(database: Database) -> list[str]:
    with database.read() as uow:
        return [each.type for each in uow.log.of("test:1")]


def keys(database: Database) -> list[str]:
    with database.engine.connect() as connection:
        return [row[0] for row in connection.exec_driver_sql("select key from app_inbox order by id")]


class Gate:
    """A piece of work that holds the writer until the test lets go."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.open = threading.Event()

    def __call__(self, _session: Any, _uow: Unit) -> None:
        self.entered.set()
        assert self.open.wait(20)

    async def reached(self) -> None:
        assert await asyncio.to_thread(self.entered.wait, 20)


async def test_what_work_returns_comes_back_after_the_commit(writer: Writer, database: Database) -> None:
    assert await writer.submit(lambda _, uow: uow.log.append(entry("a")).id) == 1
    assert await writer.click(lambda _, uow: uow.log.append(entry("b")).id) == 2
    assert noted(database) == ["a", "b"]


async def test_a_refusal_reaches_the_one_who_clicked_and_undoes_what_was_written(
    writer: Writer, database: Database
) -> None:
    def refuse(_: Any, uow: Unit) -> None:
        uow.log.append(entry("never"))
        raise Refused("refused-role")

    with pytest.raises(Refused):
        await writer.click(refuse)
    assert noted(database) == []


async def test_one_bad_item_takes_nobody_with_it(writer: Writer, database: Database) -> None:
    gate = Gate()
    held = asyncio.create_task(writer.submit(gate))
    await gate.reached()

    def fail(_: Any, uow: Unit) -> None:
        uow.log.append(entry("bad"))
        raise ValueError("a bug")

    def break_the_rules(session: Any, uow: Unit) -> None:
        uow.log.append(entry("worse"))
        session.exec_driver_sql("insert into app_case (comment_id) values (4711)")

    works = [note("a"), fail, note("b"), break_the_rules, note("c")]
    together = asyncio.create_task(writer.submit_all(works))
    gate.open.set()
    results = await together
    await held
    assert [type(result).__name__ for result in results] == [
        "NoneType", "ValueError", "NoneType", "IntegrityError", "NoneType",
    ]  # fmt: skip
    assert noted(database) == ["a", "b", "c"]


async def test_a_click_goes_ahead_of_all_that_waits(writer: Writer, database: Database) -> None:
    gate = Gate()
    held = asyncio.create_task(writer.submit(gate))
    await gate.reached()
    waiting = asyncio.create_task(writer.submit_all([note(f"job{n}") for n in range(50)]))
    rows = asyncio.create_task(writer.ingest(delivery("k1")))
    await asyncio.sleep(0)
    click = asyncio.create_task(writer.click(note("click")))
    await asyncio.sleep(0)
    gate.open.set()
    await asyncio.gather(held, waiting, rows, click)
    assert noted(database)[0] == "click"
    assert len(noted(database)) == 51


async def test_whoever_clicked_waits_for_no_more_than_the_item_under_way(
    writer: Writer, database: Database
) -> None:
    """The click's commit doesn't wait for the rest of the group."""
    first, second = Gate(), Gate()
    works = asyncio.create_task(writer.submit_all([first, note("a"), second]))
    await first.reached()
    click = asyncio.create_task(writer.click(note("click")))
    await asyncio.sleep(0)
    first.open.set()
    await click
    assert noted(database) == ["click"]
    await second.reached()
    second.open.set()
    await works
    assert noted(database) == ["click", "a"]


async def test_however_much_work_waits_a_transaction_ends_in_time_and_takes_deliveries_along(
    database: Database,
) -> None:
    writer = Writer(database.transaction, Limits(seconds=0.0))
    writer.start()
    first, second = Gate(), Gate()
    works = asyncio.create_task(writer.submit_all([first, note("a"), second]))
    await first.reached()
    rows = asyncio.create_task(writer.ingest(delivery("k1")))
    await asyncio.sleep(0)
    first.open.set()
    async with asyncio.timeout(60):
        await rows
        await second.reached()
        assert noted(database) == ["a"], "what comes after it has ended the transaction"
    second.open.set()
    await works
    await writer.stop()


async def test_a_click_that_has_not_begun_in_time_is_withdrawn_and_never_done(database: Database) -> None:
    writer = Writer(database.transaction, Limits(click=0.05))
    writer.start()
    gate = Gate()
    held = asyncio.create_task(writer.submit(gate))
    await gate.reached()
    with pytest.raises(Unavailable, match="not begun in time"):
        await writer.click(note("too late"))
    gate.open.set()
    await held
    await writer.submit(note("after"))
    assert noted(database) == ["after"]
    await writer.stop()


async def test_a_click_that_has_begun_is_waited_for(database: Database) -> None:
    writer = Writer(database.transaction, Limits(click=1.0))
    writer.start()
    await writer.submit(note("warm"))
    gate = Gate()
    click = asyncio.create_task(writer.click(gate))
    await gate.reached()
    _, pending = await asyncio.wait([click], timeout=1.5)
    assert pending
    gate.open.set()
    await click
    await writer.stop()


async def test_a_delivery_that_waits_too_long_is_given_back(database: Database) -> None:
    writer = Writer(database.transaction, Limits(delivery=0.05))
    writer.start()
    gate = Gate()
    held = asyncio.create_task(writer.submit(gate))
    await gate.reached()
    with pytest.raises(Unavailable) as refused:
        await writer.ingest(delivery("k1"))
    assert refused.value.retry_after
    gate.open.set()
    await held
    await writer.stop()
    assert keys(database) == []


async def test_more_than_can_wait_is_refused_at_once(database: Database) -> None:
    writer = Writer(database.transaction, Limits(backlog=3))
    writer.start()
    gate = Gate()
    held = asyncio.create_task(writer.submit(gate))
    await gate.reached()
    taken = asyncio.create_task(writer.ingest(delivery("k1", "k2", "k3")))
    await asyncio.sleep(0)
    with pytest.raises(Unavailable, match="too much"):
        await writer.ingest(delivery("k4"))
    gate.open.set()
    await asyncio.gather(held, taken)
    assert (await writer.ingest(delivery("k4"))).accepted == 1
    await writer.stop()


async def test_deliveries_are_counted_one_by_one(writer: Writer, database: Database) -> None:
    gate = Gate()
    held = asyncio.create_task(writer.submit(gate))
    await gate.reached()
    group = [
        delivery("k1", "k2", webhook="w1", body="x"),
        delivery("k2", "k3", webhook="w2", body="y"),
        delivery("k1", "k2", webhook="w1", body="x"),
        delivery("k9", webhook="w1", body="other"),
        delivery("k4", "k4"),
    ]
    receipts = [asyncio.create_task(writer.ingest(each)) for each in group]
    await asyncio.sleep(0)
    gate.open.set()
    await held
    counted = [await each for each in receipts]
    assert [(r.accepted, r.duplicates, r.clash) for r in counted] == [
        (2, 0, False), (1, 1, False), (0, 2, False), (0, 0, True), (1, 1, False),
    ]  # fmt: skip
    assert sorted(keys(database)) == ["k1", "k2", "k3", "k4"]
    again = await writer.ingest(delivery("k1", "k5", webhook="w3"))
    assert (again.accepted, again.duplicates, len(again.stored)) == (1, 1, 1)
    replay = await writer.ingest(delivery("k1", "k5", webhook="w3"))
    assert (replay.accepted, replay.duplicates, replay.stored) == (0, 2, ())


async def test_a_delivery_larger_than_any_group_is_stored_whole(writer: Writer, database: Database) -> None:
    receipt = await writer.ingest(delivery(*(f"k{n}" for n in range(1_700))))
    assert receipt.accepted == 1_700
    assert len({waiting.id for waiting in receipt.stored}) == 1_700
    assert len(keys(database)) == 1_700


async def test_a_delivery_that_cannot_be_stored_is_put_aside_and_the_others_get_through(
    writer: Writer, database: Database
) -> None:
    gate = Gate()
    held = asyncio.create_task(writer.submit(gate))
    await gate.reached()
    bad = asyncio.create_task(writer.ingest(delivery("bad", webhook="w2", payload="\ud800")))
    good = [asyncio.create_task(writer.ingest(delivery(f"k{n}"))) for n in range(3)]
    await asyncio.sleep(0)
    gate.open.set()
    await held
    assert [(await each).accepted for each in good] == [1, 1, 1]
    assert (await bad).accepted == 1
    assert keys(database) == ["k0", "k1", "k2"]
    with database.engine.connect() as connection:
        aside = connection.exec_driver_sql("select source, what, subject, error from app_quarantine").one()
    assert tuple(aside) == ("shop", "delivery", "w2", "UnicodeEncodeError")


async def test_what_another_process_changed_meanwhile_is_decided_anew(
    writer: Writer, database: Database
) -> None:
    tries: list[int] = []

    def decide(_: Any, uow: Unit) -> str:
        tries.append(1)
        uow.log.append(entry(f"try{len(tries)}"))
        if len(tries) < 3:
            raise Stale("app_case 1")
        return "done"

    assert await writer.click(decide) == "done"
    assert noted(database) == ["try3"]


async def test_stopping_finishes_what_was_taken_and_takes_nothing_more(database: Database) -> None:
    writer = Writer(database.transaction)
    writer.start()
    gate = Gate()
    held = asyncio.create_task(writer.submit(gate))
    await gate.reached()
    waiting = asyncio.create_task(writer.submit(note("taken")))
    await asyncio.sleep(0)
    stopping = asyncio.create_task(writer.stop())
    await asyncio.sleep(0)
    with pytest.raises(Unavailable, match="stopping"):
        await writer.submit(note("late"))
    gate.open.set()
    await asyncio.gather(held, waiting, stopping)
    assert noted(database) == ["taken"]


async def test_nobody_listening_any_more_stops_nothing(writer: Writer, database: Database) -> None:
    gate = Gate()
    held = asyncio.create_task(writer.submit(gate))
    await gate.reached()
    gone = asyncio.create_task(writer.ingest(delivery("k1")))
    await asyncio.sleep(0)
    gone.cancel()
    gate.open.set()
    await held
    await writer.submit(note("after"))
    assert keys(database) == ["k1"]


class Failing(Transaction):
    """A real transaction whose commit fails while the test says so."""

    broken = False

    def commit(self) -> None:
        if Failing.broken:
            raise Unavailable("database: disk I/O error")
        super().commit()


async def test_a_failed_commit_is_told_to_everybody_in_the_group_and_nothing_stays(
    database: Database,
) -> None:
    writer = Writer(lambda: Failing(database.engine))
    writer.start()
    Failing.broken = True

    def refuse(_session: Any, _uow: Unit) -> None:
        raise Refused("refused-role")

    results = await writer.submit_all([note("a"), refuse, note("b")])
    assert [type(result).__name__ for result in results] == ["Unavailable", "Refused", "Unavailable"]
    with pytest.raises(Unavailable):
        await writer.ingest(delivery("k1"))
    Failing.broken = False
    await writer.submit(note("c"))
    assert noted(database) == ["c"]
    assert keys(database) == []
    await writer.stop()


async def test_while_another_process_holds_the_database_nothing_is_half_done(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("pragma busy_timeout = 50")
        # The pool hands the same connection to the writer.
    other = Database(sqlite_url)
    blocker = other.transaction()
    blocker.begin()
    writer = Writer(database.transaction)
    writer.start()
    for call in (writer.click(note("a")), writer.submit(note("b")), writer.ingest(delivery("k1"))):
        with pytest.raises(Unavailable, match="locked"):
            await call
    blocker.close()
    await writer.submit(note("after"))
    assert noted(database) == ["after"]
    await writer.stop()
    database.close()
    other.close()


async def test_a_full_disk_is_said_and_survived(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    writer = Writer(database.transaction)
    writer.start()
    await writer.ingest(delivery("before"))

    def limit(pages: int) -> None:
        with database.engine.connect() as connection:
            connection.exec_driver_sql(f"pragma max_page_count = {pages}")

    limit(1)  # SQLite takes what it already has
    with pytest.raises(Unavailable, match="full"):
        await writer.ingest(delivery(*(f"k{n}" for n in range(400)), payload="x" * 1000))

    def large(_: Any, uow: Unit) -> None:
        for _n in range(200):
            uow.log.append(entry("x" * 1000))

    results = await writer.submit_all([note("a"), large, note("b")])
    # SQLite may undo the whole transaction when the disk is full: then nobody is told that it was stored.
    stored = noted(database)
    for name, result in zip(("a", "b"), (results[0], results[2]), strict=True):
        assert (name in stored) == (result is None)
    assert isinstance(results[1], Unavailable)
    limit(1_000_000)
    await writer.submit(note("after"))
    assert noted(database)[-1] == "after"
    assert keys(database) == ["before"]
    await writer.stop()
    database.close()


async def test_a_server_that_drops_the_connection_is_said_and_survived(postgres_url: str) -> None:
    database = Database(postgres_url)
    writer = Writer(database.transaction)
    writer.start()

    def cut(session: Any, _uow: Unit) -> None:
        session.exec_driver_sql("select pg_terminate_backend(pg_backend_pid())")

    results = await writer.submit_all([note("a"), cut, note("b")])
    assert [isinstance(result, Unavailable) for result in results][:2] == [True, True]
    await writer.submit(note("after"))
    assert noted(database)[-1] == "after"
    assert "a" not in noted(database)
    await writer.stop()
    database.close()


CHILD = """
import asyncio, sys
from datetime import UTC, datetime
from itertools import count
from bot.writer import Writer
from handlers.relaying.inbox import Arrival, Delivery
from storage.database import Database

async def main():
    database = Database(sys.argv[1])
    writer = Writer(database.transaction)
    writer.start()
    numbers = count()

    async def send():
        for number in numbers:
            arrivals = tuple(Arrival(key=f"{number}-{part}", payload="x" * 300) for part in range(3))
            await writer.ingest(Delivery(source="shop", webhook_id=f"w{number}", received_at=datetime.now(UTC),
                                         arrivals=arrivals))
            sys.stdout.write(f"{number}\\n")
            sys.stdout.flush()

    await asyncio.gather(*(send() for _ in range(40)))

asyncio.run(main())
"""


@pytest.mark.parametrize("acknowledged", [20, 400])
def test_a_killed_process_has_stored_all_that_it_acknowledged_and_nothing_by_half(
    database_url: str, acknowledged: int
) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, database_url], stdout=subprocess.PIPE, cwd=ROOT, text=True
    )
    assert child.stdout is not None
    heard = [child.stdout.readline() for _ in range(acknowledged)]
    os.kill(child.pid, signal.SIGKILL)
    heard += child.stdout.readlines()
    child.wait()
    child.stdout.close()
    database = Database(database_url)
    stored = set(keys(database))
    for line in heard:
        if line.endswith("\n"):
            assert {f"{line.strip()}-{part}" for part in range(3)} <= stored
    whole = {key.split("-")[0] for key in stored}
    assert stored == {f"{number}-{part}" for number in whole for part in range(3)}
    assert len(whole) >= acknowledged
    database.close()
