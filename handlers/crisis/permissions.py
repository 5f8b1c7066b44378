"""Who may do what in a crisis: its own roles decide, whatever else somebody is in the team."""

from handlers.crisis.crisis import LIVES, RUNS, Crisis, CrisisState, RoleFill, StepRow
from handlers.crisis.playbook import LEAD, Playbook
from handlers.crisis.records import leading, name_of, names, playbook_of, roles_of
from handlers.errors import Refused
from handlers.people import Person
from handlers.permissions import WORK
from handlers.ports import Context


def refuse_ended(ctx: Context, crisis: Crisis, *, aftermath: bool = False) -> None:
    """Refuse what only makes sense while it runs; `aftermath`: or after it was stood down."""
    # A drill has no aftermath: its scorecard is final.
    if crisis.state not in (LIVES if aftermath and not crisis.drill else RUNS):
        at = crisis.ended_at or crisis.declared_at
        undone = crisis.state is CrisisState.UNDONE
        key = "refused-crisis-undone" if undone else "refused-crisis-over"
        raise Refused(key, crisis=crisis.id, who=name_of(ctx.team, crisis.ended_by), at=at)


def refuse_unless_leading(ctx: Context, crisis: Crisis, person: Person) -> None:
    """Level, freeze, roles and the end are for who leads and who stands in."""
    leads = leading(ctx, crisis)
    if person.id not in leads:
        raise Refused("refused-crisis-lead", crisis=crisis.id, who=names(ctx.team, leads))


def refuse_step(ctx: Context, crisis: Crisis, row: StepRow, person: Person) -> None:
    """A step is for its owner, for who plays its role or stands in, and for who leads; where nobody plays the role,
    for everybody who could."""
    fill = next((fill for fill in roles_of(ctx.uow, crisis) if fill.role == row.role), None)
    own = {row.owner, fill.person if fill else "", fill.deputy if fill else ""} & ctx.team.people.keys()
    leads = leading(ctx, crisis)
    if person.id in own or person.id in leads:
        return
    could = qualified(ctx, playbook_of(ctx.uow, crisis), row.role)
    if not own and person.id in could:
        return
    who = names(ctx.team, [*(own or could), *leads])
    raise Refused("refused-step-role", crisis=crisis.id, who=who)


def qualified(ctx: Context, playbook: Playbook, role: str) -> tuple[str, ...]:
    """Ids of those who may play a role: who has the team's role for it; everybody who works here where the playbook
    asks for none, or nobody has it."""
    found = next((one for one in playbook.roles if one.id == role), None)
    wanted = found.team_role if found else (LEAD if role == LEAD else "")
    holders = tuple(person.id for person in ctx.team.with_role(wanted)) if wanted else ()
    return holders or tuple(
        p.id for p in ctx.team.people.values() if not (WORK | {"legal"}).isdisjoint(p.roles)
    )


def role_title(playbook: Playbook, fill: RoleFill, language: str) -> str:
    role = next((one for one in playbook.roles if one.id == fill.role), None)
    return (role.title.get(language) or role.title.get("de", "")) if role else fill.role
