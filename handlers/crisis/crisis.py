"""A crisis as it runs: itself, its rooms, steps and roles, one row each, so that two at once lose nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from handlers.crisis.playbook import Playbook


class CrisisState(StrEnum):
    RUNNING = "running"
    OVER = "over"
    """Stood down; steps of the aftermath may still be open."""
    UNDONE = "undone"
    """Started by mistake."""


class Freeze(StrEnum):
    """What may still be published for the brand."""

    OFF = "off"
    LINES = "lines"
    """Individual answers along approved lines, each with four eyes."""
    STATEMENTS = "statements"
    """Nothing but statements."""


class RoomState(StrEnum):
    WANTED = "wanted"
    OPEN = "open"
    FAILED = "failed"
    """Could not be made."""
    LOST = "lost"
    """Was there, and was deleted or archived by somebody, or the bot was thrown out."""
    CLOSED = "closed"


class StepState(StrEnum):
    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


RUNS = (CrisisState.RUNNING,)
LIVES = (CrisisState.RUNNING, CrisisState.OVER)
"""States in which steps can still be worked on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaybookCopy:
    """A playbook as it was when a crisis was started with it: what is changed later changes nothing that runs."""

    id: int = 0
    playbook: str
    """Id of the playbook."""
    version: str
    content: Playbook


@dataclass(frozen=True, kw_only=True, slots=True)
class Crisis:
    """One run of a playbook. A drill is one as well. Its log entries have the subject `crisis:<id>`."""

    id: int = 0
    brand: str
    title: str = ""
    """What a person typed: hostile, may be empty."""
    drill: bool = False
    """Nothing of it can be published; freeze and level bind nobody."""
    state: CrisisState = CrisisState.RUNNING
    playbook_id: int
    """Id of its PlaybookCopy."""
    level: int
    """0 to 6."""
    freeze: Freeze = Freeze.OFF
    lead: str
    """Person id; the same as of the role `crisis_lead`."""
    declared_by: str
    declared_at: datetime
    ended_at: datetime | None = None
    ended_by: str = ""
    seconded_by: str = ""
    """Who agreed to standing down."""
    cases: tuple[int, ...] = ()
    """Ids of the cases that it was started from or that belong to it: evidence."""
    links: tuple[str, ...] = ()
    """Addresses of messages in chat that it was started from."""
    storm: int = 0
    """Id of the storm that it was started from; 0: none."""
    next_update_at: datetime | None = None
    """When the next public word is promised."""
    last_decision: str = ""
    """The newest entry among the decisions, as typed (hostile) or a locale key `decision-...` with its values."""
    last_decision_params: Mapping[str, str] = field(default_factory=dict[str, str])
    last_decision_at: datetime | None = None
    last_decision_by: str = ""
    standing_down: str = ""
    """Person who wants to stand down and waits for a second one; empty if nobody does."""
    version: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class CrisisRoom:
    """Where the crisis is worked on, on one platform."""

    id: int = 0
    crisis_id: int
    platform: str
    near: str
    """The brand's channel there: told of the crisis, and where its card stands should there be no room."""
    language: str
    state: RoomState = RoomState.WANTED
    channel: str = ""
    link: str = ""
    reason: str = ""
    """Locale key why it is not there (`room-failed-...`, `channel-lost-...`)."""
    people: tuple[str, ...] = ()
    """Who has been brought into it."""
    missing: Mapping[str, str] = field(default_factory=dict[str, str])
    """Person id -> locale key `not-invited-...`."""
    version: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class StepRow:
    """One step of a crisis. What it asks for stands in the playbook's copy under the same id."""

    id: int = 0
    crisis_id: int
    step: str
    """Id of the step in the playbook: c05."""
    position: int
    role: str
    level_from: int = 0
    """It counts only while the crisis has this level or a higher one."""
    blocking: bool = False
    state: StepState = StepState.OPEN
    owner: str = ""
    """Person to whom it was given; empty: who plays the role."""
    due_at: datetime | None = None
    round: int = 1
    """Counts up when a repeating step comes back."""
    asked: int = 0
    """Reminders of this round so far: 1 the owner, 2 the lead, 3 the lead's deputy."""
    snoozed_until: datetime | None = None
    ended_at: datetime | None = None
    """When it was done or skipped last."""
    ended_by: str = ""
    ticked_by: str = ""
    """Who has done it, while it waits for a second person's yes."""
    seconded_by: str = ""
    """Who said yes to it; empty where one person was enough."""
    evidence: str = ""
    """What shows that it was done, as typed: hostile. Newest round; earlier ones are in the log's content."""
    reason: str = ""
    """Why it was skipped or opened again, as typed."""
    note: str = ""
    version: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleFill:
    """A role of the playbook in one crisis, and who plays it."""

    id: int = 0
    crisis_id: int
    role: str
    """Id of the role in the playbook: crisis_lead, spokesperson, ..."""
    position: int
    person: str = ""
    deputy: str = ""
    offered_to: str = ""
    """Whom the role is being handed over to, until that person says yes; empty if nobody."""
    offered_by: str = ""
    version: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminder:
    """What waits to be told to one person, so that it comes as one message and not too often."""

    id: int = 0
    crisis_id: int
    person: str
    steps: tuple[int, ...] = ()
    """Step rows that they are to be reminded of next."""
    tasks: tuple[int, ...] = ()
    """The same for tasks."""
    drill: bool = False
    late: bool = False
    """One of them comes late, since nobody could be told in time."""
    last_at: datetime | None = None
    version: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class CrisisText:
    """A text that somebody typed in a crisis, kept apart from the log that points at it by `content_id`."""

    id: int = 0
    crisis_id: int
    kind: str
    """evidence, reason, note, title, decision, ..."""
    author: str
    """Person id."""
    text: str
    at: datetime
