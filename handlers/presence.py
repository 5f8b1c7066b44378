"""When somebody was here last, and which cases have left their hand: what tells them later what they have missed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Presence:
    id: int = 0
    person: str
    platform: str
    """Where they did something last."""
    seen_at: datetime
    """To within a few minutes."""
    since: datetime | None = None
    """They were away since then, and have not been told yet what happened meanwhile."""
    direct: bool = True
    """They take direct messages from us, as far as we know."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HandOff:
    """A case has left somebody's hand, whatever the reason."""

    id: int = 0
    person: str
    """In whose hand it was."""
    case_id: int
    to: str = ""
    """In whose it is now; empty if in nobody's."""
    at: datetime
