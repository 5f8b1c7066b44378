"""How the views of a crisis are read. What that costs doesn't grow with its timeline."""

from collections.abc import Iterable
from typing import Literal

from handlers.crisis.crisis import (
    LIVES,
    RUNS,
    Crisis,
    CrisisRoom,
    CrisisState,
    RoomState,
    StepState,
)
from handlers.crisis.drill import DrillState
from handlers.crisis.records import lead_of, playbook_of, roles_of, rooms_of
from handlers.flags import folded_flag
from handlers.people import Team
from handlers.ports import UnitOfWork
from handlers.texts.dark_site import DarkSite
from handlers.texts.sites import address, site_of
from handlers.views.crisis_record import MOST_FACTS, board_of, latest_decisions
from handlers.views.crisis_shapes import CrisesView, CrisisView, RoleSeen, RolesView, StartView, StepSeen
from handlers.views.crisis_steps import in_turn, steps_seen
from handlers.views.drills import drill_seen, drill_verbs

LATEST = 5
MOST_CRISES = 6
MOST_DRILLS = 3
MOST_BRANDS = 20
NOTHING = frozenset[str]()
ALWAYS = frozenset(
    {"access", "where", "steps", "roles", "decide", "decisions", "timeline", "facts", "crisis-report"}
)
WHILE_RUNNING = frozenset(
    {"statements", "role-fill", "role-over", "level", "freeze", "lead", "standdown", "mistake", "dark-site"}
)


def status_view(crisis_id: int, uow: UnitOfWork, team: Team) -> CrisisView:
    return _crisis_view(uow.crises.get(crisis_id), uow, team, "status")


def line_view(crisis_id: int, uow: UnitOfWork, team: Team) -> CrisisView:
    return _crisis_view(uow.crises.get(crisis_id), uow, team, "line")


def where_view(crisis_id: int, uow: UnitOfWork, team: Team) -> CrisisView:
    return _crisis_view(uow.crises.get(crisis_id), uow, team, "where")


def _crisis_view(
    crisis: Crisis, uow: UnitOfWork, team: Team, form: Literal["status", "line", "where"]
) -> CrisisView:
    seen = steps_seen(crisis, uow, team)
    roles = _roles(crisis, uow, team)
    waiting = in_turn(seen)
    ended = [one for one in seen if one.row.state is not StepState.OPEN]
    lead = lead_of(one.fill for one in roles)
    rooms = tuple(rooms_of(uow, crisis))
    drilled = drill_seen(crisis, uow)
    dark = site_of(uow, crisis)
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
        allowed=_verbs(crisis, rooms, form, waiting, dark)
        | (drill_verbs(drilled) if form == "status" else NOTHING),
        dark=dark if dark is not None and (dark.on or dark.wanted) else None,
        address=address(team, crisis.brand),
        decisions=latest_decisions(crisis, uow, team) if form == "where" else (),
        facts=tuple(board_of(crisis, uow)[:MOST_FACTS]) if form == "where" else (),
        drill=drilled,
    )


def _verbs(
    crisis: Crisis, rooms: Iterable[CrisisRoom], form: str, waiting: list[StepSeen], dark: DarkSite | None
) -> frozenset[str]:
    if crisis.state is CrisisState.UNDONE:
        return NOTHING
    if form == "line":
        return frozenset({"where"})
    doing = frozenset({"step-done"}) if waiting else NOTHING
    troubled = any(room.state in {RoomState.FAILED, RoomState.LOST} or room.missing for room in rooms)
    again = frozenset({"room-again"}) if troubled else NOTHING
    if crisis.state is CrisisState.OVER and crisis.drill:
        return ALWAYS - {"decide"}
    if crisis.state is CrisisState.OVER:
        standing = frozenset({"dark-site"} if dark is not None and dark.on else set[str]())
        return ALWAYS | doing | again | standing | {"crisis-reopen"}
    yes = frozenset({"standdown-yes"}) if crisis.standing_down else NOTHING
    return ALWAYS | doing | again | yes | WHILE_RUNNING


def _ended_at(seen: StepSeen) -> float:
    return seen.row.ended_at.timestamp() if seen.row.ended_at else 0.0


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
    running = sorted(uow.crises.find(state=RUNS, drill=False), key=lambda crisis: -crisis.id)
    drills = sorted(uow.crises.find(state=RUNS, drill=True), key=lambda crisis: -crisis.id)
    shown = tuple(_crisis_view(crisis, uow, team, "line") for crisis in running[:MOST_CRISES])
    return CrisesView(
        crises=shown,
        drills=tuple(_crisis_view(crisis, uow, team, "line") for crisis in drills[:MOST_DRILLS]),
        drilled=bool(uow.drills.find(state=DrillState.OVER)),
        left_out=len(running) - len(shown),
        brands=tuple(team.brands)[:MOST_BRANDS],
        allowed=frozenset({"start", "where", "stock"} | ({"drill"} if not drills else set[str]())),
    )


def roles_view(crisis_id: int, uow: UnitOfWork, team: Team) -> RolesView:
    crisis = uow.crises.get(crisis_id)
    live = crisis.state in LIVES
    verbs = {"role-fill", "role-over", "role-take", "role-accept"}
    return RolesView(
        crisis=crisis, roles=_roles(crisis, uow, team), allowed=frozenset(verbs) if live else NOTHING
    )


def start_view(case_id: int, uow: UnitOfWork, team: Team) -> StartView:
    del team
    case = uow.cases.get(case_id)
    running = uow.crises.find(state=RUNS, brand=case.brand, drill=False)
    twin = max(running, key=lambda crisis: crisis.id, default=None)
    return StartView(
        case=case,
        text="" if folded_flag(case.flags) else uow.comments.get(case.comment_id).text,
        brand=case.brand,
        twin=twin,
        allowed=frozenset({"start", "case"} | ({"where"} if twin else set[str]())),
    )
