"""Several cases chosen at once: what is to be done with them, and what came of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

DISMISS, ASSIGN, HIDE = "dismiss", "assign", "hide"
WHAT = (DISMISS, ASSIGN, HIDE)
MOST = 25
"""Cases that may be chosen at once: what one select holds on either platform."""


class SelectionState(StrEnum):
    ASKED = "asked"
    """Chosen; nothing is done before somebody says so."""
    DROPPED = "dropped"
    DONE = "done"
    UNDONE = "undone"


@dataclass(frozen=True, kw_only=True, slots=True)
class Picked:
    """One of the cases, as it was when it was chosen and as it is since."""

    case_id: int
    version: int
    """The version that counts: the one looked at, then the one that was made of it."""
    key: str = ""
    """Why nothing was done with it, a locale key `refused-...`; empty if it was done, or nobody has tried yet."""
    params: Mapping[str, str] = field(default_factory=dict[str, str])
    """Of that sentence; instants in ISO 8601."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    id: int = 0
    what: str
    """dismiss, assign, hide."""
    by: str
    at: datetime
    picked: tuple[Picked, ...]
    to: str = ""
    """Person id, for assign."""
    reason: str = ""
    """For hide, one of handlers.casework.evidence."""
    note: str = ""
    """What was typed with it; hostile text."""
    state: SelectionState = SelectionState.ASKED
    version: int = 1

    @property
    def done(self) -> tuple[Picked, ...]:
        return tuple(one for one in self.picked if not one.key)

    @property
    def failed(self) -> tuple[Picked, ...]:
        return tuple(one for one in self.picked if one.key)
