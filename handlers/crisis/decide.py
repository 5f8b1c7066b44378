"""Decisions: what, why, who carries it out, by when. A correction is a new entry that names the earlier one."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from handlers.checks import clean
from handlers.clicks import Click
from handlers.crisis.checklist import complete_step
from handlers.crisis.clocks import step_of
from handlers.crisis.crisis import RUNS, Crisis, StepRow, StepState
from handlers.crisis.decision import Decision
from handlers.crisis.on_record import record
from handlers.crisis.people import people_field, person_in
from handlers.crisis.permissions import qualified, refuse_ended, refuse_step
from handlers.crisis.records import (
    in_language,
    name_of,
    notify,
    playbook_of,
)
from handlers.crisis.rooms import invite
from handlers.crisis.taking_part import crisis_meant, refuse_outsider
from handlers.effects import Effect, Field, OpenForm, Option, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Commanded, Submitted
from handlers.people import Person
from handlers.permissions import acting, may
from handlers.ports import Context

LONGEST_WHAT = 500
LONGEST_TEXT = 1_500
LONGEST_STEP = 50
BY_WHEN: Mapping[str, timedelta] = MappingProxyType(
    {
        "m15": timedelta(minutes=15),
        "m30": timedelta(minutes=30),
        "h1": timedelta(hours=1),
        "h2": timedelta(hours=2),
        "h4": timedelta(hours=4),
        "d1": timedelta(days=1),
        "d3": timedelta(days=3),
    }
)


def command_decide(event: Commanded, ctx: Context) -> list[Effect]:
    """`/crisis decide`: for the crisis whose room this is, else the only one that runs, else which one is asked."""
    person = event.actor.person
    refusal = may("decide", person, ctx.team)
    if refusal is not None or person is None:
        raise refusal or Refused("refused-unknown-click")
    crisis = crisis_meant(ctx.uow, event.place)
    if crisis is None:
        if not ctx.uow.crises.find(state=RUNS):
            raise Refused("refused-no-crisis-runs")
        return [ShowCard(kind="crises", subject=0)]
    refuse_ended(ctx, crisis, aftermath=True)
    refuse_outsider(ctx, crisis, person, event.place)
    click = Click(verb="decide", kind="crisis", id=crisis.id, version=crisis.version)
    return [_form(ctx, crisis, click, event.actor.language)]


def ask_decide(event: Clicked, ctx: Context) -> list[Effect]:
    """From the card of the crisis, from a step that asks for a decision, or as a correction of an earlier one."""
    person = acting(event, ctx)
    crisis, row, earlier = _about(event, ctx)
    _refuse(ctx, crisis, row, person, event)
    return [_form(ctx, crisis, event.click, event.actor.language, row=row, earlier=earlier)]


def _refuse(
    ctx: Context, crisis: Crisis, row: StepRow | None, person: Person, event: Clicked | Submitted
) -> None:
    refuse_ended(ctx, crisis, aftermath=True)
    if row is None:
        refuse_outsider(ctx, crisis, person, event.place)
        return
    if row.state is not StepState.OPEN:
        key = "refused-step-done" if row.state is StepState.DONE else "refused-step-skipped"
        raise Refused(key, who=name_of(ctx.team, row.ended_by), at=row.ended_at or ctx.now)
    refuse_step(ctx, crisis, row, person)


def _about(event: Clicked | Submitted, ctx: Context) -> tuple[Crisis, StepRow | None, Decision | None]:
    match event.click.kind:
        case "step":
            row = ctx.uow.crisis_steps.get(event.click.id)
            return ctx.uow.crises.get(row.crisis_id), row, None
        case "decision":
            earlier = ctx.uow.decisions.get(event.click.id)
            return ctx.uow.crises.get(earlier.crisis_id), None, earlier
        case _:
            return ctx.uow.crises.get(event.click.id), None, None


def _form(
    ctx: Context,
    crisis: Crisis,
    click: Click,
    language: str,
    *,
    row: StepRow | None = None,
    earlier: Decision | None = None,
) -> OpenForm:
    playbook = playbook_of(ctx.uow, crisis)
    people = qualified(ctx, playbook, "")
    step = step_of(playbook, row) if row else None
    what = in_language(step.title, language) if step else (earlier.what if earlier else "")
    executor = earlier.executor if earlier else ""
    times = tuple(Option(value=name, key=f"decide-by-{name}") for name in BY_WHEN)
    return OpenForm(
        click=click,
        title="form-decide-title",
        submit="form-decide-submit",
        params={
            "crisis": crisis.id,
            "number": earlier.id if earlier else 0,
            "step": what[:LONGEST_STEP] if step else "",
        },
        fields=(
            Field(
                id="what",
                key="form-decide-what",
                kind="long_text",
                max_length=LONGEST_WHAT,
                value="" if step else what,
                # Five fields leave no room for a text above them.
                hint="form-decide-note-again"
                if earlier
                else ("form-decide-note-step" if step else "form-decide-note"),
            ),
            Field(
                id="why",
                key="form-decide-why",
                kind="long_text",
                max_length=LONGEST_TEXT,
                value=earlier.why if earlier else "",
            ),
            people_field("executor", "form-decide-who", ctx, people, value=executor, required=False),
            Field(id="by", key="form-decide-by", kind="choice", required=False, options=times),
            Field(
                id="more",
                key="form-decide-more",
                kind="long_text",
                required=False,
                max_length=LONGEST_TEXT,
                value=earlier.more if earlier else "",
            ),
        ),
    )


def decide(event: Submitted, ctx: Context) -> list[Effect]:
    """On record; onto the card; to whoever carries it out."""
    what = clean(event.values.get("what", ""))[:LONGEST_WHAT]
    why = clean(event.values.get("why", ""))[:LONGEST_TEXT]
    try:
        person = acting(event, ctx)
        crisis, row, earlier = _about(event, ctx)
        _refuse(ctx, crisis, row, person, event)
    except Refused as refusal:
        refusal.quote = what
        raise
    for field, text in (("what", what), ("why", why)):
        if not text:
            raise Refused("refused-form-incomplete", field=field, quote=what)
    people = qualified(ctx, playbook_of(ctx.uow, crisis), "")
    executor = person_in(ctx, event.values.get("executor", ""), people, field="executor")
    span = BY_WHEN.get(event.values.get("by", ""))
    if span is not None and not executor:
        raise Refused("refused-decide-whom", field="executor", quote=what)
    decision = record(
        ctx,
        crisis,
        Decision(
            crisis_id=crisis.id,
            what=what,
            why=why,
            executor=executor,
            due_at=ctx.now + span if span else None,
            more=clean(event.values.get("more", ""))[:LONGEST_TEXT],
            decided_by=person.id,
            at=ctx.now,
            step=row.step if row else "",
            corrects=earlier.id if earlier else 0,
            message=earlier.message if earlier else "",
            link=earlier.link if earlier else "",
        ),
        platform=event.actor.platform,
    )
    if row is not None:
        complete_step(ctx, crisis, row, person, what, platform=event.actor.platform)
    told = Tell(key="told-decided", params={"crisis": crisis.id, "number": decision.id})
    return [*_to_executor(ctx, crisis, decision, person), told]


def _to_executor(ctx: Context, crisis: Crisis, decision: Decision, person: Person) -> list[Effect]:
    if not decision.executor or decision.executor == person.id:
        return []
    if decision.due_at is not None:
        notify(
            ctx,
            crisis,
            [decision.executor],
            "notice-task-given",
            quote=decision.what,
            by=person.name,
            due=decision.due_at,
        )
    else:
        notify(ctx, crisis, [decision.executor], "notice-task-named", quote=decision.what, by=person.name)
    return invite(ctx, crisis, [decision.executor])
