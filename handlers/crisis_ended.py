"""A crisis has ended: what goes on beside it hears so at once, its drill and the topic cards that it asked for."""

from handlers.crisis.crisis import RUNS
from handlers.drills import running
from handlers.effects import Effect
from handlers.events import Clicked, Submitted
from handlers.ports import Context
from handlers.watch import gather


def stood_down(event: Clicked, ctx: Context) -> list[Effect]:
    return _let_go(event, ctx, running.stood_down(event, ctx))


def mistaken(event: Submitted, ctx: Context) -> list[Effect]:
    return _let_go(event, ctx, running.mistaken(event, ctx))


def _let_go(event: Clicked | Submitted, ctx: Context, effects: list[Effect]) -> list[Effect]:
    crisis = ctx.uow.crises.get(event.click.id)
    if crisis.state not in RUNS:
        gather.let_go(ctx, crisis.brand)
        if crisis.storm:
            ctx.uow.placements.touch("storm", crisis.storm)  # it says how long the watch stays sharper
    return effects
