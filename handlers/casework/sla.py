"""Who hears of promises that get close or are missed: each case's own card, and its channel rarely and all at once."""

from datetime import timedelta

from handlers.case import Case
from handlers.effects import Effect
from handlers.events import TimerFired
from handlers.placement import Placement, Timer
from handlers.ports import Context
from handlers.promises import LATE, RISK, UNSEEN
from handlers.records import cards_of, change_case, channel_of, place, said

BUNDLE = timedelta(minutes=10)
"""A channel hears of its late cases no more often."""
AT_ONCE = 200
"""Cases of one sweep; the rest follows a second later, so that clicks get in between."""
MOST_OWNERS = 5


def sweep(event: TimerFired, ctx: Context) -> list[Effect]:
    """Clocks have come to a point: the cards say so, and so does one message in each of their channels."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    due = ctx.uow.cases.clocks_due(ctx.now, AT_ONCE)
    heads: dict[tuple[str, str], Placement] = {}
    owners: dict[tuple[str, str], list[str]] = {}
    for case in due:
        changed = change_case(ctx, case)
        if changed.sla and changed.sla != case.sla:
            for head in cards_of(ctx, case):
                there = (head.platform, head.channel)
                heads.setdefault(there, head)
                owners.setdefault(there, []).extend(_waited_for(ctx, changed, head))
    for there, head in heads.items():
        _tell(ctx, head, tuple(dict.fromkeys(owners[there]))[:MOST_OWNERS])
    if len(due) == AT_ONCE:
        again = ctx.now + timedelta(seconds=1)
        ctx.uow.timers.set(Timer(key="sla:more", due_at=again, kind="sla", subject=0))
    return []


def tell_later(event: TimerFired, ctx: Context) -> list[Effect]:
    """What came when the channel had just heard of others. The subject is one of its cards."""
    if ctx.uow.timers.take(event.key, event.due_at):
        _tell(ctx, ctx.uow.placements.get(event.subject), ())
    return []


def _waited_for(ctx: Context, case: Case, head: Placement) -> list[str]:
    """The owner of a case that has just become overdue, on one platform alone."""
    person = ctx.team.people.get(case.owner) if case.sla == LATE else None
    if person is None or not person.account(head.platform):
        return []
    first = next(one for one in cards_of(ctx, case) if person.account(one.platform))
    return [person.id] if first.platform == head.platform else []


def _tell(ctx: Context, head: Placement, whom: tuple[str, ...]) -> None:
    """At most once in each stretch of time; what comes in between is told with the next."""
    there = f"sla:{head.platform}:{head.channel}"
    stretch = int(ctx.now.timestamp() // BUNDLE.total_seconds())
    if not ctx.uow.deliveries.first(f"{there}:{stretch}", ctx.now):
        begun = ctx.now - timedelta(seconds=ctx.now.timestamp() % BUNDLE.total_seconds())
        ctx.uow.timers.set(Timer(key=there, due_at=begun + BUNDLE, kind="sla-tell", subject=head.id))
        return
    counts = ctx.uow.cases.clocks_in(head.platform, head.channel)
    if counts:
        sizes = {name: str(counts.get(name, 0) or "none") for name in (LATE, UNSEEN, RISK)}
        sentence = said("notice-sla", "", {"late": sizes[LATE], "unseen": sizes[UNSEEN], "risk": sizes[RISK]})
        place(ctx, "notice", 0, channel_of(head), mention=whom, params=sentence)
