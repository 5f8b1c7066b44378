"""One Socket Mode connection that always comes back: each attempt takes a fresh client and a fresh ticket.

slack_sdk retries a dead ticket for ever with the same address; here an attempt has its time, then it is thrown away.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

import structlog
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.chat import TokenRevoked
from bot.slack.api import Api
from handlers.errors import Unavailable

Listener = Callable[[AsyncBaseSocketModeClient, SocketModeRequest], Awaitable[None]]
log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """Seconds."""

    connect: float = 8
    look: float = 0.5
    """How often the connection is looked at."""
    grace: float = 5
    """How long slack_sdk may take to follow Slack's own request to come to another socket."""
    ping: float = 5
    """Four of these without a pong, and the connection counts as lost."""
    pause: float = 1
    """Before the second attempt; doubled each time."""
    longest_pause: float = 30


class Socket:
    """`connected` tells whether events come in."""

    def __init__(
        self, *, api: Api, app_token: str, listener: Listener, opened: Callable[[], None], pace: Pace
    ) -> None:
        self.connected = False
        self._opened = opened
        """Called whenever events come in again."""
        self._api = api
        self._app_token = app_token
        self._listener = listener
        self._pace = pace
        self._client: SocketModeClient | None = None
        self._keeper: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Connect, and stay connected. Raises TokenRevoked; where Slack is merely away, it is tried on."""
        try:
            await self._connect()
        except Unavailable as away:
            log.warning("slack is away, trying on", what=away.what)
        self._keeper = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        if self._keeper is not None:
            self._keeper.cancel()
            with suppress(asyncio.CancelledError):
                await self._keeper
        await self._drop()

    async def _keep(self) -> None:
        failures = 0
        while True:
            if self._client is not None:
                failures = 0
                await self._until_lost(self._client)
                log.warning("slack socket lost")
                await self._drop()
            try:
                await self._connect()
            except (Unavailable, TokenRevoked) as error:
                failures += 1
                pause = min(self._pace.pause * 2**failures, self._pace.longest_pause)
                log.warning("no slack socket", reason=str(error), next_try_in=pause)
                await asyncio.sleep(pause * random.uniform(0.5, 1))

    async def _connect(self) -> None:
        ticket = await self._api.ticket(self._app_token)
        client = SocketModeClient(
            app_token=self._app_token,
            web_client=self._api.patient,
            logger=self._api.logger,
            auto_reconnect_enabled=False,
            ping_interval=self._pace.ping,
        )
        client.proxy = self._api.proxy
        client.wss_uri = ticket
        client.socket_mode_request_listeners.append(self._listener)
        try:
            await asyncio.wait_for(client.connect(), self._pace.connect)
        except BaseException as error:
            await _close(client)
            if isinstance(error, TimeoutError):
                raise Unavailable("slack socket") from None
            raise
        self._client = client
        self.connected = True
        log.info("slack socket open")
        self._opened()

    async def _until_lost(self, client: SocketModeClient) -> None:
        loop = asyncio.get_running_loop()
        last_seen = loop.time()
        while True:
            if await client.is_connected():
                if not self.connected:
                    self._opened()
                self.connected = True
                last_seen = loop.time()
            else:
                self.connected = False
                moving = client.connect_operation_lock.locked()
                if not moving or loop.time() - last_seen > self._pace.grace:
                    return
            await asyncio.sleep(self._pace.look)

    async def _drop(self) -> None:
        self.connected = False
        client, self._client = self._client, None
        if client is not None:
            await _close(client)


async def _close(client: SocketModeClient) -> None:
    """End all that the client runs, even where the far side is silent: its own close() would leave tasks behind."""
    client.closed = True
    client.auto_reconnect_enabled = False
    tasks = [client.message_processor, client.current_session_monitor, client.message_receiver]
    running = [task for task in tasks if task is not None]
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    if client.current_session is not None:
        with suppress(TimeoutError, OSError):
            await asyncio.wait_for(client.current_session.close(), 2)
    await client.aiohttp_client_session.close()
