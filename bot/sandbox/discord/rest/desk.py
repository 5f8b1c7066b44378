"""The desk that each REST request passes: recorded, faulted, authenticated, metered, handled, answered as Discord does.

Faults on `discord:<METHOD> <route template>`: delay, reset and drop_ack (nothing done, connection reset), rate_limit
(`seconds` is retry_after), error (`status`), revoke (from now on the token is worth nothing), lost_answer (done, then
connection reset).
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from aiohttp import web

from bot.sandbox.discord.attachments import Upload, Uploads
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.limits import Limited, Meter
from bot.sandbox.discord.rest.multipart import read_multipart
from bot.sandbox.discord.wire import Json
from bot.sandbox.discord.wires import reset
from bot.sandbox.kernel import Fault, Kernel, Request

BASE = "/discord/api/v10"
_MAJOR = ("channel", "guild", "application")
_BEFORE = ("delay", "reset", "drop_ack", "rate_limit", "error", "revoke")


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """One request, on its way to a handler."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    files: Uploads = field(default_factory=dict[int, Upload])

    @property
    def form(self) -> Json:
        """The body, which has to be an object."""
        if isinstance(self.body, dict):
            return self.body
        raise ApiError(400, 50035, "Invalid Form Body", rule="body", detail="the body is no JSON object")


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    body: Any = None
    status: int = 200
    lost: bool = False
    """Done, but the bot shall not hear of it."""


NOTHING = Answer(status=204)
Handle = Callable[[Call], Awaitable[Answer]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Endpoint:
    method: str
    route: str
    handle: Handle
    bucket: str = "other"
    takes_files: bool = False
    by_token: bool = False
    """Interaction endpoints: the token in the path is all they need, and the global limit leaves them out."""

    @property
    def target(self) -> str:
        return f"discord:{self.method} {self.route}"


class _Cut(Exception):
    """The connection was reset."""


@dataclass(kw_only=True)
class Desk:
    kernel: Kernel
    meter: Meter
    token: Callable[[], str]
    revoke: Callable[[], None]
    _ban_noted: bool = field(default=False)

    def route(self, endpoint: Endpoint) -> web.RouteDef:
        async def handler(http: web.Request) -> web.StreamResponse:
            return await self._serve(endpoint, http)

        return web.route(endpoint.method, BASE + endpoint.route, handler)

    async def unknown(self, http: web.Request) -> web.StreamResponse:
        """Everything that the sandbox doesn't know. Loud, so that nobody takes silence for success."""
        path = http.path.removeprefix(BASE)
        request = self.kernel.record(f"discord:{http.method} {path}", None)
        self.kernel.violate(
            request.target, "not-implemented", "the sandbox has no such endpoint", request=request
        )
        return self._said(request, 501, {"message": "501: Not Implemented in the sandbox", "code": 0}, {})

    async def _serve(self, endpoint: Endpoint, http: web.Request) -> web.StreamResponse:
        uploading = http.content_type == "multipart/form-data" and endpoint.takes_files
        raw = b"" if uploading else await http.read()
        files: Uploads = {}
        request = self.kernel.record(endpoint.target, _readable(raw))
        if self.meter.banned:
            return self._banned(request)
        major = "/".join(http.match_info[key] for key in _MAJOR if key in http.match_info)
        if endpoint.by_token:
            major += "/" + http.match_info["token"]
        headers: dict[str, str] = {}
        try:
            await self._fault(endpoint, http)
            self._known(endpoint, http)
            self._slow_down(endpoint, major)
            if uploading:
                raw, files = await read_multipart(http)
                request.body = _readable(raw)
            answer = await endpoint.handle(self._call(http, raw, files, uploaded=uploading))
            headers = self.meter.headers(endpoint.bucket, major, self.kernel.now().timestamp())
            if answer.lost or self.kernel.fault(endpoint.target, "lost_answer") is not None:
                request.status, request.answer = answer.status, answer.body
                raise _Cut
            return self._said(request, answer.status, answer.body, headers)
        except _Cut:
            reset(http.transport)
            return web.Response(status=500)
        except _TooFast as slow:
            headers = self.meter.headers(endpoint.bucket, major, self.kernel.now().timestamp())
            return self._slowed(request, slow.limited, headers)
        except ApiError as error:
            self._note(error, request)
            headers = self.meter.headers(endpoint.bucket, major, self.kernel.now().timestamp())
            return self._said(request, error.status, error.body(), headers)

    async def _fault(self, endpoint: Endpoint, http: web.Request) -> None:
        fault = self.kernel.fault(endpoint.target, *_BEFORE)
        match fault:
            case None:
                return
            case Fault(kind="delay"):
                await asyncio.sleep(fault.seconds)
            case Fault(kind="rate_limit"):
                raise _TooFast(Limited(retry_after=fault.seconds or 1.0, scope="shared"))
            case Fault(kind="error"):
                text = HTTPStatus(fault.status).phrase
                raise ApiError(fault.status, int(fault.code or 0), f"{fault.status}: {text}")
            case Fault(kind="revoke"):
                self.revoke()
            case _:
                reset(http.transport)
                raise _Cut

    def _known(self, endpoint: Endpoint, http: web.Request) -> None:
        if not http.headers.get("User-Agent"):
            raise ApiError(403, 40333, "internal network error", rule="user-agent")
        if endpoint.by_token:
            return
        token = self.token()
        if not token or http.headers.get("Authorization") != f"Bot {token}":
            raise ApiError(401, 0, "401: Unauthorized")

    def _slow_down(self, endpoint: Endpoint, major: str) -> None:
        limited = None if endpoint.by_token else self.meter.take_global()
        limited = limited or self.meter.take(endpoint.bucket, major)
        if limited is not None:
            raise _TooFast(limited)

    def _call(self, http: web.Request, raw: bytes, files: Uploads, *, uploaded: bool) -> Call:
        body: Any = None
        if raw:
            if not uploaded and http.content_type != "application/json":
                raise ApiError(400, 50035, "Invalid Form Body", rule="content-type", detail=http.content_type)
            try:
                body = json.loads(raw)
                # A lone surrogate is no text; Discord answers it with a 500.
                json.dumps(body, ensure_ascii=False).encode()
            except (ValueError, RecursionError):
                message = "The request body contains invalid JSON."
                raise ApiError(400, 50109, message, rule="json") from None
        return Call(path=http.match_info, query=http.query, body=body, files=files)

    def _note(self, error: ApiError, request: Request) -> None:
        for problem in error.problems:
            place = ".".join(str(step) for step in problem.path)
            self.kernel.violate(request.target, problem.rule, f"{place}: {problem.message}", request=request)
        if error.rule:
            self.kernel.violate(request.target, error.rule, error.detail, request=request)

    def _slowed(self, request: Request, limited: Limited, headers: dict[str, str]) -> web.Response:
        after = round(limited.retry_after, 3)
        body = {"message": "You are being rate limited.", "retry_after": after, "global": limited.everywhere}
        said = {
            **({} if limited.everywhere else headers),
            "Via": "1.1 google",
            "Retry-After": str(int(limited.retry_after) + 1),
            "X-RateLimit-Scope": limited.scope,
        }
        if limited.everywhere:
            said["X-RateLimit-Global"] = "true"
        return self._said(request, 429, body, said, shared=limited.scope == "shared")

    def _banned(self, request: Request) -> web.Response:
        """What Cloudflare says: no JSON, and none of Google's `Via`."""
        request.status = 429
        return web.Response(status=429, text="error code: 1015", headers={"Retry-After": "600"})

    def _said(
        self, request: Request, status: int, body: Any, headers: Mapping[str, str], *, shared: bool = False
    ) -> web.Response:
        request.status, request.answer = status, body
        if self.meter.answered(status, shared=shared):
            detail = "10,000 requests with 401, 403 or 429 within ten minutes: the address is banned"
            self.kernel.violate(request.target, "invalid-requests-10000", detail, request=request)
        if body is None:
            return web.Response(status=status, headers=headers)
        data = json.dumps(body, ensure_ascii=False).encode()
        # Exactly this content type, without a charset: discord.py takes anything else for plain text.
        return web.Response(status=status, body=data, content_type="application/json", headers=headers)


class _TooFast(Exception):
    def __init__(self, limited: Limited) -> None:
        super().__init__("too fast")
        self.limited = limited


def _readable(raw: bytes) -> Any:
    try:
        return json.loads(raw) if raw else None
    except (ValueError, RecursionError):
        return raw[:2000].decode(errors="replace")
