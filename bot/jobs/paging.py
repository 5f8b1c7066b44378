"""Reaching people outside chat: mail, SMS, pager, through apprise. Addresses hold secrets and are never logged."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot.chat import Dispatch
from bot.jobs.errands import Runner
from bot.work import persist
from handlers.effects import Errand, Page
from handlers.events import Paged
from handlers.ports import Words

TITLE = "Breakwater"
TRIES = 3
PAUSE = 2.0
"""Seconds before the second try; twice as long before the third."""
LONGEST = 45.0
"""Seconds that one try may take."""
Notify = Callable[[str, str], bool | None]
"""Address and text -> whether the service took it; None for an address that makes no sense. May take its time."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Paging:
    """At least once: killed between a service's answer and our note of it, somebody is called twice, which is better
    than not at all. What is noted is not called again."""

    addresses: Mapping[str, str]
    """Person id -> address as apprise writes it."""
    words: Callable[[str], Words]
    """Person id -> the words of that person."""
    dispatch: Dispatch
    owed: Callable[[Page], bool]
    """Whether nobody knows yet what came of it."""
    notify: Notify = field(default_factory=lambda: notify)
    pause: float = PAUSE

    def runners(self) -> Mapping[type[Errand], Runner]:
        return {Page: self.page}

    async def page(self, errand: Page) -> None:
        """Call all of them at once, and tell the core what came of it."""
        if not await asyncio.to_thread(self.owed, errand):
            return
        ends = await asyncio.gather(*(self._call(person, errand) for person in errand.people))
        missed = {person: why for person, why in zip(errand.people, ends, strict=True) if why}
        await persist(
            lambda: self.dispatch(
                Paged(
                    kind=errand.kind,
                    subject=errand.subject,
                    reached=tuple(person for person in errand.people if person not in missed),
                    missed=missed,
                )
            )
        )

    async def _call(self, person: str, errand: Page) -> str:
        """Empty if a service took the message, else the locale key why none did."""
        address = self.addresses.get(person, "")
        if not address:
            return "not-paged-no-address"
        text = self.words(person)(errand.key, **errand.params).replace("\n", " ")
        why = "not-paged-unreachable"
        for number in range(TRIES):
            await asyncio.sleep(self.pause * number)
            why = await self._try(address, text)
            if why in {"", "not-paged-no-address"}:
                break
        if why:
            log.warning("somebody could not be called", person=person, reason=why)
        return why

    async def _try(self, address: str, text: str) -> str:
        try:
            async with asyncio.timeout(LONGEST):
                took = await asyncio.to_thread(self.notify, address, text)
        except Exception as problem:  # noqa: BLE001 -- whatever a service's plugin raises
            # Its text may hold the address.
            log.warning("a service outside chat has failed", problem=type(problem).__name__)
            return "not-paged-unreachable"
        if took is None:
            return "not-paged-no-address"
        return "" if took else "not-paged-refused"


def is_address(address: str) -> bool:
    """Whether a service can be made of it; nothing is sent."""
    return _service(address) is not None


def notify(address: str, text: str) -> bool | None:
    service = _service(address)
    return None if service is None else bool(service.notify(body=text, title=TITLE))


def _service(address: str) -> Any:
    # Only who calls somebody pays for the library.
    import apprise

    # It writes addresses into its log, secrets included.
    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    service = apprise.Apprise()
    return service if service.add(address) else None
