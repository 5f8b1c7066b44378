"""How many comments are handled at once: as many as the writer manages while nobody notices that it is busy."""

import asyncio
from typing import TypeVar

T = TypeVar("T")
AIM = 0.02
"""Seconds of the writer's processor time for one portion: a click that comes meanwhile waits for about this. Not by the
clock on the wall: on a busy machine portions would shrink, each comment would cost more, and none would get through."""
LEAST, MOST = 10, 200
FIRST = 25
"""Before anything is known."""
SLOWER, QUICKER = 0.5, 0.1
"""How much the newest portion counts: what has become slow is heard at once."""


class Portion:
    """Comments cost little while they say the same, and much where each becomes a case: the size follows."""

    def __init__(self) -> None:
        self._cost = AIM / FIRST
        """Seconds a comment."""

    @property
    def size(self) -> int:
        return max(LEAST, min(MOST, int(AIM / self._cost)))

    def of(self, first: list[T], more: "asyncio.Queue[list[T]]") -> tuple[list[T], list[T]]:
        """The next one, of these and what has piled up behind them, in order; and what is left of it."""
        size = self.size
        while len(first) < size and not more.empty():
            first = [*first, *more.get_nowait()]
        return first[:size], first[size:]

    def took(self, comments: int, seconds: float) -> None:
        cost = seconds / max(1, comments)
        weight = SLOWER if cost > self._cost else QUICKER
        self._cost = max(AIM / MOST / 2, self._cost + weight * (cost - self._cost))
