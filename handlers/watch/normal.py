"""What has been usual: the highest counts of the last weeks, in a form small enough to be stored with each judgement.

Of each day only its highest values are kept. The quantiles asked for lie so far up that the lower ones never matter,
and weeks of buckets fit into a few hundred numbers.
"""

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

SPAN = timedelta(days=22)
"""How far back the usual reaches: three weeks, and a day so that a weekly peak is never just forgotten."""
KEPT = 40
"""Values of one day. 22 days of 5-minute buckets have 32 above their 99.5 % quantile, so nothing needed is lost."""


@dataclass(kw_only=True, slots=True)
class Day:
    day: date
    seen: int = 0
    """Buckets of that day so far."""
    highest: list[float] = field(default_factory=list[float])
    """Ascending, at most KEPT."""

    def add(self, value: float) -> None:
        self.seen += 1
        if len(self.highest) < KEPT:
            insort(self.highest, value)
        elif value > self.highest[0]:
            del self.highest[0]
            insort(self.highest, value)


class Normal:
    """The highest values of one series over the last weeks."""

    def __init__(self, days: Sequence[Day] = ()) -> None:
        self._days = list(days)
        self._past: list[float] = []
        """The highest of all days but the newest, ascending."""
        self._count_past()

    def add(self, day: date, value: float) -> None:
        """One more bucket. A day that is older than the newest is part of the usual as well."""
        if not self._days or day > self._days[-1].day:
            self._days = [known for known in self._days if known.day > day - SPAN]
            self._days.append(Day(day=day))
            self._count_past()
        place = next((known for known in self._days if known.day == day), None)
        if place is None:
            return  # so old that it is forgotten already, or before anything was watched
        place.add(value)
        if place is not self._days[-1]:
            self._count_past()

    @property
    def seen(self) -> int:
        """Buckets that the usual rests on."""
        return sum(day.seen for day in self._days)

    def quantile(self, share: float) -> float:
        """The value that this share of all buckets doesn't exceed; 0 where nothing was seen."""
        seen = self.seen
        if not seen:
            return 0.0
        return self._from_top(seen - 1 - min(seen - 1, int(share * seen)))

    def exceeding(self, value: float) -> int:
        """How many of the buckets kept were at least that high."""
        today = self._days[-1].highest if self._days else []
        return sum(len(some) - bisect_left(some, value) for some in (self._past, today))

    def as_stored(self) -> list[dict[str, object]]:
        return [
            {"day": day.day.isoformat(), "seen": day.seen, "highest": list(day.highest)} for day in self._days
        ]

    @classmethod
    def stored(cls, rows: Sequence[Mapping[str, object]]) -> "Normal":
        """What `as_stored` gave."""
        return cls([_day(row) for row in rows])

    def _from_top(self, rank: int) -> float:
        """The value with that many above it; the lowest kept where that many were not kept."""
        today = self._days[-1].highest
        past, new = len(self._past) - 1, len(today) - 1
        value = 0.0
        for _ in range(rank + 1):
            if past < 0 and new < 0:
                break
            if new < 0 or (past >= 0 and self._past[past] >= today[new]):
                value, past = self._past[past], past - 1
            else:
                value, new = today[new], new - 1
        return value

    def _count_past(self) -> None:
        self._past = sorted(value for day in self._days[:-1] for value in day.highest)


def _day(row: Mapping[str, object]) -> Day:
    highest = row["highest"]
    if not isinstance(highest, list):
        raise TypeError("the highest values of a day are a list")
    return Day(
        day=date.fromisoformat(str(row["day"])),
        seen=int(str(row["seen"])),
        highest=sorted(float(str(value)) for value in highest),  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    )
