"""Reads what a notice says: its sentence stands in its placement."""

from datetime import datetime

from handlers.case import Case, State
from handlers.escalated import Escalation, EscalationState
from handlers.people import Team
from handlers.placement import Placement
from handlers.ports import UnitOfWork
from handlers.records import IN_DRILL
from handlers.views.facts import target_of
from handlers.views.shapes import NoticeView

TIMES = frozenset({"until", "due", "at"})
"""Parameters of notices that hold an instant (ISO 8601)."""
ASKING = frozenset({"notice-escalation-asked", "notice-escalation-asked-late"})
"""Notices that ask somebody to take care of an escalation."""
PREPARE = frozenset({"notice-prepare", "notice-prepare-late"})
"""Notices with the number of things that are out of date."""


COUNTS = frozenset({"stays"})
"""Parameters that a sentence tells apart: "none of it" is no "0"."""


def load_notice(placement: Placement, *, uow: UnitOfWork, team: Team) -> NoticeView:
    """The view of a placement of kind `notice`: its sentence stands in the placement itself."""
    stored = dict(placement.params)
    key, quote, drill = stored.pop("key"), stored.pop("quote", ""), bool(stored.pop(IN_DRILL, ""))
    params: dict[str, object] = {
        name: datetime.fromisoformat(value) if name in TIMES else int(value) if name in COUNTS else value
        for name, value in stored.items()
    }
    about = str(params.pop("escalation", ""))
    storm = str(params.pop("storm", ""))
    escalation = uow.escalations.get(int(about)) if about else None
    taking = frozenset({"acknowledge"} if _asks(key, escalation) else set[str]())
    if key in PREPARE:
        params["count"] = int(str(params["count"]))
    if not placement.subject:
        return NoticeView(
            key=key,
            params=params,
            quote=quote,
            case=None,
            target=None,
            escalation=escalation,
            storm=int(storm or 0),
            drill=drill,
            allowed=taking | _leading_to(key, storm),
        )
    case = uow.cases.get(placement.subject)
    target = target_of(case, team)
    params |= {"case": case.id, "network": target.network, "account": target.account}
    open_to_write = key == "notice-sent-back" and case.state is State.CLAIMED
    return NoticeView(
        key=key,
        params=params,
        quote=quote,
        case=case,
        target=target,
        escalation=escalation,
        allowed=taking | _returning(key, case) | {"case"} | ({"write"} if open_to_write else set[str]()),
    )


def _leading_to(key: str, storm: str) -> frozenset[str]:
    """From a notice about no single case: to what it speaks of."""
    if key in PREPARE:
        return frozenset({"prepare"})
    if storm:
        return frozenset({"stormshow"})
    return frozenset({"list"} if key in {"notice-sla", "notice-gathered"} else set[str]())


def _returning(key: str, case: Case) -> frozenset[str]:
    """Whoever was handed a case may give it back, as long as it is theirs."""
    return frozenset({"return"} if key == "notice-case-given" and case.state is State.CLAIMED else set[str]())


def _asks(key: str, escalation: Escalation | None) -> bool:
    """Whether the sentence asks somebody to take care."""
    open_ = escalation is not None and escalation.state is EscalationState.OPEN
    return open_ and key in ASKING
