"""What is said about a step that stays open: who does it, a note, reminders off for a while."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from handlers.checks import clean
from handlers.crisis.clicked_step import (
    LONGEST_TEXT,
    open_step,
    planned,
    refuse_changed,
    step_title,
)
from handlers.crisis.clocks import watch
from handlers.crisis.crisis import Crisis, StepRow
from handlers.crisis.people import people_field, person_in
from handlers.crisis.permissions import qualified, refuse_ended, refuse_step
from handlers.crisis.records import (
    keep,
    name_of,
    noted,
    notify,
    playbook_of,
    show,
)
from handlers.crisis.rooms import invite
from handlers.effects import Effect, Field, OpenForm, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context

SNOOZES: Mapping[str, timedelta] = MappingProxyType(
    {"m15": timedelta(minutes=15), "m30": timedelta(minutes=30), "m60": timedelta(minutes=60)}
)


def ask_assign(event: Clicked, ctx: Context) -> list[Effect]:
    """To whom: those of the team who could play the step's role."""
    person, crisis, row = open_step(event, ctx)
    refuse_step(ctx, crisis, row, person)
    able = qualified(ctx, playbook_of(ctx.uow, crisis), row.role)
    whom = people_field("person", "form-assign-field", ctx, able, value=row.owner)
    return [
        OpenForm(
            click=replace(event.click, version=row.version),
            title="form-assign-title",
            submit="form-assign-submit",
            note="form-step-note",
            params={
                "crisis": crisis.id,
                "step": step_title(planned(ctx, crisis, row), row, event.actor.language),
            },
            fields=(whom,),
        )
    ]


def assign(event: Submitted, ctx: Context) -> list[Effect]:
    person, crisis, row = open_step(event, ctx)
    refuse_step(ctx, crisis, row, person)
    refuse_changed(crisis, row, event)
    able = qualified(ctx, playbook_of(ctx.uow, crisis), row.role)
    owner = person_in(ctx, event.values.get("person", ""), able, field="person")
    if not owner:
        raise Refused("refused-form-incomplete", field="person")
    return _given(ctx, crisis, row, owner, person, event)


def take(event: Clicked, ctx: Context) -> list[Effect]:
    """I do it."""
    person, crisis, row = open_step(event, ctx)
    if person.id not in qualified(ctx, playbook_of(ctx.uow, crisis), row.role):
        refuse_step(ctx, crisis, row, person)
    return _given(ctx, crisis, row, person.id, person, event)


def _given(
    ctx: Context, crisis: Crisis, row: StepRow, owner: str, by: Person, event: Clicked | Submitted
) -> list[Effect]:
    ctx.uow.crisis_steps.save(replace(row, owner=owner, asked=0, version=row.version + 1))
    noted(ctx, crisis, by.id, "step.assigned", step=row.step, to=owner, platform=event.actor.platform)
    show(ctx, crisis.id)
    title = step_title(planned(ctx, crisis, row), row, event.actor.language)
    if owner != by.id:
        if row.due_at is not None:
            notify(ctx, crisis, [owner], "notice-step-assigned", step=title, by=by.name, due=row.due_at)
        else:
            notify(ctx, crisis, [owner], "notice-step-given", step=title, by=by.name)
    said = Tell(
        key="told-step-assigned", params={"step": title, "who": name_of(ctx.team, owner), "crisis": crisis.id}
    )
    return [*invite(ctx, crisis, [owner]), said]


def ask_note(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    row = ctx.uow.crisis_steps.get(event.click.id)
    crisis = ctx.uow.crises.get(row.crisis_id)
    refuse_ended(ctx, crisis, aftermath=True)
    text = Field(id="text", key="form-note-field", kind="long_text", value=row.note, max_length=LONGEST_TEXT)
    return [
        OpenForm(
            click=event.click,
            title="form-note-title",
            submit="form-note-submit",
            note="form-step-note",
            params={
                "crisis": crisis.id,
                "step": step_title(planned(ctx, crisis, row), row, event.actor.language),
            },
            fields=(text,),
        )
    ]


def add_note(event: Submitted, ctx: Context) -> list[Effect]:
    """A line for the others; the step stays as it is. Earlier notes stay in the timeline."""
    person = acting(event, ctx)
    row = ctx.uow.crisis_steps.get(event.click.id)
    crisis = ctx.uow.crises.get(row.crisis_id)
    refuse_ended(ctx, crisis, aftermath=True)
    text = clean(event.values.get("text", ""))[:LONGEST_TEXT]
    if not text:
        raise Refused("refused-form-incomplete", field="text")
    ctx.uow.crisis_steps.save(replace(row, note=text))
    content = keep(ctx, crisis, "note", person.id, text)
    noted(ctx, crisis, person.id, "step.noted", content, step=row.step, platform=event.actor.platform)
    return [ShowCard(kind="step", subject=row.id)]


def snooze(event: Clicked, ctx: Context) -> list[Effect]:
    """Reminders of this step are silent for a while; the step stays due, and the timeline says who wanted that."""
    person, crisis, row = open_step(event, ctx)
    refuse_step(ctx, crisis, row, person)
    pause = SNOOZES.get(event.click.choice)
    if pause is None:
        raise Refused("refused-unknown-click")
    until = ctx.now + pause
    changed = replace(row, snoozed_until=until)
    ctx.uow.crisis_steps.save(changed)
    if row.asked:
        watch(ctx, replace(changed, due_at=until))
    noted(
        ctx,
        crisis,
        person.id,
        "step.snoozed",
        step=row.step,
        minutes=int(pause.total_seconds() // 60),
        platform=event.actor.platform,
    )
    show(ctx, crisis.id)
    return [Tell(key="told-step-snoozed", params={"until": until, "crisis": crisis.id})]
