"""What arrives, before anybody has looked at it: deliveries, and the comment events they carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """One comment event as it goes into the store."""

    key: str
    """The same for the same event, however often it is delivered; unique within its source."""
    payload: str
    """JSON of an `Incoming` without its inbox id; opaque to the store."""
    relay: bool = True
    """False where nothing of it may become a card."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """Comment events that are stored together or not at all."""

    source: str
    webhook_id: str = ""
    """Known again when it is replayed; empty where the way in has no such id (file, poll)."""
    body_hash: str = ""
    received_at: datetime
    arrivals: tuple[Arrival, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A stored event that triage has not looked at yet."""

    id: int
    source: str
    payload: str
    relay: bool
    attempts: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """What became of a delivery."""

    accepted: int = 0
    duplicates: int = 0
    clash: bool = False
    """True if its id came before with another body: nothing was stored."""
    stored: tuple[Waiting, ...] = ()
    """The accepted ones, for triage."""


class Inbox(Protocol):
    def store(self, deliveries: Sequence[Delivery], /) -> list[Receipt]:
        """Store all of them, or raise and store none; one receipt each, in their order."""
        ...

    def left(self, *, before: datetime, after: int, limit: int) -> list[int]:
        """Ids above `after` of events received before then that are still new, in order."""
        ...

    def waiting(self, ids: Sequence[int], /) -> list[Waiting]:
        """Those of them that are still new, in order."""
        ...

    def done(self, ids: Sequence[int], /) -> None:
        """Triage has looked at them, and the core has handled what it said. Raises Stale if one of them isn't new any
        more: somebody else was quicker, and what was done for it here must not be committed."""
        ...

    def failed(self, id: int, error: str, now: datetime, /) -> bool:
        """Count a failure; after the third the event is quarantined and the answer is True."""
        ...

    def quarantine(self, delivery: Delivery, error: str, now: datetime, /) -> None:
        """Keep a delivery that cannot be stored for the admin to look at."""
        ...

    def tidy(self, now: datetime, /) -> bool:
        """Forget a portion of the ids that nobody sends again so late; True if there may be more."""
        ...
