"""Serves the dark site while it is on: cacheable, without cookies, and nothing else than what two people agreed to."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from bot.pages.dark import dark_page, policy
from bot.work import Reads
from handlers.crisis.crisis import LIVES
from handlers.errors import Unavailable
from handlers.ports import Words
from handlers.texts.dark_site import DarkSite
from handlers.texts.sites import PATH, slug

KEPT = 60
"""Seconds that a copy on the way may be shown: after that a switch is seen by everybody."""
RETRY = 30


@dataclass(frozen=True, kw_only=True)
class DarkSites:
    reads: Reads
    words: Callable[[str], Words]

    def routes(self) -> list[web.RouteDef]:
        return [web.get(PATH + "{brand}", self.show)]

    async def show(self, request: web.Request) -> web.Response:
        try:
            site = await asyncio.to_thread(self._standing, request.match_info["brand"])
        except Unavailable:
            return web.Response(status=503, headers={"Retry-After": str(RETRY), "Cache-Control": "no-store"})
        if site is None:
            return web.Response(status=404, text="404", headers={"Cache-Control": "no-store"})
        tag = f'"{site.hash[:32]}"'
        headers = {
            "Cache-Control": f"public, max-age={KEPT}",
            "Content-Security-Policy": policy(),
            "ETag": tag,
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }
        if tag in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers=headers)
        page = await asyncio.to_thread(dark_page, site, self.words)
        return web.Response(text=page, content_type="text/html", charset="utf-8", headers=headers)

    def _standing(self, name: str) -> DarkSite | None:
        """The newest that is on for the brand of that name."""
        with self.reads() as uow:
            on = [
                site
                for site in uow.dark_sites.find(on=True, drill=False)
                if slug(site.brand) == name and site.texts
            ]
            standing = [site for site in on if uow.crises.get(site.crisis_id).state in LIVES]
        return standing[-1] if standing else None
