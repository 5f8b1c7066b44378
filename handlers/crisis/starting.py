"""What runs, and the form that starts a crisis: it says beforehand whom a start calls, and warns of a twin."""

from handlers.clicks import Click
from handlers.crisis.crisis import RUNS, Crisis
from handlers.crisis.levels import LEVELS, level_field
from handlers.crisis.people import MOST_OPTIONS, people_field
from handlers.crisis.permissions import qualified
from handlers.crisis.playbook import LEAD, Playbook
from handlers.crisis.records import in_language, name_of
from handlers.effects import Effect, Field, OpenForm, Option, ShowCard
from handlers.errors import NotFound, Refused
from handlers.events import Clicked, Commanded
from handlers.people import Person
from handlers.permissions import acting, may, names_with
from handlers.ports import Context

ADMINS = frozenset({"admin"})
LONGEST_TITLE = 120


def commanded(event: Commanded, ctx: Context) -> list[Effect]:
    """`/crisis` alone, or with a word that nobody knows: what runs, and what one can do."""
    refusal = may("crises", event.actor.person, ctx.team)
    if refusal is not None:
        raise refusal
    return [ShowCard(kind="crises", subject=0)]


def overview(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    return [ShowCard(kind="crises", subject=0)]


def where(event: Clicked, ctx: Context) -> list[Effect]:
    """Where do we stand: for the one who asks, who may come late."""
    acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    return [ShowCard(kind="crisis-where", subject=crisis.id)]


def command_where(event: Commanded, ctx: Context) -> list[Effect]:
    """`/crisis status`: of the crisis whose room this is, else of the only one that runs, else what runs."""
    commanded(event, ctx)
    here = ctx.uow.crisis_rooms.find(platform=event.place.platform, channel=event.place.channel or "-")
    real = ctx.uow.crises.find(state=RUNS, drill=False)
    running = [room.crisis_id for room in here] or [
        crisis.id for crisis in real or ctx.uow.crises.find(state=RUNS)
    ]
    if len(running) == 1:
        return [ShowCard(kind="crisis-where", subject=running[0])]
    return [ShowCard(kind="crises", subject=0)]


def command_start(event: Commanded, ctx: Context) -> list[Effect]:
    """The form, where the brand is clear: there is only one, or the channel belongs to one. Else the choice."""
    refusal = may("start", event.actor.person, ctx.team)
    if refusal is not None or event.actor.person is None:
        raise refusal or Refused("refused-unknown-click")
    here = f"{event.place.platform}:{event.place.channel}"
    named = {route.brand for route in ctx.team.routes if here in (*route.channels, *route.approvals)}
    brands = list(ctx.team.brands)
    known = [brand for brand in brands if named == {brand}] or (brands if len(brands) == 1 else [])
    if not known:
        return [ShowCard(kind="crises", subject=0)]
    return [_form(ctx, event.actor.person, event.actor.language, known[0], f"b{brands.index(known[0])}")]


def ask_start(event: Clicked, ctx: Context) -> list[Effect]:
    """The form; from a case's or a storm's card with that as evidence, and the level that the watch proposes."""
    person = acting(event, ctx)
    click, level, origin = event.click, "", event.click.choice
    if click.kind == "case":
        origin = f"case-{ctx.uow.cases.get(click.id).id}"
    elif click.kind == "storm":
        origin, level = f"storm-{click.id}", click.choice.removeprefix("l")
    elif origin == "-" and len(ctx.team.brands) == 1:
        origin = "b0"
    brand = brand_of(ctx, origin)
    return [_form(ctx, person, event.actor.language, brand, origin, level=level)]


def brand_of(ctx: Context, origin: str) -> str:
    """For which brand: five fields are all that a form holds, so what it was opened for has to say it."""
    brands = list(ctx.team.brands)
    number = origin.removeprefix("b")
    if number.isascii() and number.isdigit() and int(number) < len(brands):
        return brands[int(number)]
    cases, storm = origin_of(ctx, origin)
    found = ctx.uow.cases.get(cases[0]).brand if cases else ""
    found = ctx.uow.storms.get(storm).brand if storm else found
    if found in brands or len(brands) == 1:
        return found if found in brands else brands[0]
    raise Refused("refused-gone")


def origin_of(ctx: Context, origin: str) -> tuple[tuple[int, ...], int]:
    """Case and storm that it was started from, as the form carried it."""
    kind, _, number = origin.partition("-")
    if not number.isascii() or not number.isdigit():
        return (), 0
    if kind == "storm":
        return (), int(number)
    try:
        case = ctx.uow.cases.get(int(number))
        return ((case.id,) if not case.drill else ()), 0  # what was scripted is evidence of nothing
    except NotFound:
        return (), 0


def _form(
    ctx: Context, person: Person, language: str, brand: str, origin: str, *, level: str = ""
) -> OpenForm:
    playbooks = list(ctx.playbooks.values())
    if not playbooks:
        raise Refused("refused-no-playbook", who=names_with(ADMINS, ctx.team))
    twin = _newest_twin(ctx, brand)
    lead = proposed_lead(ctx, playbooks[0], person)
    options = tuple(Option(value=p.id, text=in_language(p.title, language)) for p in playbooks[:MOST_OPTIONS])
    return OpenForm(
        # The version says up to which crisis the form has warned: whoever was faster is no surprise afterwards.
        click=Click(verb="start", choice=origin, kind="crisis", id=0, version=twin.id + 1 if twin else 1),
        title="form-start-title",
        submit="form-start-submit",
        note="form-start-note-twin" if twin else "form-start-note",
        params={
            "who": ", ".join(name_of(ctx.team, one) for one in _plan(ctx, playbooks[0], lead, person)),
            "crisis": twin.id if twin else 0,
            "brand": brand,
            "at": twin.declared_at if twin else ctx.now,
        },
        fields=(
            Field(id="title", key="form-start-what", required=False, max_length=LONGEST_TITLE),
            level_field(level),
            Field(
                id="playbook",
                key="form-start-playbook",
                kind="choice",
                value=playbooks[0].id,
                options=options,
            ),
            people_field(
                "lead", "form-start-lead", ctx, who_could_lead(ctx, playbooks[0], person), value=lead
            ),
        ),
    )


def _newest_twin(ctx: Context, brand: str) -> Crisis | None:
    running = ctx.uow.crises.find(state=RUNS, brand=brand, drill=False)
    return max(running, key=lambda crisis: crisis.id, default=None)


def who_could_lead(ctx: Context, playbook: Playbook, person: Person) -> list[str]:
    able = qualified(ctx, playbook, LEAD)
    mine = [person.id] if person.id in able else []
    planned = [id for id in ctx.team.action_plan.roles.get(LEAD, ()) if id in able]
    return list(dict.fromkeys([*mine, *planned, *able]))


def proposed_lead(ctx: Context, playbook: Playbook, person: Person) -> str:
    return next(iter(who_could_lead(ctx, playbook, person)), "")


def _plan(ctx: Context, playbook: Playbook, lead: str, person: Person) -> list[str]:
    """Whom a start will call, for the text above the form."""
    pairs = [planned_pair(ctx, role.id, role.team_role, LEVELS[-1]) for role in playbook.roles]
    ids = [lead, *(id for pair in pairs for id in pair)]
    return [id for id in dict.fromkeys(ids) if id and id != person.id]


def planned_pair(ctx: Context, role: str, team_role: str, level: int) -> tuple[str, ...]:
    """Who plays a role and who stands in: as the action plan says, else who has the team's role for it; nobody at a
    level below that from which the plan calls them."""
    if not ctx.team.action_plan.calls(role, level):
        return ()
    planned = [id for id in ctx.team.action_plan.roles.get(role, ()) if id in ctx.team.people]
    if planned or not team_role:
        return tuple(planned[:2])
    return tuple(person.id for person in ctx.team.with_role(team_role))[:2]
