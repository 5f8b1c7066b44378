"""Who has which role: the server's list of members, read page by page, once for all roles that are asked for."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.discord.rest import Api, DiscordRefused
from handlers.errors import Unavailable

GUILDS = "/users/@me/guilds"
MEMBERS = "/guilds/{guild_id}/members"
PAGE = 1000
FRESH = 60.0
"""Seconds for which one reading serves every role that is asked for."""
PAUSE = 1.0
"""Seconds between two pages: nobody waits for them."""


@dataclass(kw_only=True)
class Members:
    """Discord tells who is in a role only by listing everybody, which takes the privileged members intent."""

    api: Api
    pause: float = PAUSE
    monotonic: Callable[[], float] = time.monotonic
    _roles: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    _read_at: float | None = None
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def with_role(self, role: str) -> frozenset[str]:
        """Nobody for a role that is gone. Raises Unavailable, and DiscordRefused where the list is closed to us."""
        async with self._lock:
            if self._read_at is None or self.monotonic() - self._read_at > FRESH:
                self._roles = await self._read()
                self._read_at = self.monotonic()
        return self._roles.get(role, frozenset())

    def outdated(self) -> None:
        """Something has changed: read anew when somebody asks."""
        self._read_at = None

    async def _read(self) -> dict[str, frozenset[str]]:
        if not self.api.account:
            raise Unavailable("discord: not logged in yet")
        if not self.api.may_list_members:
            raise DiscordRefused(
                "discord lists no members: the members intent is off in the application's settings"
            )
        found: dict[str, set[str]] = defaultdict(set)
        for guild in await self.api.call("GET", GUILDS, {}):
            after = "0"
            while True:
                params = {"limit": str(PAGE), "after": after}
                page = await self.api.call("GET", MEMBERS, {"guild_id": str(guild["id"])}, params=params)
                for member in page:
                    for role in member.get("roles") or ():
                        found[str(role)].add(str(member["user"]["id"]))
                if len(page) < PAGE:
                    break
                after = str(page[-1]["user"]["id"])
                await asyncio.sleep(self.pause)
        return {role: frozenset(accounts) for role, accounts in found.items()}
