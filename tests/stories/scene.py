"""What stories are told with: somebody comments, somebody presses, this stands there, this was published."""

import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

import aiohttp

from bot.demo.stage import Stage
from bot.sandbox.hand import Hand, Missing, Reaction, World
from bot.sandbox.reading import Seen
from bot.sandbox.sight import WITHIN, pause
from tests.wording import unlike

COMPLAINT = "Dritte Lieferung, dritte Tasse kaputt. Liest hier überhaupt jemand mit?"
_numbers = count(1)


@dataclass(kw_only=True)
class Case:
    """A comment that became a case."""

    scene: "Scene"
    comment: str
    number: int

    async def card(self, platform: str = "", *parts: str, within: float = WITHIN) -> Seen:
        """The case's own card on that platform (the acting one by default), once it holds all parts."""
        mark = f":case:{self.number}:"
        return await self.scene.world.until(
            platform or self.scene.platform,
            lambda seen: (
                not seen.thread
                and self.named_in(seen.first_line)
                and (any(mark in control for control in seen.controls.values()) or "Text" in seen.first_line)
                and "Freigabe bis" not in seen.first_line
                and not seen.first_line.startswith("Eskaliert an")
                and all(part in seen.text for part in parts)
            ),
            what=f"the card of case {self.number} with {parts}",
            within=within,
        )

    async def message(self, *parts: str, platform: str = "", within: float = WITHIN) -> Seen:
        """Any message of ours about this case."""
        return await self.scene.world.until(
            platform or self.scene.platform,
            lambda seen: self.named_in(seen.text) and all(part in seen.text for part in parts),
            what=f"a message about case {self.number} with {parts}",
            within=within,
        )

    def named_in(self, text: str) -> bool:
        """Case 1 is not meant where it says case 12."""
        return re.search(rf"\bFall {self.number}\b", text) is not None

    async def press(self, user: str, label: str, *, on: Seen | None = None) -> Reaction:
        return await self.scene.hand(user).press(on or await self.card(), label)

    async def drafts(self) -> Seen:
        return await self.message("noch nichts veröffentlicht")

    async def replies(self) -> list[str]:
        return [str(reply["text"]) for reply in await self.scene.world.replies(self.comment)]

    async def asked_for_approval(self, text: str, *, by: str = "jana") -> Seen:
        """Drafted, taken, changed to this text and handed on; the request as it stands."""
        await self.press(by, "Antwort entwerfen")
        form = await self.press(by, "A nehmen", on=await self.drafts())
        done = await self.scene.hand(by).submit(form, text=text)
        assert not done.errors, done
        return await self.message("Freigabe bis", text)

    async def approved(self, request: Seen, *, by: str = "mert") -> Reaction:
        hand = self.scene.hand(by)
        return await hand.submit(await hand.press(request, "Freigeben und veröffentlichen"))


@dataclass(kw_only=True)
class Scene:
    stage: Stage
    session: aiohttp.ClientSession
    platform: str
    other: str

    @property
    def world(self) -> World:
        return World(self.stage.sandbox.base_url, self.session)

    def hand(self, user: str, platform: str = "") -> Hand:
        return Hand(world=self.world, platform=platform or self.platform, user=user)

    async def complains(self, text: str = COMPLAINT, **more: Any) -> Case:
        """Somebody writes in public; the case, once its card stands."""
        mark = f"Bestellung {next(_numbers)}x{self.platform[0]}"
        comment = await self.world.comment(
            f"{mark}: {text} ({unlike(mark)})", author=more.pop("author", f"lea{mark[-6:].strip()}"), **more
        )
        card = await self.world.until(
            self.platform, lambda seen: mark in seen.text, what=f"a card with {mark}"
        )
        return Case(scene=self, comment=comment, number=case_number(card))

    async def turn_clock(self, minutes: float) -> None:
        await self.world.do("clock", seconds=minutes * 60)

    async def holds(self, what: str, looks: Callable[[], Awaitable[bool]], within: float = WITHIN) -> None:
        """Wait until something is so."""
        end = time.monotonic() + within
        while True:
            began = time.monotonic()
            if await looks():
                return
            if time.monotonic() > end:
                raise Missing(what)
            await pause(began)


def case_number(card: Seen) -> int:
    found = re.search(r"Fall (\d+)", card.first_line)
    assert found, card.text
    return int(found[1])
