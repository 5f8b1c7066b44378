"""HTTP mode: the same deliveries as signed requests to the app's request URL."""

import asyncio
import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

import aiohttp

from bot.sandbox.kernel import Kernel
from bot.sandbox.slack.carrier import Receipt, Type
from bot.sandbox.slack.errors import Json


@dataclass(kw_only=True)
class Signed:
    """Posts to one URL. Where events go there, it is verified with a challenge before anything else."""

    kernel: Kernel
    url: str
    secret: str
    token: str
    """The deprecated verification token that payloads still carry."""
    verify: bool = True
    ack_seconds: float = 3.0
    _session: aiohttp.ClientSession | None = None
    _verified: bool = False
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def carry(self, type_: Type, payload: Json, *, accepts: bool, attempt: int, reason: str) -> Receipt:
        del accepts  # over HTTP everything may be answered with a body
        async with self._lock:
            if self.verify and not self._verified and not await self._verify():
                return Receipt(why="no_connection")
        headers = {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason} if attempt else {}
        match type_:
            case "events_api":
                return await self._post(json.dumps(payload), "application/json", headers)
            case "interactive":
                body = urlencode({"payload": json.dumps(payload)})
            case "slash_commands":
                body = urlencode({key: str(value) for key, value in payload.items() if value is not None})
        return await self._post(body, "application/x-www-form-urlencoded", headers)

    async def _verify(self) -> bool:
        challenge = secrets.token_hex(16)
        body = {"token": self.token, "challenge": challenge, "type": "url_verification"}
        receipt = await self._post(json.dumps(body), "application/json", {})
        answer = receipt.payload
        echoed = answer.get("challenge") if isinstance(answer, dict) else answer
        self._verified = receipt.ok and echoed == challenge
        if receipt.ok and not self._verified:
            self.kernel.violate("slack:event", "url-verification", f"{self.url} did not echo the challenge")
        return self._verified

    async def _post(self, body: str, content: str, headers: dict[str, str]) -> Receipt:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        begun = time.perf_counter()
        try:
            async with (
                asyncio.timeout(self.ack_seconds),
                self._session.post(
                    self.url, data=body.encode(), headers=headers | self._signature(body, content)
                ) as answer,
            ):
                text = await answer.text()
        except TimeoutError:
            return Receipt(ms=self.ack_seconds * 1000, why="timeout")
        except aiohttp.ClientError:
            return Receipt(why="no_connection")
        stop = answer.headers.get("X-Slack-No-Retry") == "1"
        if answer.status != 200:
            return Receipt(why="http_error", stop=stop)
        return Receipt(ms=(time.perf_counter() - begun) * 1000, payload=_parsed(text), stop=stop)

    def _signature(self, body: str, content: str) -> dict[str, str]:
        stamp = str(int(time.time()))  # real time: signatures are never turned with the clock
        digest = hmac.new(self.secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        return {
            "Content-Type": content,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={digest}",
        }

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


def _parsed(text: str) -> Json | str | None:
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text
