"""The checklist: each step done with what shows it, skipped or opened again with a reason, given to somebody, noted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from handlers.checks import clean
from handlers.crisis.clocks import come_back, followed, open_again, silence, step_of, watch
from handlers.crisis.crisis import LIVES, Crisis, StepRow, StepState
from handlers.crisis.people import people_field, person_in
from handlers.crisis.permissions import qualified, refuse_ended, refuse_step
from handlers.crisis.playbook import Step
from handlers.crisis.reason import reason_field, reason_in
from handlers.crisis.records import (
    in_language,
    keep,
    name_of,
    noted,
    notify,
    playbook_of,
    show,
    steps_of,
)
from handlers.crisis.rooms import invite
from handlers.effects import Effect, Field, OpenForm, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted, TimerFired
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context
from handlers.records import BOT

LONGEST_TEXT = 1_000
SNOOZES: Mapping[str, timedelta] = MappingProxyType(
    {"m15": timedelta(minutes=15), "m30": timedelta(minutes=30), "m60": timedelta(minutes=60)}
)
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
    person, crisis, row = _open_step(event, ctx)
    wanted = _step(ctx, crisis, row)
    kind = wanted.evidence if wanted else ""
    refuse_step(ctx, crisis, row, person)
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
            params={"crisis": crisis.id, "step": _title(wanted, row, event.actor.language)},
            fields=(text,),
        )
    ]


def done(event: Submitted, ctx: Context) -> list[Effect]:
    """Of two people one wins; the other learns who."""
    text = clean(event.values.get("text", ""))[:LONGEST_TEXT]
    try:
        person, crisis, row = _open_step(event, ctx)
        refuse_step(ctx, crisis, row, person)
        _refuse_changed(crisis, row, event)
    except Refused as refusal:
        refusal.quote = text
        raise
    wanted = _step(ctx, crisis, row)
    kind = wanted.evidence if wanted else ""
    if not text and kind not in WITHOUT_PROOF:
        raise Refused("refused-form-incomplete", field="text")
    if kind == "link" and not text.split()[0].startswith(("https://", "http://")):
        raise Refused("refused-link-invalid", field="text", quote=text)
    _finish(ctx, crisis, row, person, text, platform=event.actor.platform)
    title = _title(wanted, row, event.actor.language)
    return [Tell(key="told-step-done", params={"step": title, "crisis": crisis.id})]


def _finish(ctx: Context, crisis: Crisis, row: StepRow, person: Person, text: str, *, platform: str) -> None:
    ended = replace(
        row,
        state=StepState.DONE,
        ended_at=ctx.now,
        ended_by=person.id,
        evidence=text,
        reason="",
        version=row.version + 1,
    )
    ctx.uow.crisis_steps.save(ended)
    silence(ctx, row)
    content = keep(ctx, crisis, "evidence", person.id, text)
    noted(ctx, crisis, person.id, "step.done", content, step=row.step, round=row.round, platform=platform)
    followed(ctx, crisis, playbook_of(ctx.uow, crisis), ended)
    show(ctx, crisis.id)


def complete(
    ctx: Context, crisis: Crisis, action: str, person: Person, text: str = "", *, statement: str = ""
) -> None:
    """What a step's own button does has been done: the open steps that asked for it are done with it."""
    playbook = playbook_of(ctx.uow, crisis)
    wanted = {one.id for one in playbook.steps if one.action == action and one.statement in {"", statement}}
    for row in steps_of(ctx.uow, crisis):
        if row.step in wanted and row.state is StepState.OPEN and crisis.level >= row.level_from:
            _finish(ctx, crisis, row, person, text, platform="")


def complete_step(
    ctx: Context, crisis: Crisis, row: StepRow, person: Person, text: str, *, platform: str
) -> None:
    """This one step alone has been done, by what its own button opens."""
    _finish(ctx, crisis, row, person, text, platform=platform)


def ask_skip(event: Clicked, ctx: Context) -> list[Effect]:
    person, crisis, row = _open_step(event, ctx)
    refuse_step(ctx, crisis, row, person)
    return [_reasoned(event, ctx, crisis, row, "form-skip-title", "form-skip-submit")]


def skip(event: Submitted, ctx: Context) -> list[Effect]:
    person, crisis, row = _open_step(event, ctx)
    refuse_step(ctx, crisis, row, person)
    _refuse_changed(crisis, row, event)
    reason = reason_in(event)
    ended = replace(
        row,
        state=StepState.SKIPPED,
        ended_at=ctx.now,
        ended_by=person.id,
        reason=reason,
        version=row.version + 1,
    )
    ctx.uow.crisis_steps.save(ended)
    silence(ctx, row)
    content = keep(ctx, crisis, "reason", person.id, reason)
    noted(ctx, crisis, person.id, "step.skipped", content, step=row.step, platform=event.actor.platform)
    followed(ctx, crisis, playbook_of(ctx.uow, crisis), ended)
    show(ctx, crisis.id)
    title = _title(_step(ctx, crisis, row), row, event.actor.language)
    return [Tell(key="told-step-skipped", params={"step": title, "crisis": crisis.id})]


def ask_reopen(event: Clicked, ctx: Context) -> list[Effect]:
    person, crisis, row = _ended_step(event, ctx)
    refuse_step(ctx, crisis, row, person)
    return [_reasoned(event, ctx, crisis, row, "form-reopen-title", "form-reopen-submit")]


def reopen(event: Submitted, ctx: Context) -> list[Effect]:
    person, crisis, row = _ended_step(event, ctx)
    refuse_step(ctx, crisis, row, person)
    _refuse_changed(crisis, row, event)
    reason = reason_in(event)
    playbook = playbook_of(ctx.uow, crisis)
    open_again(ctx, crisis, playbook, row, reason)
    content = keep(ctx, crisis, "reason", person.id, reason)
    noted(ctx, crisis, person.id, "step.reopened", content, step=row.step, platform=event.actor.platform)
    show(ctx, crisis.id)
    title = _title(step_of(playbook, row), row, event.actor.language)
    return [Tell(key="told-step-reopened", params={"step": title, "crisis": crisis.id})]


def ask_assign(event: Clicked, ctx: Context) -> list[Effect]:
    """To whom: those of the team who could play the step's role."""
    person, crisis, row = _open_step(event, ctx)
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
                "step": _title(_step(ctx, crisis, row), row, event.actor.language),
            },
            fields=(whom,),
        )
    ]


def assign(event: Submitted, ctx: Context) -> list[Effect]:
    person, crisis, row = _open_step(event, ctx)
    refuse_step(ctx, crisis, row, person)
    _refuse_changed(crisis, row, event)
    able = qualified(ctx, playbook_of(ctx.uow, crisis), row.role)
    owner = person_in(ctx, event.values.get("person", ""), able, field="person")
    if not owner:
        raise Refused("refused-form-incomplete", field="person")
    return _given(ctx, crisis, row, owner, person, event)


def take(event: Clicked, ctx: Context) -> list[Effect]:
    """I do it."""
    person, crisis, row = _open_step(event, ctx)
    if person.id not in qualified(ctx, playbook_of(ctx.uow, crisis), row.role):
        refuse_step(ctx, crisis, row, person)
    return _given(ctx, crisis, row, person.id, person, event)


def _given(
    ctx: Context, crisis: Crisis, row: StepRow, owner: str, by: Person, event: Clicked | Submitted
) -> list[Effect]:
    ctx.uow.crisis_steps.save(replace(row, owner=owner, asked=0, version=row.version + 1))
    noted(ctx, crisis, by.id, "step.assigned", step=row.step, to=owner, platform=event.actor.platform)
    show(ctx, crisis.id)
    title = _title(_step(ctx, crisis, row), row, event.actor.language)
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
                "step": _title(_step(ctx, crisis, row), row, event.actor.language),
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
    person, crisis, row = _open_step(event, ctx)
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


def _reasoned(
    event: Clicked, ctx: Context, crisis: Crisis, row: StepRow, title: str, submit: str
) -> OpenForm:
    return OpenForm(
        click=replace(event.click, version=row.version),
        title=title,
        submit=submit,
        note="form-step-note",
        params={"crisis": crisis.id, "step": _title(_step(ctx, crisis, row), row, event.actor.language)},
        fields=(reason_field(),),
    )


def _open_step(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Crisis, StepRow]:
    """Raises Refused where it is not open any more: who was faster, and when."""
    person = acting(event, ctx)
    row = ctx.uow.crisis_steps.get(event.click.id)
    crisis = ctx.uow.crises.get(row.crisis_id)
    refuse_ended(ctx, crisis, aftermath=True)
    if row.state is not StepState.OPEN:
        key = "refused-step-done" if row.state is StepState.DONE else "refused-step-skipped"
        raise Refused(key, who=name_of(ctx.team, row.ended_by), at=row.ended_at or ctx.now)
    return person, crisis, row


def _ended_step(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Crisis, StepRow]:
    person = acting(event, ctx)
    row = ctx.uow.crisis_steps.get(event.click.id)
    crisis = ctx.uow.crises.get(row.crisis_id)
    refuse_ended(ctx, crisis, aftermath=True)
    if row.state is StepState.OPEN:
        raise Refused("refused-step-open", crisis=crisis.id)
    return person, crisis, row


def _refuse_changed(crisis: Crisis, row: StepRow, event: Submitted) -> None:
    if row.version != event.click.version:
        raise Refused("refused-step-changed", crisis=crisis.id)


def _step(ctx: Context, crisis: Crisis, row: StepRow) -> Step | None:
    return step_of(playbook_of(ctx.uow, crisis), row)


def _title(step: Step | None, row: StepRow, language: str) -> str:
    return in_language(step.title, language) if step else row.step
