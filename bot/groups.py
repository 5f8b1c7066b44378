"""Who stands behind a role: the groups that the configuration names, read every few minutes, without a burst."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.chat import Dispatch, Rooms
from handlers.errors import BreakwaterError
from handlers.events import GroupsRead
from handlers.people import Team

PLATFORMS = ("slack", "discord")
log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """Seconds."""

    every: float = 300
    trusted: float = 3600
    """For so long a group that can't be read counts as it was read last; after that nobody is known to be in it."""
    gap: float = 3
    """Between two groups: Slack takes 20 such questions a minute, and chat has other things to do."""
    again: float = 15
    """Until something that failed is tried again, doubled each time up to `every`; and the least between two rounds."""


def pace_of(team: Team) -> Pace:
    return Pace(every=_seconds(team.policy.groups_every), trusted=_seconds(team.policy.groups_trusted))


def groups_of(team: Team) -> Mapping[str, frozenset[str]]:
    """Platform -> ids of the groups that stand for roles there."""
    return {
        platform: frozenset(filter(None, (getattr(role, platform) for role in team.roles.values())))
        for platform in PLATFORMS
    }


@dataclass(kw_only=True)
class Groups:
    """Run by the leader. Each round ends in one GroupsRead a platform, which leaves out what is not known."""

    rooms: Mapping[str, Rooms]
    wanted: Mapping[str, frozenset[str]]
    dispatch: Dispatch
    pace: Pace = field(default_factory=Pace)
    monotonic: Callable[[], float] = time.monotonic
    _known: dict[tuple[str, str], tuple[frozenset[str], float]] = field(
        default_factory=dict[tuple[str, str], tuple[frozenset[str], float]]
    )
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _named: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    """Groups that a platform has named since the last round."""
    _all: bool = True
    """Something has changed, and nobody has said in which group."""

    def soon(self) -> None:
        """A platform has told that somebody came, went, or changed their groups."""
        self._all = True
        self._changed.set()

    def changed(self, platform: str, group: str) -> None:
        """The same of one group: it alone is read, and only if a role stands for it."""
        if group in self.wanted.get(platform, ()):
            self._named.add((platform, group))
            self._changed.set()

    async def run(self) -> None:
        failures = 0
        full_at = self.monotonic()
        while True:
            self._changed.clear()
            now = self.monotonic()
            named, self._named = frozenset(self._named), set()
            if self._all or not named or now >= full_at:
                self._all, full_at = False, now + self.pace.every
                whole = await self.read()
            else:
                whole = await self.read(named)
            failures = 0 if whole else failures + 1
            self._all = self._all or not whole
            least = self.pace.again
            longest = self.pace.every if whole else min(least * 2 ** (failures - 1), self.pace.every)
            await asyncio.sleep(least)
            try:
                async with asyncio.timeout(max(longest - least, 0)):
                    await self._changed.wait()
            except TimeoutError:
                continue

    async def read(self, only: frozenset[tuple[str, str]] | None = None) -> bool:
        """One round over both platforms, or over these groups. False if something could not be read."""
        whole = True
        for platform, groups in self.wanted.items():
            rooms = self.rooms.get(platform)
            read = sorted(one for one in groups if only is None or (platform, one) in only)
            if rooms is None or not read:
                continue
            for number, group in enumerate(read):
                if number:
                    await asyncio.sleep(self.pace.gap)
                whole = await self._read(rooms, platform, group) and whole
            whole = await self._say(platform, groups) and whole
        return whole

    async def _read(self, rooms: Rooms, platform: str, group: str) -> bool:
        try:
            self._known[platform, group] = (await rooms.members(group), self.monotonic())
        except BreakwaterError as error:
            log.warning("a group could not be read", platform=platform, group=group, reason=str(error))
            return False
        return True

    async def _say(self, platform: str, groups: frozenset[str]) -> bool:
        since = self.monotonic() - self.pace.trusted
        known = {group: self._known[platform, group] for group in groups if (platform, group) in self._known}
        trusted = {group: accounts for group, (accounts, at) in known.items() if at >= since}
        for group in groups - trusted.keys():
            log.warning("nobody is known to be in a group", platform=platform, group=group)
        try:
            await self.dispatch(GroupsRead(platform=platform, groups=trusted))
        except BreakwaterError as error:
            log.warning("what was read of groups was not stored", platform=platform, reason=str(error))
            return False
        return True


def _seconds(span: timedelta) -> float:
    return span.total_seconds()
