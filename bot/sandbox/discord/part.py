"""The Discord of the sandbox, put together: one guild, REST, gateway, people, and a look at all of it."""

import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from bot.sandbox.discord.answers import Answers
from bot.sandbox.discord.changes import Changes
from bot.sandbox.discord.commands import Commands
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.eyes import Eyes
from bot.sandbox.discord.gateway import Gateway
from bot.sandbox.discord.hands import Hands
from bot.sandbox.discord.ids import Snowflakes
from bot.sandbox.discord.interactions import Interactions
from bot.sandbox.discord.limits import DEFAULT_LIMITS, Limits, Meter
from bot.sandbox.discord.rest.callbacks import Callbacks
from bot.sandbox.discord.rest.channels import ChannelsDesk
from bot.sandbox.discord.rest.desk import BASE, Desk, Endpoint
from bot.sandbox.discord.rest.guilds import Guilds
from bot.sandbox.discord.rest.messages import Messages
from bot.sandbox.discord.rest.rooms import Rooms
from bot.sandbox.discord.seed import fresh_world
from bot.sandbox.discord.sessions import Sessions
from bot.sandbox.discord.snapshot import Snapshot
from bot.sandbox.discord.spec import Spec
from bot.sandbox.discord.talk import Talk
from bot.sandbox.discord.threads import Threads
from bot.sandbox.kernel import ControlError, Kernel

Verb = Callable[[Mapping[str, Any]], Awaitable[Mapping[str, Any]]]


class DiscordPart:
    """See `bot.sandbox.kernel.Part`. The bot is pointed here with DISCORD_API_URL=`api_url`,
    DISCORD_GATEWAY_URL=`gateway_url` and DISCORD_TOKEN=`token`."""

    name = "discord"

    def __init__(
        self,
        kernel: Kernel,
        *,
        base_url: str,
        install: Mapping[str, Any],
        limits: Limits = DEFAULT_LIMITS,
        heartbeat_seconds: float = 41.25,
        identify_seconds: float = 5.0,
    ) -> None:
        """`install` is what the bot's install link and settings declare: `permissions` and `intents` as integers,
        `scopes` as a list. `base_url` is the server's origin."""
        self.kernel = kernel
        self.base_url = base_url.rstrip("/")
        self.token = f"sandbox.{secrets.token_hex(16)}"
        self._revoked = False
        monotonic = time.monotonic
        self.world = fresh_world(
            install_permissions=int(install.get("permissions", 0)),
            install_intents=int(install.get("intents", 0)),
        )
        scopes = frozenset(install.get("scopes", ()))
        self.spec = Spec()
        fresh = Snowflakes(kernel.now)
        sessions = Sessions(monotonic=monotonic, spacing=identify_seconds)
        self.gateway = Gateway(
            kernel=kernel,
            world=self.world,
            sessions=sessions,
            monotonic=monotonic,
            heartbeat_seconds=heartbeat_seconds,
            token=self._good_token,
            revoke=self.revoke,
            url=lambda: self.gateway_url,
        )
        changes = Changes(world=self.world, tell=self.gateway.tell, now=kernel.now, fresh=fresh)
        threads = Threads(changes=changes)
        commands = Commands(spec=self.spec, fresh=fresh)
        interactions = Interactions(
            kernel=kernel, world=self.world, tell=self.gateway.tell, sessions=sessions, fresh=fresh,
            monotonic=monotonic,
        )  # fmt: skip
        answers = Answers(interactions=interactions, changes=changes, spec=self.spec)
        meter = Meter(monotonic=monotonic, limits=limits)
        self._desk = Desk(kernel=kernel, meter=meter, token=self._good_token, revoke=self.revoke)
        guilds = Guilds(
            kernel=kernel, world=self.world, sessions=sessions, commands=commands, scopes=scopes,
            url=lambda: self.gateway_url,
        )  # fmt: skip
        self._endpoints: list[Endpoint] = [
            *Messages(changes=changes, threads=threads, spec=self.spec).endpoints(),
            *ChannelsDesk(changes=changes, threads=threads, spec=self.spec).endpoints(),
            *Rooms(changes=changes, threads=threads, spec=self.spec).endpoints(),
            *guilds.endpoints(),
            *Callbacks(answers=answers).endpoints(),
        ]
        eyes = Eyes(changes=changes, monotonic=monotonic)
        self.forms = eyes.forms
        self._snapshot = Snapshot(world=self.world, eyes=eyes, commands=commands, sessions=sessions)
        self._verbs = self._what_people_do(
            Talk(eyes=eyes, threads=threads), Hands(eyes=eyes, interactions=interactions, commands=commands)
        )

    @property
    def api_url(self) -> str:
        return self.base_url + BASE

    @property
    def gateway_url(self) -> str:
        return self.base_url.replace("http", "ws", 1) + "/discord/gateway"

    def routes(self) -> list[web.RouteDef]:
        return [
            *(self._desk.route(endpoint) for endpoint in self._endpoints),
            web.get("/discord/gateway", self.gateway.accept),
            web.get("/discord/files/{channel}/{file}/{name}", self._file),
            web.route("*", "/discord/{rest:.*}", self._desk.unknown),
        ]

    async def _file(self, request: web.Request) -> web.Response:
        """For the page: a picture as Discord's own client would show it, anything else to be saved."""
        channel = self.world.channels.get(request.match_info["channel"])
        messages = channel.messages.values() if channel is not None else ()
        for file in (file for message in messages for file in message.attachments):
            if file.id == request.match_info["file"]:
                headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "max-age=3600"}
                if not file.content_type:
                    headers["Content-Disposition"] = "attachment"
                kind = file.content_type or "application/octet-stream"
                return web.Response(body=file.data, content_type=kind, headers=headers)
        return web.Response(status=404, text="no such file")

    def snapshot(self) -> Mapping[str, Any]:
        return self._snapshot.take()

    async def act(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """One thing that a person does. Raises ControlError for what Discord's client would not let them do."""
        found = self._verbs.get(verb)
        if found is None:
            raise ControlError(f"Discord has no {verb!r}; it has {sorted(self._verbs)}")
        try:
            return await found(body)
        except ApiError as error:
            raise ControlError(str(error)) from error

    async def close(self) -> None:
        await self.gateway.close()

    def revoke(self) -> None:
        """The token is worth nothing any more: sockets close with 4004, requests are answered with 401."""
        self._revoked = True
        self.gateway.hang_up()

    async def _reinstate(self, _: Mapping[str, Any]) -> Mapping[str, Any]:
        self._revoked = False
        return {}

    def _good_token(self) -> str:
        return "" if self._revoked else self.token

    def _what_people_do(self, talk: Talk, hands: Hands) -> dict[str, Verb]:
        return {
            "say": talk.say,
            "point": hands.shortcut,
            "react": talk.react,
            "unreact": talk.unreact,
            "edit_message": talk.edit_message,
            "delete_message": talk.delete_message,
            "pin": talk.pin,
            "unpin": talk.unpin,
            "kick": talk.kick,
            "admit": talk.admit,
            "delete_channel": talk.delete_channel,
            "archive": talk.archive,
            "join": talk.join,
            "leave": talk.leave,
            "grant": talk.grant,
            "delete_role": talk.delete_role,
            "take_dms": talk.take_dms,
            "click": hands.click,
            "select": hands.select,
            "command": hands.command,
            "autocomplete": hands.autocomplete,
            "shortcut": hands.shortcut,
            "submit": hands.submit,
            "close_view": hands.close_view,
            "reinstate": self._reinstate,
        }
