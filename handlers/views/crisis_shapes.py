"""What the cards of a crisis show, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from handlers.case import Case
from handlers.clicks import Click
from handlers.crisis.actions import VERBS
from handlers.crisis.clocks import grace_of
from handlers.crisis.crisis import (
    Crisis,
    CrisisRoom,
    RoleFill,
    StepRow,
    StepState,
)
from handlers.crisis.decision import Fact
from handlers.crisis.playbook import Step, Texts
from handlers.people import Person
from handlers.texts.dark_site import DarkSite
from handlers.views.crisis_record import DecisionSeen
from handlers.views.drills import DrillSeen

OF_ONE_STEP = frozenset({"decide", "fact"})
"""Verbs that have to say for which step they are: a playbook may ask for more than one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepSeen:
    """One step as people see it."""

    row: StepRow
    step: Step | None
    """None where the playbook's copy no longer has it."""
    phase: Texts
    role: Texts
    second: Texts
    owner: Person | None
    """To whom it was given, else who plays its role."""
    ended_by: Person | None
    ticked_by: Person | None = None
    """Who has done it, while it waits for a second person's yes."""
    seconded_by: Person | None = None

    @property
    def overdue(self) -> bool:
        return self.row.state is StepState.OPEN and self.row.asked > bool(grace_of(self.step))

    @property
    def at_once(self) -> bool:
        """To be done at once, and not overdue."""
        return bool(grace_of(self.step)) and self.row.state is StepState.OPEN and not self.overdue


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleSeen:
    fill: RoleFill
    title: Texts
    person: Person | None
    deputy: Person | None
    offered_to: Person | None


class _Crisis:
    """What the views of a crisis have in common."""

    __slots__ = ()
    crisis: Crisis

    @property
    def target(self) -> None:
        """A crisis is about a brand, not about one account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="crisis", id=self.crisis.id, version=self.crisis.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class CrisisView(_Crisis):
    """Card `crisis` (the status card), `crisis-line` (its short form) and `crisis-where` (for latecomers)."""

    crisis: Crisis
    form: Literal["status", "line", "where"]
    lead: Person | None
    deputy: Person | None
    now: StepSeen | None
    next: StepSeen | None
    unfilled: tuple[Texts, ...]
    done: int
    total: int
    overdue: int
    rooms: tuple[CrisisRoom, ...]
    missing: tuple[tuple[str, str], ...]
    """Name of a person who could not be brought into a room, and the locale key why."""
    decided_by: Person | None
    ended_by: Person | None
    seconded_by: Person | None
    latest: tuple[StepSeen, ...]
    """The steps that were done last, newest first; for latecomers."""
    roles: tuple[RoleSeen, ...]
    allowed: frozenset[str]
    decisions: tuple[DecisionSeen, ...] = ()
    """The newest ones that stand; for latecomers."""
    facts: tuple[Fact, ...] = ()
    """The facts board, as far as it fits; for latecomers."""
    drill: DrillSeen | None = None
    """Where the script stands; None for a real crisis."""
    dark: DarkSite | None = None
    """The dark site, where one is on or wanted."""
    address: str = ""
    """Where it stands."""

    def click(self, verb: str, choice: str = "-") -> Click:
        """`step-done` is the step under "now": its own action where it has one that works."""
        if verb == "step-done" and self.now is not None:
            return step_click(self.crisis, self.now)
        return _Crisis.click(self, verb, choice)


@dataclass(frozen=True, kw_only=True, slots=True)
class CrisesView:
    """Private card `crises`: what runs, and what one can do."""

    crises: tuple[CrisisView, ...]
    """Running ones first, the newest first."""
    left_out: int
    brands: tuple[str, ...]
    """For which a crisis can be started here, in the order of the configuration."""
    drills: tuple[CrisisView, ...] = ()
    """Those that run: apart from what is real."""
    drilled: bool = False
    """Whether a drill was ever brought to its end here."""
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb == "stock":
            place = choice.removeprefix("b")
            return Click(verb=verb, kind="brand", id=int(place) if place.isdigit() else 0, version=1)
        return Click(verb=verb, choice=choice, kind="crisis", id=0, version=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class StepsView(_Crisis):
    """Private card `crisis-steps`: one page of all steps."""

    crisis: Crisis
    steps: tuple[StepSeen, ...]
    page: int
    """From 1."""
    pages: int
    allowed: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class StepView:
    """Private card `step`: one step with everything that can be done with it."""

    crisis: Crisis
    seen: StepSeen
    action: str
    """Verb of the step's own button; empty if it has none."""
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb == self.action:
            return step_click(self.crisis, self.seen)
        if verb in {"steps", "where", "access"}:
            return Click(verb=verb, choice=choice, kind="crisis", id=self.crisis.id, version=1)
        row = self.seen.row
        return Click(verb=verb, choice=choice, kind="step", id=row.id, version=row.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class RolesView(_Crisis):
    """Private card `crisis-roles`."""

    crisis: Crisis
    roles: tuple[RoleSeen, ...]
    allowed: frozenset[str]

    def role_click(self, verb: str, seen: RoleSeen) -> Click:
        return Click(verb=verb, kind="role", id=seen.fill.id, version=seen.fill.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class CrisisNoticeView(_Crisis):
    """Card `crisis-notice`: one sentence to those who must act."""

    crisis: Crisis
    key: str
    params: Mapping[str, object]
    quote: str
    fill: RoleFill | None
    """The role that it is about, if any."""
    allowed: frozenset[str]
    row: StepRow | None = None
    """The step that it asks a second person about, if any."""

    def click(self, verb: str, choice: str = "-") -> Click:
        if self.row is not None and verb.startswith("step-"):
            return Click(verb=verb, choice=choice, kind="step", id=self.row.id, version=self.row.version)
        if self.fill is not None and verb.startswith("role-"):
            return Click(verb=verb, choice=choice, kind="role", id=self.fill.id, version=self.fill.version)
        return _Crisis.click(self, verb, choice)


@dataclass(frozen=True, kw_only=True, slots=True)
class StartView:
    """Private card `crisis-start`: subject is the case that a crisis may be started from."""

    case: Case
    text: str
    """What it says: hostile. Empty where it is shown folded."""
    brand: str
    twin: Crisis | None
    """One that runs for the brand already."""
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About a brand, not about one account."""

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb == "where" and self.twin is not None:
            return Click(verb=verb, kind="crisis", id=self.twin.id, version=self.twin.version)
        return Click(verb=verb, choice=choice, kind="case", id=self.case.id, version=self.case.version)


CrisisViews = StartView | CrisisView | CrisesView | StepsView | StepView | RolesView | CrisisNoticeView


def opens(crisis: Crisis, seen: StepSeen) -> str:
    """Verb of the step's own button; empty where it is ticked by hand, as what would be public is in a drill."""
    verb = VERBS.get(seen.step.action, "") if seen.step else ""
    return "" if crisis.drill and verb == "dark-site" else verb


def step_click(crisis: Crisis, seen: StepSeen) -> Click:
    """What "Do it now" opens."""
    if seen.row.ticked_by:
        return Click(verb="step", kind="step", id=seen.row.id, version=seen.row.version)
    verb = opens(crisis, seen)
    if verb in OF_ONE_STEP:
        # A playbook may ask for more than one decision: the click says for which step this one is.
        return Click(verb=verb, kind="step", id=seen.row.id, version=seen.row.version)
    if verb:
        return Click(verb=verb, kind="crisis", id=crisis.id, version=crisis.version)
    return Click(verb="step-done", kind="step", id=seen.row.id, version=seen.row.version)
