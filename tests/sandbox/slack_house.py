"""A sandbox Slack that listens on loopback, and real bolt apps connected to it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.kernel import Kernel
from bot.sandbox.slack import Limits, Secrets, SlackPart, Timing

SECRETS = Secrets()
QUICK = Timing(ack=0.3, grace=0.2, quiet=0.05)
INBOX = "C01INBOX"
APP_USER = "U0BREAKWATER"
JANA, TOM, MERT, OLLI = "U01JANA", "U02TOM", "U03MERT", "U05OLLI"

SCOPES = [
    "app_mentions:read", "channels:history", "channels:join", "channels:manage", "channels:read", "chat:write",
    "commands", "files:write", "groups:history", "groups:read", "im:history", "im:write", "pins:read", "pins:write",
    "reactions:read", "reactions:write", "team:read", "usergroups:read", "users:read",
]  # fmt: skip
EVENTS = [
    "app_home_opened", "app_mention", "channel_archive", "channel_left", "member_joined_channel", "message.channels",
    "message.groups", "message.im", "pin_added", "reaction_added", "reaction_removed", "tokens_revoked",
]  # fmt: skip


def manifest(**changes: Any) -> dict[str, Any]:
    """A manifest with everything these tests need; `changes` by dotted name, e.g. `settings__socket_mode_enabled`."""
    data: dict[str, Any] = {
        "display_information": {"name": "Breakwater", "description": "Moderation and crisis work"},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Breakwater", "always_online": True},
            "slash_commands": [{"command": "/crisis", "description": "Run a crisis", "should_escape": True}],
            "shortcuts": [
                {
                    "name": "Breakwater...",
                    "type": "message",
                    "callback_id": "on_message",
                    "description": "What to do",
                },
                {
                    "name": "Report",
                    "type": "global",
                    "callback_id": "report",
                    "description": "Report something",
                },
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True},
            "socket_mode_enabled": True,
        },
    }
    for name, value in changes.items():
        *path, last = name.split("__")
        spot = data
        for step in path:
            spot = spot[step]
        spot[last] = value
    return data


@dataclass(kw_only=True)
class House:
    kernel: Kernel
    part: SlackPart
    url: str
    stack: AsyncExitStack
    client: AsyncWebClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.web()

    def web(
        self, token: str = SECRETS.bot_token, handlers: list[AsyncRetryHandler] | None = None
    ) -> AsyncWebClient:
        return AsyncWebClient(token, base_url=f"{self.url}/slack/api/", retry_handlers=handlers or [])

    def bolt(self) -> AsyncApp:
        return AsyncApp(client=self.web(), signing_secret=SECRETS.signing_secret)

    async def connect(self, app: AsyncApp) -> AsyncSocketModeHandler:
        """Open a socket for this app, and close it at the end."""
        before = len(self.part.app.sockets.live())
        handler = AsyncSocketModeHandler(app, SECRETS.app_token, ping_interval=0.5)
        self.stack.push_async_callback(handler.close_async)
        await handler.connect_async()
        await until(lambda: len(self.part.app.sockets.live()) > before)
        return handler

    async def act(self, verb: str, **body: Any) -> dict[str, Any]:
        return dict(await self.part.act(verb, body))

    async def post(self, **more: Any) -> str:
        """A message by the bot in the inbox; answers with its timestamp."""
        arguments: dict[str, Any] = {"text": "Karte"} | more
        answer = await self.client.chat_postMessage(channel=INBOX, **arguments)
        return str(answer["ts"])

    async def refused(self, call: Any) -> SlackApiError:
        """The error that this call is answered with."""
        try:
            await call
        except SlackApiError as error:
            return error
        raise AssertionError("Slack took it")

    def broken(self) -> list[str]:
        """Rules broken so far; they count as seen."""
        rules = [violation.rule for violation in self.kernel.violations]
        self.kernel.violations.clear()
        return rules

    def messages(self, channel: str = INBOX) -> list[dict[str, Any]]:
        channels = self.part.snapshot()["channels"]
        return next(entry["messages"] for entry in channels if entry["id"] == channel)


@asynccontextmanager
async def house(
    data: dict[str, Any] | None = None,
    *,
    timing: Timing | None = None,
    limits: Limits | None = None,
    request_url: str = "",
) -> AsyncIterator[House]:
    """A running sandbox; whatever rule was broken and not looked at fails the test."""
    kernel = Kernel()
    part = SlackPart(
        kernel,
        base_url="",
        manifest=data or manifest(),
        timing=timing or Timing(grace=0.4, quiet=0.05),
        limits=limits,
        request_url=request_url,
    )
    server = web.Application()
    server.add_routes(part.routes())
    runner = web.AppRunner(server)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    part.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with AsyncExitStack() as stack:
        environment = stack.enter_context(pytest.MonkeyPatch.context())
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
            environment.delenv(name, raising=False)  # slack_sdk would use it for loopback, too
        stack.push_async_callback(runner.cleanup)
        stack.push_async_callback(part.close)
        yield House(kernel=kernel, part=part, url=part.base_url, stack=stack)
    broken = [f"{found.target} {found.rule}: {found.detail}" for found in kernel.violations]
    if broken:
        pytest.fail("\n".join(broken))


def listening(slack: House) -> tuple[Any, list[dict[str, Any]]]:
    """An app that acknowledges everything and keeps what came."""
    app, came = slack.bolt(), []

    @app.event({"type": "message"})
    @app.event("app_mention")
    @app.event("reaction_added")
    @app.event("reaction_removed")
    async def _event(body: dict[str, Any]) -> None:
        came.append(body)

    @app.action({"type": "block_actions", "action_id": "claim"})
    @app.command("/crisis")
    @app.shortcut("on_message")
    @app.shortcut("report")
    async def _asked(ack: Any, body: dict[str, Any]) -> None:
        came.append(body)
        await ack()

    return app, came


async def until(condition: Callable[[], Any], seconds: float = 60.0) -> Any:
    """Wait for it, with a deadline."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > end:
            raise AssertionError("it did not happen in time")
        await asyncio.sleep(0.01)
    return found


def button(id_: str, label: str = "Los", **more: Any) -> dict[str, Any]:
    return {
        "type": "button",
        "action_id": id_,
        "text": {"type": "plain_text", "text": label},
        "value": id_,
    } | more


def row(*elements: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"type": "actions", "block_id": "row", "elements": list(elements)}]


def form(**more: Any) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": "reply",
        "title": {"type": "plain_text", "text": "Antwort bearbeiten"},
        "submit": {"type": "plain_text", "text": "Freigabe anfordern"},
        "blocks": [
            {
                "type": "input",
                "block_id": "text",
                "label": {"type": "plain_text", "text": "Antwort"},
                "element": {
                    "type": "plain_text_input",
                    "action_id": "value",
                    "multiline": True,
                    "max_length": 300,
                },
            }
        ],
        "private_metadata": "draft:1",
    } | more
