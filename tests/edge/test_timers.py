"""Clocks that run out are handled once, late rather than never, and gone only when handled."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from bot.chat import Outcome
from bot.timers import BATCH, GROUP, TimerSweep
from bot.writer import Writer
from handlers.effects import Job, PerformSend
from handlers.errors import Unavailable
from handlers.events import Event, TimerFired
from handlers.placement import Timer
from storage.database import Database
from tests.faults.newsroom import START, TurnedClock, until

GROUPED = "rung"


@dataclass
class Sweeping:
    """A sweep with a small dispatch: takes the row first, as the real one does."""

    database: Database
    writer: Writer
    clock: TurnedClock = field(default_factory=TurnedClock)
    fired: list[TimerFired] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    fails: dict[str, Exception] = field(default_factory=dict)
    groups: list[int] = field(default_factory=list)
    most: int = 1_000

    async def dispatch(self, event: Event, *, delivery: str = "") -> Outcome:
        assert isinstance(event, TimerFired)

        def work(_: Any, uow: Any) -> None:
            if uow.timers.take(event.key, event.due_at):
                if event.key in self.fails:
                    raise self.fails[event.key]
                self.fired.append(event)

        await self.writer.submit(work)
        return Outcome()

    async def together(self, events: Sequence[TimerFired], _: float) -> int:
        """The first `most` of them in one transaction, as dispatch does."""

        def work(_: Any, uow: Any) -> list[TimerFired]:
            taken = [event for event in events[: self.most] if uow.timers.take(event.key, event.due_at)]
            for event in taken:
                if event.key in self.fails:
                    raise self.fails[event.key]
            return taken

        fired = await self.writer.submit(work)
        self.fired += fired
        self.groups.append(len(fired))
        return len(fired)

    def sweep(self) -> TimerSweep:
        return TimerSweep(
            reads=self.database.read,
            writer=self.writer,
            dispatch=self.dispatch,
            clock=self.clock,
            enqueue=lambda _, job: self.jobs.append(job),
            many=self.together,
            grouped={GROUPED},
            jobs={"send-again": lambda subject: PerformSend(send_id=subject)},
            every=0.01,
        )

    async def set(self, *timers: Timer) -> None:
        await self.writer.submit(lambda _, uow: [uow.timers.set(timer) for timer in timers])

    def left(self) -> list[str]:
        with self.database.read() as uow:
            return [timer.key for timer in uow.timers.due(START + timedelta(days=9999), 10_000)]


def timer(key: str, *, seconds: float = 60, kind: str = "lease", subject: int = 1) -> Timer:
    return Timer(key=key, due_at=START + timedelta(seconds=seconds), kind=kind, subject=subject)


@pytest.fixture
async def sweeping(database: Database) -> AsyncIterator[Sweeping]:
    writer = Writer(database.transaction)
    writer.start()
    yield Sweeping(database, writer)
    await writer.stop()


async def test_a_timer_fires_when_its_time_has_come_and_only_then(sweeping: Sweeping) -> None:
    await sweeping.set(timer("lease:1"), timer("lease:2", seconds=3600, subject=2))
    sweep = sweeping.sweep()
    sweeping.clock.turn(seconds=59)
    await sweep.sweep()
    assert sweeping.fired == []
    sweeping.clock.turn(seconds=1)
    await sweep.sweep()
    await sweep.sweep()
    assert sweeping.fired == [
        TimerFired(key="lease:1", kind="lease", subject=1, due_at=START + timedelta(seconds=60))
    ]
    assert sweeping.left() == ["lease:2"]


async def test_after_a_long_outage_all_come_late_rather_than_never(sweeping: Sweeping) -> None:
    await sweeping.set(*(timer(f"lease:{n}", seconds=n, subject=n) for n in range(BATCH + 50)))
    sweeping.clock.turn(days=3)
    running = asyncio.create_task(sweeping.sweep().run())
    await until(lambda: sweeping.left() == [])
    running.cancel()
    assert sorted(event.subject for event in sweeping.fired) == list(range(BATCH + 50))


async def test_a_timer_that_was_cancelled_or_moved_after_the_look_does_nothing(sweeping: Sweeping) -> None:
    cancelled, moved = timer("lease:1"), timer("lease:2", subject=2)
    await sweeping.set(cancelled, moved)
    sweeping.clock.turn(hours=1)
    sweep = sweeping.sweep()
    due = sweep._due(sweeping.clock(), BATCH)
    await sweeping.writer.submit(lambda _, uow: uow.timers.cancel("lease:1"))
    await sweeping.set(timer("lease:2", seconds=7200, subject=2))
    for one in due:
        await sweep._handle(one)
    assert sweeping.fired == []
    assert sweeping.left() == ["lease:2"]


async def test_one_that_cannot_be_handled_stays_and_holds_up_nobody(sweeping: Sweeping) -> None:
    sweeping.fails = {"lease:1": RuntimeError("a handler's bug"), "lease:2": Unavailable("database")}
    await sweeping.set(timer("lease:1"), timer("lease:2"), timer("lease:3", subject=3))
    sweeping.clock.turn(hours=1)
    sweep = sweeping.sweep()
    await sweep.sweep()
    assert [event.key for event in sweeping.fired] == ["lease:3"]
    assert sweeping.left() == ["lease:1", "lease:2"]

    sweeping.fails = {}
    await sweep.sweep()
    assert sweeping.left() == ["lease:1", "lease:2"], "not tried again without a pause"
    sweeping.clock.turn(seconds=2)
    await sweep.sweep()
    assert sorted(event.key for event in sweeping.fired) == ["lease:1", "lease:2", "lease:3"]
    assert sweeping.left() == []


async def test_a_send_that_waits_is_put_back_into_its_queue_once(sweeping: Sweeping) -> None:
    await sweeping.set(timer("send-again:7", kind="send-again", subject=7))
    sweeping.clock.turn(hours=1)
    sweep = sweeping.sweep()
    await sweep.sweep()
    await sweep.sweep()
    assert sweeping.jobs == [PerformSend(send_id=7)]
    assert (sweeping.fired, sweeping.left()) == ([], [])


async def test_many_at_once_are_done_at_once(sweeping: Sweeping) -> None:
    await sweeping.set(*(timer(f"lease:{n}", subject=n) for n in range(BATCH)))
    sweeping.clock.turn(hours=1)
    began = time.monotonic()
    await sweeping.sweep().sweep()
    assert len(sweeping.fired) == BATCH
    assert time.monotonic() - began < 5


def rungs(many: int) -> list[Timer]:
    return [timer(f"rung:{n:04}", kind=GROUPED, subject=n) for n in range(many)]


async def test_many_of_a_kind_are_handled_in_groups_between_which_a_click_finds_its_place(
    sweeping: Sweeping,
) -> None:
    await sweeping.set(*rungs(4 * GROUP))
    sweeping.clock.turn(hours=1)
    sweep = asyncio.create_task(sweeping.sweep().sweep())
    await until(lambda: len(sweeping.groups) > 0)
    before = await sweeping.writer.click(lambda _, uow: len(uow.timers.due(sweeping.clock(), 10_000)))
    assert before > 0, "it did not wait for all of them"
    await sweep
    assert sweeping.groups == [GROUP] * 4
    assert [event.subject for event in sweeping.fired] == list(range(4 * GROUP))
    assert sweeping.left() == []


async def test_a_group_that_used_up_its_time_goes_on_in_the_next_transaction(sweeping: Sweeping) -> None:
    sweeping.most = 7
    await sweeping.set(*rungs(20))
    sweeping.clock.turn(hours=1)
    await sweeping.sweep().sweep()
    assert (sweeping.groups, sweeping.left()) == ([7, 7, 6], [])


async def test_one_of_a_group_that_cannot_be_handled_holds_back_itself_alone(sweeping: Sweeping) -> None:
    sweeping.fails = {"rung:0003": RuntimeError("a row that nobody understands")}
    await sweeping.set(*rungs(2 * GROUP))
    sweeping.clock.turn(hours=1)
    sweep = sweeping.sweep()
    await sweep.sweep()
    assert sweeping.left() == ["rung:0003"]
    assert sorted(event.subject for event in sweeping.fired) == [n for n in range(2 * GROUP) if n != 3]
    await sweeping.set(timer("rung:more", kind=GROUPED, subject=9999))
    await sweep.sweep()
    assert sweeping.left() == ["rung:0003"], "it has to wait and is in nobody's group"
    sweeping.fails = {}
    sweeping.clock.turn(seconds=3)
    await sweep.sweep()
    assert (sweeping.left(), sweep._failures) == ([], {})


async def test_however_many_have_to_wait_the_others_come_to_their_turn(sweeping: Sweeping) -> None:
    poisoned = [timer(f"lease:{n:04}", seconds=1) for n in range(BATCH + 1)]
    sweeping.fails = {one.key: Unavailable("again and again") for one in poisoned}
    await sweeping.set(*poisoned, *rungs(3))
    sweeping.clock.turn(hours=1)
    sweep = sweeping.sweep()
    for _ in range(3):
        await sweep.sweep()
    assert [event.subject for event in sweeping.fired] == [0, 1, 2]
    assert len(sweeping.left()) == len(poisoned)
