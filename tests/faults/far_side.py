"""A network at the other end of the wire: counts what it carried out, and misbehaves when told to."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from standardwebhooks import Webhook

SECRET = "whsec_ZmFyLXNpZGUtc2VjcmV0LWZvci10ZXN0cw=="


@dataclass(kw_only=True)
class FarSide:
    honours_key: bool = True
    """A second POST with the same key carries out nothing and is answered as the first."""
    slow: float = 0.0
    """Seconds between carrying out and answering."""
    published: list[dict[str, Any]] = field(default_factory=list)
    """What was carried out, in order; a double stands here twice."""
    by_key: dict[str, str] = field(default_factory=dict)
    posts: int = 0
    looks: int = 0
    faults: list[str] = field(default_factory=list)
    """What goes wrong with the next POSTs, one each: a status, `reset` (before), `lost` (after), `hang`, `html`, ..."""
    look_faults: list[str] = field(default_factory=list)
    seen: asyncio.Event = field(default_factory=asyncio.Event)
    """Set with each request."""
    problems: list[str] = field(default_factory=list)
    url: str = ""

    def doubles(self) -> dict[tuple[str, str], int]:
        """Replies that stand under a comment more than once."""
        counted = Counter((p["comment_id"], p.get("text", "")) for p in self.published)
        return {what: times for what, times in counted.items() if times > 1}

    def texts(self) -> list[str]:
        return [p.get("text", "") for p in self.published]

    async def act(self, request: web.Request) -> web.StreamResponse:
        self.posts += 1
        body = await self._checked(request)
        fault = self.faults.pop(0) if self.faults else ""
        self.seen.set()
        match fault:
            case "":
                return await self._carried_out(body)
            case "reset":
                return _cut(request)
            case "lost":
                await self._carried_out(body)
                return _cut(request)
            case "hang":
                await self._carried_out(body)
                await asyncio.sleep(60)
                return web.Response()
            case "html":
                self._carry_out(body)
                return web.Response(text="<h1>Thank you</h1>", content_type="text/html")
            case _ if fault.startswith("429"):
                _, _, seconds = fault.partition(" ")
                return web.Response(status=429, headers={"Retry-After": seconds} if seconds else {})
            case _:
                return web.json_response({"error": fault}, status=int(fault))

    async def look_up(self, request: web.Request) -> web.StreamResponse:
        self.looks += 1
        await self._checked(request)
        self.seen.set()
        match self.look_faults.pop(0) if self.look_faults else "":
            case "":
                found = self.by_key.get(request.query["idempotency_key"])
                if found is None:
                    return web.json_response({"error": "not found"}, status=404)
                return web.json_response({"id": found, "url": f"https://social.example/{found}"})
            case "lost":
                return _cut(request)
            case "bare 404":
                return web.Response(status=404, text="<h1>404</h1>", content_type="text/html")
            case status:
                return web.Response(status=int(status))

    async def _checked(self, request: web.Request) -> dict[str, Any]:
        raw = (await request.read()).decode()
        Webhook(SECRET).verify(raw, dict(request.headers), json_parse=False)
        return await request.json() if raw else {}

    async def _carried_out(self, body: dict[str, Any]) -> web.Response:
        id = self._carry_out(body)
        await asyncio.sleep(self.slow)
        return web.json_response({"id": id, "url": f"https://social.example/{id}"})

    def _carry_out(self, body: dict[str, Any]) -> str:
        key = body["idempotency_key"]
        if self.honours_key and key in self.by_key:
            return self.by_key[key]
        self.published.append(body)
        self.by_key[key] = f"reply-{len(self.published)}"
        return self.by_key[key]


def _cut(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


@asynccontextmanager
async def far_side(**how: Any) -> AsyncIterator[FarSide]:
    side = FarSide(**how)
    app = web.Application()
    app.add_routes([web.post("/actions", side.act), web.get("/actions", side.look_up)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    side.url = f"http://127.0.0.1:{runner.addresses[0][1]}/actions"
    try:
        yield side
    finally:
        await runner.cleanup()
