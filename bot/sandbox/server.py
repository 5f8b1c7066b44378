"""The sandbox as one aiohttp server on loopback: public network, Slack, Discord, control and the page."""

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.sandbox.control import Control
from bot.sandbox.discord import DiscordPart
from bot.sandbox.english import speak_english
from bot.sandbox.kernel import Kernel, Part
from bot.sandbox.public import PublicPart
from bot.sandbox.slack import SlackPart
from bot.sandbox.tale import Story
from bot.sandbox.wave import Wave
from bot.sandbox.welcome import Welcome

PAGE = Path(__file__).parent / "page"
LOOPBACK = frozenset({"127.0.0.1", "localhost"})


class PortTaken(Exception):
    """The page cannot stand where it was wanted; the message says what to do."""


@dataclass(kw_only=True)
class Sandbox:
    """A running sandbox."""

    kernel: Kernel
    public: PublicPart
    slack: SlackPart
    discord: DiscordPart
    base_url: str
    _runner: web.AppRunner
    _wave: Wave

    async def close(self) -> None:
        await self._wave.close()
        for part in (self.public, self.slack, self.discord):
            await part.close()
        await self._runner.cleanup()


@web.middleware
async def _only_loopback(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A page elsewhere on the web must not reach the controls: neither by DNS rebinding nor by a form."""
    if request.url.host not in LOOPBACK:
        raise web.HTTPForbidden(text="loopback only")
    origin = request.headers.get("Origin", "")
    if origin and request.path.startswith("/control/") and not origin.endswith(f"//{request.host}"):
        raise web.HTTPForbidden(text="other origin")
    return await handler(request)


async def start_sandbox(
    *,
    port: int = 0,
    manifest: Mapping[str, Any],
    install: Mapping[str, Any],
    hook_base: str = "",
    clock_file: Path | None = None,
    story: Story | None = None,
    welcome: Welcome | None = None,
    language: str = "de",
) -> Sandbox:
    """Start on 127.0.0.1 (port 0: a free one). `manifest` and `install` are what the bot declares of itself for Slack
    and Discord; `hook_base` is the bot's own address, where the public network delivers its hooks;
    `story` is what the wave tells; `welcome` is what the page offers first; `language` is the team's own,
    de or en."""
    try:
        listening = socket.create_server(("127.0.0.1", port))
    except OSError as taken:
        why = os.strerror(taken.errno) if taken.errno else str(taken)
        raise PortTaken(f"port {port} cannot be used ({why}); --port 0 takes a free one") from None
    base_url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    kernel = Kernel(clock_file=clock_file)
    public = PublicPart(kernel, base_url=base_url, hook_base=hook_base)
    slack = SlackPart(kernel, base_url=base_url, manifest=manifest)
    discord = DiscordPart(kernel, base_url=base_url, install=install)
    if language == "en":
        speak_english(public.network, slack, discord)
    wave = Wave(public, kernel, story, base_url)
    parts: dict[str, Part] = {"public": public, "slack": slack, "discord": discord}

    app = web.Application(middlewares=[_only_loopback], client_max_size=8 * 2**20)
    for part in parts.values():
        app.router.add_routes(part.routes())
    app.router.add_routes(Control(kernel, parts, wave, welcome).routes())
    app.router.add_get("/", _page)
    app.router.add_static("/page/", PAGE)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    return Sandbox(
        kernel=kernel,
        public=public,
        slack=slack,
        discord=discord,
        base_url=base_url,
        _runner=runner,
        _wave=wave,
    )


async def _page(_: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-store"})
