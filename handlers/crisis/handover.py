"""A role changes hands: handed over with both sides agreeing, the lead taken over with a reason."""

from dataclasses import replace

from handlers.crisis.crisis import Crisis, RoleFill
from handlers.crisis.people import person_in
from handlers.crisis.permissions import qualified
from handlers.crisis.playbook import LEAD
from handlers.crisis.reason import reason_field, reason_in
from handlers.crisis.records import (
    decided,
    lead_of,
    name_of,
    names,
    noted,
    notify,
    playbook_of,
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
from handlers.effects import Effect, OpenForm, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context


def ask_over(event: Clicked, ctx: Context) -> list[Effect]:
    """Hand over: a role that I play, or any if I lead."""
    person, crisis = running(event, ctx)
    mine = _mine(ctx, crisis, person)
    if not mine:
        leads = lead_of(roles_of(ctx.uow, crisis))
        raise Refused(
            "refused-crisis-lead", crisis=crisis.id, who=names(ctx.team, [leads.person] if leads else [])
        )
    return [role_form(event, ctx, crisis, mine, "form-over-title", "form-over-submit", deputy=False)]


def hand_over(event: Submitted, ctx: Context) -> list[Effect]:
    """It is offered; until the other says yes, who plays it goes on playing it."""
    person, crisis = running(event, ctx)
    chosen = chosen_role(event, ctx, crisis)
    if chosen not in _mine(ctx, crisis, person):
        raise Refused("refused-crisis-lead", crisis=crisis.id, who=names(ctx.team, [crisis.lead]))
    to = person_in(ctx, event.values.get("person", ""), everybody(ctx), field="person")
    if not to or to == chosen.person:
        raise Refused("refused-form-incomplete", field="person")
    refuse_unqualified(ctx, crisis, chosen, to, field="person")
    changed = replace(chosen, offered_to=to, offered_by=person.id, version=chosen.version + 1)
    ctx.uow.crisis_roles.save(changed)
    noted(ctx, crisis, person.id, "role.offered", role=chosen.role, to=to)
    tell_players(ctx, crisis, [to], changed, "notice-role-offered", person)
    show(ctx, crisis.id)
    title = title_of(ctx, crisis, changed, event.actor.language)
    params: dict[str, object] = {"role": title, "who": name_of(ctx.team, to), "crisis": crisis.id}
    return [*invite(ctx, crisis, [to]), Tell(key="told-role-offered", params=params)]


def decline(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    chosen = ctx.uow.crisis_roles.get(event.click.id)
    crisis = ctx.uow.crises.get(chosen.crisis_id)
    if chosen.offered_to != person.id:
        raise Refused("refused-not-offered", crisis=crisis.id, who=names(ctx.team, [chosen.offered_to]))
    changed = replace(chosen, offered_to="", offered_by="", version=chosen.version + 1)
    ctx.uow.crisis_roles.save(changed)
    noted(ctx, crisis, person.id, "role.declined", role=chosen.role)
    tell_players(ctx, crisis, [chosen.offered_by], changed, "notice-role-declined", person)
    show(ctx, crisis.id)
    return [Tell(key="told-role-declined", params={"crisis": crisis.id})]


def _mine(ctx: Context, crisis: Crisis, person: Person) -> list[RoleFill]:
    fills = roles_of(ctx.uow, crisis)
    leads = crisis.lead == person.id
    return [fill for fill in fills if fill.person and (leads or fill.person == person.id)]


def ask_lead(event: Clicked, ctx: Context) -> list[Effect]:
    person, crisis = running(event, ctx)
    _refuse_lead(ctx, crisis, person)
    return [
        OpenForm(
            click=event.click,
            title="form-lead-title",
            submit="form-lead-submit",
            note="form-lead-note",
            params={"crisis": crisis.id, "who": name_of(ctx.team, crisis.lead)},
            fields=(reason_field(),),
        )
    ]


def take_lead(event: Submitted, ctx: Context) -> list[Effect]:
    """The other side is gone, and says nothing: the reason stands in the log, and they are told."""
    person, crisis = running(event, ctx)
    _refuse_lead(ctx, crisis, person)
    reason = reason_in(event)
    chosen = lead_of(roles_of(ctx.uow, crisis))
    before = crisis.lead
    if chosen is not None:
        deputy = before if chosen.deputy in {"", person.id} else chosen.deputy
        ctx.uow.crisis_roles.save(
            replace(
                chosen,
                person=person.id,
                deputy=deputy,
                offered_to="",
                offered_by="",
                version=chosen.version + 1,
            )
        )
    decided(
        ctx, crisis, person.id, "lead", reason=reason, changes={"lead": person.id}, was=before, now=person.id
    )
    notify(ctx, crisis, [before], "notice-lead-taken", quote=reason, by=person.name)
    return [*invite(ctx, crisis, [person.id]), Tell(key="told-lead-taken", params={"crisis": crisis.id})]


def _refuse_lead(ctx: Context, crisis: Crisis, person: Person) -> None:
    if crisis.lead == person.id:
        raise Refused("refused-leads-already", crisis=crisis.id)
    chosen = lead_of(roles_of(ctx.uow, crisis))
    able = qualified(ctx, playbook_of(ctx.uow, crisis), LEAD)
    if person.id not in able and (chosen is None or chosen.deputy != person.id):
        raise Refused("refused-role-unqualified", field="", who=names(ctx.team, able))
