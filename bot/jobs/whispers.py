"""The errand that says one sentence to one person by direct message, in their own words and by their own clock."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import structlog

from bot.cards.parts import Card
from bot.chat import Dispatch, Rooms
from bot.jobs.errands import Runner
from bot.jobs.tries import Tries
from bot.work import persist
from handlers.effects import Errand, Whisper
from handlers.errors import BreakwaterError
from handlers.events import NotWhispered

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Whispers:
    rooms: Mapping[str, Rooms]
    account: Callable[[str, str], str]
    """Person id and platform -> account; empty if there is none."""
    drawn: Callable[[Whisper], Card]
    dispatch: Dispatch
    tries: Tries = field(default_factory=Tries)

    def runners(self) -> Mapping[type[Errand], Runner]:
        return {Whisper: self.tell}

    async def tell(self, errand: Whisper) -> None:
        """On the first platform that takes it; where none does the core says it another way."""
        card = await asyncio.to_thread(self.drawn, errand)
        for platform in errand.platforms:
            if await self._told(platform, errand, card):
                return
        await persist(lambda: self.dispatch(NotWhispered(sentence=errand.sentence)))

    async def _told(self, platform: str, errand: Whisper, card: Card) -> bool:
        rooms, account = self.rooms.get(platform), self.account(errand.person, platform)
        if rooms is None or not account:
            return False
        try:
            return await self.tries.mended(
                lambda: rooms.tell(account, card, own_id=errand.number), self.tries.mark
            )
        except BreakwaterError as error:
            log.warning("somebody was not told", reason=str(error), platform=platform)
            return False
