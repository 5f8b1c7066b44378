"""Messages that somebody has pointed at, as the platform showed them.

A form about one that the bot may not read itself, or that is gone when it comes back, still knows what it is about.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from handlers.events import Actor, ChatMessage, Place

MOST = 500
LIFE = timedelta(minutes=30)
"""Longer than anybody writes in a form."""
_Key = tuple[str, str, str, str]
"""Platform and account of who pointed; channel and message."""


@dataclass(frozen=True, kw_only=True)
class Pointed:
    """Kept in memory alone, by who pointed at it: nobody gets to see what they were not shown."""

    _kept: OrderedDict[_Key, tuple[datetime, ChatMessage]] = field(
        default_factory=OrderedDict[_Key, tuple[datetime, ChatMessage]]
    )

    def keep(self, actor: Actor, message: ChatMessage, now: datetime) -> None:
        key = _key(actor, message.place)
        self._kept[key] = (now, message)
        self._kept.move_to_end(key)
        while len(self._kept) > MOST or next(iter(self._kept.values()))[0] < now - LIFE:
            self._kept.popitem(last=False)

    def of(self, actor: Actor, place: Place, now: datetime) -> ChatMessage | None:
        at, message = self._kept.get(_key(actor, place), (now, None))
        return message if at >= now - LIFE else None


def _key(actor: Actor, place: Place) -> _Key:
    return actor.platform, actor.account, place.channel, place.message_id
