"""Forms that name a role and a person, and what they have in common."""

from handlers.crisis.crisis import Crisis, RoleFill
from handlers.crisis.people import people_field
from handlers.crisis.permissions import qualified, refuse_ended, role_title
from handlers.crisis.records import (
    names,
    notify,
    playbook_of,
    roles_of,
)
from handlers.effects import Field, OpenForm, Option
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import acting
from handlers.ports import Context

MOST_OPTIONS = 25


def running(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Crisis]:
    person = acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    refuse_ended(ctx, crisis, aftermath=True)
    return person, crisis


def role_form(
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
        Option(value=fill.role.replace("_", "-"), text=title_of(ctx, crisis, fill, language))
        for fill in fills[:MOST_OPTIONS]
    )
    people = everybody(ctx)
    empty = next(
        (option for fill, option in zip(fills, options, strict=False) if not fill.person), options[0]
    )
    fields: list[Field] = [
        Field(id="role", key="form-role-field", kind="choice", value=empty.value, options=options),
        people_field("person", "form-role-person", ctx, people),
    ]
    if deputy:
        fields.append(people_field("deputy", "form-role-deputy", ctx, people, required=False))
    return OpenForm(
        click=event.click,
        title=title,
        submit=submit,
        params={"crisis": crisis.id},
        fields=tuple(fields),
    )


def chosen_role(event: Submitted, ctx: Context, crisis: Crisis) -> RoleFill:
    wanted = event.values.get("role", "")
    found = [fill for fill in roles_of(ctx.uow, crisis) if fill.role.replace("_", "-") == wanted]
    if len(found) != 1:
        raise Refused("refused-form-incomplete", field="role")
    return found[0]


def everybody(ctx: Context) -> list[str]:
    return list(ctx.team.people)


def refuse_unqualified(ctx: Context, crisis: Crisis, chosen: RoleFill, person: str, *, field: str) -> None:
    able = qualified(ctx, playbook_of(ctx.uow, crisis), chosen.role)
    if person and person not in able:
        raise Refused("refused-role-unqualified", field=field, who=names(ctx.team, able))


def tell_players(
    ctx: Context, crisis: Crisis, people: list[str], chosen: RoleFill, key: str, by: Person
) -> None:
    for id in people:
        person = ctx.team.people.get(id)
        if person is not None:
            title = title_of(ctx, crisis, chosen, person.language)
            notify(ctx, crisis, [id], key, role=title, by=by.name, fill=chosen.id)


def title_of(ctx: Context, crisis: Crisis, chosen: RoleFill, language: str) -> str:
    return role_title(playbook_of(ctx.uow, crisis), chosen, language)
