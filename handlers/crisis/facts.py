"""The facts board: what is known, open, being checked, each with its source and time."""

from contextlib import suppress
from dataclasses import replace

from handlers.checks import clean
from handlers.crisis.checklist import complete_step
from handlers.crisis.clocks import applies
from handlers.crisis.crisis import Crisis, StepState
from handlers.crisis.decision import ON_BOARD, Fact, FactState
from handlers.crisis.permissions import refuse_ended, refuse_step
from handlers.crisis.reading import command_card
from handlers.crisis.records import keep, name_of, noted, playbook_of, steps_of
from handlers.crisis.taking_part import refuse_outsider
from handlers.effects import Effect, Field, OpenForm, Option, ShowCard
from handlers.errors import Refused
from handlers.events import Clicked, Commanded, Submitted
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context

LONGEST_FACT = 500
LONGEST_SOURCE = 300
MOST = 200
"""Lines on one board."""


def facts(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    page = event.click.choice.removeprefix("p") if event.click.choice != "-" else ""
    return [ShowCard(kind="crisis-facts", subject=crisis.id, params={"page": page}, replaces=bool(page))]


def command_facts(event: Commanded, ctx: Context) -> list[Effect]:
    return command_card("crisis-facts", event, ctx)


def _about(event: Clicked | Submitted, ctx: Context) -> tuple[Crisis, Fact | None]:
    match event.click.kind:
        case "fact":
            fact = ctx.uow.facts.get(event.click.id)
            return ctx.uow.crises.get(fact.crisis_id), fact
        case "step":
            return ctx.uow.crises.get(ctx.uow.crisis_steps.get(event.click.id).crisis_id), None
        case _:
            return ctx.uow.crises.get(event.click.id), None


def ask_fact(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    crisis, fact = _about(event, ctx)
    refuse_ended(ctx, crisis, aftermath=True)
    refuse_outsider(ctx, crisis, person, event.place)
    states = tuple(FactState) if fact else ON_BOARD
    options = tuple(Option(value=state.value, key=f"fact-state-{state.value}") for state in states)
    state = fact.state.value if fact else FactState.CHECKING.value
    return [
        OpenForm(
            click=replace(event.click, version=fact.version) if fact else event.click,
            title="form-fact-title",
            submit="form-fact-submit",
            note="form-fact-note",
            params={"crisis": crisis.id},
            fields=(
                Field(
                    id="text",
                    key="form-fact-text",
                    kind="long_text",
                    max_length=LONGEST_FACT,
                    value=fact.text if fact else "",
                ),
                Field(id="state", key="form-fact-state", kind="choice", value=state, options=options),
                Field(
                    id="source",
                    key="form-fact-source",
                    required=False,
                    max_length=LONGEST_SOURCE,
                    value=fact.source if fact else "",
                ),
            ),
        )
    ]


def _tick(event: Submitted, ctx: Context, crisis: Crisis, person: Person, text: str) -> None:
    """A line on the board is what such a step asks for: of the one that it was entered from, else of the one that is
    due first, where this person may do it."""
    asking = {one.id for one in playbook_of(ctx.uow, crisis).steps if one.action == "facts"}
    waiting = [
        row
        for row in steps_of(ctx.uow, crisis)
        if row.step in asking and row.state is StepState.OPEN and applies(crisis, row)
    ]
    if event.click.kind == "step":
        waiting = [row for row in waiting if row.id == event.click.id]
    for row in sorted(waiting, key=lambda row: (row.due_at or ctx.now, row.position))[:1]:
        with suppress(Refused):  # somebody else's step: the line stands all the same
            refuse_step(ctx, crisis, row, person)
            complete_step(ctx, crisis, row, person, text, platform=event.actor.platform)


def put_fact(event: Submitted, ctx: Context) -> list[Effect]:
    """A new line or a changed one. Of two people at once one wins; what is known needs a source."""
    person = acting(event, ctx)
    crisis, fact = _about(event, ctx)
    text = clean(event.values.get("text", ""))[:LONGEST_FACT]
    source = clean(event.values.get("source", ""))[:LONGEST_SOURCE]
    refuse_ended(ctx, crisis, aftermath=True)
    refuse_outsider(ctx, crisis, person, event.place)
    if fact is not None and fact.version != event.click.version:
        raise Refused(
            "refused-fact-changed", crisis=crisis.id, who=name_of(ctx.team, fact.by), at=fact.at, quote=text
        )
    wanted = event.values.get("state", "")
    if not text or wanted not in {*FactState} or (fact is None and wanted == FactState.GONE):
        raise Refused("refused-form-incomplete", field="state" if text else "text", quote=text)
    state = FactState(wanted)
    if state is FactState.KNOWN and not source:
        raise Refused("refused-fact-source", field="source", quote=text)
    if fact is None and len(ctx.uow.facts.find(crisis_id=crisis.id, state=ON_BOARD)) >= MOST:
        raise Refused("refused-facts-full", crisis=crisis.id, count=MOST, quote=text)
    values = Fact(crisis_id=crisis.id, state=state, text=text, source=source, at=ctx.now, by=person.id)
    if fact is None:
        ctx.uow.facts.add(values)
    else:
        ctx.uow.facts.save(replace(values, id=fact.id, version=fact.version + 1))
    content = keep(ctx, crisis, "fact", person.id, f"{text}\n{source}".strip())
    noted(ctx, crisis, person.id, "crisis.fact", content, state=state.value, platform=event.actor.platform)
    _tick(event, ctx, crisis, person, text)
    return [ShowCard(kind="crisis-facts", subject=crisis.id)]
