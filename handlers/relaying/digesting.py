"""Which cases wait for a digest or for the end of the quiet hours, and what happens when their time has come."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.calendar.hours import Hours, is_working, next_opening
from handlers.case import Case, State
from handlers.comment import Assessment, Kind, Urgency
from handlers.digest import KIND_OF, LOW, QUIET, Digest, DigestState, key_of
from handlers.effects import Effect, ShowCard
from handlers.errors import NotFound
from handlers.escalated import REASON_OF_HOLD
from handlers.events import Clicked, CommentReceived, TimerFired
from handlers.people import Team
from handlers.permissions import acting
from handlers.placement import Timer
from handlers.ports import Context
from handlers.promises import promise
from handlers.records import BOT, bring_out, cards_of, change_case, note, place
from handlers.routing import Channel, channels_named

TIMER = "digest"
MOST_AT_ONCE = 5
"""Cards that stand up when the quiet hours end; more cases than that come in one message, urgent ones beside it."""
CLOSES = timedelta(seconds=10)
"""So long before its time nothing joins a digest any more: longer than what is being written down then may take."""
HORIZON = 30
"""Days that are searched for a working day."""


def for_digest(event: CommentReceived, team: Team) -> CommentReceived:
    """Praise and the like become cases where the configuration gives them a digest; nobody would see them else."""
    thought = event.assessment
    if thought is None or thought.relay or not event.incoming.relay:
        return event
    kind = KIND_OF.get(thought.purpose, "")
    if not thought.flags or not team.digests.times.get(kind):
        return event
    return replace(event, assessment=replace(thought, relay=True))


def kind_of(team: Team, assessment: Assessment, comment_kind: Kind) -> str:
    """The digest that a case waits for; empty if its card stands at once."""
    if assessment.urgency >= Urgency.URGENT or assessment.hold or comment_kind is Kind.MESSAGE:
        return ""
    own = KIND_OF.get(assessment.purpose, "")
    if own and team.digests.times.get(own):
        return own
    return LOW if assessment.urgency is Urgency.LOW and team.digests.times.get(LOW) else ""


def is_held(team: Team, brand: str, assessment: Assessment, now: datetime) -> bool:
    """Whether it waits for the end of the quiet hours where the brand is: everything but what is critical. Just before
    they end nothing begins to wait any more."""
    critical = assessment.urgency is Urgency.NOW
    critical = critical or REASON_OF_HOLD.get(assessment.hold, "") in team.policy.critical
    return not critical and team.quiet_until(brand, now) > now + CLOSES


def collect(ctx: Context, kind: str, brand: str, places: tuple[Channel, ...]) -> Digest:
    """The digest that a new case joins: the one that is being collected for these channels, else a new one.

    Where two processes open the same one at once, the store lets one through and the other decides anew.
    """
    plan = ctx.team.digests
    names = plan.channels.get(kind) or tuple(f"{one.platform}:{one.id}" for one in places)
    due = _due(ctx.team, kind, brand, ctx.now + CLOSES)
    while (known := next(iter(ctx.uow.digests.find(key=key_of(kind, names, due))), None)) is not None:
        if known.state is DigestState.COLLECTING:
            ctx.uow.placements.touch("digest", known.id)
            return known
        due = _due(ctx.team, kind, brand, due + CLOSES)  # told already, by a process whose clock is ahead
    language = places[0].language if places else "de"
    made = ctx.uow.digests.add(
        Digest(
            key=key_of(kind, names, due),
            kind=kind,
            channels=names,
            language=language,
            opened_at=ctx.now,
            due_at=due,
        )
    )
    ctx.uow.timers.set(Timer(key=f"{TIMER}:{made.id}", due_at=due, kind=TIMER, subject=made.id))
    if kind == QUIET:
        _show(ctx, made)  # one note says how many wait, however many come
    return made


def _due(team: Team, kind: str, brand: str, after: datetime) -> datetime:
    if kind == QUIET:
        return team.quiet_until(brand, after)
    return next_time(team.hours, team.digests.times[kind], after)


def next_time(hours: Hours, times: tuple[time, ...], now: datetime) -> datetime:
    """The next of these times on a working day; without one in sight the next of them on any day."""
    zone = ZoneInfo(hours.time_zone)
    today = now.astimezone(zone).date()
    coming = sorted(
        moment
        for day in range(HORIZON)
        for at in times
        if (moment := datetime.combine(today + timedelta(days=day), at, tzinfo=zone).astimezone(UTC)) > now
    )
    return next((moment for moment in coming if _is_working_day(hours, moment)), coming[0])


def _is_working_day(hours: Hours, moment: datetime) -> bool:
    """A digest may come before the first shift of a day, as long as the day has one."""
    zone = ZoneInfo(hours.time_zone)
    midnight = datetime.combine(moment.astimezone(zone).date(), datetime.min.time(), tzinfo=zone).astimezone(
        UTC
    )
    opens = next_opening(hours, midnight)
    return is_working(hours, moment) or (opens is not None and opens < midnight + timedelta(days=1))


def told(event: TimerFired, ctx: Context) -> list[Effect]:
    """Its time has come: told once, with what of it is still open; nothing is said about nothing."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    try:
        digest = ctx.uow.digests.get(event.subject)
    except NotFound:
        return []
    if digest.state is not DigestState.COLLECTING:
        return []
    waiting = ctx.uow.cases.find(digest_id=digest.id, state=State.NEW)
    state = DigestState.TOLD if waiting or digest.kind == QUIET else DigestState.EMPTY
    ctx.uow.digests.save(replace(digest, state=state, version=digest.version + 1))
    note(ctx, BOT, "digest.told", f"digest:{digest.id}", kind=digest.kind, cases=len(waiting))
    if digest.kind == QUIET:
        ctx.uow.placements.touch("digest", digest.id)
        _stand_up(ctx, digest, waiting)
    elif state is DigestState.TOLD:
        _show(ctx, digest)
    return []


def _stand_up(ctx: Context, digest: Digest, waiting: list[Case]) -> None:
    """What is promised runs as if they had come now. A few get their cards; many are told together, by a new message,
    since an edited note notifies nobody."""
    here = [case for case in waiting if not case.deleted and not cards_of(ctx, case)]
    here.sort(key=lambda case: (-case.urgency, case.id))
    few = len(here) <= MOST_AT_ONCE
    for case in [case for case in here if few or case.urgency >= Urgency.URGENT][:MOST_AT_ONCE]:
        bring_out(ctx, case)
    for case in here:
        change_case(ctx, case, **promise(ctx.team, case.brand, case.urgency, ctx.now))
    if not few:
        _show(ctx, digest)


def _show(ctx: Context, digest: Digest) -> None:
    for channel in channels_named(digest.channels, digest.language, ctx.team):
        place(ctx, "digest", digest.id, channel)


def turned(event: Clicked, ctx: Context) -> list[Effect]:
    """All of it, page by page, for the one who asks."""
    acting(event, ctx)
    digest = ctx.uow.digests.get(event.click.id)
    page = event.click.choice.removeprefix("p")
    number = int(page) if page.isdecimal() and len(page) < 4 else 0
    params = {"page": str(number), "at": ctx.now.isoformat()}
    return [ShowCard(kind="digest-page", subject=digest.id, params=params, replaces=event.place.private)]
