"""Who plays which part: filled by the lead, taken, handed over with both sides agreeing, taken over with a reason."""

from dataclasses import replace

from handlers.crisis.checklist import complete
from handlers.crisis.crisis import Crisis, RoleFill
from handlers.crisis.people import people_field, person_in
from handlers.crisis.permissions import qualified, refuse_ended, refuse_unless_leading, role_title
from handlers.crisis.playbook import LEAD
from handlers.crisis.reason import reason_field, reason_in
from handlers.crisis.records import (
    change_crisis,
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
from handlers.crisis.rooms import invite
from handlers.effects import Effect, Field, OpenForm, Option, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context

MOST_OPTIONS = 25


def roles(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    return [ShowCard(kind="crisis-roles", subject=crisis.id)]


def ask_fill(event: Clicked, ctx: Context) -> list[Effect]:
    """The lead says who plays what; no role's own people are asked before."""
    person, crisis = _running(event, ctx)
    refuse_unless_leading(ctx, crisis, person)
    fills = [fill for fill in roles_of(ctx.uow, crisis) if fill.role != LEAD]
    if not fills:
        raise Refused("refused-no-role", crisis=crisis.id)
    return [_role_form(event, ctx, crisis, fills, "form-fill-title", "form-fill-submit", deputy=True)]


def fill(event: Submitted, ctx: Context) -> list[Effect]:
    person, crisis = _running(event, ctx)
    refuse_unless_leading(ctx, crisis, person)
    chosen = _chosen_role(event, ctx, crisis)
    if chosen.role == LEAD:
        raise Refused("refused-form-incomplete", field="role")
    able = _everybody(ctx)
    player = person_in(ctx, event.values.get("person", ""), able, field="person")
    deputy = person_in(ctx, event.values.get("deputy", ""), able, field="deputy")
    _refuse_unqualified(ctx, crisis, chosen, player, field="person")
    _refuse_unqualified(ctx, crisis, chosen, deputy, field="deputy")
    if not player or deputy == player:
        raise Refused("refused-form-incomplete", field="deputy" if player else "person")
    changed = replace(
        chosen, person=player, deputy=deputy, offered_to="", offered_by="", version=chosen.version + 1
    )
    ctx.uow.crisis_roles.save(changed)
    noted(ctx, crisis, person.id, "role.filled", role=chosen.role, to=player, deputy=deputy)
    told = [id for id in (player, deputy) if id and id != person.id]
    _tell(ctx, crisis, told, changed, "notice-role-filled", person)
    _roster_complete(ctx, crisis, person)
    show(ctx, crisis.id)
    title = _title(ctx, crisis, changed, event.actor.language)
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
    _refuse_unqualified(ctx, crisis, chosen, person.id, field="")
    return _played(ctx, crisis, chosen, person, event, "role.taken")


def ask_over(event: Clicked, ctx: Context) -> list[Effect]:
    """Hand over: a role that I play, or any if I lead."""
    person, crisis = _running(event, ctx)
    mine = _mine(ctx, crisis, person)
    if not mine:
        leads = lead_of(roles_of(ctx.uow, crisis))
        raise Refused(
            "refused-crisis-lead", crisis=crisis.id, who=names(ctx.team, [leads.person] if leads else [])
        )
    return [_role_form(event, ctx, crisis, mine, "form-over-title", "form-over-submit", deputy=False)]


def hand_over(event: Submitted, ctx: Context) -> list[Effect]:
    """It is offered; until the other says yes, who plays it goes on playing it."""
    person, crisis = _running(event, ctx)
    chosen = _chosen_role(event, ctx, crisis)
    if chosen not in _mine(ctx, crisis, person):
        raise Refused("refused-crisis-lead", crisis=crisis.id, who=names(ctx.team, [crisis.lead]))
    to = person_in(ctx, event.values.get("person", ""), _everybody(ctx), field="person")
    if not to or to == chosen.person:
        raise Refused("refused-form-incomplete", field="person")
    _refuse_unqualified(ctx, crisis, chosen, to, field="person")
    changed = replace(chosen, offered_to=to, offered_by=person.id, version=chosen.version + 1)
    ctx.uow.crisis_roles.save(changed)
    noted(ctx, crisis, person.id, "role.offered", role=chosen.role, to=to)
    _tell(ctx, crisis, [to], changed, "notice-role-offered", person)
    show(ctx, crisis.id)
    title = _title(ctx, crisis, changed, event.actor.language)
    params: dict[str, object] = {"role": title, "who": name_of(ctx.team, to), "crisis": crisis.id}
    return [*invite(ctx, crisis, [to]), Tell(key="told-role-offered", params=params)]


def accept(event: Clicked, ctx: Context) -> list[Effect]:
    """The other side says yes."""
    person = acting(event, ctx)
    chosen = ctx.uow.crisis_roles.get(event.click.id)
    crisis = ctx.uow.crises.get(chosen.crisis_id)
    refuse_ended(ctx, crisis, aftermath=True)
    if chosen.offered_to != person.id:
        raise Refused("refused-not-offered", crisis=crisis.id, who=names(ctx.team, [chosen.offered_to]))
    return _played(ctx, crisis, chosen, person, event, "role.accepted")


def decline(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    chosen = ctx.uow.crisis_roles.get(event.click.id)
    crisis = ctx.uow.crises.get(chosen.crisis_id)
    if chosen.offered_to != person.id:
        raise Refused("refused-not-offered", crisis=crisis.id, who=names(ctx.team, [chosen.offered_to]))
    changed = replace(chosen, offered_to="", offered_by="", version=chosen.version + 1)
    ctx.uow.crisis_roles.save(changed)
    noted(ctx, crisis, person.id, "role.declined", role=chosen.role)
    _tell(ctx, crisis, [chosen.offered_by], changed, "notice-role-declined", person)
    show(ctx, crisis.id)
    return [Tell(key="told-role-declined", params={"crisis": crisis.id})]


def ask_lead(event: Clicked, ctx: Context) -> list[Effect]:
    person, crisis = _running(event, ctx)
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
    person, crisis = _running(event, ctx)
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
        _tell(ctx, crisis, [chosen.offered_by], changed, "notice-role-accepted", person)
    _roster_complete(ctx, crisis, person)
    show(ctx, crisis.id)
    title = _title(ctx, crisis, changed, event.actor.language)
    said = Tell(key="told-role-taken", params={"role": title, "crisis": crisis.id})
    return [*invite(ctx, crisis, [person.id]), said]


def _roster_complete(ctx: Context, crisis: Crisis, person: Person) -> None:
    """The step that asks for the roles is done once none is unfilled."""
    if all(fill.person in ctx.team.people for fill in roles_of(ctx.uow, crisis)):
        complete(ctx, crisis, "roles", person)


def _running(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Crisis]:
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    refuse_ended(ctx, crisis, aftermath=True)
    return person, crisis


def _mine(ctx: Context, crisis: Crisis, person: Person) -> list[RoleFill]:
    fills = roles_of(ctx.uow, crisis)
    leads = crisis.lead == person.id
    return [fill for fill in fills if fill.person and (leads or fill.person == person.id)]


def _everybody(ctx: Context) -> list[str]:
    return list(ctx.team.people)


def _refuse_unqualified(ctx: Context, crisis: Crisis, chosen: RoleFill, person: str, *, field: str) -> None:
    able = qualified(ctx, playbook_of(ctx.uow, crisis), chosen.role)
    if person and person not in able:
        raise Refused("refused-role-unqualified", field=field, who=names(ctx.team, able))


def _role_form(
    event: Clicked,
    ctx: Context,
    crisis: Crisis,
    fills: list[RoleFill],
    title: str,
    submit: str,
    *,
    deputy: bool,
) -> OpenForm:
    language = event.actor.language
    options = tuple(
        Option(value=fill.role.replace("_", "-"), text=_title(ctx, crisis, fill, language))
        for fill in fills[:MOST_OPTIONS]
    )
    everybody = _everybody(ctx)
    empty = next(
        (option for fill, option in zip(fills, options, strict=False) if not fill.person), options[0]
    )
    fields: list[Field] = [
        Field(id="role", key="form-role-field", kind="choice", value=empty.value, options=options),
        people_field("person", "form-role-person", ctx, everybody),
    ]
    if deputy:
        fields.append(people_field("deputy", "form-role-deputy", ctx, everybody, required=False))
    return OpenForm(
        click=event.click,
        title=title,
        submit=submit,
        params={"crisis": crisis.id},
        fields=tuple(fields),
    )


def _chosen_role(event: Submitted, ctx: Context, crisis: Crisis) -> RoleFill:
    wanted = event.values.get("role", "")
    found = [fill for fill in roles_of(ctx.uow, crisis) if fill.role.replace("_", "-") == wanted]
    if len(found) != 1:
        raise Refused("refused-form-incomplete", field="role")
    return found[0]


def _tell(ctx: Context, crisis: Crisis, people: list[str], chosen: RoleFill, key: str, by: Person) -> None:
    for id in people:
        person = ctx.team.people.get(id)
        if person is not None:
            title = _title(ctx, crisis, chosen, person.language)
            notify(ctx, crisis, [id], key, role=title, by=by.name, fill=chosen.id)


def _title(ctx: Context, crisis: Crisis, chosen: RoleFill, language: str) -> str:
    return role_title(playbook_of(ctx.uow, crisis), chosen, language)
