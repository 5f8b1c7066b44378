"""How the notice of a crisis is read from its placement."""

from datetime import datetime

from handlers.crisis.crisis import (
    LIVES,
    Crisis,
    RoleFill,
    StepRow,
)
from handlers.people import Team
from handlers.placement import Placement
from handlers.ports import UnitOfWork
from handlers.views.crisis_shapes import CrisisNoticeView

TIMES = frozenset({"due", "at"})
"""Parameters of notices that hold an instant."""
NUMBERS = frozenset({"count", "was", "now", "fill", "row"})
NOTHING = frozenset[str]()


def crisis_notice_view(placement: Placement, *, uow: UnitOfWork, team: Team) -> CrisisNoticeView:
    """A notice's sentence stands in its placement."""
    del team
    stored = dict(placement.params)
    key, quote = stored.pop("key"), stored.pop("quote", "")
    crisis = uow.crises.get(placement.subject)
    params = {name: _value(name, value) for name, value in stored.items()} | {"crisis": crisis.id}
    about = params.get("fill")
    fill = uow.crisis_roles.get(about) if isinstance(about, int) else None
    asked = params.get("row")
    row = uow.crisis_steps.get(asked) if isinstance(asked, int) else None
    return CrisisNoticeView(
        crisis=crisis,
        key=key,
        params=params,
        quote=quote,
        fill=fill,
        row=row,
        allowed=_notice_verbs(key, crisis, fill, row),
    )


def _value(name: str, value: str) -> object:
    if name in TIMES:
        return datetime.fromisoformat(value)
    return int(value) if name in NUMBERS and value.isdigit() else value


def _notice_verbs(key: str, crisis: Crisis, fill: RoleFill | None, row: StepRow | None) -> frozenset[str]:
    if crisis.state not in LIVES:
        return NOTHING
    match key:
        case "notice-role-offered" | "notice-role-vacant" if fill is not None and fill.offered_to:
            return frozenset({"role-accept", "role-decline"})
        case "notice-step-second" if row is not None and row.ticked_by:
            return frozenset({"step-yes", "step-back", "where"})
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
