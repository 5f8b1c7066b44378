"""Storm mode: while it runs, new cases of a brand are gathered on one live card per topic instead of a card each."""

from dataclasses import dataclass
from datetime import datetime

OTHER = "other"
"""The topic of what fits no other."""
GRAVE = "grave"
"""Threats, legal matters and the like beyond those that got cards of their own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathering:
    """One stretch of storm mode of one brand. Its log entries have the subject `gathering:<id>`."""

    id: int = 0
    brand: str
    why: str
    """storm, crisis, flood."""
    began_at: datetime
    ended_at: datetime | None = None
    calm_since: datetime | None = None
    """Nothing asks for it any more since then."""
    alone: int = 0
    """Cases that got a card of their own since `alone_since`."""
    alone_since: datetime
    version: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class LiveTopic:
    """What cases of a gathering are about; a card in each channel where its cases would have stood."""

    id: int = 0
    gathering_id: int
    brand: str
    name: str
    """A theme (handlers.watch.themes), `other`, `grave`, or a key of `words`."""
    words: str = ""
    """As people wrote it, where no theme names it."""
    key: str = ""
    """The term (handlers.watch.topics) that makes a comment belong here."""
    middle: str = ""
    """What its comments meant together when it was found (handlers.triage.sense); empty if nobody knew."""
    new: bool = False
    """Hardly spoken of before."""
    comments: int = 0
    """Counted since the topic was found."""
    channels: tuple[str, ...] = ()
    """Where its card stands: `slack:C0123`."""
    opened_at: datetime
    last_at: datetime
    version: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Cases of a topic in one state, and the comments counted in them."""

    state: str
    cases: int
    comments: int
