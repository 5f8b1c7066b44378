"""Who hears of promises that get close or are missed: each case's own card, and its channel rarely and all at once."""

from dataclasses import dataclass, field
from datetime import timedelta

from handlers.case import Case
from handlers.effects import Effect
from handlers.events import TimerFired
from handlers.placement import Placement, Timer
from handlers.ports import Context
from handlers.promises import LATE, RISK, UNSEEN, is_critical
from handlers.records import cards_of, change_case, channel_of, nearest, place, said

BUNDLE = timedelta(minutes=10)
"""A channel hears of its late cases no more often."""
AT_ONCE = 200
"""Cases of one sweep; the rest follows a second later, so that clicks get in between."""
MOST_OWNERS = 5


@dataclass(kw_only=True)
class _News:
    """What a channel is to hear of."""

    head: Placement
    """One of its cards."""
    brand: str
    critical: bool = False
    owners: list[str] = field(default_factory=list[str])


def sweep(event: TimerFired, ctx: Context) -> list[Effect]:
    """Clocks have come to a point: the cards say so, and so does one message in each of their channels."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    due = ctx.uow.cases.clocks_due(ctx.now, AT_ONCE)
    news: dict[tuple[str, str], _News] = {}
    for case in due:
        changed = change_case(ctx, case)
        if changed.sla and changed.sla != case.sla:
            for head in cards_of(ctx, case):
                there = news.setdefault((head.platform, head.channel), _News(head=head, brand=case.brand))
                there.critical |= is_critical(changed, ctx.team)
                there.owners += _waited_for(ctx, changed, head)
    for one in news.values():
        _tell(ctx, one)
    if len(due) == AT_ONCE:
        again = ctx.now + timedelta(seconds=1)
        ctx.uow.timers.set(Timer(key="sla:more", due_at=again, kind="sla", subject=0))
    return []


def tell_later(event: TimerFired, ctx: Context) -> list[Effect]:
    """What came when the channel had just heard of others, or in the quiet hours. The subject is one of its cards."""
    if ctx.uow.timers.take(event.key, event.due_at):
        head = ctx.uow.placements.get(event.subject)
        _tell(ctx, _News(head=head, brand=ctx.uow.cases.get(head.subject).brand))
    return []


def _waited_for(ctx: Context, case: Case, head: Placement) -> list[str]:
    """The owner of a case that has just become overdue, on one platform alone."""
    person = ctx.team.people.get(case.owner) if case.sla == LATE else None
    if person is None or not person.account(head.platform):
        return []
    near = nearest(ctx, f"case:{case.id}", cards_of(ctx, case), person.id)
    return [person.id] if near is not None and near.platform == head.platform else []


def _tell(ctx: Context, news: _News) -> None:
    """At most once in each stretch of time; what comes in between is told with the next. In the quiet hours only what
    is critical: the rest stands on its cards, with the time at which it is told."""
    head = news.head
    there = f"sla:{head.platform}:{head.channel}"
    quiet = ctx.team.quiet_until(news.brand, ctx.now)
    if quiet > ctx.now and not news.critical:
        ctx.uow.timers.set(Timer(key=there, due_at=quiet, kind="sla-tell", subject=head.id))
        return
    stretch = int(ctx.now.timestamp() // BUNDLE.total_seconds())
    if not ctx.uow.deliveries.first(f"{there}:{stretch}", ctx.now):
        begun = ctx.now - timedelta(seconds=ctx.now.timestamp() % BUNDLE.total_seconds())
        ctx.uow.timers.set(Timer(key=there, due_at=begun + BUNDLE, kind="sla-tell", subject=head.id))
        return
    counts = ctx.uow.cases.clocks_in(head.platform, head.channel)
    if counts:
        sizes = {name: str(counts.get(name, 0) or "none") for name in (LATE, UNSEEN, RISK)}
        sentence = said("notice-sla", "", {"late": sizes[LATE], "unseen": sizes[UNSEEN], "risk": sizes[RISK]})
        whom = tuple(dict.fromkeys(news.owners))[:MOST_OWNERS]
        place(ctx, "notice", 0, channel_of(head), mention=whom, params=sentence)
