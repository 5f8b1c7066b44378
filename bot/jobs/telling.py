"""The errand that shows a card to one person by direct message: drawn once it is its turn, there at most once."""

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
    """In the words of that person."""
    dispatch: Dispatch
    tries: Tries = field(default_factory=Tries)

    def runners(self) -> Mapping[type[Errand], Runner]:
        return {TellPerson: self.tell}

    async def tell(self, errand: TellPerson) -> None:
        """Where they can't be reached the core learns it, and finds another occasion."""
        if not await self._told(errand):
            await persist(lambda: self.dispatch(NotTold(person=errand.person, since=errand.since)))

    async def _told(self, errand: TellPerson) -> bool:
        rooms, account = self.rooms.get(errand.platform), self.account(errand.person, errand.platform)
        if rooms is None or not account:
            return False
        try:
            card = await asyncio.to_thread(self.drawn, errand)
            return await self.tries.mended(
                lambda: rooms.tell(account, card, own_id=errand.number), self.tries.room
            )
        except BreakwaterError as error:
            log.warning("somebody was not told", reason=str(error), kind=errand.kind)
            return False
