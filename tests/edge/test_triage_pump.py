"""From the inbox to the core: every stored comment is assessed and handled once, whatever dies on the way."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import psutil
import pytest

from bot.ingest.child import COMMAND, Child
from bot.ingest.contract import HookAuthor, HookComment, arrival
from bot.ingest.frames import Setup, pack, read_frame
from bot.ingest.portion import LEAST, MOST, Portion
from bot.ingest.thinker import Thinker
from bot.ingest.triage_pump import BATCH, TriagePump
from bot.writer import Unit, Writer
from handlers.comment import Author, Change, Comment
from handlers.errors import Unavailable
from handlers.events import CommentReceived
from handlers.people import Brand, Policy, Source, Team
from handlers.relaying.inbox import Delivery, Receipt, Waiting
from handlers.triage.taught import Lesson
from storage.database import Database
from storage.inbox import InboxStore

NOW = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
TEAM = Team(
    brands={"musterkanne": Brand(name="musterkanne")},
    sources={"shop": Source(name="shop", kind="hook", brand="musterkanne", own_ids=frozenset({"us"}))},
    policy=Policy(words={"complaint": ("pfand",)}),
)
DEADLY = """
import os, sys
from bot import triage_child
from bot.ingest.frames import Verdict

class Mortal(triage_child.Triage):
    def verdict(self, task):
        if "DEADLY" in task.payload:
            os._exit(3)
        if "HANGING" in task.payload:
            import time
            time.sleep(60)
        if "FAILING" in task.payload:
            return Verdict(id=task.id, error="ValueError")
        return super().verdict(task)

triage_child.Triage = Mortal
triage_child.main()
"""
MORTAL = (sys.executable, "-c", DEADLY)


QUICK = (
    sys.executable,
    "-c",
    """
from bot import triage_child
from bot.ingest.contract import as_incoming
from bot.ingest.frames import Verdict
from handlers.comment import Assessment

class Quick(triage_child.Triage):
    def verdict(self, task):
        incoming = as_incoming(task.id, task.source, task.payload, relay=task.relay)
        return Verdict(id=task.id, incoming=incoming, assessment=Assessment(language="de"))

triage_child.Triage = Quick
triage_child.main()
""",
)


class Core:
    """What the core was told, and what it does about it."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.events: list[CommentReceived] = []
        self.calls = 0
        self.heard = asyncio.Event()
        self.trouble: Callable[[CommentReceived], Exception | None] = lambda _: None

    async def batch(self, events: Sequence[CommentReceived], finish: Callable[[Any, Any], None]) -> float:
        self.calls += 1

        def work(session: Any, uow: Unit) -> None:
            for event in events:
                trouble = self.trouble(event)
                if trouble is not None:
                    raise trouble
            finish(session, uow)

        await self.writer.submit(work)
        self.events += events
        self.heard.set()
        return 0.001

    @property
    def texts(self) -> list[str]:
        return [event.incoming.comment.text for event in self.events]


class World:
    def __init__(
        self, database: Database, writer: Writer, core: Core, pump: TriagePump, thinker: Thinker
    ) -> None:
        self.database = database
        self.writer = writer
        self.core = core
        self.pump = pump
        self.thinker = thinker
        self.aside: list[tuple[int, str]] = []

    async def store(
        self, *texts: str, at: datetime = NOW, event: Literal["created", "deleted"] = "created"
    ) -> Receipt:
        arrivals = tuple(
            arrival(
                HookComment(
                    id=f"c:{text[:400]}", text=text, created_at=NOW, author=HookAuthor(id="lea"), event=event
                ),
                at,
            )
            for text in texts
        )
        return await self.writer.ingest(Delivery(source="shop", received_at=at, arrivals=arrivals))

    async def arrive(self, *texts: str) -> None:
        self.pump.offer((await self.store(*texts)).stored)

    @staticmethod
    def known(session: Any, _uow: Unit) -> int:
        """How many ids of deliveries are remembered."""
        return session.exec_driver_sql("select count(*) from app_delivery").scalar_one()

    def states(self) -> dict[str, int]:
        with self.database.engine.connect() as connection:
            found = connection.exec_driver_sql("select state, count(*) from app_inbox group by state")
            return {row[0]: row[1] for row in found}


@asynccontextmanager
async def a_world(
    database: Database, *, command: Sequence[str] = COMMAND, answer: float = 30.0
) -> AsyncIterator[World]:
    writer = Writer(database.transaction)
    writer.start()
    core = Core(writer)
    aside: list[tuple[int, str]] = []

    async def put_aside(id_: int, error: str) -> None:
        aside.append((id_, error))

    thinker = Thinker(TEAM, database.read, command=command, answer=answer)
    pump = TriagePump(
        thinker=thinker,
        dispatch=core.batch,
        writer=writer,
        reads=database.read,
        clock=lambda: NOW,
        put_aside=put_aside,
    )
    running = asyncio.create_task(pump.run())
    world = World(database, writer, core, pump, thinker)
    world.aside = aside
    try:
        yield world
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await writer.stop()


@pytest.fixture
async def world(database: Database) -> AsyncIterator[World]:
    async with a_world(database) as made:
        yield made


async def test_what_was_stored_is_assessed_and_handled_in_its_order(world: World) -> None:
    texts = [f"Meine Tasse Nummer {number} ist kaputt!" for number in range(120)]
    await world.arrive(*texts[:70])
    await world.arrive(*texts[70:])
    await world.pump.settle()
    assert world.core.texts == texts
    assert world.states() == {"done": 120}
    first = world.core.events[0]
    assert first.incoming.comment.source == "shop"
    assert first.assessment is not None
    assert first.assessment.language == "de"
    assert first.assessment.relay


async def test_a_child_that_is_asked_and_answers_at_the_same_time_stands_in_nobodys_way(
    sqlite_url: str,
) -> None:
    """Both pipes are full: what it writes has to be read before it takes the next question."""
    database = Database(sqlite_url)
    async with a_world(database, command=QUICK) as world:
        texts = [f"{number} {'Scherben ' * 4_000}" for number in range(4 * BATCH)]
        await world.arrive(*texts)
        async with asyncio.timeout(60):
            await world.pump.settle()
        assert [text.strip() for text in world.core.texts] == [text.strip() for text in texts]
    database.close()


async def test_the_words_of_the_configuration_reach_the_child(world: World) -> None:
    await world.arrive("Und was ist mit dem Pfand")
    await world.pump.settle()
    (event,) = world.core.events
    assert event.assessment is not None
    assert [flag.name for flag in event.assessment.flags] == ["complaint"]


async def test_what_the_team_taught_reaches_the_child_and_is_dropped_when_taken_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ingest.thinker.LEARN_EVERY", 0.0)
    text = "Bei uns steht die Kanne jeden Morgen auf dem Tisch"

    def teach(_: Any, uow: Unit) -> int:
        said = Comment(
            source="shop",
            external_id="c0",
            author=Author(id="lea"),
            text=text,
            created_at=NOW,
            received_at=NOW,
        )
        stored = uow.comments.add(said)
        lesson = Lesson(
            brand="musterkanne",
            comment_id=stored.id,
            version=1,
            flag="complaint",
            due=True,
            person="jana",
            at=NOW,
        )
        return uow.lessons.add(lesson).id

    async def flags(told: str) -> list[str]:
        await world.arrive(told)
        await world.pump.settle()
        assessment = world.core.events[-1].assessment
        assert assessment is not None
        return [flag.name for flag in assessment.flags]

    assert await flags(f"{text}.") == []
    number = await world.writer.submit(teach)
    assert await flags(f"{text}!") == ["complaint"]

    def take_back(_: Any, uow: Unit) -> None:
        uow.lessons.save(replace(uow.lessons.get(number), active=False))

    await world.writer.submit(take_back)
    assert await flags(f"{text}…") == []


async def test_a_deletion_needs_no_assessment(world: World) -> None:
    world.pump.offer((await world.store("weg", event="deleted")).stored)
    await world.pump.settle()
    (event,) = world.core.events
    assert event.incoming.change is Change.DELETED
    assert event.assessment is None


async def test_rows_left_behind_are_found_by_the_sweep_and_fresh_ones_left_alone(world: World) -> None:
    """What was handed over in memory dies with its process; the row is still there."""
    await world.store("alt", at=NOW - timedelta(seconds=11))
    await world.store("frisch", at=NOW - timedelta(seconds=9))
    assert await world.pump.sweep(NOW - timedelta(seconds=10)) == 1
    await asyncio.wait_for(world.core.heard.wait(), 60)
    assert world.core.texts == ["alt"]
    assert world.states() == {"done": 1, "new": 1}


async def test_what_is_on_its_way_is_not_taken_up_a_second_time(world: World) -> None:
    receipt = await world.store("einmal", at=NOW - timedelta(minutes=1))
    world.pump.offer(receipt.stored)
    world.pump.offer(receipt.stored)
    await world.pump.sweep(NOW)
    await world.pump.settle()
    assert world.core.texts == ["einmal"]
    assert world.core.calls == 1


async def test_a_backlog_is_not_read_again_to_find_what_lies_behind_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ingest.triage_pump.PAGE", 20)
    first = await world.store(*(f"in der Schlange {number}" for number in range(300)))
    await world.store(*(f"liegen geblieben {number}" for number in range(30)))
    idle = TriagePump(
        thinker=Thinker(TEAM, world.database.read),
        dispatch=world.core.batch,
        writer=world.writer,
        reads=world.database.read,
        clock=lambda: NOW,
    )
    idle.offer(first.stored)
    read: list[int] = []
    looked: list[int] = []

    class Counted(InboxStore):
        def waiting(self, ids: Sequence[int], /) -> list[Waiting]:
            read.append(len(ids))
            return super().waiting(ids)

        def left(self, *, before: datetime, after: int, limit: int) -> list[int]:
            looked.append(after)
            return super().left(before=before, after=after, limit=limit)

    monkeypatch.setattr("storage.unit_of_work.InboxStore", Counted)
    later = NOW + timedelta(minutes=1)
    assert await idle.sweep(later) == 20
    assert await idle.sweep(later) == 10
    assert read == [20, 10], "of what waits here already the numbers alone are read"
    assert len(looked) == 300 // 20 + 2, "the second look went on where the first had ended"
    assert await idle.sweep(later) == 0
    assert read == [20, 10]


async def test_of_two_processes_with_the_same_row_only_one_handles_it(database: Database) -> None:
    async with a_world(database) as one, a_world(database) as two:
        receipt = await one.store(*(f"t{number}" for number in range(40)))
        one.pump.offer(receipt.stored)
        two.pump.offer(receipt.stored)
        await asyncio.gather(one.pump.settle(), two.pump.settle())
        assert sorted(one.core.texts + two.core.texts) == sorted(f"t{number}" for number in range(40))
        assert one.states() == {"done": 40}
        assert one.aside == two.aside == []


async def test_a_comment_that_cannot_be_handled_is_put_aside_and_the_others_go_on(world: World) -> None:
    world.core.trouble = lambda event: KeyError("bug") if event.incoming.comment.text == "b" else None
    receipt = await world.store("a", "b", "c")
    world.pump.offer(receipt.stored)
    await world.pump.settle()
    assert sorted(world.core.texts) == ["a", "c"]
    assert world.states() == {"done": 2, "quarantined": 1}
    assert world.aside == [(receipt.stored[1].id, "KeyError")]
    with world.database.engine.connect() as connection:
        row = connection.exec_driver_sql("select what, error, payload from app_quarantine").one()
    assert (row.what, row.error) == ("comment", "KeyError")
    assert '"b"' in row.payload


async def test_while_the_store_is_away_comments_wait(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.ingest.triage_pump.PAUSE", 0.01)
    world.core.trouble = lambda _: Unavailable("database") if world.core.calls < 3 else None
    await world.arrive("a")
    await world.pump.settle()
    assert world.core.texts == ["a"]
    assert world.states() == {"done": 1}


async def test_a_child_that_is_killed_is_replaced(world: World) -> None:
    await world.arrive("a")
    await world.pump.settle()
    assert world.thinker.pid is not None
    os.kill(world.thinker.pid, signal.SIGKILL)
    await world.arrive("b", "c")
    await world.pump.settle()
    assert world.core.texts == ["a", "b", "c"]
    assert world.states() == {"done": 3}
    assert world.aside == []


async def test_files_that_are_damaged_are_told_before_the_first_comment(database: Database) -> None:
    told: asyncio.Queue[Sequence[str]] = asyncio.Queue()

    writer = Writer(database.transaction)
    thinker = Thinker(TEAM, database.read, look=lambda: ["de.model cannot be read"], lacks=told.put)
    pump = TriagePump(
        thinker=thinker,
        dispatch=Core(writer).batch,
        writer=writer,
        reads=database.read,
        clock=lambda: NOW,
    )
    running = asyncio.create_task(pump.run())
    async with asyncio.timeout(20):
        assert await told.get() == ("de.model cannot be read",) == thinker.problems
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


@pytest.mark.parametrize(("word", "answer"), [("DEADLY", 30.0), ("HANGING", 0.5)])
async def test_a_row_that_kills_the_child_three_times_is_put_aside(
    sqlite_url: str, word: str, answer: float
) -> None:
    database = Database(sqlite_url)
    async with a_world(database, command=MORTAL, answer=answer) as world:
        receipt = await world.store("a", word, "b")
        world.pump.offer(receipt.stored)
        await world.pump.settle()
        assert world.core.texts == ["a", "b"]
        assert world.states() == {"done": 2, "quarantined": 1}
        assert world.aside == [(receipt.stored[1].id, "ChildDied")]
    database.close()


async def test_a_row_that_triage_cannot_read_is_put_aside_after_three_looks(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    async with a_world(database, command=MORTAL) as world:
        await world.arrive("a", "FAILING")
        await world.pump.settle()
        assert world.core.texts == ["a"]
        assert world.states() == {"done": 1, "quarantined": 1}
        assert [error for _, error in world.aside] == ["ValueError"]
    database.close()


async def test_a_child_that_never_gets_ready_is_no_fault_of_the_comments(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ingest.thinker.FIRST_PAUSE", 0.01)
    ready = tmp_path / "ready"
    command = ("sh", "-c", f"test -e {ready} || exit 1; exec {sys.executable} -m bot.triage_child")
    database = Database(sqlite_url)
    async with a_world(database, command=command) as world:
        await world.arrive("a")
        await asyncio.to_thread(ready.touch)
        await world.pump.settle()
        assert world.core.texts == ["a"]
        assert world.aside == []
    database.close()


async def test_the_child_sees_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    child = await Child.start(TEAM)
    seen = psutil.Process(child.pid).environ()
    await child.close()
    assert "PATH" in seen
    assert not any("secret" in value for value in seen.values())


def test_the_child_ends_when_its_parent_is_gone() -> None:
    child = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(pack(Setup(team=TEAM)))
    child.stdin.flush()
    assert read_frame(child.stdout) is not None  # type: ignore[arg-type]
    child.stdin.close()
    assert child.wait(20) == 0
    child.stdout.close()


def test_a_team_survives_the_way_to_the_child() -> None:
    import msgspec

    there = msgspec.msgpack.decode(msgspec.msgpack.encode(Setup(team=TEAM)), type=Setup)
    assert there.team == replace(TEAM)


async def test_the_leader_finds_what_was_left_behind_and_forgets_what_is_old(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ingest.triage_pump.EVERY", 0.05)
    monkeypatch.setattr("storage.inbox.PORTION", 1)
    for number in range(3):
        old = Delivery(
            source="shop", webhook_id=f"w{number}", received_at=NOW - timedelta(days=8), arrivals=()
        )
        await world.writer.ingest(old)
    await world.store("alt", at=NOW - timedelta(seconds=11))
    leading = asyncio.create_task(world.pump.keep_sweeping())
    await asyncio.wait_for(world.core.heard.wait(), 60)
    async with asyncio.timeout(60):
        while (await world.writer.submit(world.known)) > 0:
            pass
    leading.cancel()
    await asyncio.gather(leading, return_exceptions=True)
    assert world.core.texts == ["alt"]


def test_a_portion_shrinks_at_once_when_comments_become_dear_and_grows_again_slowly() -> None:
    portion = Portion()
    for _ in range(40):
        portion.took(portion.size, portion.size * 0.0001)
    cheap = portion.size
    assert cheap > 100
    portion.took(cheap, cheap * 0.004)
    dear = portion.size
    assert dear < cheap / 5
    portion.took(dear, dear * 0.0001)
    assert dear <= portion.size < 2 * dear
    portion.took(1, 9.0)
    assert portion.size == LEAST
    for _ in range(200):
        portion.took(1, 0.0)
    assert portion.size == MOST


def test_a_portion_holds_what_has_piled_up_in_its_order_and_waits_for_no_more() -> None:
    portion, more = Portion(), asyncio.Queue[list[int]]()
    for first in (10, 20, 30):
        more.put_nowait(list(range(first, first + 10)))
    now, left = portion.of(list(range(10)), more)
    assert now + left == list(range(30))
    assert len(now) == portion.size
    assert more.qsize() == 1, "what is not needed now may still be asked of whoever fills it"
    assert portion.of(left, more) == (list(range(len(now), 40)), [])
    assert portion.of([7], more) == ([7], [])
