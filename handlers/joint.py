"""One reply to many comments that are alike: written once, approved once, each target a row of the ledger."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256


class JointState(StrEnum):
    OPEN = "open"
    """Waits for a second person's yes."""
    RUNNING = "running"
    """Goes out, one target after the other."""
    STOPPED = "stopped"
    DONE = "done"
    VOID = "void"
    """Withdrawn or sent back."""
    UNDOING = "undoing"
    """Is being taken back, one target after the other."""
    UNDONE = "undone"
    """Taken back where that was possible."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JointTarget:
    """A comment that is answered."""

    comment_id: int
    version: int
    """Of the comment, as it was looked at."""
    source: str
    external_id: str
    case_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """Comments that say it in one way."""

    comment_id: int
    """The first that put it so."""
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Similar:
    """What is only similar: answered too if a person says that the reply fits."""

    case_id: int
    fingerprint: str = ""
    """Of the texts meant; empty: the case's own comment and what is the same as that."""
    comment_id: int
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class JointReply:
    """Its log entries have the subject `joint:<id>`."""

    id: int = 0
    brand: str
    case_id: int
    """The case whose comment stands for them."""
    topic_id: int = 0
    text: str
    author: str
    asked_at: datetime
    targets: tuple[JointTarget, ...]
    wordings: tuple[Wording, ...]
    """Of the targets, the most frequent first; not all."""
    similar: tuple[Similar, ...] = ()
    """Not looked at yet."""
    by_hand: int = 0
    """Comments on accounts that no adapter reaches: not among the targets."""
    more: int = 0
    """Comments that are the same, beyond what one reply may answer."""
    state: JointState = JointState.OPEN
    hash: str = ""
    """What the yes is bound to: exactly this text at exactly these targets."""
    decided_by: str = ""
    decided_at: datetime | None = None
    planned: int = 0
    """Targets that were taken up so far."""
    skipped: int = 0
    """Of them those that were left out: changed, deleted, answered already."""
    dropped: int = 0
    """Targets that a person has taken out before the yes."""
    due_at: datetime | None = None
    """Nobody has said yes or no by then: the deputies are asked."""
    deputised: bool = False
    undone_by: str = ""
    undone_at: datetime | None = None
    ended_at: datetime | None = None
    version: int = 1


def joint_hash(text: str, targets: Iterable[JointTarget]) -> str:
    """Binds a yes to exactly this text at exactly these targets (hex SHA-256)."""
    where = sorted((one.source, one.external_id, one.version) for one in targets)
    return sha256(json.dumps([text, where], ensure_ascii=False).encode()).hexdigest()
