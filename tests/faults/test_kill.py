"""kill -9 at every boundary of a publication, counted at the far side: once, or the person is asked; never lost."""

import asyncio
import json
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.jobs.engine import Jobs
from bot.jobs.internals import migrate_jobs
from handlers.case import State
from handlers.draft import Send, SendKind, SendState
from handlers.effects import PerformSend
from storage.database import Database
from tests.faults.far_side import FarSide, far_side
from tests.faults.newsroom import TEXT, approved_reply, until

ROOT = Path(__file__).parents[2]

PLACES = [
    "approved",
    "job taken, not entered",
    "entered, not sent",
    "answered, not recorded",
    "recorded, not told",
    "told, job not finished",
]
LOOKS = ["before the look", "looked, not recorded"]
SIDES = {
    "remembers keys": {"honours_key": True, "can_look_up": True},
    "can only look up": {"honours_key": False, "can_look_up": True},
    "cannot look up": {"honours_key": False, "can_look_up": False},
}
ASKED = {"entered, not sent", "answered, not recorded", *LOOKS}
"""Where nobody can know what became of it, unless the network can be asked."""


@dataclass
class Process:
    """One bot, running; `ended` once it is gone."""

    running: asyncio.subprocess.Process
    said: list[str] = field(default_factory=list)

    async def listen(self) -> None:
        assert self.running.stdout is not None
        async for line in self.running.stdout:
            self.said.append(line.decode().strip())

    @property
    def ended(self) -> bool:
        return self.running.returncode is not None

    @property
    def ready(self) -> bool:
        return any(word.startswith("ready") for word in self.said)

    async def kill(self) -> None:
        if not self.ended:
            self.running.kill()
        await self.running.wait()


@dataclass
class Town:
    database: Database
    side: FarSide
    can_look_up: bool = True

    def plan(self, *numbers: int, kind: SendKind = SendKind.REPLY) -> list[Send]:
        """Approve in this process: row and job in one transaction."""
        migrate_jobs(self.database.engine)
        jobs = Jobs(self.database.engine)
        sends = []
        for number in numbers:
            transaction = self.database.transaction()
            transaction.begin()
            with transaction.item() as (session, uow):
                sends.append(approved_reply(uow, number, kind=kind))
                jobs.enqueue(session, PerformSend(send_id=sends[-1].id))
            transaction.commit()
            transaction.close()
        return sends

    @asynccontextmanager
    async def process(self, *, die_at: str = "", **order: Any) -> AsyncIterator[Process]:
        told = {
            "database": self.database.address,
            "far_side": self.side.url,
            "can_look_up": self.can_look_up,
            "die_at": die_at,
            **order,
        }
        running = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.faults.process",
            json.dumps(told),
            stdout=asyncio.subprocess.PIPE,
            cwd=ROOT,
        )
        process = Process(running)
        listening = asyncio.create_task(process.listen())
        try:
            yield process
        finally:
            await process.kill()
            await listening

    async def dies(self, place: str, **order: Any) -> None:
        """A process that gets as far as that place."""
        async with self.process(die_at=place, **order) as process:
            await until(lambda: process.ended, what=f"it never came to {place!r}")
            assert process.running.returncode == -9

    def rows(self) -> list[Send]:
        with self.database.read() as uow:
            return uow.sends.find()

    def at_it(self, sitting: str) -> bool:
        """That process is just sending something."""
        return any(row.slot == sitting and row.state is SendState.SENDING for row in self.rows())

    def all_told(self) -> bool:
        """Every row has its end, and every case heard of it once."""
        with self.database.read() as uow:
            cases = uow.cases.find()
            told = [len(uow.log.of(f"case:{case.id}")) for case in cases]
        over = all(row.state not in {SendState.PLANNED, SendState.SENDING} for row in self.rows())
        return over and bool(cases) and all(n == 1 for n in told)

    def check(self, sends: int, *, asked: bool) -> None:
        """Counted at the far side."""
        assert self.side.doubles() == {}
        assert len(self.rows()) == sends
        published = {post["comment_id"] for post in self.side.published}
        assert set(self.side.texts()) <= {TEXT}
        with self.database.read() as uow:
            for row in self.rows():
                state = uow.cases.get(row.case_id).state
                if row.state is SendState.SENT:
                    assert (row.external_id in published, state) == (True, State.ANSWERED)
                    assert self.side.by_key[row.key] == row.proof_id
                else:
                    assert (row.state, state) == (SendState.UNKNOWN, State.CLAIMED)
                    assert asked, f"{row.key} ended as unknown"


@asynccontextmanager
async def town(database: Database, kind: str, *, slow: float = 0.0) -> AsyncIterator[Town]:
    how = SIDES[kind]
    async with far_side(honours_key=how["honours_key"], slow=slow) as side:
        try:
            yield Town(database, side, how["can_look_up"])
        finally:
            database.close()


async def killed_once(database: Database, kind: str, place: str) -> None:
    async with town(database, kind) as t:
        if place in LOOKS:
            t.plan(1)
            await t.dies("answered, not recorded")
            await t.dies(place)
        else:
            await t.dies(place, approve=[1])
        async with t.process():
            await until(t.all_told, what="the end of the send")
        t.check(1, asked=not t.can_look_up and place in ASKED)


@pytest.mark.parametrize("place", PLACES + LOOKS)
async def test_killed_at_a_boundary_and_started_again_it_publishes_once(sqlite_url: str, place: str) -> None:
    await killed_once(Database(sqlite_url), "can only look up", place)


async def test_killed_after_hiding_and_started_again_it_hides_once(sqlite_url: str) -> None:
    async with town(Database(sqlite_url), "can only look up") as t:
        t.plan(1, kind=SendKind.HIDE)
        await t.dies("answered, not recorded")
        async with t.process():
            await until(t.all_told, what="the end of the send")
        assert [(one["action"], one["comment_id"]) for one in t.side.published] == [("hide", "c1")]
        assert [row.state for row in t.rows()] == [SendState.SENT]


async def test_where_nobody_can_look_a_kill_ends_in_a_question(sqlite_url: str) -> None:
    await killed_once(Database(sqlite_url), "cannot look up", "answered, not recorded")


@pytest.mark.faults_full
@pytest.mark.parametrize("kind", SIDES)
@pytest.mark.parametrize("place", PLACES + LOOKS)
async def test_every_boundary_on_every_kind_of_network(database: Database, kind: str, place: str) -> None:
    if place in LOOKS and not SIDES[kind]["can_look_up"]:
        return  # nobody looks there
    await killed_once(database, kind, place)


async def killed_under_way(database: Database, kind: str) -> None:
    """The network has the request, we have no answer."""
    async with town(database, kind, slow=0.3) as t:
        t.plan(1)
        async with t.process() as process:
            await asyncio.wait_for(t.side.seen.wait(), 120)
            await process.kill()
        t.side.slow = 0.0
        async with t.process():
            await until(t.all_told, what="the end of the send")
        t.check(1, asked=not t.can_look_up)


async def test_killed_while_the_network_is_at_it_it_publishes_once(database: Database) -> None:
    await killed_under_way(database, "can only look up")


@pytest.mark.faults_full
@pytest.mark.parametrize("kind", SIDES)
async def test_killed_while_the_network_is_at_it_whatever_the_network(database: Database, kind: str) -> None:
    await killed_under_way(database, kind)


async def test_a_second_process_takes_over_what_a_dead_one_left(postgres_url: str) -> None:
    async with town(Database(postgres_url), "can only look up", slow=0.4) as t:
        migrate_jobs(t.database.engine)
        async with t.process() as first:
            await until(lambda: "leads" in first.said)
            async with t.process() as second:
                await until(lambda: second.ready)
                assert "leads" not in second.said
                t.plan(*range(24))
                sitting = next(word for word in first.said if word.startswith("ready")).split()[1]
                await until(lambda: t.at_it(sitting), what="the first one at work")
                await first.kill()
                await until(t.all_told, 120, what="the end of all sends")
                assert "leads" in second.said
        t.check(24, asked=False)


async def test_a_process_whose_seat_is_lost_stops_at_once(postgres_url: str) -> None:
    async with town(Database(postgres_url), "can only look up") as t, t.process() as process:
        await until(lambda: process.ready)
        with t.database.engine.begin() as connection:
            connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE application_name = 'breakwater seat'"
                )
            )
        await until(lambda: process.ended, 60, what="it went on without its seat")


async def killed_at_random(t: Town, sends: int, kills: int, processes: int, *, seed: int) -> None:
    chance = random.Random(seed)
    t.plan(*range(sends))
    for _ in range(kills):
        async with t.process() as process:
            await until(lambda: process.ready)
            await asyncio.sleep(chance.uniform(0.0, 0.6))
    if processes == 1:
        async with t.process():
            await until(t.all_told, 200, what="the end of all sends")
        return
    async with t.process() as one, t.process() as other:
        await until(lambda: one.ready and other.ready)
        await asyncio.sleep(chance.uniform(0.0, 0.6))
        await chance.choice((one, other)).kill()
        await until(t.all_told, 200, what="the end of all sends")


@pytest.mark.faults_full
@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", SIDES)
@pytest.mark.parametrize("seed", range(3))
async def test_killed_at_random_again_and_again_nothing_is_lost_or_doubled(
    database: Database, kind: str, seed: int
) -> None:
    async with town(database, kind, slow=0.05) as t:
        t.side.faults = [""] * 20 + ["503", "lost", "", "reset", "429 0.1", "", "500"] * 6
        processes = 2 if database.engine.dialect.name == "postgresql" else 1
        await killed_at_random(t, 80, 6, processes, seed=seed)
        t.check(80, asked=not t.can_look_up)
        print(f"{len(t.side.published)} published of 80, {t.side.posts} posts, {t.side.looks} looks")
