"""Who has which role: the server's list of members, read page by page, once for all roles that are asked for."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

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
    _asked: set[str] = field(default_factory=set[str])
    _read_at: float | None = None
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def with_role(self, role: str) -> frozenset[str]:
        """Nobody for a role that is gone. Raises Unavailable, and DiscordRefused where the list is closed to us."""
        self._asked.add(role)
        async with self._lock:
            if self._read_at is None or self.monotonic() - self._read_at > FRESH:
                self._roles = await self._read()
                self._read_at = self.monotonic()
        return self._roles.get(role, frozenset())

    def heard(self, event: str, data: Mapping[str, Any]) -> bool:
        """An event about people. True if it changes who is in a role that somebody has asked for: in a big server most
        of them don't."""
        if event == "GUILD_ROLE_DELETE":
            return bool(self._roles.pop(str(data.get("role_id")), None))
        account = str((data.get("user") or {}).get("id", ""))
        roles = (
            {str(role) for role in data.get("roles") or ()} if event != "GUILD_MEMBER_REMOVE" else set[str]()
        )
        changed = False
        for role in self._asked if self._read_at is not None else ():
            there = self._roles.get(role, frozenset())
            now = there | {account} if role in roles else there - {account}
            changed = changed or now != there
            self._roles[role] = now
        return changed

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
