"""Discord's REST API: one request, one try, its errors in our words. Whoever asked decides about another try."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import msgspec
from discord.http import Route

from bot.cards.parts import Picture
from bot.chat import ChannelGone, File, MessageGone, TokenRevoked
from handlers.errors import BreakwaterError, Unavailable

DEFAULT_URL = "https://discord.com/api/v10"
WITHIN = 9.0
"""Seconds for a request, waiting for a turn in its bucket included; a card that wakes somebody takes two."""
UNKNOWN_CHANNEL, UNKNOWN_MESSAGE = 10003, 10008
THREAD_EXISTS = 160004
UNKNOWN_INTERACTION, ANSWERED_ALREADY = 10062, 40060
LOST_UNKNOWN, LOST_ARCHIVED, LOST_RESTRICTED = (
    "channel-lost-unknown",
    "channel-lost-archived",
    "channel-lost-restricted",
)
_LOST = {
    UNKNOWN_CHANNEL: LOST_UNKNOWN,
    10004: LOST_UNKNOWN,  # the server
    50001: "channel-lost-not-member",
    50013: LOST_RESTRICTED,
    50083: LOST_ARCHIVED,  # only threads are ever archived
    160005: LOST_ARCHIVED,  # locked
}
_REPEATED_BY_THE_LIBRARY = frozenset({429, 500, 502, 504, 524})


class DiscordRefused(BreakwaterError):
    """Discord refused a request for a reason that trying again won't change: mostly a defect of ours."""

    def __init__(self, what: str, *, code: int = 0) -> None:
        super().__init__(what)
        self.code = code


class Api:
    """One bot token at one address. discord.py keeps the rate limits; it is logged in here, and never connected."""

    def __init__(self, *, token: str, base_url: str = DEFAULT_URL, within: float = WITHIN) -> None:
        Route.BASE = base_url.rstrip("/")  # the library knows but one
        quiet_logs()
        self.token = token
        self.application = self.account = ""
        """Ids of the application and of the bot's own account; empty until Discord has told them."""
        self.may_list_members = self.may_read_content = False
        """What the application's settings allow: the privileged intents."""
        self.date = ""
        """When the last answer came, by Discord's clock, as its header says it."""
        self._within = within
        self._client: discord.Client | None = None

    async def open(self) -> None:
        """Make ourselves known. Raises TokenRevoked, Unavailable."""
        intents = discord.Intents(guilds=True)  # never sent; without it the library warns
        client = discord.Client(intents=intents, http_trace=_trace(self._noted), max_ratelimit_timeout=30)
        try:
            async with asyncio.timeout(self._within):
                await client.login(self.token)
            self.application, self.account = (
                str(client.application_id),
                str(client.user.id if client.user else ""),
            )
            flags = client.application_flags
            self.may_list_members = flags.gateway_guild_members or flags.gateway_guild_members_limited
            self.may_read_content = flags.gateway_message_content or flags.gateway_message_content_limited
            self._client = client
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            raise in_our_words("login", error) from None
        finally:
            if self._client is not client:
                await client.close()

    async def _noted(
        self, _: aiohttp.ClientSession, __: SimpleNamespace, end: aiohttp.TraceRequestEndParams
    ) -> None:
        self.date = end.response.headers.get("Date", self.date)

    async def close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    async def call(
        self,
        method: str,
        path: str,
        ids: Mapping[str, str],
        *,
        json: Mapping[str, Any] | list[Any] | None = None,
        params: Mapping[str, str] | None = None,
        within: float | None = None,
        files: Sequence[Picture | File] = (),
    ) -> Any:
        """The answer's JSON; `files` go along in their order. Raises Unavailable (with `retry_after` only if nothing
        was done), ChannelGone, MessageGone, TokenRevoked, DiscordRefused."""
        if self._client is None:
            raise Unavailable("discord: not logged in yet")
        what = f"{method} {path}"
        more: dict[str, Any] = {"params": params, "trace_request_ctx": what}
        if files:
            more["form"] = _form(json, files)
        elif json is not None:
            more["json"] = json
        try:
            async with asyncio.timeout(within if within is not None else self._within):
                return await self._client.http.request(Route(method, path, **ids), **more)
        except (discord.DiscordException, aiohttp.ClientError, OSError, RuntimeError) as error:
            # Without its cause: that one holds the request, and with it the token.
            raise in_our_words(what, error) from None


def _form(body: Any, files: Sequence[Picture | File]) -> list[dict[str, Any]]:
    head = {
        "name": "payload_json",
        "value": msgspec.json.encode(body).decode(),
        "content_type": "application/json",
    }
    parts = (
        {
            "name": f"files[{number}]",
            "value": file.data,
            "filename": file.name,
            "content_type": "application/octet-stream",
        }
        for number, file in enumerate(files)
    )
    return [head, *parts]


def in_our_words(what: str, error: BaseException) -> BaseException:
    """What an error of the library or of the network means."""
    match error:
        case discord.LoginFailure():
            return TokenRevoked("discord does not know the token")
        case discord.RateLimited():
            return Unavailable(f"discord {what}: rate limit", retry_after=error.retry_after)
        case discord.HTTPException():
            return _meaning(what, error)
        case aiohttp.ClientError() | OSError():
            return Unavailable(f"discord {what}: {type(error).__name__}")
        case RuntimeError():  # the session was closed under the request
            return Unavailable(f"discord {what}: {error}")
        case _:
            return error


def _meaning(what: str, error: discord.HTTPException) -> BreakwaterError:
    if error.status == 401 and error.code != 50027:  # the token of an interaction, fifteen minutes old
        return TokenRevoked(f"discord {what}: 401")
    if error.status == 429 or error.status >= 500:
        return Unavailable(f"discord {what}: {error.status}")
    if error.code == UNKNOWN_MESSAGE:
        return MessageGone(f"discord {what}")
    if error.code in _LOST:
        return ChannelGone(_LOST[error.code])
    if error.status == 403:
        return ChannelGone(LOST_RESTRICTED)
    return DiscordRefused(f"discord {what}: {error.status} {error.code} {error.text[:500]}", code=error.code)


def _trace(noted: Any) -> aiohttp.TraceConfig:
    """Ends a request of ours before the library sleeps over a refusal and then repeats it, unasked."""
    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(noted)
    trace.on_request_end.append(_refuse)
    return trace


async def _refuse(
    _: aiohttp.ClientSession, context: SimpleNamespace, end: aiohttp.TraceRequestEndParams
) -> None:
    what, status = context.trace_request_ctx, end.response.status
    if what is not None and status in _REPEATED_BY_THE_LIBRARY:
        limited = status == 429
        raise Unavailable(
            f"discord {what}: {status}", retry_after=_retry_after(end.response) if limited else None
        )


def _retry_after(response: aiohttp.ClientResponse) -> float | None:
    for name in ("Retry-After", "X-RateLimit-Reset-After"):
        try:
            return max(0.0, float(response.headers[name]))
        except (KeyError, ValueError):
            continue
    return None


class _SentenceOnly(logging.Filter):
    """The library logs a traceback for each failed try to connect; the sentence says it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = record.exc_text = None
        return True


def quiet_logs() -> None:
    """At DEBUG the library would log people's words and the tokens of interactions."""
    logging.getLogger("discord").setLevel(logging.INFO)
    client = logging.getLogger("discord.client")
    if not client.filters:
        client.addFilter(_SentenceOnly())
