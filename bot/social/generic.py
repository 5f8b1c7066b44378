"""Any tool by signed webhook: actions go out as `POST {reply_url}`, `GET {reply_url}?idempotency_key=` looks them up.

Both are signed after Standard Webhooks; the look-up signs an empty body. A tool that sets `can_look_up` promises to
remember idempotency keys: it answers 200 with id and url for one it has carried out, and 404 with a JSON object for
one that it never got (a 404 without one could be anybody's error page and proves nothing).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import aiohttp
from standardwebhooks import Webhook

from bot.social.port import (
    TIMEOUT,
    Accepted,
    Answer,
    CannotTell,
    Finding,
    Found,
    Missing,
    NotAccepted,
    Rejected,
    Unclear,
)
from bot.social.proof import is_object, read_proof
from handlers.draft import Send
from handlers.people import Source

LARGEST_ANSWER = 64 * 1024
"""Bytes; id and url need a hundred."""

_ERRORS = {
    401: "send-error-forbidden",
    403: "send-error-forbidden",
    404: "send-error-target-gone",
    410: "send-error-target-gone",
}


@dataclass(frozen=True, kw_only=True)
class SignedHook:
    session: aiohttp.ClientSession
    secrets: Mapping[str, str]
    """Standard Webhooks secret by source name."""
    timeout: float = TIMEOUT
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    """Real time also where tests turn the bot's clock: signatures expire in real minutes."""

    def reaches(self, source: Source, /) -> bool:
        return bool(source.reply_url)

    def can_look_up(self, source: Source, /) -> bool:
        return source.can_look_up

    async def perform(self, send: Send, source: Source, /) -> Answer:
        if source.name not in self.secrets:
            return Rejected(error="send-error-no-secret")
        order = {"action": str(send.kind), "idempotency_key": send.key}
        if send.external_id:
            order["comment_id"] = send.external_id
        if send.text:
            order["text"] = send.text
        body = json.dumps(order, ensure_ascii=False)
        try:
            status, answer, wait = await self._exchange("POST", send, source, body=body)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            return NotAccepted()  # no connection came about, so nothing can have been sent
        except (aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError):
            return Rejected(error="send-error-address")
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            return Unclear(why=type(problem).__name__)
        return _judge(status, answer, wait)

    async def look_up(self, send: Send, source: Source, /) -> Finding:
        try:
            status, answer, _ = await self._exchange(
                "GET", send, source, params={"idempotency_key": send.key}
            )
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, KeyError) as problem:
            return CannotTell(why=type(problem).__name__)
        if status == 404 and is_object(answer):
            return Missing()
        proof = read_proof(answer) if status == 200 else None
        return Found(proof=proof) if proof else CannotTell(why=f"status {status}, no usable answer")

    async def _exchange(
        self, method: str, send: Send, source: Source, *, body: str = "", **rest: Any
    ) -> tuple[int, bytes, float | None]:
        """Status, body (empty if larger than allowed) and the seconds of Retry-After."""
        async with self.session.request(
            method,
            source.reply_url,
            data=body.encode() or None,
            headers=self._headers(send.key, source.name, body),
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=self.timeout),
            **rest,
        ) as response:
            answer = await _read(response)
            return response.status, answer, _seconds(response.headers.get("Retry-After", ""))

    def _headers(self, key: str, source: str, body: str) -> dict[str, str]:
        at = self.now()
        return {
            "content-type": "application/json",
            "accept-encoding": "identity",
            "webhook-id": key,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": Webhook(self.secrets[source]).sign(key, at, body),
        }


def _judge(status: int, answer: bytes, wait: float | None) -> Answer:
    """What an answer to a POST means. A redirect may follow something that was carried out, so it proves nothing."""
    match status:
        case 200 | 201 | 202:
            proof = read_proof(answer)
            return Accepted(proof=proof) if proof else Unclear(why=f"status {status} without a usable id")
        case 429 | 503:
            return NotAccepted(retry_after=wait)
        case 408 | 409:
            return Unclear(why=f"status {status}")
        case _ if 400 <= status < 500:
            return Rejected(error=_ERRORS.get(status, "send-error-refused"))
        case _:
            return Unclear(why=f"status {status}")


async def _read(response: aiohttp.ClientResponse) -> bytes:
    """The whole body, or nothing of it where it is larger than any honest answer."""
    chunks = bytearray()
    async for chunk in response.content.iter_any():
        chunks += chunk
        if len(chunks) > LARGEST_ANSWER:
            return b""
    return bytes(chunks)


def _seconds(text: str) -> float | None:
    """Retry-After in seconds; None for its date form and for nonsense."""
    try:
        seconds = float(text)
    except ValueError:
        return None
    return seconds if 0 <= seconds < 86_400 else None
