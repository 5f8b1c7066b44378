"""Where a comment came from, and the reply that stands in public: said on every card."""

from dataclasses import dataclass
from datetime import datetime

from handlers.draft import Draft, Send
from handlers.people import Brand, Person, Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """Where it came from and where a reply would appear: said on every card."""

    source: Source
    brand: Brand
    network: str
    """Shown name: Instagram, Mastodon, ..."""
    account: str
    """@musterkanne, or the source's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """The reply that stands in public."""

    send: Send
    draft: Draft | None
    author: Person | None
    approver: Person | None
    """Who said the last yes; the author where `solo`."""
    at: datetime
    url: str = ""
    by_hand: bool = False
    solo: bool = False
