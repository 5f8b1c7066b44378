"""The record, read: decisions, timeline and report, for the one who asks."""

from handlers.crisis.taking_part import crisis_meant
from handlers.effects import Effect, ShowCard
from handlers.events import Clicked, Commanded
from handlers.permissions import acting, may
from handlers.ports import Context


def decisions(event: Clicked, ctx: Context) -> list[Effect]:
    """All of them, the newest first, by page."""
    return _paged("crisis-decisions", event, ctx)


def timeline(event: Clicked, ctx: Context) -> list[Effect]:
    return _paged("crisis-timeline", event, ctx)


def report(event: Clicked, ctx: Context) -> list[Effect]:
    """The essentials; the whole of it is a file."""
    acting(event, ctx)
    return [ShowCard(kind="crisis-report", subject=ctx.uow.crises.get(event.click.id).id)]


def command_report(event: Commanded, ctx: Context) -> list[Effect]:
    return command_card("crisis-report", event, ctx)


def decision(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    return [ShowCard(kind="decision", subject=ctx.uow.decisions.get(event.click.id).id)]


def command_timeline(event: Commanded, ctx: Context) -> list[Effect]:
    return command_card("crisis-timeline", event, ctx)


def command_card(kind: str, event: Commanded, ctx: Context) -> list[Effect]:
    """A private card of the crisis that is meant; which one is asked where that isn't clear."""
    refusal = may("where", event.actor.person, ctx.team)
    if refusal is not None:
        raise refusal
    crisis = crisis_meant(ctx.uow, event.place)
    return [ShowCard(kind=kind, subject=crisis.id) if crisis else ShowCard(kind="crises", subject=0)]


def _paged(kind: str, event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    crisis = ctx.uow.crises.get(event.click.id)
    page = event.click.choice.removeprefix("p") if event.click.choice != "-" else ""
    return [ShowCard(kind=kind, subject=crisis.id, params={"page": page}, replaces=bool(page))]
