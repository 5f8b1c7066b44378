"""The checklist: each step done with what shows it, skipped or opened again with a reason, given to somebody, noted."""

from dataclasses import replace

from handlers.checks import clean
from handlers.crisis.clicked_step import (
    LONGEST_TEXT,
    ended_step,
    open_step,
    planned,
    reasoned,
    refuse_changed,
    step_title,
)
from handlers.crisis.clocks import come_back, followed, open_again, silence, step_of
from handlers.crisis.crisis import LIVES, Crisis, StepRow, StepState
from handlers.crisis.finishing import finish
from handlers.crisis.permissions import refuse_step
from handlers.crisis.reason import reason_in
from handlers.crisis.records import (
    keep,
    noted,
    playbook_of,
    show,
    steps_of,
)
from handlers.crisis.seconding import TWO_ALREADY, refuse_ticked, tick
from handlers.effects import Effect, Field, OpenForm, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted, TimerFired
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import BOT

WITHOUT_PROOF = frozenset({"", "roles", "level", "sign-off"})
"""Kinds of evidence that show themselves, so that a text is welcome but not asked for."""


def steps(event: Clicked, ctx: Context) -> list[Effect]:
    """All steps, by phase and page."""
    acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    page = event.click.choice.removeprefix("p") if event.click.choice != "-" else ""
    return [ShowCard(kind="crisis-steps", subject=crisis.id, params={"page": page}, replaces=bool(page))]


def step(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    row = ctx.uow.crisis_steps.get(event.click.id)
    return [ShowCard(kind="step", subject=row.id)]


def ask_done(event: Clicked, ctx: Context) -> list[Effect]:
    """The form asks for what the step wants to see."""
    person, crisis, row = open_step(event, ctx)
    wanted = planned(ctx, crisis, row)
    kind = wanted.evidence if wanted else ""
    refuse_step(ctx, crisis, row, person)
    refuse_ticked(ctx, crisis, row)
    text = Field(
        id="text",
        key=f"form-evidence-{kind or 'none'}",
        kind="long_text",
        required=kind not in WITHOUT_PROOF,
        max_length=LONGEST_TEXT,
        value=row.note,
    )
    return [
        OpenForm(
            click=replace(event.click, version=row.version),
            title="form-step-title",
            submit="form-step-submit",
            note="form-step-note",
            params={"crisis": crisis.id, "step": step_title(wanted, row, event.actor.language)},
            fields=(text,),
        )
    ]


def done(event: Submitted, ctx: Context) -> list[Effect]:
    """Of two people one wins; the other learns who."""
    text = clean(event.values.get("text", ""))[:LONGEST_TEXT]
    try:
        person, crisis, row = open_step(event, ctx)
        refuse_step(ctx, crisis, row, person)
        refuse_ticked(ctx, crisis, row)
        refuse_changed(crisis, row, event)
    except Refused as refusal:
        refusal.quote = text
        raise
    wanted = planned(ctx, crisis, row)
    kind = wanted.evidence if wanted else ""
    if not text and kind not in WITHOUT_PROOF:
        raise Refused("refused-form-incomplete", field="text")
    if kind == "link" and not text.split()[0].startswith(("https://", "http://")):
        raise Refused("refused-link-invalid", field="text", quote=text)
    title = step_title(wanted, row, event.actor.language)
    if tick(ctx, crisis, row, person, text, platform=event.actor.platform):
        return [Tell(key="told-step-done", params={"step": title, "crisis": crisis.id})]
    return [Tell(key="told-step-ticked", params={"step": title, "crisis": crisis.id})]


def complete(
    ctx: Context, crisis: Crisis, action: str, person: Person, text: str = "", *, statement: str = ""
) -> None:
    """What a step's own button does has been done: the open steps that asked for it are done with it."""
    playbook = playbook_of(ctx.uow, crisis)
    wanted = {one.id for one in playbook.steps if one.action == action and one.statement in {"", statement}}
    for row in steps_of(ctx.uow, crisis):
        if row.step in wanted and row.state is StepState.OPEN and crisis.level >= row.level_from:
            if action in TWO_ALREADY:
                finish(ctx, crisis, row, person, text, platform="")
            elif not row.ticked_by:
                tick(ctx, crisis, row, person, text, platform="")


def complete_step(
    ctx: Context, crisis: Crisis, row: StepRow, person: Person, text: str, *, platform: str
) -> None:
    """This one step alone has been done, by what its own button opens."""
    if not row.ticked_by:
        tick(ctx, crisis, row, person, text, platform=platform)


def ask_skip(event: Clicked, ctx: Context) -> list[Effect]:
    person, crisis, row = open_step(event, ctx)
    refuse_step(ctx, crisis, row, person)
    return [reasoned(event, ctx, crisis, row, "form-skip-title", "form-skip-submit")]


def skip(event: Submitted, ctx: Context) -> list[Effect]:
    person, crisis, row = open_step(event, ctx)
    refuse_step(ctx, crisis, row, person)
    refuse_changed(crisis, row, event)
    reason = reason_in(event)
    ended = replace(
        row,
        state=StepState.SKIPPED,
        ended_at=ctx.now,
        ended_by=person.id,
        reason=reason,
        ticked_by="",
        version=row.version + 1,
    )
    ctx.uow.crisis_steps.save(ended)
    silence(ctx, row)
    content = keep(ctx, crisis, "reason", person.id, reason)
    noted(ctx, crisis, person.id, "step.skipped", content, step=row.step, platform=event.actor.platform)
    followed(ctx, crisis, playbook_of(ctx.uow, crisis), ended)
    show(ctx, crisis.id)
    title = step_title(planned(ctx, crisis, row), row, event.actor.language)
    return [Tell(key="told-step-skipped", params={"step": title, "crisis": crisis.id})]


def ask_reopen(event: Clicked, ctx: Context) -> list[Effect]:
    person, crisis, row = ended_step(event, ctx)
    refuse_step(ctx, crisis, row, person)
    return [reasoned(event, ctx, crisis, row, "form-reopen-title", "form-reopen-submit")]


def reopen(event: Submitted, ctx: Context) -> list[Effect]:
    person, crisis, row = ended_step(event, ctx)
    refuse_step(ctx, crisis, row, person)
    refuse_changed(crisis, row, event)
    reason = reason_in(event)
    playbook = playbook_of(ctx.uow, crisis)
    open_again(ctx, crisis, playbook, row, reason)
    content = keep(ctx, crisis, "reason", person.id, reason)
    noted(ctx, crisis, person.id, "step.reopened", content, step=row.step, platform=event.actor.platform)
    show(ctx, crisis.id)
    title = step_title(step_of(playbook, row), row, event.actor.language)
    return [Tell(key="told-step-reopened", params={"step": title, "crisis": crisis.id})]


def back(event: TimerFired, ctx: Context) -> list[Effect]:
    """A repeating step comes back."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    row = ctx.uow.crisis_steps.get(event.subject)
    crisis = ctx.uow.crises.get(row.crisis_id)
    if row.state is not StepState.DONE or crisis.state not in LIVES or crisis.ended_at is not None:
        return []
    come_back(ctx, crisis, playbook_of(ctx.uow, crisis), row)
    noted(ctx, crisis, BOT, "step.returned", step=row.step, round=row.round + 1)
    show(ctx, crisis.id)
    return []
