"""Whether channels for private matters are closed: looked at on the platforms, at the start and every hour."""

import asyncio
from collections.abc import Awaitable, Collection, Mapping
from dataclasses import dataclass

import structlog

from bot.chat import ChannelGone, Dispatch, Rooms
from handlers.errors import BreakwaterError
from handlers.events import ChannelsSeen
from handlers.linked import PLATFORMS
from handlers.ports import UnitOfWork

EVERY = 3600.0
"""Seconds between two rounds."""
AGAIN = 10.0
"""After a round in which something could not be looked at."""
log = structlog.get_logger(__name__)


class Unseen:
    """Channels for private matters that nobody has looked at yet: until then nothing goes there."""

    def __init__(self, channels: Collection[str]) -> None:
        self._left = {(name.partition(":")[0], name.partition(":")[2]) for name in channels}

    def __call__(self, uow: UnitOfWork) -> Collection[tuple[str, str]]:
        """Platform and channel. What was looked at once is asked about no more, also after a restart."""
        if self._left:
            self._left -= {(one.platform, one.channel) for one in uow.opened.find()}
        return self._left


@dataclass(frozen=True, kw_only=True)
class Closed:
    """Run by the leader."""

    rooms: Mapping[str, Rooms]
    channels: Collection[str]
    """As the configuration names them: `slack:C0123`."""
    dispatch: Dispatch
    every: float = EVERY

    async def run(self) -> None:
        while True:
            done = await self.look()
            await asyncio.sleep(self.every if done else min(AGAIN, self.every))

    async def look(self) -> bool:
        """One round; False if something has to be looked at again soon. What can't be looked at stays as it is. Both
        platforms at a time: at the very first start private matters wait for it on each."""
        looks: list[Awaitable[bool]] = []
        for platform in PLATFORMS:
            mine = sorted(name for name in self.channels if name.startswith(f"{platform}:"))
            rooms = self.rooms.get(platform)
            if rooms is not None and mine:
                looks.append(self._look(rooms, platform, [name.partition(":")[2] for name in mine]))
        return all(await asyncio.gather(*looks))

    async def _look(self, rooms: Rooms, platform: str, channels: list[str]) -> bool:
        found: dict[bool, list[str]] = {True: [], False: []}
        away: list[str] = []
        done = True
        for channel in channels:
            try:
                found[(await rooms.look(channel)).private].append(channel)
            except ChannelGone as gone:
                away.append(channel)
                log.warning("a channel is out of reach", platform=platform, channel=channel, reason=gone.key)
            except BreakwaterError as error:
                log.info("a channel could not be looked at", platform=platform, reason=str(error))
                done = False
        try:
            seen = ChannelsSeen(
                platform=platform, open=tuple(found[False]), closed=tuple(found[True]), gone=tuple(away)
            )
            await self.dispatch(seen)
        except BreakwaterError as error:
            log.warning("what was seen of channels was not stored", platform=platform, reason=str(error))
            return False
        return done
