"""What people do with live topics: take the next case, look through all of them."""

from handlers.effects import Effect, ShowCard
from handlers.errors import Refused
from handlers.events import Clicked
from handlers.permissions import acting
from handlers.ports import Context


def next_case(event: Clicked, ctx: Context) -> list[Effect]:
    """The case that should come next: nobody's, the most urgent, which stands for most comments."""
    acting(event, ctx)
    topic = ctx.uow.topics.get(event.click.id)
    found = ctx.uow.cases.of_topic(topic.id, offset=0, limit=1)
    if not found:
        raise Refused("refused-topic-empty")
    return [ShowCard(kind="case", subject=found[0].id)]


def cases(event: Clicked, ctx: Context) -> list[Effect]:
    """All open ones, page by page, for the one who asked."""
    acting(event, ctx)
    topic = ctx.uow.topics.get(event.click.id)
    asked = event.click.choice.removeprefix("p")
    page = asked[:2] if asked.isascii() and asked.isdigit() else "0"
    shown = ShowCard(
        kind="topic-cases", subject=topic.id, params={"page": page}, replaces=event.place.private
    )
    return [shown]
