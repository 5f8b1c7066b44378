"""Slash commands: what one can do here, and as whom the bot knows an account. The edge brings words into English."""

from handlers import queue
from handlers.effects import Effect, Tell
from handlers.errors import Refused
from handlers.events import Commanded
from handlers.permissions import names_with
from handlers.ports import Context

ADMINS = frozenset({"admin"})


def commanded(event: Commanded, ctx: Context) -> list[Effect]:
    """`queue`, `me`, or anything else, which is answered with help; writes nothing."""
    word = event.words.partition(" ")[0].casefold()
    if word == "queue":
        return queue.opened(event, ctx)
    if word != "me":
        return [Tell(key="told-help")]
    person = event.actor.person
    if person is None:
        raise Refused("refused-unknown-person", who=names_with(ADMINS, ctx.team))
    return [Tell(key="told-me", params={"name": person.name, "roles": tuple(sorted(person.roles))})]
