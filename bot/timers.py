"""Clocks that run out become events: a sweep over app_timer, late rather than never."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
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
GROUP = 40
"""Clocks of one kind that are handled in one transaction at most."""
SHARE = 0.02
"""Seconds that such a transaction decides for: a click waits until it is written, and may wait no longer."""

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
    many: Callable[[Sequence[TimerFired], float], Awaitable[int]]
    """Handle several of one kind in one transaction, for so many seconds; gives back how many. None if one fails."""
    grouped: Collection[str]
    """The kinds that can be handled so."""
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
        room = BATCH + len(self._failures)  # those that have to wait leave their place to others
        due = await asyncio.to_thread(self._due, now, room)
        ready = [timer for timer in due if self._may(timer, now)]
        single = [timer for timer in ready if timer.kind not in self.grouped]
        groups = [[timer for timer in ready if timer.kind == kind] for kind in self.grouped]
        fired = await asyncio.gather(
            *(self._fire(timer, now) for timer in single), *(self._fire_all(group, now) for group in groups)
        )
        if len(due) == room:
            return any(fired)
        for key in self._failures.keys() - {timer.key for timer in due}:
            del self._failures[key]  # taken or moved by somebody else
        return False

    def _due(self, now: datetime, room: int) -> list[Timer]:
        with self.reads() as uow:
            return uow.timers.due(now, room)

    async def _fire_all(self, timers: list[Timer], now: datetime) -> bool:
        """One group after the other, so that others get in between. Where one fails all of its group go alone, and
        only those that fail there have to wait. True if any is gone now."""
        fired = False
        while timers:
            group = timers[:GROUP]
            try:
                done = await self.many([_event(timer) for timer in group], SHARE)
                fired = True
            except Exception as problem:  # noqa: BLE001 -- each says it itself when it goes alone
                log.info("clocks are handled one by one", kind=group[0].kind, problem=type(problem).__name__)
                alone = await asyncio.gather(*(self._fire(timer, now) for timer in group))
                done, fired = 0, fired or any(alone)
                timers = timers[len(group) :]
            for timer in timers[:done]:
                self._failures.pop(timer.key, None)
            timers = timers[done:]
        return fired

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
        await self.dispatch(_event(timer))

    def _enqueue(self, session: Any, uow: UnitOfWork, timer: Timer) -> None:
        if uow.timers.take(timer.key, timer.due_at):
            self.enqueue(session, self.jobs[timer.kind](timer.subject))


def _event(timer: Timer) -> TimerFired:
    return TimerFired(key=timer.key, kind=timer.kind, subject=timer.subject, due_at=timer.due_at)
