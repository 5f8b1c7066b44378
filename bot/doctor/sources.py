"""Sources: whether their hooks would be believed, and whether anybody is there to take what the team publishes."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp

from bot.doctor.findings import Finding, attention, broken, ok
from bot.ingest.hooks import WrongSecret, keys_of
from bot.settings import Settings
from handlers.people import Source

WITHIN = 5.0
"""Seconds for one answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourcesLook:
    settings: Settings

    async def findings(self) -> AsyncIterator[Finding]:
        sources = list(self.settings.team.sources.values())
        if not sources:
            yield attention("sources", "doctor-sources-none")
            return
        # As the adapters do it: no proxy from the environment, and each connection made anew.
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True)) as session:
            for found in await asyncio.gather(*(self._source(session, source) for source in sources)):
                for finding in found:
                    yield finding

    async def _source(self, session: aiohttp.ClientSession, source: Source) -> list[Finding]:
        return [*self._secret(source), await self._reply(session, source)]

    def _secret(self, source: Source) -> list[Finding]:
        secret = self.settings.secrets.get(source.name, "")
        if not secret:
            return [broken("sources", "doctor-source-unsigned", source=source.name)]
        try:
            keys_of(source.name, secret)
        except WrongSecret as wrong:
            return [broken("sources", "doctor-source-secret", source=source.name, why=str(wrong))]
        return []

    async def _reply(self, session: aiohttp.ClientSession, source: Source) -> Finding:
        """Asks what the address takes, which acts on nothing; any answer at all will do."""
        if not source.reply_url:
            return ok("sources", "doctor-source-by-hand", source=source.name)
        where = {"source": source.name, "host": _host(source.reply_url)}
        try:
            async with session.options(
                source.reply_url, allow_redirects=False, timeout=aiohttp.ClientTimeout(total=WITHIN)
            ) as answer:
                if answer.status >= 500:
                    why = f"HTTP {answer.status}"
                    return attention("sources", "doctor-source-troubled", why=why, **where)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            return broken("sources", "doctor-source-unreached", why=type(error).__name__, **where)
        return ok("sources", "doctor-source-fine", **where)


def _host(url: str) -> str:
    """No more of an address than may be read by anybody: path and user may hold a secret."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)
