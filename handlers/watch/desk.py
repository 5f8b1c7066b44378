"""What people do with an alarm: take it, keep watching, say that it is none and why, take that back."""

from dataclasses import replace
from datetime import timedelta

from handlers.claims import name_of
from handlers.clicks import Click
from handlers.effects import Effect, Field, OpenForm, Option, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Commanded, Submitted
from handlers.people import Person
from handlers.permissions import acting, may
from handlers.ports import Context
from handlers.records import note
from handlers.storm import ACTIVE, Expected, Storm, StormState
from handlers.watch.course import save, settle
from handlers.watch.expecting import LARGEST, LESSONS, LONGEST, learn_from, unlearn

CLOSER = timedelta(hours=6)
"""How long "Keep watching" makes the watch sharper."""
TIMES = ("2", "3", "5")
MOST_OFFERED = 25
"""Sources in a choice: as many as Discord takes; of more the name is typed."""


def take(event: Clicked, ctx: Context) -> list[Effect]:
    """I'm on it: one takes it, whoever comes later learns who."""
    person, storm = _acting(event, ctx)
    if storm.state is StormState.TAKEN and storm.taken_by != person.id:
        raise Refused("refused-storm-taken", who=name_of(ctx, storm.taken_by), at=storm.taken_at)
    if storm.state is StormState.OPEN:
        settle(ctx, storm, person.id, over=False)
        save(ctx, replace(storm, state=StormState.TAKEN, taken_by=person.id, taken_at=ctx.now))
        note(ctx, person.id, "storm.taken", f"storm:{storm.id}", platform=event.actor.platform)
    return []


def keep(event: Clicked, ctx: Context) -> list[Effect]:
    """Keep watching: sharper for some hours; whoever says so has seen it."""
    person, storm = _acting(event, ctx)
    until = ctx.now + CLOSER
    taken = (
        {"state": StormState.TAKEN, "taken_by": person.id, "taken_at": ctx.now}
        if storm.state is StormState.OPEN
        else {}
    )
    settle(ctx, storm, person.id, over=False)
    save(ctx, replace(storm, closer_until=until, **taken))
    note(ctx, person.id, "storm.kept", f"storm:{storm.id}", platform=event.actor.platform)
    return [Tell(key="told-storm-kept", params={"until": until})]


def show(event: Clicked, ctx: Context) -> list[Effect]:
    """The alarm as it stands now, for the one who asked."""
    acting(event, ctx)
    return [ShowCard(kind="alarm", subject=ctx.uow.storms.get(event.click.id).id)]


def ask_none(event: Clicked, ctx: Context) -> list[Effect]:
    """Not a storm: why? The answer teaches the watch."""
    _, storm = _acting(event, ctx)
    return [
        OpenForm(
            click=event.click,
            title="form-storm-none-title",
            submit="form-storm-none-submit",
            note="form-storm-none-note",
            params={"brand": storm.brand},
            fields=(
                Field(
                    id="reason",
                    key="form-storm-none-reason",
                    kind="choice",
                    options=tuple(Option(value=name, key=f"storm-reason-{name}") for name in LESSONS),
                ),
            ),
        )
    ]


def none(event: Submitted, ctx: Context) -> list[Effect]:
    person, storm = _acting(event, ctx)
    reason = event.values.get("reason", "")
    if reason not in LESSONS:
        raise Refused("refused-form-incomplete", field="reason")
    settle(ctx, storm, person.id, over=True)
    over = replace(storm, state=StormState.DISMISSED, reason=reason, ended_at=ctx.now, ended_by=person.id)
    save(ctx, over)
    note(ctx, person.id, "storm.dismissed", f"storm:{storm.id}", reason=reason, platform=event.actor.platform)
    lesson = learn_from(ctx, storm, reason, person.id)
    return [Tell(key="told-storm-none", params={"reason": reason, "until": lesson.ends_at})]


def undo_none(event: Clicked, ctx: Context) -> list[Effect]:
    """It was one after all: the lesson is taken back, the storm goes on."""
    person = acting(event, ctx)
    storm = ctx.uow.storms.get(event.click.id)
    if storm.state is not StormState.DISMISSED:
        raise Refused("refused-storm-over")
    unlearn(ctx, storm, person.id)
    again = replace(
        storm,
        state=StormState.TAKEN,
        taken_by=person.id,
        taken_at=ctx.now,
        reason="",
        ended_at=None,
        ended_by="",
        calm_since=None,
    )
    save(ctx, again)
    note(ctx, person.id, "storm.reopened", f"storm:{storm.id}", platform=event.actor.platform)
    return []


def _acting(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Storm]:
    person = acting(event, ctx)
    storm = ctx.uow.storms.get(event.click.id)
    if storm.state not in ACTIVE:
        raise Refused("refused-storm-over")
    return person, storm


def ask_peak(event: Commanded, ctx: Context) -> list[Effect]:
    """A planned peak, announced beforehand: `/breakwater peak`."""
    refusal = may("peak", event.actor.person, ctx.team)
    if refusal is not None:
        raise refusal
    brands = tuple(Option(value=str(place), text=name) for place, name in enumerate(ctx.team.brands))
    return [
        OpenForm(
            click=Click(verb="peak", kind="watch", id=0, version=1),
            title="form-peak-title",
            submit="form-peak-submit",
            note="form-peak-note",
            fields=(
                Field(id="brand", key="form-peak-brand", kind="choice", value="0", options=brands),
                Field(id="hours", key="form-peak-hours", value="24", max_length=3),
                Field(
                    id="times",
                    key="form-peak-times",
                    kind="choice",
                    value="3",
                    options=tuple(Option(value=times, text=f"{times}×") for times in TIMES),
                ),
            ),
        )
    ]


def peak(event: Submitted, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    brands = list(ctx.team.brands)
    which, hours, times = (event.values.get(name, "").strip() for name in ("brand", "hours", "times"))
    if not which.isdecimal() or int(which) >= len(brands) or times not in TIMES:
        raise Refused("refused-form-incomplete")
    span = _hours(hours)
    expected = ctx.uow.expected.add(
        Expected(
            brand=brands[int(which)],
            reason="planned",
            factor=min(LARGEST, float(times)),
            starts_at=ctx.now,
            ends_at=ctx.now + span,
            by=person.id,
        )
    )
    note(ctx, person.id, "watch.announced", f"expected:{expected.id}", hours=int(hours), times=int(times))
    return [Tell(key="told-peak", params={"brand": expected.brand, "until": expected.ends_at})]


def _hours(typed: str) -> timedelta:
    """Told in a form: bounded, so that nothing is switched off."""
    if not typed.isascii() or not typed.isdigit() or not 1 <= int(typed) <= LONGEST // timedelta(hours=1):
        raise Refused("refused-peak-hours", field="hours")
    return timedelta(hours=int(typed))


def ask_maintenance(event: Commanded, ctx: Context) -> list[Effect]:
    """A source will be silent, and that is fine: `/breakwater maintenance`."""
    refusal = may("maintenance", event.actor.person, ctx.team)
    if refusal is not None:
        raise refusal
    names = list(ctx.team.sources)
    field = Field(id="source", key="form-maintenance-source", max_length=100)
    if len(names) <= MOST_OFFERED:
        options = tuple(Option(value=name, text=name) for name in names)
        field = replace(field, kind="choice", options=options)
    return [
        OpenForm(
            click=Click(verb="maintenance", kind="watch", id=0, version=1),
            title="form-maintenance-title",
            submit="form-maintenance-submit",
            note="form-maintenance-note",
            fields=(field, Field(id="hours", key="form-maintenance-hours", value="4", max_length=3)),
        )
    ]


def maintain(event: Submitted, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    source = ctx.team.sources.get(event.values.get("source", "").strip())
    if source is None:
        raise Refused("refused-maintenance-source", field="source")
    span = _hours(event.values.get("hours", "").strip())
    expected = ctx.uow.expected.add(
        Expected(
            brand=source.brand,
            source=source.name,
            reason="maintenance",
            factor=1.0,
            starts_at=ctx.now,
            ends_at=ctx.now + span,
            by=person.id,
        )
    )
    note(ctx, person.id, "watch.maintenance", f"expected:{expected.id}", hours=span // timedelta(hours=1))
    return [Tell(key="told-maintenance", params={"source": source.name, "until": expected.ends_at})]
