"""What the leader does for all: give the jobs of dead processes to the living, and forget those long finished."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from bot.jobs.engine import Jobs
from bot.jobs.internals import recover_jobs
from bot.jobs.seats import Seat
from handlers.errors import Unavailable

LOOK = 2.0
"""Seconds between two looks; a seat must be found free in two running, since a restart frees it for a moment."""
KEEP = timedelta(days=7)
_TIDY_EVERY = 1800
"""Looks, about an hour."""

log = structlog.get_logger(__name__)


async def keep_recovering(
    jobs: Jobs, seat: Seat, clock: Callable[[], datetime], *, look: float = LOOK
) -> None:
    """Runs for as long as this process leads."""
    await seat.lead()
    before: frozenset[str] = frozenset()
    looks = 0
    while True:
        try:
            now = await _left_behind(jobs, seat)
            found = await seat.recover(sorted(now & before), _recover)
            before = now
            if found:
                log.warning("took over the jobs of dead processes", jobs=found)
            if looks % _TIDY_EVERY == 0:
                await jobs.tidy(clock() - KEEP)
        except Unavailable as away:
            log.warning("could not look after other processes' jobs", what=away.what)
        looks += 1
        await asyncio.sleep(look)


async def _left_behind(jobs: Jobs, seat: Seat) -> frozenset[str]:
    held = {sitting.rpartition("-")[0] for sitting in await seat.living()}
    return await jobs.unfinished() - held


async def _recover(executor: str) -> int:
    return await asyncio.to_thread(recover_jobs, [executor])
