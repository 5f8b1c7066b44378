"""How fast one may speak: per channel or per platform, counted from the last answer, stopped by Retry-After."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    interval: float
    """Seconds between two calls, in the long run."""
    burst: int = 1
    """Calls that may come at once after a rest."""
    scope: Literal["channel", "platform"] = "channel"
    """Whose budget it is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paces:
    create: Pace
    update: Pace


PACES: Mapping[str, Paces] = MappingProxyType(
    {
        # chat.postMessage about 1/s/channel; chat.update about 50/min/workspace, which 10 at once and 40 a
        # minute never exceed.
        "slack": Paces(create=Pace(interval=1.05), update=Pace(interval=1.5, burst=10, scope="platform")),
        # 5 in 5 s per channel; the library obeys the exact figures that come in the headers.
        "discord": Paces(create=Pace(interval=1.0, burst=5), update=Pace(interval=1.0, burst=5)),
    }
)


@dataclass(frozen=True, eq=False, slots=True)
class _Place:
    """Of one lane in the line."""

    hurries: Callable[[], bool]


TICK = 0.005
"""Seconds: how soon the next in line sees that it is."""


class Budget:
    """Hands out turns in the order in which they were asked for, to those first who hurry when it is their turn."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._line: list[_Place] = []
        self._earned = 0.0
        """When the next call would be due if there were no bursts."""
        self._closed_until = 0.0

    async def turn(self, hurries: Callable[[], bool] = lambda: False) -> None:
        place = _Place(hurries)
        self._line.append(place)
        try:
            while (wait := self._wait()) > 0 or self._first() is not place:  # noqa: ASYNC110 - time is what is waited for
                await asyncio.sleep(max(wait, TICK))
            self._earned = max(self._earned, monotonic()) + self._pace.interval
        finally:
            self._line.remove(place)

    def _first(self) -> _Place:
        return next((one for one in self._line if one.hurries()), self._line[0])

    def answered(self) -> None:
        """The interval counts from here: what was under way for long must not meet its successor over there."""
        self._earned = max(self._earned, monotonic() + self._pace.interval)

    def unused(self) -> None:
        """Give the turn back: there was nothing to say."""
        self._earned -= self._pace.interval

    def close(self, seconds: float) -> None:
        """The other side has named a time."""
        self._closed_until = max(self._closed_until, monotonic() + seconds)

    def _wait(self) -> float:
        ready = self._earned - (self._pace.burst - 1) * self._pace.interval
        return max(ready, self._closed_until) - monotonic()
