"""The gateway session: discord.py connects, beats and resumes; what it reads is handed on as it came."""

import asyncio
import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import discord
import msgspec
import structlog
import yarl
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket

from bot.chat import TokenRevoked
from bot.discord.install import INTENTS, WHERE_ALLOWED
from bot.discord.rest import in_our_words, quiet_logs

Hear = Callable[[str, Mapping[str, Any], str], None]
"""Called with an event's name, its data, and what this delivery is known by."""
_BAD_TOKEN = 4004
_FORBIDDEN = frozenset({4013, 4014})
"""Close codes: intents that don't exist, or that the application may not use."""
log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """Seconds."""

    identify: float = 5
    """Discord's own minimum between two sessions."""
    pause: float = 1
    """Before connecting anew; doubled each time."""
    longest_pause: float = 20
    """An outage of minutes must not be followed by one of ours: the library would wait up to 17 minutes."""
    redraw: float = 1
    """From the answer to a menu's choice until the menu is drawn anew."""


class _Frame(msgspec.Struct):
    op: int = -1
    t: str | None = None
    s: int | None = None
    d: Any = None


class Session:
    """`connected` tells whether events come in; `refused` why they never will, empty while they may."""

    def __init__(
        self,
        *,
        token: str,
        hear: Hear,
        url: str = "",
        pace: Pace | None = None,
        allowed: Callable[[], bool] = lambda: False,
    ) -> None:
        """`allowed` tells whether the application may ask for the privileged intents."""
        if url:
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)  # the library knows but one
        quiet_logs()
        self.connected = False
        self.refused = ""
        self.pace = pace or Pace()
        self._token = token
        self._hear = hear
        self.allowed = allowed
        self._id = ""
        self._opened = False
        self._keeper: asyncio.Task[None] | None = None

    def start(self) -> None:
        _bound_the_pauses(self.pace.longest_pause)
        self._keeper = asyncio.create_task(self._keep(), name="discord session")

    async def stop(self) -> None:
        if self._keeper is not None:
            self._keeper.cancel()
            with suppress(asyncio.CancelledError):
                await self._keeper
        self.connected = False

    async def _keep(self) -> None:
        """discord.py comes back by itself from nearly everything; where it gives up, it gets a fresh start."""
        failures = 0
        while not self.refused:
            self._opened = False
            try:
                async with _Client(session=self) as client:
                    await client.start(self._token)
            except Exception as error:  # noqa: BLE001 - whatever it was, the bot must not stay deaf
                self._lost(error)
            self.connected = False
            failures = 0 if self._opened else failures + 1
            if not self.refused:
                pause = min(self.pace.pause * 2**failures, self.pace.longest_pause)
                await asyncio.sleep(pause * random.uniform(0.5, 1))

    def _lost(self, error: Exception) -> None:
        code = error.code if isinstance(error, discord.ConnectionClosed) else 0
        if code == _BAD_TOKEN or isinstance(in_our_words("gateway", error), TokenRevoked):
            self.refused = "channel-lost-token"
        elif code in _FORBIDDEN or isinstance(error, discord.PrivilegedIntentsRequired):
            self.refused = "channel-lost-scope"
        say = log.critical if self.refused else log.warning
        say("the discord session ended", problem=type(error).__name__, code=code, reason=str(error)[:300])

    def received(self, text: str) -> None:
        try:
            frame = msgspec.json.decode(text, type=_Frame)
        except (msgspec.DecodeError, RecursionError):
            log.warning("a frame from discord makes no sense")
            return
        if frame.op != 0 or frame.t is None or not isinstance(frame.d, dict):
            return
        if frame.t == "READY":
            self._id = str(frame.d.get("session_id", ""))
        if frame.t in {"READY", "RESUMED"}:
            self.connected = self._opened = True
            log.info("discord session open", resumed=frame.t == "RESUMED")
        self._hear(frame.t, frame.d, f"discord:{self._id}:{frame.s}" if self._id and frame.s else "")

    def interrupted(self) -> None:
        if self.connected:
            log.warning("discord session interrupted")
        self.connected = False


class _Client(discord.Client):
    """Remembers as little as it can: cards and people are known elsewhere."""

    def __init__(self, *, session: Session) -> None:
        wanted = {**INTENTS, **WHERE_ALLOWED} if session.allowed() else INTENTS
        super().__init__(
            intents=discord.Intents(**dict.fromkeys(wanted, True)),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            guild_ready_timeout=0.2,
            enable_debug_events=True,  # for on_socket_raw_receive, which also sees forms opened before a restart
        )
        self._session = session

    async def on_socket_raw_receive(self, text: str) -> None:
        self._session.received(text)

    async def on_disconnect(self) -> None:
        self._session.interrupted()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002
        if not initial:
            await asyncio.sleep(self._session.pace.identify)


def _bound_the_pauses(longest: float) -> None:
    """The library's pauses between its attempts double up to 17 minutes, and can't be set."""

    class Bounded(ExponentialBackoff[bool]):
        def delay(self) -> float:
            return min(super().delay(), longest)

    discord.client.ExponentialBackoff = Bounded  # pyright: ignore[reportPrivateImportUsage]
