"""Somebody's account is gone: what they played in a crisis is unfilled and says so, and the deputy is asked."""

from dataclasses import replace

from handlers.crisis.crisis import RUNS, Crisis, RoleFill
from handlers.crisis.permissions import qualified, role_title
from handlers.crisis.playbook import LEAD
from handlers.crisis.records import change_crisis, noted, notify, playbook_of, roles_of, show, steps_of
from handlers.effects import Effect
from handlers.events import AccountGone
from handlers.linked import PLATFORMS
from handlers.people import Person
from handlers.ports import Context
from handlers.records import BOT


def gone(event: AccountGone, ctx: Context) -> list[Effect]:
    """Whoever still has an account on the other platform is in the team all the same."""
    person = ctx.team.person_by_account(event.platform, event.account)
    if person is None or any(person.account(name) for name in PLATFORMS if name != event.platform):
        return []
    for crisis in ctx.uow.crises.find(state=RUNS):
        _leaves(ctx, crisis, person)
    return []


def _leaves(ctx: Context, crisis: Crisis, person: Person) -> None:
    played = [fill for fill in roles_of(ctx.uow, crisis) if person.id in {fill.person, fill.deputy}]
    owned = [row for row in steps_of(ctx.uow, crisis) if row.owner == person.id]
    for row in owned:
        ctx.uow.crisis_steps.save(replace(row, owner="", version=row.version + 1))
    for fill in played:
        _vacate(ctx, crisis, fill, person)
    if crisis.lead == person.id:
        change_crisis(ctx, crisis, lead="")
    elif played or owned:
        show(ctx, crisis.id)


def _vacate(ctx: Context, crisis: Crisis, fill: RoleFill, person: Person) -> None:
    """Of a deputy who leaves only the place is empty; of who played it somebody has to know."""
    changed = replace(fill, deputy="" if fill.deputy == person.id else fill.deputy, version=fill.version + 1)
    if fill.person != person.id:
        ctx.uow.crisis_roles.save(changed)
        return
    deputy = changed.deputy if changed.deputy in ctx.team.people else ""
    ctx.uow.crisis_roles.save(replace(changed, person="", offered_to=deputy, offered_by=""))
    noted(ctx, crisis, BOT, "role.vacated", role=fill.role)
    playbook = playbook_of(ctx.uow, crisis)
    asked = [deputy] if deputy else [id for id in (crisis.lead, *_could_lead(ctx, crisis)) if id != person.id]
    for language in dict.fromkeys(ctx.team.people[id].language for id in asked if id in ctx.team.people):
        readers = [id for id in asked if id in ctx.team.people and ctx.team.people[id].language == language]
        title = role_title(playbook, fill, language)
        notify(ctx, crisis, readers, "notice-role-vacant", role=title, by=person.name, fill=fill.id)


def _could_lead(ctx: Context, crisis: Crisis) -> tuple[str, ...]:
    return qualified(ctx, playbook_of(ctx.uow, crisis), LEAD)
