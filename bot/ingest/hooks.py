"""`POST /hooks/{source}`: signed comments in, acknowledged once they are stored."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from math import ceil

import msgspec
import structlog
from aiohttp import web
from standardwebhooks import Webhook, WebhookVerificationError
from standardwebhooks.webhooks import EmptyWebhookSecretError

from bot.ingest.contract import LARGEST_BODY, WrongBody, arrival, read_body
from handlers.errors import BreakwaterError, Unavailable
from handlers.relaying.inbox import Delivery, Receipt, Waiting

LONGEST_ID = 500
RETRY_AFTER = 5.0
"""Seconds, where nobody knows better."""

log = structlog.get_logger(__name__)


class WrongSecret(BreakwaterError):
    """A source's secret is none that Standard Webhooks knows; the message names the source, never the secret."""


class _Wrong(Exception):
    """Refused; carries the answer."""

    def __init__(self, status: int, error: str, path: str | None = None) -> None:
        super().__init__(error)
        self.status = status
        self.body = {"error": error} if path is None else {"error": error, "path": path}


class Hooks:
    """`handle` is the handler of the route. Nothing is acknowledged before it is stored, nothing stored by half."""

    def __init__(
        self,
        *,
        sources: Sequence[str],
        secrets: Mapping[str, str],
        ingest: Callable[[Delivery], Awaitable[Receipt]],
        stored: Callable[[Sequence[Waiting]], None],
        clock: Callable[[], datetime],
    ) -> None:
        """`secrets`: `whsec_...` by source, several during a rotation (separated by spaces). `stored` is told what
        waits for triage now."""
        self._keys = {source: keys_of(source, secrets.get(source, "")) for source in sources}
        self._ingest = ingest
        self._stored = stored
        self._clock = clock

    async def handle(self, request: web.Request) -> web.Response:
        source = request.match_info["source"]
        try:
            receipt = await self._take(source, request)
        except _Wrong as wrong:
            log.info("a hook was refused", source=source, status=wrong.status, error=str(wrong))
            return _answer(wrong.status, wrong.body)
        except Unavailable as away:
            log.warning("a hook could not be stored", source=source, what=away.what)
            wait = str(max(1, ceil(away.retry_after or RETRY_AFTER)))
            return _answer(503, {"error": "cannot store it now"}, {"Retry-After": wait})
        return _answer(202, {"accepted": receipt.accepted, "duplicates": receipt.duplicates})

    async def _take(self, source: str, request: web.Request) -> Receipt:
        keys = self._keys.get(source)
        if keys is None:
            raise _Wrong(404, "there is no such source")
        body = await _read(request)
        webhook_id = request.headers.get("webhook-id", "")
        _verify(keys, body, request.headers)
        if len(webhook_id) > LONGEST_ID:
            raise _Wrong(400, f"longer than {LONGEST_ID} characters", "webhook-id")
        receipt = await self._ingest(self._delivery(source, webhook_id, body))
        if receipt.clash:
            raise _Wrong(400, "came before with another body", "webhook-id")
        if receipt.stored:
            self._stored(receipt.stored)
        return receipt

    def _delivery(self, source: str, webhook_id: str, body: bytes) -> Delivery:
        try:
            read = read_body(body)
        except WrongBody as wrong:
            raise _Wrong(400, str(wrong), wrong.path) from None
        now = self._clock()
        return Delivery(
            source=source,
            webhook_id=webhook_id,
            body_hash=sha256(body).hexdigest(),
            received_at=now,
            arrivals=tuple(
                arrival(comment, now, account=read.account, delivery=webhook_id) for comment in read.comments
            ),
        )


def keys_of(source: str, secrets: str) -> tuple[Webhook, ...]:
    try:
        return tuple(Webhook(secret) for secret in secrets.split())
    except (ValueError, EmptyWebhookSecretError):
        raise WrongSecret(f"the secret of source {source}: expected whsec_ and base64") from None


async def _read(request: web.Request) -> bytes:
    """The body, up to the limit; what is larger isn't read to its end, whether it tells its length or not."""
    if (request.content_length or 0) > LARGEST_BODY:
        raise _Wrong(413, f"larger than {LARGEST_BODY} bytes")
    parts: list[bytes] = []
    size = 0
    while part := await request.content.readany():
        size += len(part)
        if size > LARGEST_BODY:
            raise _Wrong(413, f"larger than {LARGEST_BODY} bytes")
        parts.append(part)
    return b"".join(parts)


def _verify(keys: Sequence[Webhook], body: bytes, headers: Mapping[str, str]) -> None:
    signed = {
        name: headers.get(name, "") for name in ("webhook-id", "webhook-timestamp", "webhook-signature")
    }
    if not all(signed.values()):
        raise _Wrong(401, "webhook-id, webhook-timestamp and webhook-signature are needed")
    try:
        text = body.decode()
    except UnicodeDecodeError as wrong:
        raise _Wrong(400, f"not UTF-8, from byte {wrong.start} on", "") from None
    for key in keys:
        try:
            key.verify(text, signed, json_parse=False)
            return
        except WebhookVerificationError:
            continue
        except ValueError:
            continue  # a header that is no base64, or has no comma: no signature of ours
    raise _Wrong(401, "signature or clock do not match")


def _answer(status: int, body: object, headers: Mapping[str, str] | None = None) -> web.Response:
    return web.Response(
        status=status, body=msgspec.json.encode(body), content_type="application/json", headers=headers
    )
