"""The table of networks: kind of source -> adapter. A new network is one file beside this one and one line here."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import MappingProxyType

import aiohttp

from bot.social.by_hand import ByHand
from bot.social.generic import SignedHook
from bot.social.port import TIMEOUT, Network
from handlers.people import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Wire:
    """What adapters share."""

    session: aiohttp.ClientSession
    secrets: Mapping[str, str]
    timeout: float = TIMEOUT


def _signed_hook(wire: Wire) -> Network:
    return SignedHook(session=wire.session, secrets=wire.secrets, timeout=wire.timeout)


ADAPTERS: Mapping[str, Callable[[Wire], Network]] = MappingProxyType(
    {
        "hook": _signed_hook,
    }
)


class Networks:
    """Finds the adapter of a source: that of its kind, else the signed hook, else people do it by hand."""

    def __init__(self, wire: Wire) -> None:
        self._adapters = {kind: make(wire) for kind, make in ADAPTERS.items()}
        self._by_hand = ByHand()

    def of(self, source: Source) -> Network:
        for adapter in (self._adapters.get(source.kind), self._adapters["hook"]):
            if adapter is not None and adapter.reaches(source):
                return adapter
        return self._by_hand


@asynccontextmanager
async def open_networks(secrets: Mapping[str, str], *, timeout: float = TIMEOUT) -> AsyncIterator[Networks]:
    """Adapters over one HTTP session: connections are never reused (a stale one would turn a sure failure into an
    unclear one), and no proxy is taken from the environment."""
    connector = aiohttp.TCPConnector(force_close=True, limit=32)
    async with aiohttp.ClientSession(connector=connector) as session:
        yield Networks(Wire(session=session, secrets=secrets, timeout=timeout))
