"""Clocks that run out are handled once, late rather than never, and gone only when handled."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from bot.chat import Outcome
from bot.timers import BATCH, TimerSweep
from bot.writer import Writer
from handlers.effects import Job, PerformSend
from handlers.errors import Unavailable
from handlers.events import Event, TimerFired
from handlers.placement import Timer
from storage.database import Database
from tests.faults.newsroom import START, TurnedClock, until


@dataclass
class Sweeping:
    """A sweep with a small dispatch: takes the row first, as the real one does."""

    database: Database
    writer: Writer
    clock: TurnedClock = field(default_factory=TurnedClock)
    fired: list[TimerFired] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    fails: dict[str, Exception] = field(default_factory=dict)

    async def dispatch(self, event: Event, *, delivery: str = "") -> Outcome:
        assert isinstance(event, TimerFired)

        def work(_: Any, uow: Any) -> None:
            if uow.timers.take(event.key, event.due_at):
                if event.key in self.fails:
                    raise self.fails[event.key]
                self.fired.append(event)

        await self.writer.submit(work)
        return Outcome()

    def sweep(self) -> TimerSweep:
        return TimerSweep(
            reads=self.database.read,
            writer=self.writer,
            dispatch=self.dispatch,
            clock=self.clock,
            enqueue=lambda _, job: self.jobs.append(job),
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
    due = sweep._due(sweeping.clock())
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
