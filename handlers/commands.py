"""Slash commands: one table, word -> what it does. The edge brings the words into English."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handlers import queue
from handlers.effects import Effect, Tell
from handlers.errors import Refused
from handlers.events import Commanded
from handlers.permissions import names_with
from handlers.ports import Context
from handlers.watch.desk import ask_peak

OnCommand = Callable[[Commanded, Context], list[Effect]]
ADMINS = frozenset({"admin"})


def commanded(event: Commanded, ctx: Context) -> list[Effect]:
    """What the first word says; anything else is answered with help."""
    word = event.words.partition(" ")[0].casefold()
    return COMMANDS.get(word, _help)(event, ctx)


def _help(_: Commanded, ctx: Context) -> list[Effect]:
    return [Tell(key="told-help", params={"reactions": tuple(ctx.team.reactions.items())})]


def _me(event: Commanded, ctx: Context) -> list[Effect]:
    person = event.actor.person
    if person is None:
        raise Refused("refused-unknown-person", who=names_with(ADMINS, ctx.team))
    return [Tell(key="told-me", params={"name": person.name, "roles": tuple(sorted(person.roles))})]


COMMANDS: Mapping[str, OnCommand] = MappingProxyType(
    {"help": _help, "me": _me, "peak": ask_peak, "queue": queue.opened}
)
