"""Clocks that run out become events: a sweep over app_timer, late rather than never."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.chat import Dispatch
from bot.work import Reads, Writer
from handlers.effects import Job
from handlers.errors import Unavailable
from handlers.events import TimerFired
from handlers.placement import Timer
from handlers.ports import UnitOfWork

EVERY = 1.0
"""Seconds between two sweeps."""
BATCH = 500

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Failure:
    """A timer whose handling failed is left alone for a while: it must hold up neither the others nor the log."""

    tries: int
    not_before: datetime


@dataclass(frozen=True, kw_only=True)
class TimerSweep:
    """Run by the leader alone. A timer's row goes in the transaction that handles it: after a crash it fires again."""

    reads: Reads
    writer: Writer
    dispatch: Dispatch
    clock: Callable[[], datetime]
    enqueue: Callable[[Any, Job], None]
    jobs: Mapping[str, Callable[[int], Job]]
    """Kinds that only put a job back into its queue: kind -> job of a subject. All others are events."""
    every: float = EVERY
    _failures: dict[str, _Failure] = field(default_factory=dict)

    async def run(self) -> None:
        while True:
            try:
                while await self.sweep():
                    pass
            except Unavailable as away:
                log.warning("timers could not be read", what=away.what)
            await asyncio.sleep(self.every)

    async def sweep(self) -> bool:
        """Fire what is due, all at once so that the writer commits them in groups. True if there may be more."""
        now = self.clock()
        due = await asyncio.to_thread(self._due, now)
        fired = await asyncio.gather(*(self._fire(timer, now) for timer in due if self._may(timer, now)))
        return len(due) == BATCH and any(fired)

    def _due(self, now: datetime) -> list[Timer]:
        with self.reads() as uow:
            return uow.timers.due(now, BATCH)

    def _may(self, timer: Timer, now: datetime) -> bool:
        failure = self._failures.get(timer.key)
        return failure is None or now >= failure.not_before

    async def _fire(self, timer: Timer, now: datetime) -> bool:
        """True if it is gone now."""
        try:
            await self._handle(timer)
        except Exception as problem:
            tries = self._failures[timer.key].tries + 1 if timer.key in self._failures else 1
            pause = timedelta(seconds=min(2.0**tries, 300.0))
            self._failures[timer.key] = _Failure(tries=tries, not_before=now + pause)
            if isinstance(problem, Unavailable):
                log.warning("a timer has to wait", key=timer.key, what=problem.what)
            else:
                log.exception("a timer could not be handled, it will be tried again", key=timer.key)
            return False
        self._failures.pop(timer.key, None)
        return True

    async def _handle(self, timer: Timer) -> None:
        if timer.kind in self.jobs:
            await self.writer.submit(lambda session, uow: self._enqueue(session, uow, timer))
            return
        await self.dispatch(
            TimerFired(key=timer.key, kind=timer.kind, subject=timer.subject, due_at=timer.due_at)
        )

    def _enqueue(self, session: Any, uow: UnitOfWork, timer: Timer) -> None:
        if uow.timers.take(timer.key, timer.due_at):
            self.enqueue(session, self.jobs[timer.kind](timer.subject))
