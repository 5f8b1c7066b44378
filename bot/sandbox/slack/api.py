"""The Web API's front door: token, scopes, limits, arguments, faults; then the method itself."""

import asyncio
import json
import math
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot.sandbox.kernel import Fault, Request
from bot.sandbox.slack.arguments import Arguments, cut, read
from bot.sandbox.slack.call import Call
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.installation import Installation
from bot.sandbox.slack.limits import Limited
from bot.sandbox.slack.methods import METHODS, Method
from bot.sandbox.slack.scopes import any_of


class Api:
    def __init__(self, app: Installation) -> None:
        self._app = app

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One request, faults first: what the real world does to a request before or after Slack has it."""
        name = request.match_info["method"]
        target = f"slack:{name}"
        fault = self._app.kernel.fault(
            target, "delay", "error", "refuse", "reset", "lost_answer", "rate_limit", "revoke"
        )
        if fault is not None and fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        if fault is not None and fault.kind == "revoke":
            await self._app.revoke()
        if fault is not None and fault.kind == "reset":
            return cut(request)
        record, response = await self._answered(request, name, fault)
        if fault is not None and fault.kind == "lost_answer":
            record.answer = {"lost": record.answer}
            return cut(request)
        return response

    async def _answered(
        self, request: web.Request, name: str, fault: Fault | None
    ) -> tuple[Request, web.Response]:
        method = METHODS.get(name)
        headers: dict[str, str] = {}
        record = self._app.kernel.record(f"slack:{name}", None)
        try:
            arguments = await read(request)
            record.body = arguments.values
            if fault is not None and fault.kind == "error":
                raise ApiError("internal_error", status=fault.status)
            if fault is not None and fault.kind == "refuse":
                raise ApiError(fault.code or "not_allowed")
            body = self._run(method, name, arguments, record, fault)
            status = 200
        except ApiError as refused:
            body, status, headers = refused.body, refused.status, refused.headers
        record.status, record.answer = status, body
        if method is not None:
            headers |= {
                "X-OAuth-Scopes": ",".join(self._app.manifest.scopes),
                "X-Accepted-OAuth-Scopes": ",".join(any_of(method.scopes)),
            }
        return record, web.json_response(body, status=status, headers=headers)

    def _run(
        self, method: Method | None, name: str, arguments: Arguments, record: Request, fault: Fault | None
    ) -> Json:
        if method is None:
            self._app.kernel.violate(
                record.target, "method-unknown", f"{name} is not known here", request=record
            )
            raise ApiError("unknown_method")
        self._authenticate(method, arguments.token)
        self._limit(method, arguments.values, record, fault)
        possible = any_of(method.scopes)
        self._app.require(possible, record)
        values = self._values(method, arguments, record)
        call = Call(app=self._app, scopes=method.scopes, values=values, record=record)
        return {"ok": True} | _plain(method.run(call))

    def _authenticate(self, method: Method, token: str) -> None:
        own = self._app.secrets
        if not token:
            raise ApiError("not_authed")
        if token not in (own.bot_token, own.app_token):
            raise ApiError("invalid_auth")
        if self._app.revoked:
            raise ApiError(self._app.revoked)
        if (token == own.app_token) != method.app_token:
            raise ApiError("not_allowed_token_type")

    def _limit(self, method: Method, values: Mapping[str, Any], record: Request, fault: Fault | None) -> None:
        channel = self._app.world.room_id(str(values.get("channel", "")))
        if fault is not None and fault.kind == "rate_limit":
            limited: Limited | None = self._app.limits.refuse(
                method.name, method.tier, channel, fault.seconds
            )
        else:
            limited = self._app.limits.take(method.name, method.tier, channel)
        if limited is None:
            return
        if limited.ignored:
            self._app.kernel.violate(
                record.target, "retry-after", "came again before Retry-After had run out", request=record
            )
        raise ApiError(
            "ratelimited", status=429, headers={"Retry-After": str(math.ceil(limited.retry_after))}
        )

    def _values(self, method: Method, arguments: Arguments, record: Request) -> Json:
        violate = self._app.kernel.violate
        values = {key: value for key, value in arguments.values.items() if value is not None}
        if arguments.how == "json" and not method.json:
            if values:
                violate(record.target, "json-ignored", f"{method.name} reads forms only", request=record)
            values = {}
        for key in values.keys() - method.known:
            violate(record.target, "argument", f"{key}: unknown, Slack ignores it", request=record)
        missing = [key for key in method.needed if values.get(key) in (None, "")]
        if missing:
            violate(record.target, "argument", f"missing: {', '.join(missing)}", request=record)
            raise ApiError(
                "invalid_arguments",
                response_metadata={"messages": [f"[ERROR] missing required field: {key}" for key in missing]},
            )
        return values


def _plain(body: Json) -> Json:
    """A copy: what was answered must not change with what it speaks of."""
    return json.loads(json.dumps(body))
