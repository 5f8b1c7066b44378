"""The errand that tells one person something by direct message, in their own words: there at most once."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import structlog

from bot.cards.parts import Card
from bot.chat import Dispatch, Rooms
from bot.jobs.errands import Runner
from bot.jobs.tries import Tries
from bot.work import persist
from handlers.effects import Errand, TellPerson
from handlers.errors import BreakwaterError
from handlers.events import NotTold

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Telling:
    rooms: Mapping[str, Rooms]
    account: Callable[[str, str], str]
    """Person id and platform -> account; empty if there is none."""
    drawn: Callable[[TellPerson], Card]
    """Once it is its turn, in the words and by the clock of that person."""
    dispatch: Dispatch
    tries: Tries = field(default_factory=Tries)

    def runners(self) -> Mapping[type[Errand], Runner]:
        return {TellPerson: self.tell}

    async def tell(self, errand: TellPerson) -> None:
        """On the first platform that takes it; where none does the core finds another way or occasion."""
        last = errand.platforms[-1:]
        for platform in errand.platforms:
            # Who can be told elsewhere need not wait for one that is out of reach.
            if await self._told(platform, errand, self.tries.room if platform in last else self.tries.mark):
                return
        missed = NotTold(person=errand.person, kind=errand.kind, params=errand.params)
        await persist(lambda: self.dispatch(missed))

    async def _told(self, platform: str, errand: TellPerson, seconds: float) -> bool:
        rooms, account = self.rooms.get(platform), self.account(errand.person, platform)
        if rooms is None or not account:
            return False
        try:
            card = await asyncio.to_thread(self.drawn, errand)
            return await self.tries.mended(lambda: rooms.tell(account, card, own_id=errand.number), seconds)
        except BreakwaterError as error:
            log.warning("somebody was not told", reason=str(error), platform=platform, kind=errand.kind)
            return False
