"""The errand that puts the report of a crisis into a room: read and drawn once it is its turn, there at most once."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import structlog

from bot.chat import Dispatch, File, RoomRefused, Rooms
from bot.jobs.errands import Runner
from bot.jobs.tries import Tries
from bot.work import persist
from handlers.effects import Errand, ShareReport
from handlers.errors import BreakwaterError
from handlers.events import ReportShared

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class ReportErrands:
    rooms: Mapping[str, Rooms]
    written: Callable[[ShareReport], tuple[str, Sequence[File]]]
    """The line above, and the files. Takes its time: reads and draws."""
    dispatch: Dispatch
    tries: Tries = field(default_factory=Tries)

    def runners(self) -> Mapping[type[Errand], Runner]:
        return {ShareReport: self.share}

    async def share(self, errand: ShareReport) -> None:
        problem = ""
        try:
            await self.tries.mended(lambda: self._shared(errand), self.tries.room)
        except BreakwaterError as error:
            problem = str(error) or type(error).__name__
            log.warning("a report was not shared", reason=problem, crisis=errand.crisis)
        event = ReportShared(crisis=errand.crisis, platform=errand.platform, at=errand.at, problem=problem)
        await persist(lambda: self.dispatch(event))

    async def _shared(self, errand: ShareReport) -> None:
        rooms = self.rooms.get(errand.platform)
        if rooms is None:
            raise RoomRefused("room-failed-off")
        line, files = await asyncio.to_thread(self.written, errand)
        await rooms.share(errand.channel, line, files)
