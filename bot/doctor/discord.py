"""Discord as the bot finds it: token, intents, servers, rights, commands, channels. By REST alone: a second session
would hear what the bot hears."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.chat import TokenRevoked
from bot.discord.access import held_in_server
from bot.discord.chat import DiscordChat
from bot.discord.commands import Wanted, is_registered
from bot.discord.install import Permission, install_link
from bot.discord.members import GUILDS
from bot.discord.rest import Api
from bot.doctor.chat import ChatLook
from bot.doctor.findings import Finding, attention, broken, ok
from bot.doctor.skew import skew
from bot.settings import Environment, revealed
from handlers.errors import BreakwaterError
from handlers.people import Team

IN_THE_SERVER = (Permission.MANAGE_CHANNELS, Permission.MANAGE_ROLES, Permission.PIN_MESSAGES)
"""What rooms of crises take; the rest is looked at channel by channel."""
GATEWAY = "/gateway/bot"
WITHIN = 6.0
"""Seconds for one answer: the library repeats what a server in trouble has answered."""
FEW = 20
"""Sessions that may still be opened today."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DiscordLook:
    env: Environment
    team: Team
    clock: Callable[[], datetime]
    lost: Callable[[str], str]
    commands: Wanted

    async def findings(self) -> AsyncIterator[Finding]:
        if self.env.discord_token is None:
            yield ok("discord", "doctor-discord-off")
            return
        api = Api(token=revealed(self.env.discord_token), base_url=self.env.discord_api_url, within=WITHIN)
        try:
            await api.open()
        except TokenRevoked:
            yield broken("discord", "doctor-discord-token")
            return
        except BreakwaterError as error:
            yield broken("discord", "doctor-discord-away", why=str(error))
            return
        try:
            async for finding in self._with(api):
                yield finding
        finally:
            await api.close()

    async def _with(self, api: Api) -> AsyncIterator[Finding]:
        yield skew("Discord", api.date, self.clock())
        for finding in self._intents(api):
            yield finding
        servers = await api.call("GET", GUILDS, {})
        if not servers:
            yield broken("discord", "doctor-discord-nowhere", link=install_link(api.application))
            return
        yield ok("discord", "doctor-discord-fine", servers=", ".join(str(one["name"]) for one in servers))
        for server in servers:
            held = held_in_server(server)
            for right in IN_THE_SERVER:
                if not held & right:
                    name = str(right.name).lower()
                    yield attention("discord", "doctor-discord-right", right=name, server=str(server["name"]))
        left = int((await api.call("GET", GATEWAY, {}))["session_start_limit"]["remaining"])
        if left < FEW:
            yield attention("discord", "doctor-discord-starts", left=left)
        if await is_registered(api, self.commands):
            yield ok("discord", "doctor-discord-commands")
        else:
            yield attention("discord", "doctor-discord-commands-differ")
        async for finding in ChatLook(rooms=DiscordChat(api=api), team=self.team, lost=self.lost).findings():
            yield finding

    def _intents(self, api: Api) -> list[Finding]:
        wrong: list[Finding] = []
        if not api.may_list_members:
            needed = any(role.discord for role in self.team.roles.values())
            say = broken if needed else attention
            wrong.append(say("discord", "doctor-discord-members"))
        if not api.may_read_content:
            wrong.append(attention("discord", "doctor-discord-content"))
        return wrong or [ok("discord", "doctor-discord-intents")]
