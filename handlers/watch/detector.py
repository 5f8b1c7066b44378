"""How unusual is this? A causal detector of rises: no bucket is judged by anything that came after it.

The count of the last one, two and three buckets is held against the highest that the last weeks have seen (their 99.5
and 99.9 % quantiles), as a ratio, so that a quiet stream and a busy one are measured alike. One alarm tells of a wave;
within a day another follows only if it gets clearly worse.
"""

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.watch.normal import Normal

WIDTHS = (1, 2, 3)
"""Buckets that are counted together: of 5 minutes each, that is 5, 10 and 15 minutes."""
SHARES = (0.995, 0.999)
GROUND = 3.0
"""Counts added on both sides for each bucket: from two to four comments is no rise."""
STEEP = 2.0
"""How fast the score goes from 0 to 1 with the logarithm of the ratio."""
THRESHOLD = 0.54
"""Alarm from here on: 8 % above what was the highest so far. Chosen on five series, see docs/watch.md."""
WORSE = 0.05
"""By how much the score has to exceed the highest of the last day to count again."""
AGAIN = timedelta(hours=24)
COLD = timedelta(hours=24)
"""Nothing is judged before the stream has been seen for that long: there is no usual yet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    score: float
    """0..1: 0.5 is as high as it ever gets. 0 while nothing can be said, and for what was told already."""
    alarm: bool


def unusual(counts: Sequence[float], normals: Sequence[Normal]) -> float:
    """0..1: the counts over the last one, two, three buckets against the usual of each width."""
    ratios = [
        math.log((count + GROUND * width) / (normal.quantile(share) + GROUND * width))
        for count, width, normal in zip(counts, WIDTHS, normals, strict=True)
        for share in SHARES
    ]
    return (1 + math.tanh(STEEP / 2 * sum(ratios) / len(ratios))) / 2


class Recent:
    """The highest scores of the last day: what they told needn't be told again."""

    def __init__(self, told: Sequence[tuple[datetime, float]] = ()) -> None:
        self._told = deque(told)
        """Scores fall from left to right: what is lower and older than another one never matters."""

    def news(self, at: datetime, score: float) -> bool:
        """True if it is clearly worse than everything within a day before; remembers it."""
        while self._told and self._told[0][0] < at - AGAIN:
            self._told.popleft()
        worst = self._told[0][1] if self._told else 0.0
        while self._told and self._told[-1][1] <= score:
            self._told.pop()
        self._told.append((at, score))
        return score > worst + WORSE


class Detector:
    """One series of buckets, fed one after the other."""

    def __init__(self, *, threshold: float = THRESHOLD) -> None:
        self._threshold = threshold
        self._normals = [Normal() for _ in WIDTHS]
        self._last: deque[float] = deque(maxlen=max(WIDTHS))
        self._recent = Recent()
        self._since: datetime | None = None

    def feed(self, at: datetime, value: float) -> Reading:
        """Judge this bucket by all those before it, then learn it."""
        self._since = self._since or at
        self._last.append(value)
        newest = list(self._last)
        counts = [sum(newest[-width:]) for width in WIDTHS]
        reading = Reading(score=0.0, alarm=False)
        if at - self._since >= COLD:
            score = unusual(counts, self._normals)
            if self._recent.news(at, score):
                reading = Reading(score=score, alarm=score >= self._threshold)
        for normal, count in zip(self._normals, counts, strict=True):
            normal.add(at.date(), count)
        return reading
