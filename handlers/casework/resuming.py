"""Somebody comes back, after days of absence, a night or a weekend: told once what happened to their cases meanwhile,
and never in the quiet hours. Nothing is said about nothing."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.calendar.hours import ALWAYS, is_absent, next_opening, quiet_until
from handlers.effects import Answer, Effect, ShowCard, TellPerson
from handlers.events import Clicked, Commanded, NotTold, Reacted, Submitted, TimerFired
from handlers.people import Person, Team
from handlers.permissions import WORK
from handlers.placement import Timer
from handlers.ports import Context, UnitOfWork
from handlers.presence import Presence
from handlers.records import BOT, note
from handlers.staff import away
from handlers.staff.absence import with_absences
from handlers.staff.roster import bump
from handlers.views.resume import resume_view

TIMER = "resume"
BREAK = timedelta(hours=6)
"""Who does nothing for so long was away."""
FRESH = timedelta(minutes=5)
"""So often at most it is written down that somebody is here."""
MORNING = time(9)
"""When somebody without working hours is told on their first day."""
Acted = Clicked | Submitted | Commanded | Reacted


def seen(event: Acted, effects: list[Effect], ctx: Context) -> list[Effect]:
    """Somebody did something. If it is the first thing after a while, they are told beside it what they have missed:
    in its place where nothing else is said to them, else by direct message."""
    person = event.actor.person
    if person is None or not works(person):
        return effects
    platform = event.actor.platform
    known = _presence(ctx, person)
    if known is None:
        ctx.uow.presences.add(Presence(person=person.id, platform=platform, seen_at=ctx.now))
        bump(ctx.uow)
        return effects
    since = known.since or (known.seen_at if ctx.now - known.seen_at >= BREAK else None)
    if since is None:
        if ctx.now - known.seen_at >= FRESH or known.platform != platform:
            ctx.uow.presences.save(replace(known, platform=platform, seen_at=ctx.now))
        if known.platform != platform:
            bump(ctx.uow)  # who has to reach them looks there from now on
        return effects
    here = replace(known, platform=platform, seen_at=ctx.now, since=since)
    later = _told_from(ctx.team, person, ctx.now)
    beside = _has_room(event, effects)
    if later > ctx.now or not (beside or known.direct):
        ctx.uow.presences.save(here)
        if later > ctx.now:
            _set_timer(ctx.uow, person, later)
        return effects
    return [*effects, *_tell(ctx, person, here, beside=beside)]


def _has_room(event: Acted, effects: list[Effect]) -> bool:
    """Nothing else is said, and no private copy of a card waits to be drawn anew."""
    answered = any(isinstance(effect, Answer) for effect in effects)
    return not answered and not event.place.private and not isinstance(event, Reacted)


def back(event: Commanded, ctx: Context) -> list[Effect]:
    """`/breakwater back`: the absence is over, whatever the calendar said."""
    effects = away.back(event, ctx)
    person = event.actor.person
    known = _presence(ctx, person) if person is not None else None
    if person is None or known is None:
        return effects
    since = known.since or (known.seen_at if ctx.now - known.seen_at >= BREAK else None)
    if since is None:
        return effects
    here = replace(known, platform=event.actor.platform, seen_at=ctx.now, since=since)
    return [*effects, *_tell(ctx, person, here, beside=False)]


def entered(event: Submitted, ctx: Context) -> list[Effect]:
    """Days of absence were entered: their end has a clock."""
    effects = away.away(event, ctx)
    whose = ctx.team.people.get(event.values.get("who", "")) or event.actor.person
    if whose is not None:
        # The absence that was just entered is not yet among those that the team knows.
        arm(ctx.uow, ctx.team, _with_entered(whose, ctx), ctx.now)
    return effects


def _with_entered(person: Person, ctx: Context) -> Person:
    return with_absences(person, ctx.uow.absences.find(person=person.id), ctx.team.hours, ctx.now)


def begin(uow: UnitOfWork, team: Team, now: datetime) -> None:
    """Clocks for the ends of all absences that are known; as often as it is started."""
    for person in team.people.values():
        arm(uow, team, person, now)


def arm(uow: UnitOfWork, team: Team, person: Person, now: datetime) -> None:
    """Set the clock for the end of the absence that ends next."""
    hours = team.hours_of(person)
    today = now.astimezone(ZoneInfo(hours.time_zone)).date()
    ends = [one.last for one in hours.absences if one.last >= today]
    if not works(person) or not ends:
        return
    zone = ZoneInfo(hours.time_zone)
    on_the_last = datetime.combine(min(ends), time(12), tzinfo=zone).astimezone(now.tzinfo)
    _set_timer(uow, person, _told_from(team, person, max(on_the_last, now)))


def due(event: TimerFired, ctx: Context) -> list[Effect]:
    """The absence or the quiet hours are over, whether they have done anything yet or not."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    person = ctx.team.people.get(event.key.partition(":")[2])
    if person is None:
        return []
    later = _told_from(ctx.team, person, ctx.now)
    if later > ctx.now:  # away for longer, by what was entered since
        _set_timer(ctx.uow, person, later)
        return []
    known = _presence(ctx, person)
    arm(ctx.uow, ctx.team, person, ctx.now)
    if known is None or not (known.since or ctx.now - known.seen_at >= BREAK) or not known.direct:
        return []
    return _tell(ctx, person, replace(known, since=known.since or known.seen_at), beside=False)


def not_told(event: NotTold, ctx: Context) -> list[Effect]:
    """They take no direct messages: kept for the next time that there is room beside something they do."""
    since = datetime.fromisoformat(event.params["since"])
    known = next(iter(ctx.uow.presences.find(person=event.person)), None)
    if known is not None:
        ctx.uow.presences.save(replace(known, direct=False, since=since))
    return []


def works(person: Person) -> bool:
    return not WORK.isdisjoint(person.roles)


def _tell(ctx: Context, person: Person, here: Presence, *, beside: bool) -> list[Effect]:
    """Once: from here on what happened until now counts as told."""
    since = here.since or here.seen_at
    ctx.uow.presences.save(replace(here, seen_at=ctx.now, since=None))
    params = {"person": person.id, "since": since.isoformat(), "at": ctx.now.isoformat()}
    if not resume_view(0, params, ctx.uow, ctx.team).news:
        return []
    told = note(ctx, BOT, "person.resumed", f"person:{person.id}", platform=here.platform)
    if beside:
        return [ShowCard(kind="resume", subject=0, params=params)]
    platform = here.platform if person.account(here.platform) else ""
    platform = platform or ("slack" if person.slack else "discord")
    return [
        TellPerson(
            person=person.id,
            platforms=(platform,),
            kind="resume",
            params=params,
            number=told.id,
            at=ctx.now,
        )
    ]


def _told_from(team: Team, person: Person, at: datetime) -> datetime:
    """`at` itself, unless they are away or it is quiet: then when they work again."""
    hours = team.hours_of(person)
    if is_absent(hours, at):
        opens = next_opening(hours, at) or at
        local = opens.astimezone(ZoneInfo(hours.time_zone))
        if hours.week == ALWAYS and local.time() < MORNING:
            opens = datetime.combine(local.date(), MORNING, tzinfo=local.tzinfo).astimezone(at.tzinfo)
        at = opens
    return quiet_until(team.policy.quiet_hours, hours.time_zone, at)


def _presence(ctx: Context, person: Person) -> Presence | None:
    return next(iter(ctx.uow.presences.find(person=person.id)), None)


def _set_timer(uow: UnitOfWork, person: Person, at: datetime) -> None:
    uow.timers.set(Timer(key=f"{TIMER}:{person.id}", due_at=at, kind=TIMER, subject=0))
