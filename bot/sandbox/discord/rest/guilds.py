"""The bot itself, its guild and the people in it, and the commands that it registers."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.discord import ids, payloads
from bot.sandbox.discord.commands import GLOBAL, Commands
from bot.sandbox.discord.errors import ApiError, one_problem, unknown
from bot.sandbox.discord.permissions import in_guild
from bot.sandbox.discord.rest.desk import NOTHING, Answer, Call, Endpoint
from bot.sandbox.discord.sessions import STARTS_A_DAY, Sessions
from bot.sandbox.discord.wire import Intent
from bot.sandbox.discord.world import World
from bot.sandbox.kernel import Kernel

_GUILD = "/guilds/{guild}"
_COMMANDS = "/applications/{application}/commands"
_GUILD_COMMANDS = "/applications/{application}/guilds/{guild}/commands"


@dataclass(kw_only=True)
class Guilds:
    kernel: Kernel
    world: World
    sessions: Sessions
    commands: Commands
    scopes: frozenset[str]
    url: Callable[[], str]

    def endpoints(self) -> list[Endpoint]:
        found = [
            Endpoint(method="GET", route="/users/@me", handle=self.me),
            Endpoint(method="GET", route="/users/{user}", handle=self.user),
            Endpoint(method="GET", route="/oauth2/applications/@me", handle=self.application),
            Endpoint(method="GET", route="/applications/@me", handle=self.application),
            Endpoint(method="GET", route="/gateway", handle=self.gateway),
            Endpoint(method="GET", route="/gateway/bot", handle=self.gateway_bot),
            Endpoint(method="GET", route="/users/@me/guilds", handle=self.guilds),
            Endpoint(method="GET", route=_GUILD, handle=self.guild),
            Endpoint(method="GET", route=_GUILD + "/channels", handle=self.channels),
            Endpoint(method="GET", route=_GUILD + "/roles", handle=self.roles),
            Endpoint(method="GET", route=_GUILD + "/members", handle=self.members),
            Endpoint(method="GET", route=_GUILD + "/members/{user}", handle=self.member),
        ]
        for route in (_COMMANDS, _GUILD_COMMANDS):
            one = route + "/{command}"
            found += [
                Endpoint(method="GET", route=route, handle=self.list_commands, bucket="commands"),
                Endpoint(method="PUT", route=route, handle=self.overwrite_commands, bucket="commands"),
                Endpoint(method="POST", route=route, handle=self.create_command, bucket="commands"),
                Endpoint(method="GET", route=one, handle=self.get_command, bucket="commands"),
                Endpoint(method="DELETE", route=one, handle=self.delete_command, bucket="commands"),
            ]
        return found

    async def me(self, _: Call) -> Answer:
        return Answer(body=payloads.own_user(self.world.bot))

    async def user(self, call: Call) -> Answer:
        found = self.world.users.get(call.path["user"])
        if found is None:
            raise unknown("User")
        return Answer(body=payloads.user(found))

    async def application(self, _: Call) -> Answer:
        return Answer(body=payloads.application(self.world, self.scopes))

    async def gateway(self, _: Call) -> Answer:
        return Answer(body={"url": self.url()})

    async def gateway_bot(self, _: Call) -> Answer:
        limit = {
            "total": STARTS_A_DAY,
            "remaining": self.sessions.starts_left(),
            "reset_after": 86_400_000,
            "max_concurrency": 1,
        }
        return Answer(body={"url": self.url(), "shards": 1, "session_start_limit": limit})

    async def guilds(self, _: Call) -> Answer:
        found = {
            "id": ids.GUILD,
            "name": self.world.guild_name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(in_guild(self.world, ids.APPLICATION)),
            "features": [],
        }
        return Answer(body=[found])

    async def guild(self, call: Call) -> Answer:
        self._ours(call)
        found = payloads.guild(self.world)
        if call.query.get("with_counts", "").lower() in {"1", "true"}:
            count = len(self.world.members)
            found |= {"approximate_member_count": count, "approximate_presence_count": count}
        return Answer(body=found)

    async def channels(self, call: Call) -> Answer:
        """All of them, those included which the bot can't read; threads not."""
        self._ours(call)
        now = self.kernel.now()
        found = [payloads.channel(one, self.world, now) for one in self.world.guild_channels()]
        return Answer(body=found)

    async def roles(self, call: Call) -> Answer:
        self._ours(call)
        return Answer(body=[payloads.role(one) for one in self.world.roles.values()])

    async def members(self, call: Call) -> Answer:
        """The whole list takes the privileged intent, as declared, whatever the gateway was asked for."""
        self._ours(call)
        if not self.world.install_intents & Intent.GUILD_MEMBERS:
            raise ApiError(
                403, 50001, "Missing Access", rule="intents", detail="GUILD_MEMBERS is not declared"
            )
        given, after = call.query.get("limit", "1"), call.query.get("after", "0")
        if not given.isdecimal() or not 1 <= int(given) <= 1000 or not after.isdecimal():
            raise one_problem(("limit",), "NUMBER_TYPE_RANGE", "Value must be between 1 and 1000.", "limit")
        found = sorted(self.world.members.values(), key=lambda member: int(member.user.id))
        wanted = [member for member in found if int(member.user.id) > int(after)]
        return Answer(body=[payloads.member(member) for member in wanted[: int(given)]])

    async def member(self, call: Call) -> Answer:
        self._ours(call)
        found = self.world.members.get(call.path["user"])
        if found is None:
            raise unknown("Member" if call.path["user"] in self.world.users else "User")
        return Answer(body=payloads.member(found))

    async def list_commands(self, call: Call) -> Answer:
        return Answer(body=self.commands.listed(self._scope(call)))

    async def overwrite_commands(self, call: Call) -> Answer:
        return Answer(body=self.commands.overwrite(self._scope(call), call.body))

    async def create_command(self, call: Call) -> Answer:
        command, new = self.commands.create(self._scope(call), call.form)
        return Answer(body=command, status=201 if new else 200)

    async def get_command(self, call: Call) -> Answer:
        return Answer(body=self.commands.one(self._scope(call), call.path["command"]))

    async def delete_command(self, call: Call) -> Answer:
        self.commands.remove(self._scope(call), call.path["command"])
        return NOTHING

    def _scope(self, call: Call) -> str:
        if call.path["application"] != ids.APPLICATION:
            raise ApiError(403, 20012, "You are not authorized to perform this action on this application")
        if "guild" not in call.path:
            return GLOBAL
        self._ours(call)
        if not self.scopes & {"bot", "applications.commands"}:
            detail = "the install link asks for no scope that allows commands"
            raise ApiError(403, 50001, "Missing Access", rule="scope", detail=detail)
        return ids.GUILD

    def _ours(self, call: Call) -> None:
        if call.path["guild"] != ids.GUILD:
            raise unknown("Guild")
