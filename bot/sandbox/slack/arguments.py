"""What a request carries, brought into one dictionary as Slack does; and the line that is cut on request."""

import json
from dataclasses import dataclass
from typing import Any, Literal

from aiohttp import web

from bot.sandbox.slack.errors import ApiError, Json

How = Literal["json", "form", "multipart", "query"]
MOST = 4 * 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Arguments:
    values: Json
    how: How
    token: str


async def read(request: web.Request) -> Arguments:
    """Raises ApiError as Slack words it when the body cannot be read."""
    query: Json = dict(request.query)
    values, how = query, "query"
    if request.method == "POST" and request.can_read_body:
        content = request.content_type
        if content == "application/json":
            values, how = query | await _json(request), "json"
        elif content == "application/x-www-form-urlencoded":
            values, how = query | dict(await request.post()), "form"
        elif content == "multipart/form-data":
            values, how = query | dict(await request.post()), "multipart"
        else:
            raise ApiError("invalid_post_type")
    scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
    token = bearer.strip() if scheme == "Bearer" else ""
    # Only a form may carry the token itself; new apps may not put it into the address.
    if not token and how in ("form", "multipart"):
        token = str(values.get("token", ""))
    values.pop("token", None)
    return Arguments(values=values, how=how, token=token)


async def _json(request: web.Request) -> Json:
    try:
        body = json.loads(await request.text())
    except ValueError as error:  # not JSON, or not UTF-8
        raise ApiError("invalid_json") from error
    if not isinstance(body, dict):
        raise ApiError("json_not_object")
    return body


def decoded(value: Any) -> Any:
    """A structured argument: as it is, or from a JSON string; raises ValueError."""
    return json.loads(value) if isinstance(value, str) else value


def cut(request: web.Request) -> web.Response:
    """Break the line without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
