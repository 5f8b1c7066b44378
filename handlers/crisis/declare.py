"""A crisis begins: what runs, the form, the warning of a twin, and everything that a start sets up at once."""

from dataclasses import replace
from datetime import datetime

from handlers.checks import clean
from handlers.clicks import Click
from handlers.crisis.clocks import applies, first_due, watch
from handlers.crisis.crisis import RUNS, Crisis, CrisisRoom, PlaybookCopy, RoleFill, StepRow
from handlers.crisis.levels import level_field
from handlers.crisis.people import MOST_OPTIONS, people_field, person_in
from handlers.crisis.permissions import qualified
from handlers.crisis.playbook import LEAD, Playbook
from handlers.crisis.promise import promise
from handlers.crisis.records import in_language, name_of, names, noted
from handlers.crisis.rooms import ask_for_room, homes
from handlers.effects import Effect, Field, OpenForm, Option, ShowCard, Tell
from handlers.errors import NotFound, Refused
from handlers.events import Clicked, Commanded, Submitted
from handlers.people import Person
from handlers.permissions import acting, may, names_with
from handlers.ports import Context
from handlers.records import note, place

LONGEST_TITLE = 120
ADMINS = frozenset({"admin"})


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
    running = [room.crisis_id for room in here] or [crisis.id for crisis in ctx.uow.crises.find(state=RUNS)]
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
    brand = _brand(ctx, origin)
    return [_form(ctx, person, event.actor.language, brand, origin, level=level)]


def _brand(ctx: Context, origin: str) -> str:
    """For which brand: five fields are all that a form holds, so what it was opened for has to say it."""
    brands = list(ctx.team.brands)
    number = origin.removeprefix("b")
    if number.isascii() and number.isdigit() and int(number) < len(brands):
        return brands[int(number)]
    cases, storm = _origin(ctx, origin)
    found = ctx.uow.cases.get(cases[0]).brand if cases else ""
    found = ctx.uow.storms.get(storm).brand if storm else found
    if found in brands or len(brands) == 1:
        return found if found in brands else brands[0]
    raise Refused("refused-gone")


def _form(
    ctx: Context, person: Person, language: str, brand: str, origin: str, *, level: str = ""
) -> OpenForm:
    playbooks = list(ctx.playbooks.values())
    if not playbooks:
        raise Refused("refused-no-playbook", who=names_with(ADMINS, ctx.team))
    twin = _newest_twin(ctx, brand)
    lead = _proposed_lead(ctx, playbooks[0], person)
    options = tuple(Option(value=p.id, text=in_language(p.title, language)) for p in playbooks[:MOST_OPTIONS])
    return OpenForm(
        # The version says up to which crisis the form has warned: whoever was faster is no surprise afterwards.
        click=Click(verb="start", choice=origin, kind="crisis", id=0, version=twin.id + 1 if twin else 1),
        title="form-start-title",
        submit="form-start-submit",
        note="form-start-note-twin" if twin else "form-start-note",
        params={
            "who": ", ".join(names(ctx.team, _plan(ctx, playbooks[0], lead, person))),
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
                "lead", "form-start-lead", ctx, _who_could_lead(ctx, playbooks[0], person), value=lead
            ),
        ),
    )


def _newest_twin(ctx: Context, brand: str) -> Crisis | None:
    running = ctx.uow.crises.find(state=RUNS, brand=brand, drill=False)
    return max(running, key=lambda crisis: crisis.id, default=None)


def _who_could_lead(ctx: Context, playbook: Playbook, person: Person) -> list[str]:
    able = qualified(ctx, playbook, LEAD)
    mine = [person.id] if person.id in able else []
    planned = [id for id in ctx.team.action_plan.roles.get(LEAD, ()) if id in able]
    return list(dict.fromkeys([*mine, *planned, *able]))


def _proposed_lead(ctx: Context, playbook: Playbook, person: Person) -> str:
    return next(iter(_who_could_lead(ctx, playbook, person)), "")


def start(event: Submitted, ctx: Context) -> list[Effect]:
    """Everything at once: the crisis with its steps, roles and clocks, the line in the channels, the rooms' errands."""
    person = acting(event, ctx)
    title = clean(event.values.get("title", ""))[:LONGEST_TITLE]
    playbook = ctx.playbooks.get(event.values.get("playbook", ""))
    level = event.values.get("level", "")
    if playbook is None:
        raise Refused("refused-form-incomplete", field="playbook", quote=title)
    if level not in {str(number) for number in range(7)}:
        raise Refused("refused-form-incomplete", field="level", quote=title)
    brand = _brand(ctx, event.click.choice)
    _refuse_twin(event, ctx, brand, title)
    lead = person_in(ctx, event.values.get("lead", ""), _who_could_lead(ctx, playbook, person), field="lead")
    crisis = declare(
        ctx,
        person,
        playbook,
        brand=brand,
        title=title,
        level=int(level),
        lead=lead or _proposed_lead(ctx, playbook, person),
        origin=event.click.choice,
    )
    errands = begin(ctx, crisis)
    noted(ctx, crisis, person.id, "crisis.declared", level=crisis.level, platform=event.actor.platform)
    return [*errands, Tell(key="told-crisis-started", params={"crisis": crisis.id})]


def _refuse_twin(event: Submitted, ctx: Context, brand: str, title: str) -> None:
    """One that the form did not warn of: somebody was faster. Going on deliberately takes a new form, which warns."""
    for crisis in ctx.uow.crises.find(state=RUNS, brand=brand, drill=False):
        if crisis.id >= event.click.version:
            who = name_of(ctx.team, crisis.declared_by)
            raise Refused(
                "refused-crisis-twin",
                field="title",
                quote=title,
                crisis=crisis.id,
                who=who,
                at=crisis.declared_at,
            )


def declare(
    ctx: Context,
    person: Person,
    playbook: Playbook,
    *,
    brand: str,
    title: str,
    level: int,
    lead: str,
    origin: str = "-",
    drill: bool = False,
) -> Crisis:
    """The crisis with its roles, steps and clocks; nothing is said to anybody yet. Raises Refused where the brand has
    no channel to say it in."""
    channels = homes(ctx, brand)
    if not channels:
        raise Refused("refused-no-crisis-channel", brand=brand, who=names_with(ADMINS, ctx.team), quote=title)
    cases, storm = _origin(ctx, origin)
    crisis = ctx.uow.crises.add(
        Crisis(
            brand=brand,
            title=title,
            drill=drill,
            playbook_id=_copy(ctx, playbook).id,
            level=level,
            lead=lead,
            declared_by=person.id,
            declared_at=ctx.now,
            cases=cases,
            storm=storm,
        )
    )
    for channel in channels:
        ctx.uow.crisis_rooms.add(
            CrisisRoom(
                crisis_id=crisis.id, platform=channel.platform, near=channel.id, language=channel.language
            )
        )
    _fill_roles(ctx, crisis, playbook)
    _lay_out(ctx, crisis, playbook)
    for case_id in cases:
        note(ctx, person.id, "case.in_crisis", f"case:{case_id}", crisis=crisis.id)
    return promise(ctx, crisis, _first_word(crisis, playbook))


def _copy(ctx: Context, playbook: Playbook) -> PlaybookCopy:
    found = ctx.uow.playbooks.find(playbook=playbook.id, version=playbook.version)
    return next(iter(found), None) or ctx.uow.playbooks.add(
        PlaybookCopy(playbook=playbook.id, version=playbook.version, content=playbook)
    )


def _origin(ctx: Context, origin: str) -> tuple[tuple[int, ...], int]:
    """Case and storm that it was started from, as the form carried it."""
    kind, _, number = origin.partition("-")
    if not number.isascii() or not number.isdigit():
        return (), 0
    if kind == "storm":
        return (), int(number)
    try:
        return (ctx.uow.cases.get(int(number)).id,), 0
    except NotFound:
        return (), 0


def _plan(ctx: Context, playbook: Playbook, lead: str, person: Person) -> list[str]:
    """Whom a start will call, for the text above the form."""
    pairs = [_pair(ctx, role.id, role.team_role) for role in playbook.roles]
    ids = [lead, *(id for pair in pairs for id in pair)]
    return [id for id in dict.fromkeys(ids) if id and id != person.id]


def _pair(ctx: Context, role: str, team_role: str) -> tuple[str, ...]:
    """Who plays a role and who stands in: as the action plan says, else who has the team's role for it."""
    planned = [id for id in ctx.team.action_plan.roles.get(role, ()) if id in ctx.team.people]
    if planned or not team_role:
        return tuple(planned[:2])
    return tuple(person.id for person in ctx.team.with_role(team_role))[:2]


def _fill_roles(ctx: Context, crisis: Crisis, playbook: Playbook) -> None:
    roles = [(role.id, role.team_role) for role in playbook.roles]
    if LEAD not in {id for id, _ in roles}:
        roles.insert(0, (LEAD, LEAD))
    for position, (role, team_role) in enumerate(roles):
        pair = _pair(ctx, role, team_role)
        if role == LEAD:
            pair = (crisis.lead, *(id for id in pair if id != crisis.lead))
        filled = (*pair, "", "")
        ctx.uow.crisis_roles.add(
            RoleFill(crisis_id=crisis.id, role=role, position=position, person=filled[0], deputy=filled[1])
        )


def _lay_out(ctx: Context, crisis: Crisis, playbook: Playbook) -> None:
    """One row for each step; those that count already get their clock."""
    for position, step in enumerate(playbook.steps):
        row = StepRow(
            crisis_id=crisis.id,
            step=step.id,
            position=position,
            role=step.role,
            level_from=step.level_from,
            blocking=step.blocking,
        )
        counts = applies(crisis, row)
        due = first_due(step.due, crisis.declared_at) if counts else None
        row = ctx.uow.crisis_steps.add(replace(row, due_at=due))
        if counts:
            watch(ctx, row)


def _first_word(crisis: Crisis, playbook: Playbook) -> datetime:
    """The first public word is promised for when the first statement is due."""
    dues = [
        crisis.declared_at + step.due.after
        for step in playbook.steps
        if step.action == "statement" and step.due and not step.due.step and step.level_from <= crisis.level
    ]
    return min(dues, default=crisis.declared_at + playbook.update_every)


def begin(ctx: Context, crisis: Crisis) -> list[Effect]:
    """Say it in the brand's channels and ask for the rooms."""
    wanted: list[Effect] = []
    for room in ctx.uow.crisis_rooms.find(crisis_id=crisis.id):
        channel = next(c for c in homes(ctx, crisis.brand) if c.platform == room.platform)
        place(ctx, "crisis-line", crisis.id, channel)
        wanted.append(ask_for_room(crisis, room))
    return wanted
