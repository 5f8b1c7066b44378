"""The job engine: enqueued with our rows or not at all, performed soon, resumed at the next start."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from bot.jobs.engine import Jobs
from bot.jobs.internals import migrate_jobs
from handlers.effects import CloseRoom, Errand, Invite, MakeDrafts, OpenRoom, Page, PerformSend, React
from storage.database import Database
from tests.faults.newsroom import START, until


@dataclass
class Hands:
    """Does the jobs, and remembers."""

    sends: list[int] = field(default_factory=list)
    drafts: list[MakeDrafts] = field(default_factory=list)
    errands: list[Errand] = field(default_factory=list)
    before: Callable[[int], Awaitable[None]] | None = None

    async def send(self, send_id: int) -> None:
        if self.before is not None:
            await self.before(send_id)
        self.sends.append(send_id)

    async def draft(self, job: MakeDrafts) -> None:
        self.drafts.append(job)

    async def run(self, errand: Errand) -> None:
        self.errands.append(errand)


@asynccontextmanager
async def working(engine: Engine, hands: Hands, *, executor: str = "seat-1") -> AsyncIterator[Jobs]:
    jobs = Jobs(engine)
    await jobs.start(
        executor=executor, perform_send=hands.send, make_drafts=hands.draft, run_errand=hands.run
    )
    try:
        yield jobs
    finally:
        await jobs.stop(grace=0.2)


def enqueue(engine: Engine, jobs: Jobs, *sends: int) -> None:
    with engine.begin() as connection:
        for send_id in sends:
            jobs.enqueue(connection, PerformSend(send_id=send_id))


def statuses(engine: Engine) -> list[str]:
    table = "workflow_status" if engine.dialect.name == "sqlite" else "dbos.workflow_status"
    with engine.connect() as connection:
        return sorted(connection.scalars(text(f"SELECT status FROM {table}")))


async def test_jobs_are_done_after_their_transaction_commits(database: Database) -> None:
    hands = Hands()
    async with working(database.engine, hands) as jobs:
        enqueue(database.engine, jobs, 1)
        await until(lambda: hands.sends == [1])
        enqueue(database.engine, jobs, 2, 3)
        await until(lambda: sorted(hands.sends) == [1, 2, 3])


async def test_a_job_whose_transaction_is_rolled_back_never_was(database: Database) -> None:
    hands = Hands()
    async with working(database.engine, hands) as jobs:
        with database.engine.connect() as connection:
            transaction = connection.begin()
            jobs.enqueue(connection, PerformSend(send_id=13))
            transaction.rollback()
        enqueue(database.engine, jobs, 1)
        await until(lambda: hands.sends)
        assert hands.sends == [1]


async def test_a_draft_job_comes_with_the_wish_as_it_was_said(database: Database) -> None:
    hands = Hands()
    job = MakeDrafts(case_id=7, comment_version=2, asked_by="jana", wish='wärmer, "bitte" \u202e <@U1>')
    async with working(database.engine, hands) as jobs:
        with database.engine.begin() as connection:
            jobs.enqueue(connection, job)
        await until(lambda: hands.drafts)
    assert hands.drafts == [job]


async def test_a_process_that_only_enqueues_needs_no_engine_running(database: Database) -> None:
    migrate_jobs(database.engine)
    migrate_jobs(database.engine)
    enqueue(database.engine, Jobs(database.engine), 5)
    hands = Hands()
    async with working(database.engine, hands):
        await until(lambda: hands.sends == [5])


async def test_what_a_stop_cuts_off_is_done_at_the_next_start(database: Database) -> None:
    begun = asyncio.Event()

    async def for_ever(_: int) -> None:
        begun.set()
        await asyncio.sleep(60)

    async with working(database.engine, Hands(before=for_ever)) as jobs:
        enqueue(database.engine, jobs, 1)
        await asyncio.wait_for(begun.wait(), 60)
    assert statuses(database.engine) == ["PENDING"]
    hands = Hands()
    async with working(database.engine, hands):
        await until(lambda: hands.sends == [1])
        await until(lambda: statuses(database.engine) == ["SUCCESS"])


async def test_jobs_that_come_up_during_a_stop_are_not_lost(database: Database) -> None:
    begun = asyncio.Event()

    async def slowly(_: int) -> None:
        begun.set()
        await asyncio.sleep(0.05)

    before, after = Hands(before=slowly), Hands()
    jobs = Jobs(database.engine)
    await jobs.start(
        executor="seat-1", perform_send=before.send, make_drafts=before.draft, run_errand=before.run
    )
    enqueue(database.engine, jobs, *range(60))
    await asyncio.wait_for(begun.wait(), 60)
    bridge = jobs._bridge
    assert bridge is not None
    await bridge.close(0.2)
    # The queue goes on handing out jobs until the engine itself is down.
    await until(lambda: statuses(database.engine).count("PENDING") > 0)
    await jobs.stop(0)
    async with working(database.engine, after):
        await until(lambda: {*before.sends, *after.sends} == set(range(60)))
        await until(lambda: set(statuses(database.engine)) == {"SUCCESS"})


async def test_a_stop_lets_a_running_job_end(database: Database) -> None:
    begun = asyncio.Event()

    async def shortly(_: int) -> None:
        begun.set()
        await asyncio.sleep(0.1)

    hands = Hands(before=shortly)
    async with working(database.engine, hands) as jobs:
        enqueue(database.engine, jobs, 1)
        await asyncio.wait_for(begun.wait(), 60)
    assert hands.sends == [1]


async def test_a_slow_draft_does_not_stand_before_a_reply(database: Database) -> None:
    hands, slow = Hands(), asyncio.Event()

    async def hold(job: MakeDrafts) -> None:
        await slow.wait()

    jobs = Jobs(database.engine)
    await jobs.start(executor="seat-1", perform_send=hands.send, make_drafts=hold, run_errand=hands.run)
    try:
        with database.engine.begin() as connection:
            for case_id in range(30):
                jobs.enqueue(connection, MakeDrafts(case_id=case_id, comment_version=1, asked_by="jana"))
        enqueue(database.engine, jobs, 1)
        await until(lambda: hands.sends == [1])
    finally:
        slow.set()
        await jobs.stop()


async def test_finished_jobs_are_forgotten_after_a_while(database: Database) -> None:
    hands = Hands()
    async with working(database.engine, hands) as jobs:
        enqueue(database.engine, jobs, 1)
        await until(lambda: statuses(database.engine) == ["SUCCESS"])
        assert await jobs.tidy(START - timedelta(days=3650)) == 0
        assert await jobs.tidy(START + timedelta(days=3650)) == 1
        assert statuses(database.engine) == []


async def test_the_engine_says_nothing_that_we_did_not_ask_for(
    database: Database, capfd: pytest.CaptureFixture[str]
) -> None:
    hands = Hands()
    async with working(database.engine, hands) as jobs:
        enqueue(database.engine, jobs, 1)
        await until(lambda: hands.sends)
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")
    assert logging.getLogger("dbos").propagate


async def test_errands_of_every_kind_come_back_as_they_were(database: Database) -> None:
    errands: list[Errand] = [
        OpenRoom(kind="crisis", subject=3, platform="slack", name="krise-3", topic="Scherben"),
        Invite(kind="crisis", subject=3, platform="slack", channel="C1", people=("jana", "tom")),
        React(platform="discord", channel="1", message_id="2", emoji="eyes"),
        Page(kind="escalation", subject=4, people=("mara",), key="page-escalation", params={"case": "4"}),
        CloseRoom(platform="slack", channel="C1"),
    ]
    hands = Hands()
    async with working(database.engine, hands) as jobs:
        with database.engine.begin() as connection:
            for errand in errands:
                jobs.enqueue(connection, errand)
        await until(lambda: len(hands.errands) == len(errands))
    assert sorted(hands.errands, key=repr) == sorted(errands, key=repr)
