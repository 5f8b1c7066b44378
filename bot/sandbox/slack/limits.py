"""Rate limits. Real time, since Retry-After is slept in real time.

Slack's figures are "at least", with bursts it does not promise. Decided here, on the strict side: a tier allows exactly
its number in any 60 seconds (tier 1 is given 10, since a bot that loses its socket must be able to come back), and
posting to one channel goes by a bucket of 4 that refills at one a second.
"""

import math
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

Tier = Literal["tier1", "tier2", "tier3", "tier4", "post", "free"]
PER_MINUTE: dict[Tier, int] = {"tier1": 10, "tier2": 20, "tier3": 50, "tier4": 100}
BURST = 4
_IN_FLIGHT = 0.25
"""Seconds after a refusal in which a further request may have been under way already: it is refused, not blamed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limited:
    retry_after: int
    ignored: bool
    """An earlier Retry-After on the same limit had not run out."""


@dataclass(kw_only=True)
class Limits:
    clock: Callable[[], float] = time.monotonic
    per_minute: dict[Tier, int] = field(default_factory=lambda: dict(PER_MINUTE))
    burst: int = BURST
    calls: Counter[str] = field(default_factory=Counter)
    """Method -> requests that came."""
    limited: Counter[str] = field(default_factory=Counter)
    """Method -> requests answered with 429."""
    _windows: dict[str, deque[float]] = field(default_factory=dict)
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)
    _until: dict[str, tuple[float, float]] = field(default_factory=dict)

    def take(self, method: str, tier: Tier, channel: str = "") -> Limited | None:
        """Count one request; what to answer if it is one too many, or comes before a Retry-After has run out."""
        self.calls[method] += 1
        key = _key(method, tier, channel)
        since, until = self._until.get(key, (0.0, 0.0))
        now = self.clock()
        if now < until:
            self.limited[method] += 1
            return Limited(retry_after=math.ceil(until - now), ignored=now > since + _IN_FLIGHT)
        if tier == "free":
            return None
        wait = self._bucket(key) if tier == "post" else self._window(key, self.per_minute[tier])
        return self.refuse(method, tier, channel, wait) if wait > 0 else None

    def refuse(self, method: str, tier: Tier, channel: str, wait: float) -> Limited:
        """Answer 429 now and to everything on the same limit until the wait is over."""
        whole = max(1, math.ceil(wait))
        now = self.clock()
        self._until[_key(method, tier, channel)] = (now, now + whole)
        self.limited[method] += 1
        return Limited(retry_after=whole, ignored=False)

    def _window(self, key: str, most: int) -> float:
        now = self.clock()
        window = self._windows.setdefault(key, deque())
        while window and window[0] <= now - 60:
            window.popleft()
        if len(window) >= most:
            return window[0] + 60 - now
        window.append(now)
        return 0.0

    def _bucket(self, key: str) -> float:
        now = self.clock()
        level, at = self._buckets.get(key, (float(self.burst), now))
        level = min(float(self.burst), level + (now - at))
        if level < 1:
            self._buckets[key] = (level, now)
            return 1 - level
        self._buckets[key] = (level - 1, now)
        return 0.0


def _key(method: str, tier: Tier, channel: str) -> str:
    return f"{method} {channel}" if tier == "post" else method
