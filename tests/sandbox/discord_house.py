"""The sandbox's Discord on a free port, and the real discord.py (or plain HTTP) against it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
import discord
import pytest
import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.sandbox.discord import DiscordPart
from bot.sandbox.discord.seed import FOUNDED
from bot.sandbox.discord.wire import Intent, Perm
from bot.sandbox.discord.world import Member, User
from bot.sandbox.kernel import Fault, Kernel

INTENTS = discord.Intents(
    guilds=True,
    members=True,
    guild_messages=True,
    dm_messages=True,
    guild_reactions=True,
    dm_reactions=True,
    message_content=True,
)
INSTALL: Mapping[str, Any] = {
    "permissions": int(
        Perm.VIEW_CHANNEL
        | Perm.SEND_MESSAGES
        | Perm.SEND_MESSAGES_IN_THREADS
        | Perm.CREATE_PUBLIC_THREADS
        | Perm.READ_MESSAGE_HISTORY
        | Perm.ADD_REACTIONS
        | Perm.PIN_MESSAGES
        | Perm.EMBED_LINKS
    ),
    "intents": INTENTS.value,
    "scopes": ["bot", "applications.commands"],
}
WITHOUT_CONTENT = {**INSTALL, "intents": INTENTS.value & ~Intent.MESSAGE_CONTENT}


@dataclass(kw_only=True)
class House:
    """A running Discord and a session for plain requests."""

    kernel: Kernel
    part: DiscordPart
    http: aiohttp.ClientSession

    def break_(self, target: str, kind: str, **more: Any) -> None:
        self.kernel.faults.append(Fault(target=target, kind=kind, **more))

    def rules(self) -> list[str]:
        """Rules that were broken so far."""
        return [found.rule for found in self.kernel.violations]

    async def call(self, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, Any]:
        """One REST request with the bot's token."""
        headers = {"Authorization": f"Bot {self.part.token}", **more.pop("headers", {})}
        url = yarl.URL(self.part.api_url + path, encoded=True)
        async with self.http.request(method, url, json=body, headers=headers, **more) as answer:
            if answer.status == 204:
                return 204, None
            return answer.status, await answer.json()

    async def post(self, channel: str, body: Mapping[str, Any]) -> tuple[int, Any]:
        return await self.call("POST", f"/channels/{channel}/messages", dict(body))

    def channel(self, name: str) -> dict[str, Any]:
        return next(one for one in self.part.snapshot()["channels"] if one["name"] == name)

    def messages(self, name: str) -> list[dict[str, Any]]:
        return self.channel(name)["messages"]


@asynccontextmanager
async def running(install: Mapping[str, Any] = INSTALL, **more: Any) -> AsyncIterator[House]:
    """A Discord on a free port. Everything it starts ends with it."""
    kernel = Kernel()
    part = DiscordPart(kernel, base_url="", install=install, **{"identify_seconds": 0.0, **more})
    app = web.Application()
    app.router.add_routes(part.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    part.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with aiohttp.ClientSession() as http:
        try:
            yield House(kernel=kernel, part=part, http=http)
        finally:
            await part.close()
            await runner.cleanup()


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with running() as found:
        yield found


class Bot(discord.Client):
    """discord.py as it is, which notes what it hears."""

    def __init__(self, intents: discord.Intents = INTENTS) -> None:
        super().__init__(
            intents=intents, guild_ready_timeout=0.1, allowed_mentions=discord.AllowedMentions.none()
        )
        self.heard: list[tuple[str, Any]] = []
        self.answer: Callable[[discord.Interaction], Awaitable[None]] | None = None
        self.enable = True

    def dispatch(self, event: str, /, *args: Any, **more: Any) -> None:
        if event != "interaction":
            self.heard.append((event, args[0] if args else None))
        super().dispatch(event, *args, **more)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        self.heard.append(("interaction", interaction))
        if self.answer is not None:
            await self.answer(interaction)

    async def on_error(self, event_method: str, /, *args: Any, **more: Any) -> None:
        self.heard.append(("error", event_method))

    def all(self, event: str) -> list[Any]:
        return [what for name, what in self.heard if name == event]

    async def hears(self, event: str, count: int = 1) -> Any:
        """Wait for the count-th event of that name; the last one heard is returned."""
        await until(lambda: len(self.all(event)) >= count)
        return self.all(event)[-1]

    def text_channel(self, id_: str) -> discord.TextChannel:
        found = self.get_channel(int(id_))
        assert isinstance(found, discord.TextChannel)
        return found


@asynccontextmanager
async def connected(
    house: House, patch: pytest.MonkeyPatch, intents: discord.Intents = INTENTS
) -> AsyncIterator[Bot]:
    """A client that is logged in and ready."""
    point_at(house, patch)
    bot = Bot(intents)
    running = asyncio.create_task(bot.start(house.part.token))
    try:
        await until(lambda: running.done() or bool(bot.all("ready")))
        if running.done():
            running.result()
        yield bot
    finally:
        await bot.close()
        await asyncio.gather(running, return_exceptions=True)


def point_at(house: House, patch: pytest.MonkeyPatch) -> None:
    """discord.py keeps its addresses in two class attributes."""
    patch.setattr(Route, "BASE", house.part.api_url)
    patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(house.part.gateway_url))


async def said(house: House, text: str = "Hallo") -> str:
    """Somebody's message in #allgemein."""
    return (await house.part.act("say", {"user": "jana", "channel": "allgemein", "text": text}))["message"]


async def until(found: Callable[[], Any], seconds: float = 60.0) -> Any:
    """Wait for a condition. The bound only ends the wait for what never comes: a busy machine takes its time."""
    async with asyncio.timeout(seconds):
        while not (value := found()):  # noqa: ASYNC110 - any condition, most of which set no event
            await asyncio.sleep(0.01)
    return value


MANY_MEMBERS = 2100


def crowd(house: House, count: int, *, role: str) -> None:
    """So many more people in the guild, with that role."""
    for number in range(count):
        user = User(id=str(210_000_000_000_000_000 + number), username=f"fan{number}", name=f"Fan {number}")
        house.part.world.users[user.id] = user
        house.part.world.members[user.id] = Member(user=user, roles=[role], joined_at=FOUNDED)


def text_view(*texts: str) -> discord.ui.LayoutView:
    """The simplest message of the new style."""
    view = discord.ui.LayoutView(timeout=None)
    for text in texts:
        view.add_item(discord.ui.TextDisplay(text))
    return view


def buttons(*custom_ids: str, text: str = "Karte") -> discord.ui.LayoutView:
    """A card with a row of buttons."""
    view = text_view(text)
    row = discord.ui.ActionRow()
    for custom_id in custom_ids:
        row.add_item(discord.ui.Button(label=custom_id, custom_id=custom_id))
    view.add_item(row)
    return view
