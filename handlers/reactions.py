"""Reactions: which of them matter, and what has to be known of the message they stand under."""

from handlers.events import Reacted
from handlers.ports import Context


def wants_message(event: Reacted, ctx: Context) -> bool:
    """Whether the core has to see what was reacted to: an emoji of the table, put under what is no card of ours."""
    if not event.added or event.emoji not in ctx.team.reactions:
        return False
    place = event.place
    return ctx.uow.placements.at(place.platform, place.channel, place.message_id) is None
