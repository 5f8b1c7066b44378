"""The bot's own HTTP: hooks, Slack's events, health and metrics."""

import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from handlers.errors import BreakwaterError

LARGEST_BODY = 2 * 2**20
"""Bytes; the hook handler has a smaller limit of its own and answers it in words."""


class AddressTaken(BreakwaterError):
    """Nothing can listen where it was configured; the message says what to do."""


@dataclass(frozen=True, kw_only=True)
class Health:
    """What readiness says: each part's name and what is wrong with it (empty: nothing)."""

    parts: Mapping[str, Callable[[], str]] = field(default_factory=dict[str, Callable[[], str]])

    lacks: Callable[[], Sequence[str]] = tuple
    """What it does without, in words; it is ready all the same."""

    def troubles(self) -> dict[str, str]:
        found = {name: look() for name, look in self.parts.items()}
        return {name: trouble for name, trouble in found.items() if trouble}


class WebServer:
    """One listener; started last and stopped first, so that nothing is accepted that cannot be stored."""

    def __init__(self, *, host: str, port: int, health: Health, registry: CollectorRegistry) -> None:
        self._host, self._port = host, port
        self._health = health
        self._registry = registry
        self.app = web.Application(client_max_size=LARGEST_BODY)
        self.app.router.add_get("/health/live", self._live)
        self.app.router.add_get("/health/ready", self._ready)
        self.app.router.add_get("/metrics", self._metrics)
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=5.0)
        self.address = ""

    def post(self, path: str, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> None:
        self.app.router.add_post(path, handler)

    async def start(self) -> None:
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError as taken:
            why = os.strerror(taken.errno) if taken.errno else str(taken)
            raise AddressTaken(
                f"nothing listens at {self._host}:{self._port} ({why}); set HOST and PORT to what is free"
            ) from None
        port = self._runner.addresses[0][1]
        self.address = f"http://{self._host}:{port}"

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _live(self, _: web.Request) -> web.Response:
        return web.json_response({"status": "live"})

    async def _ready(self, _: web.Request) -> web.Response:
        troubles = self._health.troubles()
        return web.json_response(
            {
                "status": "not ready" if troubles else "ready",
                "troubles": troubles,
                "without": list(self._health.lacks()),
            },
            status=503 if troubles else 200,
        )

    async def _metrics(self, _: web.Request) -> web.Response:
        return web.Response(
            body=generate_latest(self._registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )
