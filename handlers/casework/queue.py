"""The queue as one person sees it: opened by command or in the app's home, turned and filtered by its own controls."""

from handlers.effects import Effect, ShowCard
from handlers.errors import Refused
from handlers.events import Actor, Clicked, Commanded, HomeOpened
from handlers.permissions import acting, may
from handlers.ports import Context
from handlers.sections import Look, click_of, look_of, sections_of


def opened(event: Commanded | HomeOpened, ctx: Context) -> list[Effect]:
    """The person's own cases first; where there are none, what waits for somebody."""
    refusal = may("queue", event.actor.person, ctx.team)
    if refusal is not None:
        raise refusal
    return [_shown(_beginning(event.actor, ctx), event.actor, ctx)]


def turned(event: Clicked, ctx: Context) -> list[Effect]:
    """Another section, page or filter, in place of what stands there."""
    acting(event, ctx)
    return [_shown(look_of(event.click, ctx.team), event.actor, ctx, replaces=True)]


def listed(event: Clicked, ctx: Context) -> list[Effect]:
    """From a message that everybody sees: the list that it speaks of, for the one who asks."""
    acting(event, ctx)
    return [_shown(look_of(event.click, ctx.team), event.actor, ctx)]


def _beginning(actor: Actor, ctx: Context) -> Look:
    person = actor.person
    if person is None:
        raise Refused("refused-unknown-click")
    for section in sections_of(person):
        if ctx.uow.cases.queue_size(section, person, ctx.now, 1):
            return Look(section=section)
    return Look(section="free")


def _shown(look: Look, actor: Actor, ctx: Context, *, replaces: bool = False) -> ShowCard:
    if actor.person is None:
        raise Refused("refused-unknown-click")
    return ShowCard(
        kind="queue",
        subject=click_of(look, ctx.team).id,
        params={"section": look.section, "person": actor.person.id, "at": ctx.now.isoformat()},
        replaces=replaces,
    )
