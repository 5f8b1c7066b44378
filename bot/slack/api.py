"""Slack's Web API: its errors in our words, what may be repeated and what may not, and no proxy on loopback."""

import ipaddress
import logging
import re
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit
from urllib.request import proxy_bypass

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.proxy_env_variable_loader import load_http_proxy_from_env
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.chat import ChannelGone, MessageGone, TokenRevoked
from handlers.errors import BreakwaterError, Unavailable

DEFAULT_URL = "https://slack.com/api/"
HOOKS = "https://hooks.slack.com"
TIMEOUT = aiohttp.ClientTimeout(total=10, connect=5)
_ADDRESS = re.compile(r"wss?://[^\s'\")]+")
_REVOKED = frozenset(
    {
        "account_inactive",
        "invalid_auth",
        "not_allowed_token_type",
        "not_authed",
        "token_expired",
        "token_revoked",
    }
)
_LOST = {
    "channel_not_found": "channel-lost-unknown",
    "is_archived": "channel-lost-archived",
    "is_inactive": "channel-lost-archived",
    "not_in_channel": "channel-lost-not-member",
    "restricted_action": "channel-lost-restricted",
    "restricted_action_non_threadable_channel": "channel-lost-restricted",
    "restricted_action_read_only_channel": "channel-lost-restricted",
    "restricted_action_thread_only_channel": "channel-lost-restricted",
    "restricted_action_thread_locked": "channel-lost-restricted",
    "missing_scope": "channel-lost-scope",
}
_GONE = frozenset({"cant_update_message", "edit_window_closed", "message_not_found", "thread_not_found"})
_LATER = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
_LIMITED = frozenset({"ratelimited", "rate_limited"})


class SlackRefused(BreakwaterError):
    """Slack refused a request for a reason that trying again won't change."""

    def __init__(self, what: str, code: str = "") -> None:
        super().__init__(f"slack {what}: {code}" if code else f"slack {what}")
        self.code = code


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """Who the bot is in its workspace, as auth.test told."""

    team: str = ""
    user: str = ""
    bot: str = ""
    address: str = ""
    """Of the workspace, with a slash at the end; empty if unknown."""
    scopes: frozenset[str] = frozenset()
    """What the token was granted; empty if that was not told."""
    date: str = ""
    """When that was, by Slack's clock, as the header says it."""


class Api:
    """One bot token at one address. `once` never repeats a request, `patient` does, where that does no harm."""

    def __init__(self, *, token: str, base_url: str = DEFAULT_URL) -> None:
        self.base_url = base_url if base_url.endswith("/") else f"{base_url}/"
        self.logger = _quiet_logger()
        self.proxy = _proxy(self.base_url)
        self._limited: dict[str, float] = {}
        """Method -> when it may be asked again, by the monotonic clock."""
        self.once = self._client(token, [])
        self.patient = self._client(
            token,
            [
                AsyncRateLimitErrorRetryHandler(),
                AsyncConnectionErrorRetryHandler(),
                AsyncServerErrorRetryHandler(),
            ],
        )

    def _client(self, token: str, retries: list[Any]) -> AsyncWebClient:
        client = AsyncWebClient(
            token=token, base_url=self.base_url, retry_handlers=retries, logger=self.logger, timeout=10
        )
        client.proxy = self.proxy  # the constructor takes the environment's for loopback as well
        return client

    def open(self) -> None:
        """Share one pool of connections from now on; called inside the event loop."""
        session = aiohttp.ClientSession(timeout=TIMEOUT)
        self.once.session = self.patient.session = session

    async def close(self) -> None:
        if self.once.session is not None:
            await self.once.session.close()

    async def identity(self) -> Identity:
        """Raises TokenRevoked, Unavailable."""
        async with in_our_words("auth.test"):
            found = await self.patient.auth_test()
        headers = {str(name).lower(): str(value) for name, value in found.headers.items()}
        granted = headers.get("x-oauth-scopes", "").split(",")
        return Identity(
            team=str(found.get("team_id") or ""),
            user=str(found.get("user_id") or ""),
            bot=str(found.get("bot_id") or ""),
            address=str(found.get("url") or ""),
            scopes=frozenset(scope.strip() for scope in granted if scope.strip()),
            date=headers.get("date", ""),
        )

    async def ticket(self, app_token: str) -> str:
        """The address of a fresh socket; raises TokenRevoked, Unavailable."""
        async with in_our_words("apps.connections.open"):
            found = await self.patient.apps_connections_open(app_token=app_token)
            return str(found["url"])

    @asynccontextmanager
    async def asking(self, method: str) -> AsyncIterator[None]:
        """`in_our_words` for a method that is limited as a whole: while its Retry-After runs nobody asks in vain."""
        left = self._limited.get(method, 0.0) - time.monotonic()
        if left > 0:
            raise Unavailable(f"slack {method}: ratelimited", retry_after=left)
        try:
            async with in_our_words(method):
                yield
        except Unavailable as away:
            if away.retry_after:
                self._limited[method] = time.monotonic() + away.retry_after
            raise

    async def respond(self, response_url: str, body: Mapping[str, Any]) -> None:
        """Answer through a payload's response_url; an address that is not Slack's is refused."""
        if not self.is_response_url(response_url):
            raise SlackRefused("response_url does not belong to Slack")
        hook = AsyncWebhookClient(url=response_url, session=self.once.session, timeout=10, logger=self.logger)
        hook.proxy = self.proxy
        async with in_our_words("response_url"):
            answer = await hook.send_dict(dict(body))
        if answer.status_code >= 500 or answer.status_code == 429:
            raise Unavailable("slack response_url")
        if answer.status_code != 200:
            code = "invalid_blocks" if "invalid_blocks" in str(answer.body) else ""
            raise SlackRefused(f"response_url answered {answer.status_code}", code)

    def is_response_url(self, url: str) -> bool:
        """Only Slack's own host, or the origin that stands in for Slack here."""
        return _origin(url) in {_origin(HOOKS), _origin(self.base_url)} - {None}


@asynccontextmanager
async def in_our_words(method: str) -> AsyncIterator[None]:
    """Slack's and the network's errors as Unavailable, ChannelGone, MessageGone, TokenRevoked or SlackRefused."""
    try:
        yield
    except SlackApiError as error:
        # Without its cause: that one holds the request, and with it the token.
        raise _meaning(method, error.response) from None
    except (aiohttp.ClientError, OSError) as error:
        raise Unavailable(f"slack {method}: {type(error).__name__}") from error
    except SlackClientError as error:
        raise SlackRefused(f"{method}: {type(error).__name__}") from None


def _meaning(method: str, response: Any) -> BreakwaterError:
    data = getattr(response, "data", None)
    code = str(data.get("error") or "") if isinstance(data, dict) else ""
    status = getattr(response, "status_code", None) or getattr(response, "status", 0)
    if status == 429 or code in _LIMITED:
        # Only a limit names a time: it says that nothing was done, which a broken server can't.
        return Unavailable(f"slack {method}: ratelimited", retry_after=_retry_after(response))
    if status >= 500 or code in _LATER or not code:
        return Unavailable(f"slack {method}: {code or status}")
    if code in _REVOKED:
        return TokenRevoked(f"slack {method}: {code}")
    if code in _LOST:
        return ChannelGone(_LOST[code])
    if code in _GONE:
        return MessageGone(f"slack {method}: {code}")
    hints = (data.get("response_metadata") or {}).get("messages") or [] if isinstance(data, dict) else []
    return SlackRefused(" ".join([method, *map(str, hints)]), code)


def _retry_after(response: Any) -> float:
    try:
        return max(0.0, float(response.headers["Retry-After"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        return 1.0


def _proxy(base_url: str) -> str | None:
    """The environment's proxy, unless the host is this machine or excepted by NO_PROXY, which slack_sdk ignores."""
    host = urlsplit(base_url).hostname or ""
    return None if _is_loopback(host) or proxy_bypass(host) else load_http_proxy_from_env()


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _origin(url: str) -> tuple[str, str, int] | None:
    try:
        parts: SplitResult = urlsplit(url)
        port = parts.port or {"https": 443, "http": 80}[parts.scheme]
    except (ValueError, KeyError):
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname and parts.username is None else None


class _SentenceOnly(logging.Filter):
    """The SDK logs a traceback for each failed try, and in it the socket's address, which is a ticket."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _ADDRESS.sub("(address)", record.getMessage()), ()
        record.exc_info = record.exc_text = None
        return True


def _quiet_logger() -> logging.Logger:
    """For the SDK: at DEBUG it would log messages, tickets and people's words."""
    logger = logging.getLogger("bot.slack.sdk")
    logger.setLevel(logging.INFO)
    if not logger.filters:
        logger.addFilter(_SentenceOnly())
    return logger
