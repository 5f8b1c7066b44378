"""A higher level calls more people: those whom the action plan calls from there on, for roles that nobody plays."""

from dataclasses import replace

from handlers.crisis.crisis import Crisis
from handlers.crisis.records import noted, notify, playbook_of, roles_of, show
from handlers.crisis.rooms import invite
from handlers.crisis.starting import planned_pair
from handlers.effects import Effect
from handlers.ports import Context
from handlers.records import BOT


def call_up(ctx: Context, crisis: Crisis, was: int) -> list[Effect]:
    """Fill the roles that the plan leaves empty below this level, and bring their people into the rooms."""
    plan = ctx.team.action_plan
    team_roles = {role.id: role.team_role for role in playbook_of(ctx.uow, crisis).roles}
    called: list[str] = []
    for fill in roles_of(ctx.uow, crisis):
        if fill.person or plan.calls(fill.role, was) or not plan.calls(fill.role, crisis.level):
            continue
        pair = planned_pair(ctx, fill.role, team_roles.get(fill.role, ""), crisis.level)
        if not pair:
            continue
        filled = (*pair, "")
        ctx.uow.crisis_roles.save(replace(fill, person=filled[0], deputy=filled[1], version=fill.version + 1))
        noted(ctx, crisis, BOT, "role.filled", role=fill.role, to=filled[0], deputy=filled[1])
        called += pair
    if not called:
        return []
    show(ctx, crisis.id)
    notify(ctx, crisis, called, "notice-crisis-called", level=crisis.level)
    return invite(ctx, crisis, called)
