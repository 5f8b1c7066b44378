"""Drafts, the request for a second person's yes, and the ledger of what goes out."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256


class Origin(StrEnum):
    MODEL = "model"
    TEMPLATE = "template"
    PERSON = "person"


class DraftState(StrEnum):
    OFFERED = "offered"
    """One of the variants that nobody has taken yet."""
    PROPOSED = "proposed"
    """A person's version that waits for approval or publication."""
    APPROVED = "approved"
    PUBLISHED = "published"
    VOID = "void"
    """Comment changed, superseded, sent back or discarded."""


def binding_hash(*, source: str, external_id: str, text: str) -> str:
    """Hash that binds a yes to exactly this text at exactly this target (hex SHA-256)."""
    return sha256(json.dumps([source, external_id, text], ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    id: int = 0
    case_id: int
    comment_version: int
    """The version of the comment that it answers."""
    number: int
    """Version number within the case as people see it ("Fassung 2"); offered variants bear that of their batch."""
    variant: str = ""
    """a, b, c for offered variants; empty for a person's version."""
    text: str
    hash: str
    origin: Origin
    author: str = ""
    """Person id of who wrote this version; empty for an offered variant."""
    based_on: int = 0
    """Draft id that it was made from; 0 if written from nothing."""
    state: DraftState = DraftState.OFFERED
    missing: str = ""
    """What the model said it did not know (shown as "Es fehlt")."""
    facts: tuple[str, ...] = ()
    created_at: datetime


class RequestState(StrEnum):
    OPEN = "open"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    VOID = "void"


@dataclass(frozen=True, kw_only=True, slots=True)
class ApprovalRequest:
    """A request for a second person's yes to one draft. Its card is a message of its own."""

    id: int = 0
    case_id: int
    draft_id: int
    asked_by: str
    asked_at: datetime
    due_at: datetime
    deputised: bool = False
    """True once the due time passed and the deputies were asked."""
    state: RequestState = RequestState.OPEN
    decided_by: str = ""
    decided_at: datetime | None = None
    note: str = ""
    """The line with which it was sent back."""
    version: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """One person's yes to exactly one draft hash."""

    id: int = 0
    draft_id: int
    hash: str
    person: str
    at: datetime
    solo: bool = False
    """True where no second person was needed or solo mode is on."""


class SendState(StrEnum):
    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


class SendKind(StrEnum):
    REPLY = "reply"
    POST = "post"
    """A post of its own: a statement."""
    EDIT = "edit"
    """A post of ours that stands gets another text."""
    DELETE = "delete"
    HIDE = "hide"
    UNHIDE = "unhide"
    BY_HAND = "by_hand"


@dataclass(frozen=True, kw_only=True, slots=True)
class Send:
    """One row of the send ledger: something that goes to a network at most once.

    planned -> sending -> sent | rejected | unknown; planned -> cancelled.
    """

    id: int = 0
    key: str
    """Unique; doubles as idempotency key at the network."""
    kind: SendKind
    case_id: int = 0
    """0 for what belongs to a statement."""
    draft_id: int = 0
    announcement_id: int | None = None
    """The statement that it brings out or takes back; None for what belongs to a case."""
    joint_id: int | None = None
    """The reply to many that it is a part of."""
    source: str
    external_id: str
    """Target: the comment's id at the network (for delete: the id of what we published; for a post: empty)."""
    text: str = ""
    hash: str = ""
    comment_version: int
    state: SendState = SendState.PLANNED
    slot: str = ""
    """Which process entered `sending`."""
    attempt: int = 0
    started_at: datetime | None = None
    settled_at: datetime | None = None
    proof_id: str = ""
    """The network's id of what was published."""
    proof_url: str = ""
    error: str = ""
    """Key of the locale (`send-error-...`), never a raw message."""
    version: int = 1
