"""`/breakwater away`: somebody is not there for some days, and back. Ladders, on call and requests go to deputies."""

from dataclasses import replace
from datetime import date, timedelta

from handlers.calendar.days import day_in
from handlers.calendar.hours import Absence
from handlers.calendar.oncall import Rotation, on_call
from handlers.clicks import Click
from handlers.effects import Effect, Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Commanded, Submitted
from handlers.people import Person
from handlers.permissions import MANAGE, acting, may
from handlers.ports import Context
from handlers.records import note
from handlers.staff.absence import Away, day_of
from handlers.staff.roster import bump

ASK = Click(verb="away", kind="person", id=0, version=1)
LONGEST = timedelta(days=366)
"""From today on."""
MOST_CHOICES = 24
NOBODY = "-"
"""Choice of the form: whom the configuration names."""
STEP = timedelta(hours=6)
"""In which an absence is held against the turns on call."""


def command(event: Commanded, ctx: Context) -> list[Effect]:
    person = event.actor.person
    refusal = may("away", person, ctx.team)
    if person is None or refusal is not None:
        raise refusal or Refused("refused-unknown-click")
    return [_form(person, event.actor.language, ctx)]


def ask(event: Clicked, ctx: Context) -> list[Effect]:
    """The same from the card that says who one is."""
    return [_form(acting(event, ctx), event.actor.language, ctx)]


def _form(person: Person, language: str, ctx: Context) -> OpenForm:
    today = day_of(ctx.team.hours_of(person), ctx.now)
    others = [one for one in ctx.team.by_name if one.roles]
    deputies = tuple(Option(value=one.id, text=one.name) for one in others if one.id != person.id)
    whose = tuple(Option(value=one.id, text=one.name) for one in _themselves_first(person, others))
    who = Field(
        id="who", key="form-away-who", kind="choice", value=person.id, options=whose[: MOST_CHOICES + 1]
    )
    return OpenForm(
        click=ASK,
        title="form-away-title",
        submit="form-away-submit",
        note="form-away-about",
        fields=(
            *((who,) if not MANAGE.isdisjoint(person.roles) and len(whose) > 1 else ()),
            Field(
                id="first", key="form-away-first", value=_typed(today, language), hint="form-away-hint",
                max_length=40,
            ),
            Field(id="last", key="form-away-last", hint="form-away-hint", max_length=40),
            Field(
                id="deputy", key="form-away-deputy", kind="choice", value=NOBODY, required=False,
                options=(Option(value=NOBODY, key="form-away-nobody"), *deputies[:MOST_CHOICES]),
            ),
        ),
    )  # fmt: skip


def _themselves_first(person: Person, others: list[Person]) -> list[Person]:
    return [person, *(one for one in others if one.id != person.id)]


def _typed(day: date, language: str) -> str:
    return f"{day:%d.%m.%Y}" if language == "de" else day.isoformat()


def away(event: Submitted, ctx: Context) -> list[Effect]:
    """Kept beside what the configuration says. Whoever is on call meanwhile learns it."""
    actor = acting(event, ctx)
    person = _whose(event, actor, ctx)
    hours = ctx.team.hours_of(person)
    today = day_of(hours, ctx.now)
    first, last = (_day(event, name, today) for name in ("first", "last"))
    if last < first or last < today or last - today > LONGEST:
        raise Refused("refused-days-senseless", field="last", quote=event.values.get("last", ""))
    deputy = event.values.get("deputy", "") or NOBODY
    if deputy != NOBODY and (deputy == person.id or deputy not in ctx.team.people):
        raise Refused("refused-form-incomplete", field="deputy")
    ctx.uow.absences.add(
        Away(
            person=person.id,
            first=first,
            last=last,
            deputy="" if deputy == NOBODY else deputy,
            by=actor.id,
            at=ctx.now,
        )
    )
    bump(ctx.uow)
    note(ctx, actor.id, "person.away", f"person:{person.id}", platform=event.actor.platform)
    stand_in = ctx.team.people.get(deputy if deputy != NOBODY else person.deputy)
    return [
        Tell(
            key="told-away",
            params={
                "name": person.name,
                "days": (first, last),
                "deputy": stand_in.name if stand_in else "",
                "rotations": duties(ctx, person, Absence(first=first, last=last)),
            },
        )
    ]


def back(event: Commanded, ctx: Context) -> list[Effect]:
    """Here again from today on. What stands in the configuration can only be changed there."""
    person = event.actor.person
    refusal = may("away", person, ctx.team)
    if person is None or refusal is not None:
        raise refusal or Refused("refused-unknown-click")
    today = day_of(ctx.team.hours_of(person), ctx.now)
    entered = [one for one in ctx.uow.absences.find(person=person.id) if one.first <= today <= one.last]
    for one in entered:
        ctx.uow.absences.save(replace(one, last=today - timedelta(days=1)))
    configured = [
        one
        for one in ctx.team.hours_of(person).absences
        if one.first <= today <= one.last
        and not any((one.first, one.last) == (known.first, known.last) for known in entered)
    ]
    if configured:
        raise Refused("refused-away-configured", days=(configured[0].first, configured[0].last))
    if not entered:
        raise Refused("refused-not-away")
    bump(ctx.uow)
    note(ctx, person.id, "person.back", f"person:{person.id}", platform=event.actor.platform)
    return [Tell(key="told-back")]


def duties(ctx: Context, person: Person, days: Absence) -> tuple[str, ...]:
    """Rotations in which somebody is on call while they are away."""
    return tuple(
        rotation.name for rotation in ctx.team.rotations.values() if _falls_into(ctx, rotation, person, days)
    )


def _falls_into(ctx: Context, rotation: Rotation, person: Person, days: Absence) -> bool:
    hours = ctx.team.hours_of(person)
    at = ctx.now
    while day_of(hours, at) <= days.last:
        duty = on_call(rotation, at, ctx.team.overrides)
        if duty.person == person.id and day_of(hours, at) >= days.first:
            return True
        at = max(min(duty.until, at + STEP), at + timedelta(minutes=1))
    return False


def _whose(event: Submitted, actor: Person, ctx: Context) -> Person:
    """One's own days; those of others for who runs things."""
    named = event.values.get("who", "") or actor.id
    person = ctx.team.people.get(named)
    if person is None or (named != actor.id and MANAGE.isdisjoint(actor.roles)):
        raise Refused("refused-form-incomplete", field="who")
    return person


def _day(event: Submitted, name: str, today: date) -> date:
    typed = event.values.get(name, "")
    day = day_in(typed, today)
    if day is None:
        raise Refused("refused-day-invalid", field=name, quote=typed[:100])
    return day
