"""A case: one unit of work for the team, with an owner and a state."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handlers.comment import Flag, Purpose, Urgency


class State(StrEnum):
    NEW = "new"
    CLAIMED = "claimed"
    IN_APPROVAL = "in_approval"
    PUBLISHING = "publishing"
    ANSWERED = "answered"
    HIDDEN = "hidden"
    DISMISSED = "dismissed"
    SNOOZED = "snoozed"


DONE = frozenset({State.ANSWERED, State.HIDDEN, State.DISMISSED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    id: int = 0
    comment_id: int
    brand: str
    source: str
    drill: int = 0
    """Id of the drill's crisis that it was scripted for: seen by nobody else, counted nowhere, never published.
    0: real."""
    state: State = State.NEW
    owner: str = ""
    """Person id; empty while nobody has claimed it."""
    lease_until: datetime | None = None
    """When the claim runs out."""
    version: int = 1
    """Raised by every change that a card shows; buttons carry the one they were drawn with."""
    urgency: Urgency = Urgency.NORMAL
    purpose: Purpose = Purpose.SUPPORT
    flags: tuple[Flag, ...] = ()
    language: str = ""
    hold: str = ""
    """Risk that forbids drafts; empty if none."""
    escalated_to: str = ""
    """Escalation reason (legal, safety, press, product, people); empty if not escalated."""
    escalated_by: str = ""
    opened_at: datetime
    reply_by: datetime | None = None
    """First reply promised by then."""
    promised_at: datetime | None = None
    """When the clocks of these promises began to run."""
    react_by: datetime | None = None
    """First reaction promised by then; None once there was one."""
    sla: str = ""
    """risk (due soon), unseen (no reaction when it was promised), late (no reply); empty while all is well."""
    sla_next: datetime | None = None
    """When the clocks will say something else."""
    snoozed_until: datetime | None = None
    closed_at: datetime | None = None
    closed_by: str = ""
    deleted: bool = False
    """The author has deleted the comment."""
    edited: bool = False
    """The author has edited the comment since the case was opened."""
    alike: str = ""
    """Name of the group of like comments that it stands for (handlers.cluster)."""
    others: int = 0
    """Further comments counted here."""
    variants: int = 0
    """Wordings among them."""
    spread: tuple[str, ...] = ()
    """Sources that they came from."""
    topic_id: int = 0
    """The live topic (handlers.gathering) that it stands on in place of a card of its own; 0 if on none."""
    digest: str = ""
    """Kind of the digest (handlers.digest) that it waits for or came with; empty if its card stood at once."""
    digest_id: int = 0
    author_count: int = 1
    """Which comment of this author within a day this is (1 = the first)."""
