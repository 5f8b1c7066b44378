"""A change to a playbook that a crisis suggests, and what a manager made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from datetime import datetime
from enum import StrEnum
from typing import Literal

Changed = Literal["due", "level_from", "added"]
"""Minutes after the declaration, the level from which a step counts, or a step that was not there."""


class ProposalState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    """Part of the playbook from now on."""
    REFUSED = "refused"
    UNDONE = "undone"
    """Was accepted, and taken out again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """One change: of one field of one step."""

    id: int = 0
    """0: not kept yet."""
    crisis_id: int
    playbook: str
    """Id of the playbook, of which the newest version is meant."""
    step: str
    """Id of the step; of the new one where `field` is `added`."""
    field: Changed
    old: str
    """What stands there; empty for a new step. A new step's title is what people typed."""
    new: str
    reason: str
    """Locale key `proposal-...`."""
    params: Mapping[str, str] = default(default_factory=dict[str, str])
    """Values of its sentence; `quote` is what somebody typed."""
    state: ProposalState = ProposalState.OPEN
    decided_by: str = ""
    decided_at: datetime | None = None
    version: int = 1
