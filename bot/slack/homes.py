"""The app's home of those who opened it lately: published anew when what it shows has changed, never in a burst."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import structlog

from bot.cards.parts import Card, Line, Part, Time
from bot.slack.inbound import Received

LATELY = 3600.0
"""Seconds after which nobody is thought to look at the page any more: Slack does not tell when it is left."""
MOST = 20
"""Pages kept up to date, those that were opened last."""
EVERY = 20.0
"""Seconds between two rounds at least: whatever happens meanwhile is one change."""
ANYWAY = 60.0
"""Seconds after which is looked without being told: other processes change the list as well."""
APART = 1.0
"""Seconds between two pages: Slack takes a hundred a minute, and people who do something come first."""
log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Page:
    opened: Received
    shown: Card
    at: float


class Homes:
    """`draw` gives the page as it would be shown now, None where there is none; `publish` shows it."""

    def __init__(
        self,
        *,
        draw: Callable[[Received], Awaitable[Card | None]],
        publish: Callable[[Received, Card], Awaitable[bool]],
        every: float = EVERY,
        anyway: float = ANYWAY,
        apart: float = APART,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._draw = draw
        self._publish = publish
        self._every, self._anyway, self._apart = every, anyway, apart
        self._clock = clock
        self._pages: OrderedDict[str, _Page] = OrderedDict()
        self._changed = asyncio.Event()

    def shown(self, opened: Received, card: Card) -> None:
        account = opened.event.actor.account
        self._pages[account] = _Page(opened=opened, shown=_but_for_the_time(card), at=self._clock())
        self._pages.move_to_end(account)
        while len(self._pages) > MOST:
            self._pages.popitem(last=False)

    def left(self, account: str) -> None:
        """They look at something else there: another page of the list, which nobody takes away from them."""
        self._pages.pop(account, None)

    def changed(self) -> None:
        self._changed.set()

    async def run(self) -> None:
        while True:
            try:
                async with asyncio.timeout(self._anyway):
                    await self._changed.wait()
            except TimeoutError:
                log.debug("nobody said that anything changed; looked anyway")
            self._changed.clear()
            await self.refresh()
            await asyncio.sleep(self._every)

    async def refresh(self) -> None:
        """One round. What was not taken is tried in the next one."""
        for account, page in list(self._pages.items()):
            if page.at <= self._clock() - LATELY:
                self._pages.pop(account, None)
                continue
            card = await self._draw(page.opened)
            if self._pages.get(account) is not page:
                continue  # opened anew meanwhile, or left
            if card is None:
                self._pages.pop(account)
            elif (now := _but_for_the_time(card)) != page.shown and await self._publish(page.opened, card):
                if self._pages.get(account) is page:
                    self._pages[account] = replace(page, shown=now)
                await asyncio.sleep(self._apart)


def _but_for_the_time(card: Card) -> Card:
    """The page says when it was read: that alone is no news."""
    return replace(card, parts=tuple(_timeless(part) for part in card.parts))


def _timeless(part: Part) -> Part:
    if not isinstance(part, Line):
        return part
    return replace(part, text=tuple(run for run in part.text if not isinstance(run, Time)))
