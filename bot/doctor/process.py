"""Whether a bot runs already where this one would, and what it says of itself; else whether there is room for one."""

import socket
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

import aiohttp

from bot.doctor.findings import Finding, attention, broken, ok
from bot.settings import Environment

WITHIN = 3.0
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 -- asked, not listened to
"""Hosts that are listened to, and where that can be asked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProcessLook:
    env: Environment

    async def findings(self) -> AsyncIterator[Finding]:
        if self.env.port == 0:
            yield ok("process", "doctor-process-any")
            return
        host = EVERYWHERE.get(self.env.host, self.env.host)
        address = f"{f'[{host}]' if ':' in host else host}:{self.env.port}"
        try:
            said = await _ready(address)
        except aiohttp.ClientConnectorError:
            yield self._room(address)
            return
        except (aiohttp.ClientError, TimeoutError, OSError):
            said = {}
        if "troubles" not in said:
            yield broken("process", "doctor-process-other", address=address)
            return
        for finding in _told(said, address):
            yield finding

    def _room(self, address: str) -> Finding:
        """Nobody is there."""
        family = socket.AF_INET6 if ":" in self.env.host else socket.AF_INET
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((self.env.host, self.env.port))
        except OSError as taken:
            why = taken.strerror or type(taken).__name__
            return broken("process", "doctor-process-no-port", address=address, why=why)
        return ok("process", "doctor-process-none", address=address)


async def _ready(address: str) -> Mapping[str, Any]:
    """No proxy from the environment: it is this machine."""
    limit = aiohttp.ClientTimeout(total=WITHIN)
    async with (
        aiohttp.ClientSession(timeout=limit) as session,
        session.get(f"http://{address}/health/ready", allow_redirects=False) as answer,
    ):
        try:
            said: object = await answer.json()
        except (aiohttp.ClientError, ValueError):
            return {}
    return cast("Mapping[str, Any]", said) if isinstance(said, dict) else {}


def _told(said: Mapping[str, Any], address: str) -> list[Finding]:
    troubles, without = said.get("troubles"), said.get("without")
    found = [
        broken("process", "doctor-process-trouble", part=str(part), why=str(why))
        for part, why in (troubles.items() if isinstance(troubles, dict) else ())
    ]
    found += [
        attention("process", "doctor-process-without", what=str(what))
        for what in (without if isinstance(without, list) else ())
    ]
    return found or [ok("process", "doctor-process-fine", address=address)]
