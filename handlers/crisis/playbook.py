"""A playbook: the checklist as data. Read from YAML by prompts; a running crisis keeps the one it was started with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

LEAD = "crisis_lead"
"""Role that every playbook has: who leads. Its deputy leads while the lead is away."""

Texts = Mapping[str, str]
"""Language -> text; `de` and `en` both."""

Evidence = Literal["", "text", "link", "decision", "facts", "level", "roles", "ticks", "cases", "sign-off"]
"""What shows that a step was done: nothing, a line, a link, an entry of the log, the facts board, ..."""
Action = Literal[
    "", "statement", "freeze", "level", "roles", "facts", "decision", "stand-down", "report", "dark-site"
]
"""What the step's own button opens; empty: it is ticked off by hand."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """When a step is due."""

    after: timedelta = timedelta()
    step: str = ""
    """Counted from the end of that step; empty: from the declaration."""
    every: timedelta | None = None
    """Comes back after being done, for as long as the crisis runs."""
    later_every: timedelta | None = None
    """The same once the first four hours are over."""
    grace: timedelta = timedelta()
    """For what is to be done at once: asked for when it is due, overdue only so much later."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    id: str
    phase: str
    title: Texts
    help: Texts = field(default_factory=dict[str, str])
    role: str
    """Whose it is: id of a role of this playbook."""
    second: str = ""
    """Role that has to take part as well (approver, legal, second person); empty if nobody has to."""
    due: Due | None = None
    """None: no time of its own."""
    evidence: Evidence = ""
    level_from: int = 0
    """Only from this level up."""
    blocking: bool = False
    """Standing down is refused while it is open."""
    action: Action = ""
    statement: str = ""
    """Kind of statement that the action opens: acknowledgement, holding, correction, closing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """A part that somebody plays in the crisis."""

    id: str
    title: Texts
    team_role: str = ""
    """Role of the team (crisis_lead, approver, legal, ...) that one needs for it; empty: any member of the team."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Phase:
    id: str
    title: Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class Playbook:
    id: str
    version: str
    """Hash of its content: a changed file is another version."""
    title: Texts
    phases: tuple[Phase, ...]
    roles: tuple[Role, ...]
    steps: tuple[Step, ...]
    update_every: timedelta
    """Promise of the next public word."""
    exit_criteria: tuple[Texts, ...] = ()
    deadlines: tuple[tuple[Texts, timedelta], ...] = ()
    """Clocks of the law that run from the declaration: what, within which time (72 hours to the authority)."""
