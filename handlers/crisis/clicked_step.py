"""The step that somebody clicked on: found, refused where another was faster, named, asked about."""

from dataclasses import replace

from handlers.crisis.clocks import step_of
from handlers.crisis.crisis import Crisis, StepRow, StepState
from handlers.crisis.permissions import refuse_ended
from handlers.crisis.playbook import Step
from handlers.crisis.reason import reason_field
from handlers.crisis.records import (
    in_language,
    name_of,
    playbook_of,
)
from handlers.effects import OpenForm
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context

LONGEST_TEXT = 1_000
"""Of evidence and of a note."""


def open_step(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Crisis, StepRow]:
    """Raises Refused where it is not open any more: who was faster, and when."""
    person = acting(event, ctx)
    row = ctx.uow.crisis_steps.get(event.click.id)
    crisis = ctx.uow.crises.get(row.crisis_id)
    refuse_ended(ctx, crisis, aftermath=True)
    if row.state is not StepState.OPEN:
        key = "refused-step-done" if row.state is StepState.DONE else "refused-step-skipped"
        raise Refused(key, who=name_of(ctx.team, row.ended_by), at=row.ended_at or ctx.now)
    return person, crisis, row


def ended_step(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Crisis, StepRow]:
    person = acting(event, ctx)
    row = ctx.uow.crisis_steps.get(event.click.id)
    crisis = ctx.uow.crises.get(row.crisis_id)
    refuse_ended(ctx, crisis, aftermath=True)
    if row.state is StepState.OPEN:
        raise Refused("refused-step-open", crisis=crisis.id)
    return person, crisis, row


def refuse_changed(crisis: Crisis, row: StepRow, event: Submitted) -> None:
    if row.version != event.click.version:
        raise Refused("refused-step-changed", crisis=crisis.id)


def reasoned(event: Clicked, ctx: Context, crisis: Crisis, row: StepRow, title: str, submit: str) -> OpenForm:
    return OpenForm(
        click=replace(event.click, version=row.version),
        title=title,
        submit=submit,
        note="form-step-note",
        params={
            "crisis": crisis.id,
            "step": step_title(planned(ctx, crisis, row), row, event.actor.language),
        },
        fields=(reason_field(),),
    )


def planned(ctx: Context, crisis: Crisis, row: StepRow) -> Step | None:
    return step_of(playbook_of(ctx.uow, crisis), row)


def step_title(step: Step | None, row: StepRow, language: str) -> str:
    return in_language(step.title, language) if step else row.step
