"""A drill begins: the form, the scenario on a clock of its own, and everything that a crisis sets up as well."""

from dataclasses import replace
from datetime import timedelta

from handlers.clicks import Click
from handlers.crisis.crisis import RUNS, Crisis
from handlers.crisis.declare import begin, declare
from handlers.crisis.drill import DRILLING, Drill, InjectRow
from handlers.crisis.levels import LEVELS
from handlers.crisis.people import MOST_OPTIONS, people_field, person_in
from handlers.crisis.playbook import Due, Playbook
from handlers.crisis.records import in_language, noted
from handlers.crisis.scenario import Scenario
from handlers.crisis.starting import ADMINS, brand_of, commanded, proposed_lead, who_could_lead
from handlers.drills.injects import wind
from handlers.drills.running import ring_at_end
from handlers.effects import Effect, Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Commanded, Submitted
from handlers.people import Person
from handlers.permissions import acting, may, names_with
from handlers.ports import Context

SPEEDS = (1, 2, 5, 10, 20, 60)
"""So many times as fast as a clock on the wall."""
AS_SCRIPTED = "script"
"""Choice of the form: the level that the scenario says."""


def command_drill(event: Commanded, ctx: Context) -> list[Effect]:
    """`/crisis drill`: the form, where the brand is clear; else what runs, with a choice of brands."""
    person = event.actor.person
    refusal = may("drill", person, ctx.team)
    if refusal is not None or person is None:
        raise refusal or Refused("refused-unknown-click")
    here = f"{event.place.platform}:{event.place.channel}"
    named = {route.brand for route in ctx.team.routes if here in (*route.channels, *route.approvals)}
    brands = list(ctx.team.brands)
    known = [brand for brand in brands if named == {brand}] or (brands if len(brands) == 1 else [])
    if not known:
        return commanded(event, ctx)
    return [_form(ctx, person, event.actor.language, known[0])]


def ask_drill(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    if event.click.id:  # one more, from the card of another
        return [_form(ctx, person, event.actor.language, ctx.uow.crises.get(event.click.id).brand)]
    origin = "b0" if event.click.choice == "-" else event.click.choice
    return [_form(ctx, person, event.actor.language, brand_of(ctx, origin))]


def _form(ctx: Context, person: Person, language: str, brand: str) -> OpenForm:
    _refuse_second(ctx, brand)
    scripts = list(ctx.scenarios.values())[:MOST_OPTIONS]
    playbooks = [ctx.playbooks[one.playbook] for one in scripts if one.playbook in ctx.playbooks]
    if not scripts or not playbooks:
        raise Refused("refused-no-scenario", who=names_with(ADMINS, ctx.team))
    real = ctx.uow.crises.find(state=RUNS, drill=False)
    levels = (
        Option(value=AS_SCRIPTED, key="form-drill-level-script"),
        *(Option(value=str(level), key=f"level-choice-{level}") for level in LEVELS),
    )
    return OpenForm(
        click=Click(
            verb="drill", choice=f"b{list(ctx.team.brands).index(brand)}", kind="crisis", id=0, version=1
        ),
        title="form-drill-title",
        submit="form-drill-submit",
        note="form-drill-note-real" if real else "form-drill-note",
        params={"brand": brand, "real": real[0].id if real else 0},
        fields=(
            Field(
                id="scenario",
                key="form-drill-scenario",
                kind="choice",
                value=scripts[0].id,
                options=tuple(Option(value=one.id, text=in_language(one.title, language)) for one in scripts),
            ),
            Field(id="level", key="form-crisis-level", kind="choice", value=AS_SCRIPTED, options=levels),
            Field(
                id="speed",
                key="form-drill-speed",
                kind="choice",
                value=str(_usual_speed(ctx)),
                options=tuple(Option(value=str(speed), key=f"form-drill-speed-{speed}") for speed in SPEEDS),
            ),
            people_field(
                "lead",
                "form-start-lead",
                ctx,
                who_could_lead(ctx, playbooks[0], person),
                value=proposed_lead(ctx, playbooks[0], person),
            ),
        ),
    )


def _usual_speed(ctx: Context) -> int:
    wanted = ctx.team.action_plan.drill_speed
    return wanted if wanted in SPEEDS else 1


def _refuse_second(ctx: Context, brand: str) -> None:
    """One drill at a time: two would measure each other."""
    for drill in ctx.uow.drills.find(brand=brand, state=DRILLING):
        raise Refused("refused-drill-runs", crisis=drill.crisis_id)


def start(event: Submitted, ctx: Context) -> list[Effect]:
    """The same as of a crisis, and the scenario's injects as timers."""
    person = acting(event, ctx)
    brand = brand_of(ctx, event.click.choice)
    script = ctx.scenarios.get(event.values.get("scenario", ""))
    playbook = ctx.playbooks.get(script.playbook) if script else None
    if script is None or playbook is None:
        raise Refused("refused-form-incomplete", field="scenario")
    wanted = event.values.get("level", AS_SCRIPTED)
    if wanted not in {AS_SCRIPTED, *map(str, LEVELS)}:
        raise Refused("refused-form-incomplete", field="level")
    speed = event.values.get("speed", "1")
    if speed not in set(map(str, SPEEDS)):
        raise Refused("refused-form-incomplete", field="speed")
    _refuse_second(ctx, brand)
    able = who_could_lead(ctx, playbook, person)
    lead = person_in(ctx, event.values.get("lead", ""), able, field="lead")
    crisis = declare(
        ctx,
        person,
        sped_up(playbook, int(speed)),
        brand=brand,
        title=in_language(script.title, ctx.team.brands[brand].language),
        level=script.level if wanted == AS_SCRIPTED else int(wanted),
        lead=lead or proposed_lead(ctx, playbook, person),
        drill=True,
    )
    drill = _scripted(ctx, crisis, script, int(speed), person)
    noted(
        ctx, crisis, person.id, "drill.started", scenario=script.id, speed=drill.speed, platform=event.actor.platform
    )  # fmt: skip
    return [*begin(ctx, crisis), Tell(key="told-drill-started", params={"crisis": crisis.id}, drill=True)]


def _scripted(ctx: Context, crisis: Crisis, script: Scenario, speed: int, person: Person) -> Drill:
    drill = ctx.uow.drills.add(
        Drill(
            crisis_id=crisis.id,
            brand=crisis.brand,
            script=script,
            speed=speed,
            started_at=ctx.now,
            started_by=person.id,
        )
    )
    for position, inject in enumerate(script.injects):
        row = InjectRow(
            drill_id=drill.id, crisis_id=crisis.id, position=position, due_at=ctx.now + inject.at / speed
        )
        wind(ctx, ctx.uow.injects.add(row))
    ring_at_end(ctx, drill, ctx.now + script.length / speed)
    return drill


def sped_up(playbook: Playbook, speed: int) -> Playbook:
    """The same playbook on a faster clock: a version of its own, so that no real crisis ever gets it."""
    if speed == 1:
        return playbook
    return replace(
        playbook,
        version=f"{playbook.version}-drill-{speed}",
        steps=tuple(replace(step, due=_sooner(step.due, speed)) for step in playbook.steps),
        update_every=playbook.update_every / speed,
        deadlines=tuple((texts, span / speed) for texts, span in playbook.deadlines),
    )


def _sooner(due: Due | None, speed: int) -> Due | None:
    if due is None:
        return None
    return replace(
        due,
        after=due.after / speed,
        every=_shorter(due.every, speed),
        later_every=_shorter(due.later_every, speed),
    )


def _shorter(span: timedelta | None, speed: int) -> timedelta | None:
    return span / speed if span is not None else None
