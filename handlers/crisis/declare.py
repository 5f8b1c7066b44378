"""A crisis begins: what runs, the form, the warning of a twin, and everything that a start sets up at once."""

from dataclasses import replace
from datetime import datetime

from handlers.checks import clean
from handlers.comment import Comment
from handlers.crisis.clocks import applies, first_due, watch
from handlers.crisis.crisis import RUNS, Crisis, CrisisRoom, PlaybookCopy, RoleFill, StepRow
from handlers.crisis.people import person_in
from handlers.crisis.playbook import LEAD, Playbook
from handlers.crisis.promise import promise
from handlers.crisis.records import announce, keep, name_of, noted
from handlers.crisis.rooms import ask_for_room, homes
from handlers.crisis.starting import (
    ADMINS,
    LONGEST_TITLE,
    brand_of,
    origin_of,
    planned_pair,
    proposed_lead,
    who_could_lead,
)
from handlers.effects import Effect, Tell
from handlers.errors import Refused
from handlers.events import Submitted
from handlers.people import Person
from handlers.permissions import acting, names_with
from handlers.ports import Context
from handlers.records import note, place
from handlers.sources.chat_source import is_chat


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
    brand = brand_of(ctx, event.click.choice)
    _refuse_twin(event, ctx, brand, title)
    lead = person_in(ctx, event.values.get("lead", ""), who_could_lead(ctx, playbook, person), field="lead")
    crisis = declare(
        ctx,
        person,
        playbook,
        brand=brand,
        title=title,
        level=int(level),
        lead=lead or proposed_lead(ctx, playbook, person),
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
    cases, storm = origin_of(ctx, origin)
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
            links=tuple(message.url for message in _messages(ctx, cases)),
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
    for message in _messages(ctx, cases):
        content = keep(ctx, crisis, "message", person.id, f"{message.text}\n{message.url}")
        noted(ctx, crisis, person.id, "crisis.message", content, platform=message.source.partition(":")[2])
    return promise(ctx, crisis, _first_word(crisis, playbook))


def _messages(ctx: Context, cases: tuple[int, ...]) -> list[Comment]:
    """Messages in chat among what it was started from: their links are evidence."""
    said = [case for case in map(ctx.uow.cases.get, cases) if is_chat(case)]
    return [one for one in (ctx.uow.comments.get(case.comment_id) for case in said) if one.url]


def _copy(ctx: Context, playbook: Playbook) -> PlaybookCopy:
    found = ctx.uow.playbooks.find(playbook=playbook.id, version=playbook.version)
    return next(iter(found), None) or ctx.uow.playbooks.add(
        PlaybookCopy(playbook=playbook.id, version=playbook.version, content=playbook)
    )


def _fill_roles(ctx: Context, crisis: Crisis, playbook: Playbook) -> None:
    roles = [(role.id, role.team_role) for role in playbook.roles]
    if LEAD not in {id for id, _ in roles}:
        roles.insert(0, (LEAD, LEAD))
    for position, (role, team_role) in enumerate(roles):
        pair = planned_pair(ctx, role, team_role, crisis.level)
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
    """Say it in the brand's channels and ask for the rooms; whoever is in a drill learns that this one is real."""
    wanted: list[Effect] = []
    for drill in ctx.uow.crises.find(state=RUNS, drill=True) if not crisis.drill else ():
        announce(ctx, drill, "notice-drill-real", real=crisis.id, brand=crisis.brand, at=crisis.declared_at)
    for room in ctx.uow.crisis_rooms.find(crisis_id=crisis.id):
        channel = next(c for c in homes(ctx, crisis.brand) if c.platform == room.platform)
        place(ctx, "crisis-line", crisis.id, channel)
        wanted.append(ask_for_room(crisis, room))
    return wanted
