"""`/crisis prepare`: what is out of date, each with the button that mends it, and the ways to the lists."""

from handlers.effects import Effect, ShowCard
from handlers.errors import Refused
from handlers.events import Clicked, Commanded
from handlers.permissions import acting, may
from handlers.ports import Context
from handlers.prepare.findings import findings, packed


def commanded(event: Commanded, ctx: Context) -> list[Effect]:
    refusal = may("prepare", event.actor.person, ctx.team)
    if refusal is not None:
        raise refusal
    return [_card(ctx, event.actor.language, "1", replaces=False)]


def prepare(event: Clicked, ctx: Context) -> list[Effect]:
    """Another page in place of what stands there; without one anew."""
    acting(event, ctx)
    page = event.click.choice.removeprefix("p")
    if not (page == "-" or (page.isascii() and page.isdigit())):
        raise Refused("refused-unknown-click")
    return [_card(ctx, event.actor.language, page, replaces=page.isdigit())]


def _card(ctx: Context, language: str, page: str, *, replaces: bool) -> ShowCard:
    params = {"findings": packed(findings(ctx, language)), "page": page, "at": ctx.now.isoformat()}
    return ShowCard(kind="prepare", subject=0, params=params, replaces=replaces)
