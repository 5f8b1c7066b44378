"""One person, two accounts: links between a Slack and a Discord account, and the codes that make them."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

LIFE = timedelta(minutes=10)
"""Of a code."""
LENGTH = 8
"""Characters of a code: 40 bits."""
PLATFORMS = ("slack", "discord")


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """An account that belongs to a person, as that person has said from both sides."""

    id: int = 0
    person: str
    """Person id; `slack:U1` for one whom only a group knows."""
    platform: str
    account: str
    name: str
    at: datetime
    ended_at: datetime | None = None
    """Taken back: the account is nobody's, whatever groups it is in, until it is linked or configured again."""
    version: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Gone:
    """An account that is deactivated, or has left the server."""

    id: int = 0
    platform: str
    account: str
    at: datetime
    back_at: datetime | None = None
    """It is there again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkCode:
    """Asked for on one side, entered on the other, and confirmed on both. Kept as a digest alone."""

    id: int = 0
    person: str
    platform: str
    account: str
    """Who asked for it: nobody else can finish it."""
    name: str
    salt: str
    digest: str
    expires_at: datetime
    entered_by: str = ""
    """The other side's account; empty until somebody has entered the code. Entered once, it is worth nothing more."""
    entered_name: str = ""
    agreed: bool = False
    """The other side has seen whose account it is, and wants it."""
    closed_at: datetime | None = None
    """Linked, refused by one side, or replaced by a newer code."""
    version: int = 1

    @property
    def other(self) -> str:
        return "discord" if self.platform == "slack" else "slack"

    def is_open(self, now: datetime) -> bool:
        return self.closed_at is None and now < self.expires_at

    def fits(self, typed: str) -> bool:
        return hmac.compare_digest(self.digest, digest(self.salt, typed))


def digest(salt: str, code: str) -> str:
    return hashlib.sha256(f"{salt}:{plain(code)}".encode()).hexdigest()


def plain(code: str) -> str:
    """As typed in haste: small letters, blanks and hyphens make no difference."""
    return "".join(char for char in code.casefold() if char.isalnum())[:64]


def shown(code: str) -> str:
    """k7q4m2px -> K7Q4-M2PX"""
    half = LENGTH // 2
    return f"{code[:half]}-{code[half:]}".upper()
