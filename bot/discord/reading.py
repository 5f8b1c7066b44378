# pyright: strict
"""A message as Discord's JSON shows it, in the words of the core. What it says is distrusted."""

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
from msgspec import Struct, field

from handlers.events import ChatMessage, Place

PLATFORM = "discord"
LONGEST = 4000
LONGEST_NAME = 200
DEEPEST = 6
REPLY = 19
_TALK = frozenset({0, REPLY, 20, 23})
"""Types of what people and bots say, as against what Discord itself notes in a channel."""


class _User(Struct):
    id: str
    username: str = ""
    global_name: str | None = None
    bot: bool = False


class _Words(Struct):
    content: str = ""


class _Forwarded(Struct):
    message: _Words = field(default_factory=_Words)


class _Component(Struct):
    content: str = ""
    components: list["_Component"] = field(default_factory=list["_Component"])


class Said(Struct):
    """A message, as far as it concerns us."""

    id: str
    author: _User
    timestamp: datetime
    type: int = 0
    content: str = ""
    mentions: list[_User] = field(default_factory=list[_User])
    components: list[_Component] = field(default_factory=list[_Component])
    message_snapshots: list[_Forwarded] = field(default_factory=list[_Forwarded])
    referenced_message: "Said | None" = None

    @property
    def is_talk(self) -> bool:
        return self.type in _TALK

    def shown_to(self, account: str) -> bool:
        """Whether Discord shows its words to an application that may not read what people write."""
        return account == self.author.id or any(account == one.id for one in self.mentions)

    def told(
        self, *, place: Place, account: str, link: str = "", thread: tuple[ChatMessage, ...] = ()
    ) -> ChatMessage:
        """`account` is the bot's own."""
        author, at = self.author, self.timestamp
        return ChatMessage(
            place=place,
            account=author.id,
            name=(author.global_name or author.username)[:LONGEST_NAME],
            text=self._text()[:LONGEST],
            at=at if at.tzinfo else at.replace(tzinfo=UTC),
            ours=author.id == account,
            by_bot=author.bot,
            link=link,
            thread=thread,
        )

    def _text(self) -> str:
        """A message that was handed on has its words inside, one of ours in its components."""
        forwarded = (one.message.content for one in self.message_snapshots)
        said = self.content or next(filter(None, forwarded), "")
        return said or "\n".join(_lines(self.components, DEEPEST))


def read_message(payload: object) -> Said | None:
    """None for what makes no sense."""
    try:
        return msgspec.convert(payload, Said)
    except (msgspec.ValidationError, RecursionError):
        return None


def _lines(components: list[_Component], depth: int) -> Iterator[str]:
    """What is to be read in a message that is made of components."""
    for one in components if depth else ():
        if one.content:
            yield one.content
        yield from _lines(one.components, depth - 1)
