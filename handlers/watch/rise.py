"""When a wave began: back from now, as long as it is more than a murmur."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.storm import MINUTE, Count

SPAN = timedelta(minutes=5)
MURMUR = 0.2
"""Below this part of the highest five minutes it is none of the wave."""


def beginning(minutes: Sequence[Count], now: datetime) -> datetime:
    """The first minute of the wave that is going on now."""
    critical = {one.minute: one.critical for one in minutes if one.critical}
    if not critical:
        return now
    floor = MURMUR * max(_around(critical, at) for at in critical)
    begun = max(critical)
    for at in sorted(critical, reverse=True):
        if begun - at > SPAN or _around(critical, at) < floor:
            break
        begun = at
    return begun


def _around(critical: dict[datetime, int], at: datetime) -> int:
    """Critical comments in the five minutes that begin there."""
    return sum(critical.get(at + place * MINUTE, 0) for place in range(SPAN // MINUTE))
