"""A statement of the team's own, and one that was filled: its exact wordings, its targets, and the yes to both."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Literal

from handlers.texts.statement import Kind

Act = Literal["post", "edit", "delete"]
"""What is to happen: a post of its own, one that stands changed in place, or taken back."""


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
    title: str = ""
    """The occasion that it was written for, as typed: hostile. Empty: the general one of its kind."""
    seed: str = ""
    """Version of the shipped text that lay before whoever wrote it."""
    retired_at: datetime | None = None
    """Out of service since then: neither offered nor due."""
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
class UsedFact:
    """A line of the facts board as it stood when it went into a statement."""

    id: int
    version: int
    slot: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """A statement filled in a crisis, or what is to become of one that is public. A drill's ends as
    `drilled`: the ledger takes no row for it."""

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
    act: Act = "post"
    about: int = 0
    """Ledger row of the post that it changes, takes back or corrects by a post of its own; 0: none."""
    prepared: int = 0
    """Id of the team's own statement that it was filled from; 0: the shipped text."""
    prepared_version: int = 0
    facts: tuple[UsedFact, ...] = ()
    author: str
    state: AnnouncementState = AnnouncementState.DRAFTED
    created_at: datetime
    due_at: datetime | None = None
    """A second person's yes is wanted by then."""
    decided_by: str = ""
    decided_at: datetime | None = None
    alone: bool = False
    """One authorised person was enough: at night, for closed slots; or in solo mode."""
    attested_by: str = ""
    """Who says that `decided_by` has said yes on the phone; empty: it was said by a click."""
    called_at: datetime | None = None
    """When they spoke, as the one who attests it has written."""
    void: str = ""
    """Locale key why it no longer counts; empty: a newer version has taken its place."""
    note: str = ""
    """The line with which it was sent back."""
    next_update_at: datetime | None = None
    """The promise that it makes."""
    version: int = 1


def bound(wordings: tuple[Wording, ...]) -> str:
    """Hash of exactly these texts at exactly these targets (hex SHA-256)."""
    pairs = [[wording.source, wording.text] for wording in wordings]
    return sha256(json.dumps(pairs, ensure_ascii=False).encode()).hexdigest()
