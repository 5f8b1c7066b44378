"""What is looked at on both chat platforms: channels, groups that stand for roles, accounts."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from dataclasses import dataclass

from bot.channels import channels_on, private_on
from bot.chat import ChannelGone, Rooms
from bot.doctor.findings import Finding, attention, broken, ok
from handlers.errors import BreakwaterError
from handlers.people import Team

AT_ONCE = 5
Look = Callable[[str], Awaitable[list[Finding]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChatLook:
    """`lost` says in words why a channel is out of reach, by locale key."""

    rooms: Rooms
    team: Team
    lost: Callable[[str], str]

    @property
    def platform(self) -> str:
        return self.rooms.platform

    async def findings(self) -> AsyncIterator[Finding]:
        channels = {
            *channels_on(self.platform, self.team),
            *private_on(self.platform, self.team),
            *(
                place.partition(":")[2]
                for place in self.team.action_plan.followup_channels
                if place.startswith(f"{self.platform}:")
            ),
        }
        async for finding in self._each(channels, self._channel, "doctor-channels-fine"):
            yield finding
        roles = {getattr(role, self.platform): name for name, role in self.team.roles.items()}
        groups = {group: name for group, name in roles.items() if group}

        async def group(id: str) -> list[Finding]:
            return await self._group(id, groups[id])

        async for finding in self._each(groups, group, "doctor-groups-fine"):
            yield finding
        accounts = {person.account(self.platform): person.name for person in self.team.people.values()}
        known = {account: name for account, name in accounts.items() if account}

        async def account(id: str) -> list[Finding]:
            return await self._account(id, known[id])

        async for finding in self._each(known, account, "doctor-accounts-fine"):
            yield finding

    async def _each(self, ids: Collection[str], look: Look, fine: str) -> AsyncIterator[Finding]:
        """What is wrong with each, else one line for all of them."""
        turn = asyncio.Semaphore(AT_ONCE)

        async def in_turn(id: str) -> list[Finding]:
            async with turn:
                try:
                    return await look(id)
                except BreakwaterError as error:
                    return [attention(self.platform, "doctor-chat-unseen", what=id, why=str(error))]

        wrong = [one for found in await asyncio.gather(*map(in_turn, sorted(ids))) for one in found]
        for finding in wrong:
            yield finding
        if ids and not wrong:
            yield ok(self.platform, fine, count=len(ids))

    async def _channel(self, channel: str) -> list[Finding]:
        try:
            found = await self.rooms.look(channel)
        except ChannelGone as gone:
            why = self.lost(gone.key)
            return [broken(self.platform, "doctor-channel-lost", channel=channel, why=why)]
        wrong: list[Finding] = []
        if channel in private_on(self.platform, self.team) and not found.private:
            wrong.append(broken(self.platform, "doctor-channel-public", channel=channel))
        if found.lacks:
            lacks = ", ".join(found.lacks)
            wrong.append(broken(self.platform, "doctor-channel-rights", channel=channel, rights=lacks))
        return wrong

    async def _group(self, group: str, role: str) -> list[Finding]:
        if await self.rooms.members(group):
            return []
        return [attention(self.platform, "doctor-group-empty", id=group, role=role)]

    async def _account(self, account: str, name: str) -> list[Finding]:
        if await self.rooms.is_there(account):
            return []
        return [attention(self.platform, "doctor-account-gone", account=account, name=name)]
