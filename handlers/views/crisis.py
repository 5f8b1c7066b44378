"""The views of a crisis: what its cards show, and how that is read. What it costs doesn't grow with its timeline."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from handlers.clicks import Click
from handlers.crisis.actions import VERBS
from handlers.crisis.clocks import applies, step_of
from handlers.crisis.crisis import (
    LIVES,
    RUNS,
    Crisis,
    CrisisRoom,
    CrisisState,
    RoleFill,
    RoomState,
    StepRow,
    StepState,
)
from handlers.crisis.decision import Fact
from handlers.crisis.playbook import Playbook, Step, Texts
from handlers.crisis.records import lead_of, playbook_of, roles_of, rooms_of, steps_of
from handlers.people import Person, Team
from handlers.placement import Placement
from handlers.ports import UnitOfWork
from handlers.views.crisis_record import MOST_FACTS, DecisionSeen, board_of, latest_decisions

PAGE = 8
"""Steps on one page: each is a line with a button, and Discord takes 40 parts a message."""
LATEST = 5
MOST_CRISES = 6
MOST_BRANDS = 20
NOTHING = frozenset[str]()
ALWAYS = frozenset({"where", "steps", "roles", "decide", "decisions", "timeline", "facts", "crisis-report"})
WHILE_RUNNING = frozenset(
    {"statements", "role-fill", "role-over", "level", "freeze", "lead", "standdown", "mistake"}
)
TIMES = frozenset({"due", "at"})
"""Parameters of notices that hold an instant."""
NUMBERS = frozenset({"count", "was", "now", "fill"})


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

    @property
    def overdue(self) -> bool:
        return self.row.state is StepState.OPEN and self.row.asked > 0


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
    allowed: frozenset[str]

    @property
    def target(self) -> None:
        """About no account."""

    def click(self, verb: str, choice: str = "-") -> Click:
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
        if verb in {"steps", "where"}:
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

    def click(self, verb: str, choice: str = "-") -> Click:
        if self.fill is not None and verb.startswith("role-"):
            return Click(verb=verb, choice=choice, kind="role", id=self.fill.id, version=self.fill.version)
        return _Crisis.click(self, verb, choice)


CrisisViews = CrisisView | CrisesView | StepsView | StepView | RolesView | CrisisNoticeView


def step_click(crisis: Crisis, seen: StepSeen) -> Click:
    """What "Do it now" opens."""
    verb = VERBS.get(seen.step.action, "") if seen.step else ""
    if verb == "decide":
        # A playbook may ask for more than one decision: the click says for which step this one is.
        return Click(verb=verb, kind="step", id=seen.row.id, version=seen.row.version)
    if verb:
        return Click(verb=verb, kind="crisis", id=crisis.id, version=crisis.version)
    return Click(verb="step-done", kind="step", id=seen.row.id, version=seen.row.version)


def status_view(crisis_id: int, uow: UnitOfWork, team: Team) -> CrisisView:
    return _crisis_view(uow.crises.get(crisis_id), uow, team, "status")


def line_view(crisis_id: int, uow: UnitOfWork, team: Team) -> CrisisView:
    return _crisis_view(uow.crises.get(crisis_id), uow, team, "line")


def where_view(crisis_id: int, uow: UnitOfWork, team: Team) -> CrisisView:
    return _crisis_view(uow.crises.get(crisis_id), uow, team, "where")


def _crisis_view(
    crisis: Crisis, uow: UnitOfWork, team: Team, form: Literal["status", "line", "where"]
) -> CrisisView:
    seen = _steps(crisis, uow, team)
    roles = _roles(crisis, uow, team)
    waiting = in_turn(seen)
    ended = [one for one in seen if one.row.state is not StepState.OPEN]
    lead = lead_of(one.fill for one in roles)
    rooms = tuple(rooms_of(uow, crisis))
    return CrisisView(
        crisis=crisis,
        form=form,
        lead=team.people.get(crisis.lead),
        deputy=team.people.get(lead.deputy) if lead else None,
        now=waiting[0] if waiting else None,
        next=waiting[1] if len(waiting) > 1 else None,
        unfilled=tuple(one.title for one in roles if one.person is None),
        done=len(ended),
        total=len(seen),
        overdue=sum(one.overdue for one in seen),
        rooms=rooms,
        missing=_missing(rooms, team),
        decided_by=team.people.get(crisis.last_decision_by),
        ended_by=team.people.get(crisis.ended_by),
        seconded_by=team.people.get(crisis.seconded_by),
        latest=tuple(sorted(ended, key=_ended_at, reverse=True)[:LATEST]),
        roles=roles,
        allowed=_verbs(crisis, rooms, form, waiting),
        decisions=latest_decisions(crisis, uow, team) if form == "where" else (),
        facts=tuple(board_of(crisis, uow)[:MOST_FACTS]) if form == "where" else (),
    )


def _verbs(crisis: Crisis, rooms: Iterable[CrisisRoom], form: str, waiting: list[StepSeen]) -> frozenset[str]:
    if crisis.state is CrisisState.UNDONE:
        return NOTHING
    if form == "line":
        return frozenset({"where"})
    doing = frozenset({"step-done"}) if waiting else NOTHING
    troubled = any(room.state in {RoomState.FAILED, RoomState.LOST} or room.missing for room in rooms)
    again = frozenset({"room-again"}) if troubled else NOTHING
    if crisis.state is CrisisState.OVER:
        return ALWAYS | doing | again | {"crisis-reopen"}
    yes = frozenset({"standdown-yes"}) if crisis.standing_down else NOTHING
    return ALWAYS | doing | again | yes | WHILE_RUNNING


def in_turn(seen: Iterable[StepSeen]) -> list[StepSeen]:
    """What is open, in the order in which it is due; what has no time of its own after that, as the playbook goes."""
    waiting = [one for one in seen if one.row.state is StepState.OPEN]
    timed = [one for one in waiting if one.row.due_at is not None]
    return [*sorted(timed, key=_due), *(one for one in waiting if one.row.due_at is None)]


def _due(seen: StepSeen) -> tuple[float, int]:
    return (seen.row.due_at.timestamp() if seen.row.due_at else 0.0, seen.row.position)


def _ended_at(seen: StepSeen) -> float:
    return seen.row.ended_at.timestamp() if seen.row.ended_at else 0.0


def _steps(crisis: Crisis, uow: UnitOfWork, team: Team) -> list[StepSeen]:
    """All steps that count at this level, in the order of the playbook."""
    playbook = playbook_of(uow, crisis)
    fills = {fill.role: fill for fill in roles_of(uow, crisis)}
    rows = [row for row in steps_of(uow, crisis) if applies(crisis, row)]
    return [_seen(row, playbook, fills, team) for row in rows]


def _seen(row: StepRow, playbook: Playbook, fills: Mapping[str, RoleFill], team: Team) -> StepSeen:
    step = step_of(playbook, row)
    phases = {phase.id: phase.title for phase in playbook.phases}
    roles = {role.id: role.title for role in playbook.roles}
    fill = fills.get(row.role)
    owners = (row.owner, fill.person if fill else "", fill.deputy if fill else "")
    return StepSeen(
        row=row,
        step=step,
        phase=phases.get(step.phase, {}) if step else {},
        role=roles.get(row.role, {}),
        second=roles.get(step.second, {}) if step else {},
        owner=next((team.people[id] for id in owners if id in team.people), None),
        ended_by=team.people.get(row.ended_by),
    )


def _roles(crisis: Crisis, uow: UnitOfWork, team: Team) -> tuple[RoleSeen, ...]:
    titles = {role.id: role.title for role in playbook_of(uow, crisis).roles}
    return tuple(
        RoleSeen(
            fill=fill,
            title=titles.get(fill.role, {}),
            person=team.people.get(fill.person),
            deputy=team.people.get(fill.deputy),
            offered_to=team.people.get(fill.offered_to),
        )
        for fill in roles_of(uow, crisis)
    )


def _missing(rooms: Iterable[CrisisRoom], team: Team) -> tuple[tuple[str, str], ...]:
    """Who is in no room at all."""
    here = {id for room in rooms for id in room.people}
    why = {id: key for room in rooms for id, key in room.missing.items() if id not in here}
    return tuple((team.people[id].name, key) for id, key in why.items() if id in team.people)


def crises_view(subject: int, uow: UnitOfWork, team: Team) -> CrisesView:
    del subject  # about no single one
    running = sorted(uow.crises.find(state=RUNS), key=lambda crisis: -crisis.id)
    shown = tuple(_crisis_view(crisis, uow, team, "line") for crisis in running[:MOST_CRISES])
    return CrisesView(
        crises=shown,
        left_out=len(running) - len(shown),
        brands=tuple(team.brands)[:MOST_BRANDS],
        allowed=frozenset({"start", "where"}),
    )


def steps_view(crisis_id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> StepsView:
    crisis = uow.crises.get(crisis_id)
    pages = _pages(_steps(crisis, uow, team))
    wanted = params.get("page", "")
    page = min(
        max(int(wanted) if wanted.isascii() and wanted.isdigit() else _open_page(pages), 1), len(pages)
    )
    return StepsView(
        crisis=crisis,
        steps=tuple(pages[page - 1]),
        page=page,
        pages=len(pages),
        allowed=frozenset({"steps", "where"}),
    )


def _pages(seen: list[StepSeen]) -> list[list[StepSeen]]:
    """A page holds one phase, or a part of it."""
    pages: list[list[StepSeen]] = []
    for one in seen:
        phase = one.step.phase if one.step else ""
        last = pages[-1] if pages else []
        same = bool(last) and (last[-1].step.phase if last[-1].step else "") == phase
        if same and len(last) < PAGE:
            last.append(one)
        else:
            pages.append([one])
    return pages or [[]]


def _open_page(pages: list[list[StepSeen]]) -> int:
    """Where the next open step stands."""
    waiting = in_turn(one for page in pages for one in page)
    if not waiting:
        return 1
    return next(number for number, page in enumerate(pages, 1) if waiting[0] in page)


def step_view(step_id: int, uow: UnitOfWork, team: Team) -> StepView:
    row = uow.crisis_steps.get(step_id)
    crisis = uow.crises.get(row.crisis_id)
    fills = {fill.role: fill for fill in roles_of(uow, crisis)}
    seen = _seen(row, playbook_of(uow, crisis), fills, team)
    action = VERBS.get(seen.step.action, "") if seen.step else ""
    return StepView(
        crisis=crisis,
        seen=seen,
        action=action if row.state is StepState.OPEN else "",
        allowed=_step_verbs(crisis, row, action),
    )


def _step_verbs(crisis: Crisis, row: StepRow, action: str) -> frozenset[str]:
    if crisis.state not in LIVES:
        return frozenset({"steps"})
    if row.state is not StepState.OPEN:
        return frozenset({"steps", "step-reopen", "step-note"})
    own = frozenset({action}) if action else NOTHING
    working = {"step-done", "step-skip", "step-assign", "step-take", "step-note", "step-snooze", "steps"}
    return own | working


def roles_view(crisis_id: int, uow: UnitOfWork, team: Team) -> RolesView:
    crisis = uow.crises.get(crisis_id)
    live = crisis.state in LIVES
    verbs = {"role-fill", "role-over", "role-take", "role-accept"}
    return RolesView(
        crisis=crisis, roles=_roles(crisis, uow, team), allowed=frozenset(verbs) if live else NOTHING
    )


def crisis_notice_view(placement: Placement, *, uow: UnitOfWork, team: Team) -> CrisisNoticeView:
    """A notice's sentence stands in its placement."""
    del team
    stored = dict(placement.params)
    key, quote = stored.pop("key"), stored.pop("quote", "")
    crisis = uow.crises.get(placement.subject)
    params = {name: _value(name, value) for name, value in stored.items()} | {"crisis": crisis.id}
    about = params.get("fill")
    fill = uow.crisis_roles.get(about) if isinstance(about, int) else None
    return CrisisNoticeView(
        crisis=crisis,
        key=key,
        params=params,
        quote=quote,
        fill=fill,
        allowed=_notice_verbs(key, crisis, fill),
    )


def _value(name: str, value: str) -> object:
    if name in TIMES:
        return datetime.fromisoformat(value)
    return int(value) if name in NUMBERS and value.isdigit() else value


def _notice_verbs(key: str, crisis: Crisis, fill: RoleFill | None) -> frozenset[str]:
    if crisis.state not in LIVES:
        return NOTHING
    match key:
        case "notice-role-offered" if fill is not None and fill.offered_to:
            return frozenset({"role-accept", "role-decline"})
        case "notice-standdown-asked" if crisis.standing_down:
            return frozenset({"standdown-yes", "where"})
        case (
            "notice-crisis-steps" | "notice-crisis-steps-late" | "notice-step-assigned" | "notice-step-given"
        ):
            return frozenset({"steps", "where"})
        case "notice-crisis-tasks" | "notice-crisis-tasks-late" | "notice-task-given" | "notice-task-named":
            return frozenset({"decisions", "where"})
        case "notice-crisis-room-failed" | "notice-crisis-room-lost":
            return frozenset({"room-again", "where"})
        case _:
            return frozenset({"where"})
