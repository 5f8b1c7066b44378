"""An escalation: three separate things, to whom, why, and the clock; and the rungs that it climbs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

REASONS = ("crisis", "safety", "illegal", "legal", "press", "product", "people")
"""What a person can choose. The watch brings one more: storm."""
STORM = "storm"
CRITICAL = frozenset({"crisis", "safety", "illegal", STORM})
"""They wake people: no quiet hours for them."""
PRIVATE = frozenset({"people", "legal"})
REASON_OF_HOLD = {
    "injury": "safety",
    "minors": "safety",
    "self-harm": "safety",
    "threat": "illegal",
    "legal": "legal",
    "data-breach": "legal",
    "press": "press",
}
"""Risk of a comment -> the reason that it would be escalated for."""
CONFIDENTIAL = "confidential"
"""What everybody sees in place of the reason of a private matter."""


class EscalationState(StrEnum):
    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    RETURNED = "returned"


UNDER_WAY = (EscalationState.OPEN, EscalationState.ACKNOWLEDGED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rung:
    """One step of a ladder: who is asked, and how long they have."""

    reasons: frozenset[str] = frozenset()
    """Empty: for all that no other rung names."""
    who: tuple[str, ...]
    """`person:tom`, `role:crisis_lead`, `oncall:night`, `channel:slack:C0123`."""
    within: timedelta | None = None
    """Nobody acknowledged by then: the next rung. Of the last one: asked again. None: the end."""
    outside: bool = False
    """By mail, SMS or pager, since chat has reached nobody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Escalation:
    id: int = 0
    kind: str
    """What it is about: case, storm, crisis."""
    subject: int
    brand: str = ""
    reason: str
    by: str
    """Person id, `account:<platform>:<id>` or bot."""
    note: str = ""
    """What they wrote for those who are asked; hostile text."""
    to: str = ""
    """Whom somebody chose instead of the ladder's first rung; empty if nobody did."""
    private: bool = False
    own_card: bool = True
    """False where the subject's own card shows all of it."""
    state: EscalationState = EscalationState.OPEN
    rung: int = 0
    asked: tuple[str, ...] = ()
    """Person ids and `role:<name>` who are asked now."""
    target: str = ""
    """The same as the configuration names it."""
    asked_at: datetime | None = None
    """None while it waits for the end of the quiet hours."""
    due_at: datetime | None = None
    """When it climbs on, or is told at last."""
    opened_at: datetime
    taken_by: str = ""
    taken_at: datetime | None = None
    closed_by: str = ""
    closed_at: datetime | None = None
    outcome: str = ""
    """What the one who ended it wrote; hostile text."""
    paged: Mapping[str, str] = field(default_factory=dict[str, str])
    """Person id -> key: `paged-asked`, `paged-reached`, or `not-paged-...`."""
    marks: tuple[str, ...] = ()
    """Messages under which somebody escalated by a reaction: `platform channel message thread`."""
    passed: tuple[str, ...] = ()
    """Whom the rung could not reach: `<target> <why>`, with why as in `passed-...`."""
    late_since: datetime | None = None
    """When those who are asked now should have been asked, if that was notably earlier."""
    unanswered_at: datetime | None = None
    """The ladder has come to its end, and nobody has acknowledged."""
    version: int = 1

    @property
    def shown_reason(self) -> str:
        """What everybody may know."""
        return CONFIDENTIAL if self.private else self.reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """One matter that somebody has to hear of outside chat. What waits for the same person goes out as one call."""

    id: int = 0
    person: str
    escalation: int
    reason: str
    """What everybody may know."""
    brand: str
    critical: bool
    at: datetime
    number: int = 0
    """Of the call that it goes out with; 0: it waits."""
    result: str = ""
    """Locale key of what came of that call; empty until it is known."""
