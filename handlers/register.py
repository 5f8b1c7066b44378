"""What a team writes down beforehand: a risk, somebody to call, an access. Each has an owner and a date."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

EntryKind = Literal["risk", "plan", "access"]
KINDS: tuple[EntryKind, ...] = ("risk", "plan", "access")
"""Risk register, action plan, access list."""
REVIEWED_FOR = timedelta(days=182)
"""What nobody has looked at for six months is out of date."""
SEEDED = "config"
"""By whom it was written where the configuration was its seed."""


class EntryState(StrEnum):
    ACTIVE = "active"
    RETIRED = "retired"


@dataclass(frozen=True, kw_only=True, slots=True)
class Risk:
    """Something that could set off a crisis. All texts are what people typed."""

    title: str
    words: tuple[str, ...] = ()
    """Words in comments by which it shows: they stand on the watch list."""
    likelihood: int = 3
    impact: int = 3
    """Both 1 to 5."""
    statement: str = ""
    """Kind of the prepared statement for it; empty if none."""
    scenario: str = ""
    """Id of the drill that practises it; empty if none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """Who is called in a crisis: for a role of the playbook, or somebody outside the team."""

    role: str = ""
    """Role of a playbook; empty: somebody from outside."""
    person: str = ""
    """Person id; empty for somebody from outside."""
    deputy: str = ""
    """Person id of who stands in."""
    name: str = ""
    """Of somebody from outside, and what for."""
    contact: str = ""
    """How they are reached where chat is down: numbers, mail. As typed."""
    level_from: int = 0
    """From which level of a crisis they are called."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Access:
    """An account or a tool: who gets in, and where the access is kept. Never the secret itself."""

    what: str
    who: str
    where: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of a list. What it says stands in the field of its kind; the two others are None."""

    id: int = 0
    kind: EntryKind
    risk: Risk | None = None
    planned: Planned | None = None
    access: Access | None = None
    owner: str
    """Person id: who sees to it that it stays true."""
    state: EntryState = EntryState.ACTIVE
    reviewed_by: str
    """Who wrote it or said last that it is still true; `config` if it was taken from the configuration."""
    reviewed_at: datetime
    review_at: datetime
    """When it has to be looked at again."""
    version: int = 1

    @property
    def title(self) -> str:
        """What it is about, as typed; a role of the playbook for somebody of the team."""
        if self.risk is not None:
            return self.risk.title
        if self.access is not None:
            return self.access.what
        return (self.planned.name or self.planned.role) if self.planned else ""


Change = Literal["added", "changed", "reviewed", "retired", "restored"]


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryVersion:
    """How an entry stood after each change: its history. Never changed."""

    id: int = 0
    entry_id: int
    number: int
    change: Change
    risk: Risk | None = None
    planned: Planned | None = None
    access: Access | None = None
    owner: str
    by: str
    at: datetime
