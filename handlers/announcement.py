"""A statement of the team's own, and one that was filled: its exact wordings, its targets, and the yes to both."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from handlers.statement import Kind

APPROVED_FOR = timedelta(days=182)
"""A statement is looked at again every six months."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """A prepared text as managers have written or confirmed it; where there is none the shipped one is used."""

    id: int = 0
    brand: str
    kind: Kind
    language: str
    text: str
    """With slots: `{known}`, `{next}`, ..."""
    short: str
    owner: str
    """Person id: who sees to it that it stays true."""
    approved_by: str
    approved_at: datetime
    approve_again_at: datetime
    version: int = 1


class AnnouncementState(StrEnum):
    DRAFTED = "drafted"
    """Filled; only the author has seen it."""
    OPEN = "open"
    """A second person is asked."""
    APPROVED = "approved"
    DRILLED = "drilled"
    """Approved in a drill: it would now have been published, and nothing is."""
    SENT_BACK = "sent_back"
    VOID = "void"
    """Replaced by another version, or the crisis is over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """Exactly this text to exactly this account."""

    source: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """A statement filled in a crisis. A drill's ends as `drilled`: the ledger takes no row for it."""

    id: int = 0
    crisis_id: int
    drill: bool
    """The same as its crisis'; the store refuses a row of the ledger for one that is a drill's."""
    kind: Kind
    language: str
    number: int
    """Version within the crisis, as people see it."""
    wordings: tuple[Wording, ...]
    hash: str
    """What a yes is bound to: all wordings with their targets."""
    closed: bool
    """True if nothing went into it but what had been approved before, and that approval still holds."""
    slots: dict[str, str]
    author: str
    state: AnnouncementState = AnnouncementState.DRAFTED
    created_at: datetime
    due_at: datetime | None = None
    """A second person's yes is wanted by then."""
    decided_by: str = ""
    decided_at: datetime | None = None
    alone: bool = False
    """One authorised person was enough: at night, for closed slots."""
    note: str = ""
    """The line with which it was sent back."""
    next_update_at: datetime | None = None
    """The promise that it makes."""
    version: int = 1


def bound(wordings: tuple[Wording, ...]) -> str:
    """Hash of exactly these texts at exactly these targets (hex SHA-256)."""
    pairs = [[wording.source, wording.text] for wording in wordings]
    return sha256(json.dumps(pairs, ensure_ascii=False).encode()).hexdigest()
