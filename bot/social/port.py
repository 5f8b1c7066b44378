"""What a network's adapter can be asked, and the four ways in which sending ends."""

from dataclasses import dataclass
from typing import Protocol

from handlers.draft import Send
from handlers.people import Source

TIMEOUT = 10.0
"""Seconds that one exchange with a network may take in all. The ledger derives from it when a look is worth taking."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """What the network told us of what it published; already checked, safe to show."""

    id: str
    url: str = ""
    """http(s), or empty where the network gave none that can be shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted:
    proof: Proof


@dataclass(frozen=True, kw_only=True, slots=True)
class Rejected:
    """The network has said no for good; nothing was published."""

    error: str
    """Locale key `send-error-...`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NotAccepted:
    """Nothing was carried out (connection refused, 429, 503): sending again is safe."""

    retry_after: float | None = None
    """Seconds, when the other side named them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unclear:
    """It may or may not have been carried out: no answer, half an answer, or one that proves nothing."""

    why: str
    """For the log."""


Answer = Accepted | Rejected | NotAccepted | Unclear


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    proof: Proof


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """The network vouches that it never got this key: sending again with the same key is safe."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CannotTell:
    """The look itself failed; looking again later may help."""

    why: str


Finding = Found | Missing | CannotTell


class Network(Protocol):
    """One network's way of doing things. Raises nothing for what the other side does."""

    def reaches(self, source: Source, /) -> bool:
        """True if it has all that it needs to act for this source."""
        ...

    def can_look_up(self, source: Source, /) -> bool:
        """True if `look_up` can be relied on. A source that says so remembers idempotency keys."""
        ...

    async def perform(self, send: Send, source: Source, /) -> Answer: ...

    async def look_up(self, send: Send, source: Source, /) -> Finding: ...
