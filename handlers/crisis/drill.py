"""A drill as it runs: its script, its clock that can be paused, its injects, and the scorecard that it ended with."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from handlers.crisis.playbook import Texts
from handlers.crisis.scenario import InjectKind, Scenario

NO_TIME = timedelta()


class DrillState(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"
    UNDONE = "undone"
    """Started by mistake: it counts as none."""


DRILLING = (DrillState.RUNNING, DrillState.PAUSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause:
    since: datetime
    until: datetime | None = None
    """None: it lasts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """A milestone of the scorecard, in minutes of the drill's own clock."""

    name: str
    """What it is: a key `drill-milestone-<name>`, or `goal` and `step`, which bear a title."""
    title: Texts = field(default_factory=dict[str, str])
    target: int
    """Minutes; 0: none."""
    reached: int | None
    """Minutes after the start; None: not reached."""

    @property
    def met(self) -> bool:
        return self.reached is not None and (not self.target or self.reached <= self.target)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """What became of an inject."""

    kind: InjectKind
    origin: Texts
    at: int
    """Minute of the drill at which it came."""
    late: bool
    reaction: int | None
    """Minutes until somebody reacted; None: nobody has."""
    step: Texts = field(default_factory=dict[str, str])
    """What it should lead to; empty: nothing in particular."""
    stepped: int | None = None
    """Minutes until that was done, 0 where it was done before; None: it was not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Practise:
    """Something to practise next: a key `drill-practise-<name>` with what it is about."""

    name: str
    title: Texts = field(default_factory=dict[str, str])
    count: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Scorecard:
    """How a drill went. It holds no name of anybody, and is no part of any other figure."""

    minutes: int
    """How long it took, by its own clock."""
    goals: tuple[Measured, ...]
    milestones: tuple[Measured, ...]
    injects: tuple[Answered, ...]
    left_out: int
    """Injects that had not come when it ended."""
    decisions: int
    steps_done: int
    steps: int
    overdue: int
    """Steps that were not done in time."""
    comments: int
    comments_answered: int
    practise: tuple[Practise, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Drill:
    id: int = 0
    crisis_id: int
    brand: str
    script: Scenario
    """As it was when the drill was started."""
    speed: int
    """So many times as fast as a clock on the wall."""
    state: DrillState = DrillState.RUNNING
    started_at: datetime
    started_by: str
    pauses: tuple[Pause, ...] = ()
    ended_at: datetime | None = None
    ended_by: str = ""
    """Empty where the time was up."""
    scorecard: Scorecard | None = None
    version: int = 1

    def minutes(self, at: datetime) -> int:
        """What its own clock said then: pauses stand still."""
        return int(self.elapsed(at).total_seconds() * self.speed // 60)

    def elapsed(self, at: datetime) -> timedelta:
        """Time on the wall without the pauses."""
        stood = NO_TIME
        for pause in self.pauses:
            until = min(pause.until or at, at)
            if until > pause.since:
                stood += until - pause.since
        return at - self.started_at - stood


@dataclass(frozen=True, kw_only=True, slots=True)
class InjectRow:
    """One inject of a running drill. What it says stands in the drill's script, at the same position."""

    id: int = 0
    drill_id: int
    crisis_id: int
    position: int
    due_at: datetime
    """Moves with pauses."""
    fired_at: datetime | None = None
    late: bool = False
    """It came noticeably after its time."""
    cases: tuple[int, ...] = ()
    """Cases that its comments became."""
    answered_at: datetime | None = None
    answered_by: str = ""
    answer: str = ""
    """What was done about it, as typed: hostile."""
    version: int = 1
