"""Having drafts made: whatever happens to the model, an answer comes back to the case."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from bot.chat import Dispatch
from bot.work import persist
from handlers.effects import MakeDrafts
from handlers.events import DraftsMade

DraftMaker = Callable[[MakeDrafts], Awaitable[DraftsMade]]
"""Gathers what the writer of a draft may know, and asks model or templates. Falls back to templates by itself."""
LONGEST = 90.0
"""Seconds; the maker's own timeouts are shorter, this only keeps a hanging one from holding its place for ever."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Drafting:
    """At least once: after a crash the model is asked again, since its answer is kept nowhere but in the case."""

    make: DraftMaker
    dispatch: Dispatch
    longest: float = LONGEST

    async def perform(self, job: MakeDrafts) -> None:
        try:
            async with asyncio.timeout(self.longest):
                made = await self.make(job)
        except Exception:
            log.exception("no drafts came back", case_id=job.case_id)
            made = DraftsMade(
                case_id=job.case_id,
                comment_version=job.comment_version,
                asked_by=job.asked_by,
                variants=(),
                origin="template",
                failure="draft-failure-broken",
            )
        await persist(lambda: self.dispatch(made))
