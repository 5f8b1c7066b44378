"""Our gateway, connected to the sandbox's Slack with exactly what its manifest declares; the core is scripted."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.cards.parts import Card, Controls, Quote
from bot.chat import Outcome
from bot.sandbox.kernel import Fault
from bot.sandbox.slack import Limits, Timing
from bot.slack.api import Api
from bot.slack.chat import SlackChat
from bot.slack.gateway import SlackGateway
from bot.slack.manifest import manifest
from bot.slack.socket import Pace
from handlers.events import Actor, Event
from tests.edge.parts import button
from tests.edge.scripted import Core
from tests.sandbox.slack_house import SECRETS, House, house, until

QUICK = Pace(connect=0.5, look=0.02, grace=0.3, ping=0.2, pause=0.05, longest_pause=0.2)
INBOX = "C01INBOX"
CARD = Card(
    first_line="🔶 Dringend · Beschwerde · Fall 4711",
    parts=(Quote(text="<!channel> kaputt"), Controls(items=(button("Übernehmen", "claim"),))),
)
Answer = Callable[[Event], Awaitable[Outcome]]


def not_done(actor: Actor) -> Card:
    return Card(first_line=f"Nicht ausgeführt. ({actor.account})")


@dataclass(kw_only=True)
class World:
    """The sandbox, and the bot in it."""

    slack: House
    gateway: SlackGateway
    core: Core

    @property
    def chat(self) -> SlackChat:
        return self.gateway.chat

    async def card(self, card: Card = CARD, *, own_id: int = 1, thread: str = "") -> str:
        return await self.chat.create(INBOX, card, own_id=own_id, thread=thread)

    async def click(
        self, ts: str, id: str = "claim:-:case:4711:3", user: str = "jana", **more: Any
    ) -> dict[str, Any]:
        return await self.slack.act("click", user=user, channel=INBOX, message=ts, id=id, **more)

    def message(self, ts: str) -> dict[str, Any]:
        return next(message for message in self.slack.messages() if message["ts"] == ts)

    def fault(self, target: str, kind: str, **more: Any) -> None:
        self.slack.kernel.faults.append(Fault(target=f"slack:{target}", kind=kind, **more))

    async def until(self, condition: Callable[[], Any], seconds: float = 60.0) -> Any:
        return await until(condition, seconds)


def gateway(slack: House, core: Core, **more: Any) -> SlackGateway:
    options = {"app_token": SECRETS.app_token, "pace": QUICK} | more
    token = options.pop("token", SECRETS.bot_token)
    chat = SlackChat(api=Api(token=token, base_url=f"{slack.url}/slack/api/"))
    return SlackGateway(chat=chat, dispatch=core, not_done=not_done, **options)


@asynccontextmanager
async def socket_bot(*, timing: Timing | None = None, limits: Limits | None = None) -> AsyncIterator[World]:
    async with house(manifest(), timing=timing, limits=limits) as slack:
        core = Core()
        bot = gateway(slack, core)
        await bot.start()
        try:
            yield World(slack=slack, gateway=bot, core=core)
        finally:
            await bot.stop()


@asynccontextmanager
async def http_bot() -> AsyncIterator[World]:
    """The same in HTTP mode: a web server of the bot's own takes signed requests."""
    server = web.Application()
    runner = web.AppRunner(server)
    late: list[SlackGateway] = []

    async def take(request: web.Request) -> web.StreamResponse:
        [route] = late[0].routes()
        return await route.handler(request)

    server.router.add_post("/slack/events", take)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        async with house(manifest(address), request_url=f"{address}/slack/events") as slack:
            core = Core()
            bot = gateway(slack, core, app_token="", signing_secret=SECRETS.signing_secret)
            late.append(bot)
            await bot.start()
            try:
                yield World(slack=slack, gateway=bot, core=core)
            finally:
                await bot.stop()
    finally:
        await runner.cleanup()
