"""The promise of a first reaction and a first reply: when it gets close and when it is missed.

Clocks run in the brand's working time and stand still once a case is answered, hidden, dismissed or put off.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypedDict

from handlers.calendar.hours import add_business
from handlers.case import Case, State
from handlers.comment import Urgency
from handlers.escalated import REASON_OF_HOLD
from handlers.people import Team
from handlers.placement import Timer
from handlers.ports import Context

RISK, UNSEEN, LATE = "risk", "unseen", "late"
"""Due soon; no first reaction when it was promised; no reply when it was promised."""
RUNNING = frozenset({State.NEW, State.CLAIMED, State.IN_APPROVAL})
CLOSE = 0.75
"""Share of the time after which it gets close."""


class Promise(TypedDict):
    promised_at: datetime
    react_by: datetime | None
    reply_by: datetime | None


def promise(team: Team, brand: str, urgency: Urgency, now: datetime) -> Promise:
    """From now on; None where the policy promises nothing for this urgency."""
    name, hours = urgency.name.lower(), team.brand_hours(brand)
    react, reply = team.policy.react_within.get(name), team.policy.reply_within.get(name)
    return Promise(
        promised_at=now,
        react_by=add_business(hours, now, react) if react else None,
        reply_by=add_business(hours, now, reply) if reply else None,
    )


def clocked(case: Case, team: Team, now: datetime) -> Case:
    """The case with what its clocks say now, and when they will say something else."""
    if case.state not in RUNNING or case.deleted or case.drill:
        return replace(case, sla="", sla_next=None, react_by=None)
    # Whoever escalates has reacted; what the public waits for is still owed.
    react_by = case.react_by if case.state is State.NEW and not case.escalated_to else None
    steps = [(react_by, UNSEEN), (_close(case, team), RISK), (case.reply_by, LATE)]
    known = [(at, name) for at, name in steps if at is not None]
    passed = [name for at, name in known if at <= now]
    coming = [at for at, _ in known if at > now]
    worst = next((name for name in (LATE, UNSEEN, RISK) if name in passed), "")
    return replace(case, sla=worst, sla_next=min(coming, default=None), react_by=react_by)


def is_critical(case: Case, team: Team) -> bool:
    """Told at once, quiet hours or not."""
    reason = REASON_OF_HOLD.get(case.hold, "")
    return (
        case.urgency is Urgency.NOW
        or reason in team.policy.critical
        or case.escalated_to in team.policy.critical
    )


def told_from(case: Case, team: Team) -> datetime | None:
    """When its channel hears of what its clock says now, where that came to pass in the quiet hours; None: at once."""
    since = {LATE: case.reply_by, UNSEEN: case.react_by, RISK: _close(case, team)}.get(case.sla)
    if since is None or is_critical(case, team):
        return None
    until = team.quiet_until(case.brand, since)
    return until if until > since else None


def _close(case: Case, team: Team) -> datetime | None:
    within = team.policy.reply_within.get(case.urgency.name.lower())
    if within is None or case.promised_at is None or case.reply_by is None:
        return None
    return add_business(team.brand_hours(case.brand), case.promised_at, within * CLOSE)


def arm(ctx: Context, case: Case) -> None:
    """One timer for all clocks of a minute, however many cases there are."""
    if case.sla_next is not None:
        due = case.sla_next.replace(second=0, microsecond=0)
        due = due if due == case.sla_next else due + timedelta(minutes=1)
        ctx.uow.timers.set(Timer(key=f"sla:{due.isoformat()}", due_at=due, kind="sla", subject=0))
