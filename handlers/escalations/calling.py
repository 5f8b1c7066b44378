"""Calling people outside chat: what falls to one person at about the same moment goes out as one call.

The ladder puts down who has to hear of what; a clock of that person's takes all of it along, the most urgent named.
What came of the call is recorded on each matter, a few at a time.
"""

from datetime import UTC, datetime, timedelta

from handlers.effects import Effect, Page
from handlers.errors import NotFound
from handlers.escalated import Call, Escalation
from handlers.escalations.involved import saved
from handlers.events import Paged, TimerFired
from handlers.placement import Timer
from handlers.ports import Context
from handlers.records import BOT, note

TIMER, RECORD = "call", "called"
ASKED, REACHED, TAKEN = "paged-asked", "paged-reached", "not-paged-taken"
GATHER = timedelta(seconds=3)
"""What comes within so long goes out together."""
PAUSE = timedelta(minutes=1)
"""Who was called is left in peace for so long: they have the list before them."""
CRITICAL_PAUSE = timedelta(seconds=6)
"""Unless it is critical. With GATHER it stays below the ten seconds that a step may take."""
AT_ONCE = 25
"""Matters that one transaction records: nobody's click waits for thousands."""


def call(ctx: Context, escalation: Escalation, people: tuple[str, ...]) -> None:
    """They are to hear of it; it goes out with what else there is for them."""
    for person in people:
        ctx.uow.calls.put(
            Call(
                person=person,
                escalation=escalation.id,
                reason=escalation.shown_reason,
                brand=escalation.brand,
                critical=escalation.reason in ctx.team.policy.critical,
                at=ctx.now,
            )
        )
        _set_timer(ctx, person, ctx.now)


def withdrawn(ctx: Context, escalation: Escalation) -> dict[str, str]:
    """Nobody has to hear of it any more; what its card says about calls from now on."""
    late = [one for one in escalation.paged if escalation.paged[one] == ASKED]
    spared = ctx.uow.calls.withdraw(escalation.id) if late else []
    return {**escalation.paged, **dict.fromkeys(spared, TAKEN)}


def due(event: TimerFired, ctx: Context) -> list[Effect]:
    """All that waits for that person goes out as one call, unless they were called a moment ago."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    person = event.key.removeprefix(f"{TIMER}:").rpartition(":")[0]
    urgent = ctx.uow.calls.first(person)
    if urgent is None:
        return []
    pause = CRITICAL_PAUSE if urgent.critical else PAUSE
    if (last := _last_call(ctx, person)) is not None and last + pause > ctx.now:
        _set_timer(ctx, person, last + pause - GATHER)
        return []
    many = ctx.uow.calls.waiting(person)
    line = note(ctx, BOT, "person.called", f"person:{person}", matters=many)
    ctx.uow.calls.assign(person, line.id)
    params = {"reason": urgent.reason, "brand": urgent.brand}
    if many == 1:
        key = "page-escalation"
    else:
        key, params = "page-escalations", {**params, "matters": str(many)}
    return [Page(kind="call", subject=line.id, people=(person,), key=key, params=params)]


def paged(event: Paged, ctx: Context) -> list[Effect]:
    """What came of calling people outside chat: shown on the card. May come more than once."""
    known = dict.fromkeys(event.reached, REACHED) | dict(event.missed)
    if event.kind == "escalation":  # from before calls were gathered
        _record(ctx, event.subject, known)
    elif event.kind == "call":
        for result in known.values():
            many = ctx.uow.calls.answer(event.subject, result)
            for part in range(0, many, AT_ONCE):
                key = f"{RECORD}:{event.subject}:{part}"
                ctx.uow.timers.set(Timer(key=key, due_at=ctx.now, kind=RECORD, subject=event.subject))
    return []


def record(event: TimerFired, ctx: Context) -> list[Effect]:
    """What came of a call stands on some more of the matters that it was about."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    calls = ctx.uow.calls.answered(event.subject, AT_ONCE)
    for one in calls:
        _record(ctx, one.escalation, {one.person: one.result})
    ctx.uow.calls.forget(calls)
    return []


def _record(ctx: Context, number: int, known: dict[str, str]) -> None:
    try:
        escalation = ctx.uow.escalations.get(number)
    except NotFound:
        return
    if all(escalation.paged.get(person) == key for person, key in known.items()):
        return
    reached = sum(key == REACHED for key in known.values())
    missed = len(known) - reached
    note(ctx, BOT, "escalation.paged", f"escalation:{number}", reached=reached, missed=missed)
    saved(ctx, escalation, paged={**escalation.paged, **known})


def _last_call(ctx: Context, person: str) -> datetime | None:
    lines = [line.at for line in ctx.uow.log.of(f"person:{person}") if line.type == "person.called"]
    return lines[-1] if lines else None


def _set_timer(ctx: Context, person: str, from_: datetime) -> None:
    """On a common beat, so that many who set it at about the same moment mean the same one."""
    beat = int(GATHER.total_seconds())
    at = datetime.fromtimestamp((int(from_.timestamp()) // beat + 1) * beat, tz=UTC)
    key = f"{TIMER}:{person}:{int(at.timestamp())}"
    ctx.uow.timers.set(Timer(key=key, due_at=at, kind=TIMER, subject=0))
