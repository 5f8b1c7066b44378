"""The errand that gives a file of ours to one person: drawn once it is its turn, there at most once."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import structlog

from bot.chat import File, Rooms
from bot.jobs.errands import Runner
from bot.jobs.tries import Tries
from handlers.effects import Errand, HandFile
from handlers.errors import BreakwaterError

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Handing:
    rooms: Mapping[str, Rooms]
    account: Callable[[str, str], str]
    """Person id and platform -> account; empty if there is none."""
    drawn: Callable[[HandFile], tuple[str, Sequence[File]]]
    """The line above, and the files; no files where there is nothing to hand over any more."""
    tries: Tries = field(default_factory=Tries)

    def runners(self) -> Mapping[type[Errand], Runner]:
        return {HandFile: self.hand}

    async def hand(self, errand: HandFile) -> None:
        """Where it can't be done it is left: who asked for it has been told of the other way."""
        rooms, account = self.rooms.get(errand.platform), self.account(errand.person, errand.platform)
        if rooms is None or not account:
            return
        try:
            line, files = await asyncio.to_thread(self.drawn, errand)
            if files:
                await self.tries.mended(lambda: rooms.hand(account, line, files), self.tries.room)
        except BreakwaterError as error:
            log.warning("a file was not handed over", reason=str(error), kind=errand.kind)
