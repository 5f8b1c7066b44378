"""Rate limits by bucket, the global one, and the ban for too many invalid requests. Real time throughout."""

import hashlib
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

GLOBAL = 50
MOST_INVALID = 10_000
INVALID_WINDOW = 600.0
_INVALID = frozenset({401, 403, 429})

Limits = Mapping[str, tuple[int, float]]
"""Bucket name -> so many requests in so many seconds."""

DEFAULT_LIMITS: Limits = {
    "message-create": (5, 5.0),
    "message-edit": (5, 5.0),
    "message-delete": (5, 1.0),
    "message-read": (10, 5.0),
    "reaction": (1, 0.25),
    "pin": (5, 5.0),
    "typing": (5, 5.0),
    "thread-create": (10, 10.0),
    "channel-edit": (5, 15.0),
    "webhook": (5, 2.0),
    "commands": (20, 20.0),
    "other": (30, 10.0),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Limited:
    """Too fast."""

    retry_after: float
    everywhere: bool = False
    scope: str = "user"


@dataclass(slots=True)
class _Bucket:
    limit: int
    seconds: float
    used: int = 0
    resets_at: float = 0.0


@dataclass(kw_only=True)
class Meter:
    """Counts the bot's requests and says when it is too many."""

    monotonic: Callable[[], float]
    limits: Limits
    _buckets: dict[tuple[str, str], _Bucket] = field(default_factory=dict)
    _recent: deque[float] = field(default_factory=deque)
    _invalid: deque[float] = field(default_factory=deque)

    def take(self, bucket: str, major: str) -> Limited | None:
        """Count a request against its bucket, which belongs to one channel, guild or webhook."""
        now = self.monotonic()
        found = self._bucket(bucket, major)
        if now >= found.resets_at:
            found.used, found.resets_at = 0, now + found.seconds
        if found.used >= found.limit:
            return Limited(retry_after=found.resets_at - now)
        found.used += 1
        return None

    def take_global(self) -> Limited | None:
        now = self.monotonic()
        while self._recent and self._recent[0] <= now - 1.0:
            self._recent.popleft()
        if len(self._recent) >= GLOBAL:
            return Limited(retry_after=self._recent[0] + 1.0 - now, everywhere=True, scope="global")
        self._recent.append(now)
        return None

    def headers(self, bucket: str, major: str, wall: float) -> dict[str, str]:
        """The X-RateLimit ones; `wall` is the time of day in seconds."""
        found = self._bucket(bucket, major)
        after = max(0.0, found.resets_at - self.monotonic())
        return {
            "X-RateLimit-Limit": str(found.limit),
            "X-RateLimit-Remaining": str(max(0, found.limit - found.used)),
            "X-RateLimit-Reset": f"{wall + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(bucket.encode()).hexdigest()[:32],
        }

    def answered(self, status: int, *, shared: bool = False) -> bool:
        """Count an answer; True at the moment in which the bot's address is banned."""
        if status not in _INVALID or shared:
            return False
        now = self.monotonic()
        self._invalid.append(now)
        while self._invalid[0] <= now - INVALID_WINDOW:
            self._invalid.popleft()
        return len(self._invalid) == MOST_INVALID

    @property
    def banned(self) -> bool:
        recent = self.monotonic() - INVALID_WINDOW
        return sum(at > recent for at in self._invalid) >= MOST_INVALID if self._invalid else False

    def _bucket(self, bucket: str, major: str) -> _Bucket:
        found = self._buckets.get((bucket, major))
        if found is None:
            limit, seconds = self.limits.get(bucket, self.limits["other"])
            found = self._buckets[bucket, major] = _Bucket(limit, seconds)
        return found
