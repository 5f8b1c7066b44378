"""The ladder: an escalation asks somebody, waits, and climbs on. About cases, storms, crises: whatever has cards.

A subject is named by its kind and id; its cards are the placements of that kind, its steps are told in their threads.
Whoever owns the subject calls `start`, shows `facts_of` on its card, and calls `stop` when it ends by itself.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.calendar.hours import add_business
from handlers.effects import Effect
from handlers.errors import NotFound, Refused
from handlers.escalated import UNDER_WAY, Escalation, EscalationState, Rung
from handlers.escalations import calling
from handlers.escalations.involved import begin_card, saved, tell_asked, tell_involved
from handlers.escalations.places import is_told_nowhere
from handlers.escalations.steps import next_found, steps_of
from handlers.escalations.targets import Reached
from handlers.events import TimerFired
from handlers.people import Person
from handlers.permissions import names_with
from handlers.placement import Timer
from handlers.ports import Context, UnitOfWork
from handlers.records import BOT, note

TIMER = "rung"
LATE = timedelta(minutes=2)
"""A rung that comes so much after its time says so."""


def start(
    ctx: Context,
    kind: str,
    subject: int,
    reason: str,
    *,
    by: str,
    brand: str,
    text: str = "",
    to: str = "",
    own_card: bool = True,
    mark: str = "",
) -> list[Effect]:
    """Escalate, unless that subject is escalated for that reason already.

    `by` is a person's id or `bot`; `to` names whom to ask before the ladder. Without a card of its own (`own_card`)
    the subject's card has to stand in a channel already, and shows `facts_of`. Raises Refused where no channel is
    configured for the reason.
    """
    if (known := under_way(ctx.uow, kind, subject, reason)) is not None:
        if mark and mark not in known.marks:
            ctx.uow.escalations.save(replace(known, marks=(*known.marks, mark)))
        return []
    private = reason in ctx.team.policy.private
    begun = Escalation(
        kind=kind,
        subject=subject,
        brand=brand,
        reason=reason,
        by=by,
        note=text,
        to=to,
        private=private,
        own_card=own_card,
        opened_at=ctx.now,
        marks=(mark,) if mark else (),
    )
    if own_card and is_told_nowhere(ctx, begun):
        admins = names_with(frozenset({"admin"}), ctx.team)
        if begun.private and ctx.team.opened:
            raise Refused("refused-channel-open", quote=text, reason=reason, who=admins)
        raise Refused("refused-no-escalation-channel", quote=text, reason=reason, who=admins)
    added = ctx.uow.escalations.add(begun)
    note(ctx, by, "escalation.opened", f"escalation:{added.id}", kind=kind, subject=subject, reason=reason)
    until = _quiet_end(ctx, added)
    if until is not None:
        waiting = saved(ctx, added, due_at=until)
        _set_timer(ctx, waiting, until)
        begin_card(ctx, waiting, Reached(), told=False)
        return []
    return _ask(ctx, added, 0, first=True)


def under_way(uow: UnitOfWork, kind: str, subject: int, reason: str = "") -> Escalation | None:
    """The subject's newest escalation that nobody has ended, for that reason or for any."""
    wanted = {"reason": reason} if reason else dict[str, object]()
    found = uow.escalations.find(
        kind=kind, subject=subject, state=tuple(s.value for s in UNDER_WAY), **wanted
    )
    return found[-1] if found else None


def stop(ctx: Context, kind: str, subject: int, *, by: str) -> None:
    """The subject has come to its end: what is still under way about it is resolved."""
    while (open_ := under_way(ctx.uow, kind, subject)) is not None:
        end(ctx, open_, EscalationState.RESOLVED, by=by)


def end(
    ctx: Context, escalation: Escalation, state: EscalationState, *, by: str, outcome: str = ""
) -> Escalation:
    """Resolved or returned: no clock runs any more."""
    ctx.uow.timers.cancel(_key(escalation))
    paged = calling.withdrawn(ctx, escalation)
    return saved(
        ctx,
        escalation,
        state=state,
        closed_by=by,
        closed_at=ctx.now,
        outcome=outcome,
        due_at=None,
        paged=paged,
    )


def taken(ctx: Context, escalation: Escalation, by: str) -> Escalation:
    """Somebody has acknowledged: no clock runs any more."""
    ctx.uow.timers.cancel(_key(escalation))
    return saved(
        ctx,
        escalation,
        state=EscalationState.ACKNOWLEDGED,
        taken_by=by,
        taken_at=ctx.now,
        due_at=None,
        paged=calling.withdrawn(ctx, escalation),
    )


def take(ctx: Context, kind: str, subject: int, *, by: str) -> list[Effect]:
    """Somebody takes care of the subject itself, by its own button."""
    open_ = under_way(ctx.uow, kind, subject)
    if open_ is not None and open_.state is EscalationState.OPEN:
        done = taken(ctx, open_, by)
        note(ctx, by, "escalation.taken", f"escalation:{done.id}")
        return tell_involved(ctx, done, "notice-escalation-taken", without=(by,), by=by)
    return []


def hand_over(ctx: Context, escalation: Escalation, to: str, *, by: Person, text: str = "") -> list[Effect]:
    """Ask somebody else first; the ladder follows again if they do not acknowledge."""
    ctx.uow.timers.cancel(_key(escalation))
    open_again = replace(
        escalation,
        to=to,
        note=text or escalation.note,
        state=EscalationState.OPEN,
        taken_by="",
        taken_at=None,
        paged=calling.withdrawn(ctx, escalation),
    )
    told = tell_involved(ctx, open_again, "notice-escalation-handed-over", without=(by.id,), by=by.name)
    return [*told, *_ask(ctx, open_again, 0, first=False, climbing=False)]


def climb(event: TimerFired, ctx: Context) -> list[Effect]:
    """A clock ran out: the quiet hours are over, or nobody has acknowledged in time."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    try:
        escalation = ctx.uow.escalations.get(event.subject)
    except NotFound:
        return []
    if escalation.state is not EscalationState.OPEN:
        return []
    steps = steps_of(ctx.team, escalation)
    late = event.due_at if ctx.now - event.due_at > LATE else None
    if escalation.asked_at is None:
        return _ask(ctx, escalation, 0, first=False, late=late)
    later = escalation.rung + 1
    if later < len(steps):
        note(ctx, BOT, "escalation.climbed", f"escalation:{escalation.id}", rung=later)
        return _ask(ctx, escalation, later, first=False, late=late)
    if steps and steps[-1].within is not None:
        return _ask(ctx, escalation, len(steps) - 1, first=False, late=late)
    note(ctx, BOT, "escalation.unanswered", f"escalation:{escalation.id}")
    ended = saved(ctx, escalation, unanswered_at=ctx.now, due_at=None)
    return tell_involved(ctx, ended, "notice-escalation-unanswered", anyway=True)


def _ask(
    ctx: Context,
    escalation: Escalation,
    step: int,
    *,
    first: bool,
    climbing: bool = True,
    late: datetime | None = None,
) -> list[Effect]:
    """Ask whoever stands on that step, and set the clock. Where nobody is to be found the channel alone is asked."""
    steps = steps_of(ctx.team, escalation) or (Rung(who=()),)
    step, found, passed = next_found(ctx, escalation, steps, step)
    rung = steps[step]
    due = _due(ctx, escalation, rung)
    paged = dict.fromkeys(found.people, calling.ASKED) if rung.outside else dict[str, str]()
    asking = saved(
        ctx,
        escalation,
        rung=step,
        asked=found.people,
        target=" ".join(rung.who),
        asked_at=ctx.now,
        due_at=due if rung.within is not None else None,
        paged={**escalation.paged, **paged},
        passed=passed,
        late_since=late,
        unanswered_at=None,
    )
    if passed:
        note(ctx, BOT, "escalation.passed", f"escalation:{asking.id}", targets=len(passed))
    # Also where nobody follows: that nobody has answered is told then.
    _set_timer(ctx, asking, due)
    told: list[Effect] = []
    if first:
        begin_card(ctx, asking, found, told=True)
    else:
        tell_asked(ctx, asking, found)
        if climbing and escalation.asked_at is not None:
            told = tell_involved(ctx, asking, "notice-escalation-climbs", without=found.people)
    if rung.outside:
        calling.call(ctx, asking, found.people)
    return told


def _due(ctx: Context, escalation: Escalation, rung: Rung) -> datetime:
    """Critical matters by the clock; everything else in working time, and never in the quiet hours."""
    within = rung.within or ctx.team.policy.acknowledge
    if escalation.reason in ctx.team.policy.critical:
        return ctx.now + within
    due = add_business(ctx.team.brand_hours(escalation.brand), ctx.now, within) or ctx.now + within
    return ctx.team.quiet_until(escalation.brand, due)


def _quiet_end(ctx: Context, escalation: Escalation) -> datetime | None:
    """When it may be told; None if at once."""
    if escalation.reason in ctx.team.policy.critical:
        return None
    until = ctx.team.quiet_until(escalation.brand, ctx.now)
    return until if until > ctx.now else None


def _set_timer(ctx: Context, escalation: Escalation, due: datetime) -> None:
    ctx.uow.timers.set(Timer(key=_key(escalation), due_at=due, kind=TIMER, subject=escalation.id))


def _key(escalation: Escalation) -> str:
    return f"{TIMER}:{escalation.id}"
