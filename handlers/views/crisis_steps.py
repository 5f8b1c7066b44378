"""How the views of steps are read: all of them by page, one with everything that can be done with it."""

from collections.abc import Iterable, Mapping

from handlers.crisis.clocks import applies, step_of
from handlers.crisis.crisis import (
    LIVES,
    Crisis,
    RoleFill,
    StepRow,
    StepState,
)
from handlers.crisis.playbook import Playbook
from handlers.crisis.records import playbook_of, roles_of, steps_of
from handlers.people import Team
from handlers.ports import UnitOfWork
from handlers.views.crisis_shapes import StepSeen, StepsView, StepView, opens

PAGE = 8
"""Steps on one page: each is a line with a button, and Discord takes 40 parts a message."""
NOTHING = frozenset[str]()


def in_turn(seen: Iterable[StepSeen]) -> list[StepSeen]:
    """What is open, in the order in which it is due; what has no time of its own after that, as the playbook goes; last
    what waits for a second person alone."""
    waiting = [one for one in seen if one.row.state is StepState.OPEN]
    todo = [one for one in waiting if not one.row.ticked_by]
    timed = [one for one in todo if one.row.due_at is not None]
    untimed = [one for one in todo if one.row.due_at is None]
    return [*sorted(timed, key=_due), *untimed, *(one for one in waiting if one.row.ticked_by)]


def _due(seen: StepSeen) -> tuple[float, int]:
    return (seen.row.due_at.timestamp() if seen.row.due_at else 0.0, seen.row.position)


def steps_seen(crisis: Crisis, uow: UnitOfWork, team: Team) -> list[StepSeen]:
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
        ticked_by=team.people.get(row.ticked_by),
        seconded_by=team.people.get(row.seconded_by),
    )


def steps_view(crisis_id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> StepsView:
    crisis = uow.crises.get(crisis_id)
    pages = _pages(steps_seen(crisis, uow, team))
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
    action = opens(crisis, seen)
    return StepView(
        crisis=crisis,
        seen=seen,
        action=action if row.state is StepState.OPEN else "",
        allowed=_step_verbs(crisis, row, action) | (_TOOLS if _elsewhere(seen) else frozenset[str]()),
    )


_TOOLS = frozenset({"access"})


def _elsewhere(seen: StepSeen) -> bool:
    """Whether it is done in other tools, account by account: where their accesses are kept belongs beside it."""
    return seen.step is not None and seen.step.evidence == "ticks"


def _step_verbs(crisis: Crisis, row: StepRow, action: str) -> frozenset[str]:
    if crisis.state not in LIVES:
        return frozenset({"steps"})
    if row.state is not StepState.OPEN:
        return frozenset({"steps", "step-reopen", "step-note"})
    if row.ticked_by:
        return frozenset({"step-yes", "step-back", "step-skip", "step-note", "steps"})
    own = frozenset({action}) if action else NOTHING
    working = {"step-done", "step-skip", "step-assign", "step-take", "step-note", "step-snooze", "steps"}
    return own | working
