"""What the rest of the edge asks of a chat platform. Slack and Discord each have one class that does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.cards.parts import Card, Form
from handlers.errors import BreakwaterError
from handlers.events import Event


class ChannelGone(BreakwaterError):
    """The channel does not exist any more, is archived, or the bot may not write there. `key` is the locale key."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class MessageGone(BreakwaterError):
    """The message to be changed was deleted; it has to be created anew."""


class TokenRevoked(BreakwaterError):
    """The platform does not know the bot any more; an operator has to act."""


class Chat(Protocol):
    """Sending. Errors: Unavailable (try again, with retry_after), ChannelGone, MessageGone, TokenRevoked."""

    platform: str

    async def create(self, channel: str, card: Card, *, own_id: int, thread: str = "") -> str:
        """Post a new message and return its id. `own_id` (the placement's id) is carried in it (Slack: metadata;
        Discord: nonce with enforce_nonce) so that `find` can tell after an unclear send. `thread` is the message id
        of the head; on Discord its thread is created when missing."""
        ...

    async def update(self, channel: str, message_id: str, card: Card, *, thread: str = "") -> None: ...

    async def delete(self, channel: str, message_id: str, *, thread: str = "") -> None: ...

    async def find(self, channel: str, own_id: int, *, thread: str = "") -> str | None:
        """Message id of an earlier create with that `own_id`, among the recent messages; None if there is none."""
        ...

    def permalink(self, channel: str, message_id: str, *, thread: str = "") -> str:
        """https address of a message; empty if it cannot be told yet."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What the acting person gets to see once the event is committed (or refused): at most one of the two."""

    form: Form | None = None
    private: Card | None = None
    """A message for the actor's eyes only."""
    refused: bool = False
    errors: tuple[tuple[str, str], ...] = ()
    """For a form that came back: (field id, sentence) pairs, where the form can stay open (Slack); platforms that
    cannot keep it open (Discord) show `private` instead, which is then filled as well."""


class Dispatch(Protocol):
    """Hand an inbound event to the core. Returns after the commit. Never raises for what a person can cause; within
    2 s either the outcome or a withdrawn click ("not done") comes back, so the platform's 3 s are kept."""

    async def __call__(self, event: Event, *, delivery: str = "") -> Outcome:
        """`delivery` is the same each time that a platform delivers this very event; empty if it can't be told."""
        ...


OpensForm = Callable[[Event], bool]
"""True if the click's answer is a form (which on Discord has to be the first answer)."""
