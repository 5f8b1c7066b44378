"""Our gateway, connected to the sandbox's Discord with exactly what the install link asks for; the core is scripted."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.cards.parts import Card, Controls, Quote
from bot.discord.chat import DiscordChat
from bot.discord.commands import commands
from bot.discord.gateway import DiscordGateway
from bot.discord.install import registration
from bot.discord.rest import Api
from bot.discord.session import Pace
from bot.sandbox.discord import ids
from bot.sandbox.kernel import Fault
from handlers.events import Actor
from handlers.ports import Words
from tests.edge.parts import button
from tests.edge.scripted import Core
from tests.sandbox.discord_house import House, running, until
from tests.texts import library

QUICK = Pace(identify=0.05, pause=0.05, longest_pause=0.1, redraw=0.1)
INBOX = ids.INBOX
CARD = Card(
    first_line="🔶 Dringend · Beschwerde · Fall 4711",
    parts=(Quote(text="@everyone kaputt"), Controls(items=(button("Übernehmen", "claim"),))),
)
LIBRARY = library()


def words(language: str) -> Words:
    return LIBRARY.words(language, time_zone="Europe/Berlin")


def words_for(actor: Actor) -> Words:
    return words(actor.language or "de")


@dataclass(kw_only=True)
class World:
    """The sandbox, and the bot in it."""

    discord: House
    gateway: DiscordGateway
    core: Core

    @property
    def chat(self) -> DiscordChat:
        return self.gateway.chat

    async def card(self, card: Card = CARD, *, own_id: int = 1, thread: str = "") -> str:
        return await self.chat.create(INBOX, card, own_id=own_id, thread=thread)

    async def act(self, verb: str, **body: Any) -> dict[str, Any]:
        return dict(await self.discord.part.act(verb, body))

    async def click(
        self, message: str, custom_id: str = "claim:-:case:4711:3", user: str = "jana", **more: Any
    ) -> dict[str, Any]:
        return await self.act("click", user=user, message=message, custom_id=custom_id, **more)

    def message(self, id: str) -> dict[str, Any]:
        return next(
            message
            for channel in self.discord.part.snapshot()["channels"]
            for message in self.all_in(channel)
            if message["id"] == id
        )

    def all_in(self, channel: dict[str, Any]) -> list[dict[str, Any]]:
        inner = [message for thread in channel.get("threads", []) for message in thread["messages"]]
        return [*channel["messages"], *inner]

    def in_inbox(self) -> list[dict[str, Any]]:
        return self.discord.messages("social-inbox")

    def fault(self, target: str, kind: str, **more: Any) -> None:
        self.discord.kernel.faults.append(Fault(target=f"discord:{target}", kind=kind, **more))

    def requests(self, target: str) -> list[Any]:
        return [one for one in self.discord.kernel.requests if one.target == f"discord:{target}"]

    async def until(self, condition: Callable[[], Any], seconds: float = 60.0) -> Any:
        return await until(condition, seconds)


def gateway(discord: House, core: Core, **more: Any) -> DiscordGateway:
    options = {
        "pace": QUICK,
        "url": discord.part.gateway_url,
        "commands": commands(words),
        "clock": discord.kernel.now,
        "channels": lambda: (INBOX, ids.LOBBY),
    } | more
    token = options.pop("token", discord.part.token)
    chat = DiscordChat(api=Api(token=token, base_url=discord.part.api_url))
    return DiscordGateway(chat=chat, dispatch=core, words=words_for, **options)


@asynccontextmanager
async def connected_bot(**more: Any) -> AsyncIterator[World]:
    """Ends with the bot gone and nothing broken of what Discord asks. `install`: other than our link asks for."""
    async with running(more.pop("install", registration()), **more) as discord:
        core = Core()
        bot = gateway(discord, core)
        await bot.start()
        try:
            await until(lambda: bot.ready)
            yield World(discord=discord, gateway=bot, core=core)
        finally:
            await bot.stop()
        assert [f"{v.target} {v.rule} {v.detail}" for v in discord.kernel.violations] == []
