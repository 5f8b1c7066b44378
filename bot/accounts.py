"""Whether the team's accounts are still there: asked at the start and now and then. Who left while nobody was listening
would otherwise stay in the team for ever."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import structlog

from bot.chat import Dispatch, Rooms
from handlers.errors import BreakwaterError
from handlers.events import AccountsRead
from handlers.linked import PLATFORMS

EVERY = 3600.0
"""Seconds between two rounds."""
GAP = 1.0
"""Seconds between two questions: Slack takes a hundred a minute, and chat has other things to do."""
log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Accounts:
    """Run by the leader."""

    rooms: Mapping[str, Rooms]
    team: Callable[[], Mapping[str, frozenset[str]]]
    """Platform -> accounts that are the team's, those known to be gone included."""
    dispatch: Dispatch
    every: float = EVERY
    gap: float = GAP

    async def run(self) -> None:
        while True:
            await self.read()
            await asyncio.sleep(self.every)

    async def read(self) -> None:
        """One round. What can't be read stays as it is."""
        wanted = await asyncio.to_thread(self.team)
        for platform in PLATFORMS:
            rooms = self.rooms.get(platform)
            if rooms is not None:
                await self._look(rooms, platform, sorted(wanted.get(platform, ())))

    async def _look(self, rooms: Rooms, platform: str, accounts: list[str]) -> None:
        there: dict[bool, list[str]] = {True: [], False: []}
        for account in accounts:
            await asyncio.sleep(self.gap)
            try:
                there[await rooms.is_there(account)].append(account)
            except BreakwaterError as error:
                log.info("an account could not be read", platform=platform, reason=str(error))
        if len(there[False]) > 1 and not there[True]:
            # Rather another workspace or server than a team that has gone to the last.
            log.warning("nobody of the team seems to be there; is this the right place?", platform=platform)
            return
        event = AccountsRead(platform=platform, gone=tuple(there[False]), there=tuple(there[True]))
        try:
            await self.dispatch(event)
        except BreakwaterError as error:
            log.warning("what was read of accounts was not stored", platform=platform, reason=str(error))
