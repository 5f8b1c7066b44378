"""Put a case off until a time that somebody chooses or types; it comes back by itself and says so."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.calendar.days import LONGEST, MORNING, moment_in
from handlers.case import Case, State
from handlers.casework.desk import refuse_in_work
from handlers.claims import drop_timers, put_in_hand
from handlers.effects import Effect, Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted, TimerFired
from handlers.people import Person
from handlers.permissions import acting
from handlers.placement import Timer
from handlers.ports import Context
from handlers.promises import promise
from handlers.records import BOT, announce, change_case, note, notify
from handlers.views.facts import target_of

HOURS = {"1h": 1, "3h": 3}
SNOOZES = (*HOURS, "tomorrow", "next-week")
FURTHEST = timedelta(days=366)
"""What is put off for longer is forgotten."""


def ask_snooze(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    refuse_in_work(ctx, ctx.uow.cases.get(event.click.id), person)
    options = tuple(Option(value=name, key=f"snooze-{name}") for name in SNOOZES)
    until = Field(id="until", key="form-snooze-field", kind="choice", value=SNOOZES[0], options=options)
    at = Field(id="at", key="form-snooze-at", hint="form-snooze-hint", required=False, max_length=LONGEST)
    return [
        OpenForm(
            click=event.click, title="form-snooze-title", submit="form-snooze-submit", fields=(until, at)
        )
    ]


def snooze(event: Submitted, ctx: Context) -> list[Effect]:
    """What was typed counts before what was chosen; a timer brings the case back."""
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    refuse_in_work(ctx, case, person)
    until = _until(event, ctx, _zone(ctx, case, person))
    drop_timers(ctx, case)
    ctx.uow.timers.set(Timer(key=f"snooze:{case.id}", due_at=until, kind="snooze", subject=case.id))
    change_case(ctx, case, state=State.SNOOZED, lease_until=None, snoozed_until=until)
    note(
        ctx,
        person.id,
        "case.snoozed",
        f"case:{case.id}",
        until=until.isoformat(),
        platform=event.actor.platform,
    )
    return [Tell(key="told-snoozed", params={"case": case.id, "until": until})]


def wake(event: TimerFired, ctx: Context) -> list[Effect]:
    """The time is up: back to whoever put it off, else to everybody."""
    if not ctx.uow.timers.take(event.key or f"snooze:{event.subject}", event.due_at):
        return []
    case = ctx.uow.cases.get(event.subject)
    if case.state is not State.SNOOZED:
        return []
    awake = put_in_hand(ctx, case, case.owner, **promise(ctx.team, case.brand, case.urgency, ctx.now))
    note(ctx, BOT, "case.woken", f"case:{case.id}")
    if awake.owner:
        notify(ctx, awake, [awake.owner], "notice-snooze-over")
    else:
        announce(ctx, awake, "notice-snooze-over")
    return []


def _zone(ctx: Context, case: Case, person: Person) -> str:
    """Where the person is, if they have hours of their own; else where the brand is."""
    return person.hours.time_zone if person.hours else target_of(case, ctx.team).brand.time_zone


def _until(event: Submitted, ctx: Context, zone: str) -> datetime:
    typed = event.values.get("at", "").strip()
    if not typed:
        return _chosen(event.values.get("until", ""), ctx.now, zone)
    found = moment_in(typed, ctx.now, ZoneInfo(zone))
    if found is None or not ctx.now < found <= ctx.now + FURTHEST:
        raise Refused("refused-snooze-time", field="at", quote=typed[:LONGEST])
    return found


def _chosen(choice: str, now: datetime, zone: str) -> datetime:
    """1h and 3h from now; the others in the morning."""
    if choice not in SNOOZES:
        raise Refused("refused-form-incomplete", field="until")
    if choice in HOURS:
        return now + timedelta(hours=HOURS[choice])
    today = now.astimezone(ZoneInfo(zone))
    days = 1 if choice == "tomorrow" else 7 - today.weekday()
    morning = datetime.combine(today.date() + timedelta(days=days), MORNING, tzinfo=today.tzinfo)
    return morning.astimezone(UTC)
