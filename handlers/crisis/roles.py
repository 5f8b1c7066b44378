"""Who plays which part: filled by the lead, taken, handed over with both sides agreeing, taken over with a reason."""

from dataclasses import replace

from handlers.crisis.checklist import complete
from handlers.crisis.crisis import Crisis, RoleFill
from handlers.crisis.people import person_in
from handlers.crisis.permissions import refuse_ended, refuse_unless_leading
from handlers.crisis.playbook import LEAD
from handlers.crisis.records import (
    change_crisis,
    name_of,
    names,
    noted,
    roles_of,
    show,
)
from handlers.crisis.role_forms import (
    chosen_role,
    everybody,
    refuse_unqualified,
    role_form,
    running,
    tell_players,
    title_of,
)
from handlers.crisis.rooms import invite
from handlers.effects import Effect, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context


def roles(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    return [ShowCard(kind="crisis-roles", subject=crisis.id)]


def ask_fill(event: Clicked, ctx: Context) -> list[Effect]:
    """The lead says who plays what; no role's own people are asked before."""
    person, crisis = running(event, ctx)
    refuse_unless_leading(ctx, crisis, person)
    fills = [fill for fill in roles_of(ctx.uow, crisis) if fill.role != LEAD]
    if not fills:
        raise Refused("refused-no-role", crisis=crisis.id)
    return [role_form(event, ctx, crisis, fills, "form-fill-title", "form-fill-submit", deputy=True)]


def fill(event: Submitted, ctx: Context) -> list[Effect]:
    person, crisis = running(event, ctx)
    refuse_unless_leading(ctx, crisis, person)
    chosen = chosen_role(event, ctx, crisis)
    if chosen.role == LEAD:
        raise Refused("refused-form-incomplete", field="role")
    able = everybody(ctx)
    player = person_in(ctx, event.values.get("person", ""), able, field="person")
    deputy = person_in(ctx, event.values.get("deputy", ""), able, field="deputy")
    refuse_unqualified(ctx, crisis, chosen, player, field="person")
    refuse_unqualified(ctx, crisis, chosen, deputy, field="deputy")
    if not player or deputy == player:
        raise Refused("refused-form-incomplete", field="deputy" if player else "person")
    changed = replace(
        chosen, person=player, deputy=deputy, offered_to="", offered_by="", version=chosen.version + 1
    )
    ctx.uow.crisis_roles.save(changed)
    noted(ctx, crisis, person.id, "role.filled", role=chosen.role, to=player, deputy=deputy)
    told = [id for id in (player, deputy) if id and id != person.id]
    tell_players(ctx, crisis, told, changed, "notice-role-filled", person)
    _roster_complete(ctx, crisis, person)
    show(ctx, crisis.id)
    title = title_of(ctx, crisis, changed, event.actor.language)
    params: dict[str, object] = {"role": title, "who": name_of(ctx.team, player), "crisis": crisis.id}
    said = Tell(key="told-role-filled", params=params)
    return [*invite(ctx, crisis, [id for id in (player, deputy) if id]), said]


def take(event: Clicked, ctx: Context) -> list[Effect]:
    """I play it: for a role that nobody plays. Of two people one wins."""
    person = acting(event, ctx)
    chosen = ctx.uow.crisis_roles.get(event.click.id)
    crisis = ctx.uow.crises.get(chosen.crisis_id)
    refuse_ended(ctx, crisis, aftermath=True)
    if chosen.person in ctx.team.people:
        raise Refused("refused-role-taken", crisis=crisis.id, who=name_of(ctx.team, chosen.person))
    refuse_unqualified(ctx, crisis, chosen, person.id, field="")
    return _played(ctx, crisis, chosen, person, event, "role.taken")


def accept(event: Clicked, ctx: Context) -> list[Effect]:
    """The other side says yes."""
    person = acting(event, ctx)
    chosen = ctx.uow.crisis_roles.get(event.click.id)
    crisis = ctx.uow.crises.get(chosen.crisis_id)
    refuse_ended(ctx, crisis, aftermath=True)
    if chosen.offered_to != person.id:
        raise Refused("refused-not-offered", crisis=crisis.id, who=names(ctx.team, [chosen.offered_to]))
    return _played(ctx, crisis, chosen, person, event, "role.accepted")


def _played(
    ctx: Context, crisis: Crisis, chosen: RoleFill, person: Person, event: Clicked, type_: str
) -> list[Effect]:
    deputy = "" if chosen.deputy == person.id else chosen.deputy
    changed = replace(
        chosen,
        person=person.id,
        deputy=deputy,
        offered_to="",
        offered_by="",
        version=chosen.version + 1,
    )
    ctx.uow.crisis_roles.save(changed)
    noted(ctx, crisis, person.id, type_, role=chosen.role, platform=event.actor.platform)
    if chosen.role == LEAD:
        change_crisis(ctx, crisis, lead=person.id)
    if chosen.offered_by and chosen.offered_by != person.id:
        tell_players(ctx, crisis, [chosen.offered_by], changed, "notice-role-accepted", person)
    _roster_complete(ctx, crisis, person)
    show(ctx, crisis.id)
    title = title_of(ctx, crisis, changed, event.actor.language)
    said = Tell(key="told-role-taken", params={"role": title, "crisis": crisis.id})
    return [*invite(ctx, crisis, [person.id]), said]


def _roster_complete(ctx: Context, crisis: Crisis, person: Person) -> None:
    """The step that asks for the roles is done once none is unfilled."""
    if all(fill.person in ctx.team.people for fill in roles_of(ctx.uow, crisis)):
        complete(ctx, crisis, "roles", person)
