"""What is on record in a crisis: decisions, the tasks that follow from them, and the facts board."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """One entry, never changed. All texts are as typed: hostile."""

    id: int = 0
    crisis_id: int
    what: str
    why: str = ""
    executor: str = ""
    """Person who carries it out; empty: nobody was named."""
    due_at: datetime | None = None
    more: str = ""
    """Options refused, objections, evidence."""
    decided_by: str
    at: datetime
    step: str = ""
    """Step of the playbook that asked for it (whether to speak publicly)."""
    corrects: int = 0
    """The earlier entry that this one corrects; 0: none."""
    message: str = ""
    """The chat message that it was made of, `platform/channel/message`; empty if it was none."""
    link: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """A decision that somebody carries out by a time."""

    id: int = 0
    crisis_id: int
    decision_id: int
    person: str
    due_at: datetime
    asked: int = 0
    """Reminders so far: 1 the person, 2 the lead, 3 the lead's deputy."""
    done_at: datetime | None = None
    done_by: str = ""
    """Empty with a time: a correction has taken its place."""
    version: int = 1


class FactState(StrEnum):
    KNOWN = "known"
    UNKNOWN = "unknown"
    CHECKING = "checking"
    GONE = "gone"
    """Taken off the board; it stays in the timeline."""


ON_BOARD = (FactState.KNOWN, FactState.UNKNOWN, FactState.CHECKING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One line of the facts board. Text and source are as typed: hostile."""

    id: int = 0
    crisis_id: int
    state: FactState
    text: str
    source: str = ""
    at: datetime
    """When it was put like this."""
    by: str
    version: int = 1
