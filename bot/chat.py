"""What the rest of the edge asks of a chat platform. Slack and Discord each have one class that does it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.cards.parts import Card, Form
from handlers.errors import BreakwaterError
from handlers.events import ChatMessage, Event


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
class Room:
    channel: str
    link: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What a channel is like for us."""

    private: bool
    """Only those see it who were let in."""
    lacks: tuple[str, ...] = ()
    """Rights that we need in it and don't have, by the platform's names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """A file of our own making."""

    name: str
    """ASCII letters, digits, dots and hyphens; the same name in the same room is the same file."""
    data: bytes


class RoomRefused(BreakwaterError):
    """No room, and trying again will not help. `key` is the locale key `room-failed-...`."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Rooms(Protocol):
    """What is done in chat beside our own cards. Errors as with Chat."""

    platform: str

    async def read(
        self, channel: str, message_id: str, *, thread: str = "", with_thread: bool = False
    ) -> ChatMessage | None:
        """A message as it stands now, replies in threads included; None if it is gone or may not be read."""
        ...

    async def react(self, channel: str, message_id: str, emoji: str, *, thread: str = "") -> None:
        """Put a reaction of our own under a message (bare name as Slack has it). Once is as good as twice."""
        ...

    async def pin(self, channel: str, message_id: str, *, thread: str = "") -> None:
        """Once is as good as twice. Raises ChannelGone, MessageGone; a full list of pins is logged and left."""
        ...

    async def open_room(self, name: str, *, topic: str, marker: str, near: str = "") -> Room:
        """A channel for one matter, found again by `marker` if an earlier try has made it. `near` is the channel whose
        thread it may become where channels cannot be made (Discord). Raises RoomRefused with the reason."""
        ...

    async def invite(self, channel: str, accounts: Sequence[str]) -> Mapping[str, str]:
        """Bring accounts into a room; those who could not be brought, with a locale key `not-invited-...`."""
        ...

    async def share(self, channel: str, line: str, files: Sequence[File]) -> None:
        """A message of one line with files. Where the first of them stands already, nothing is done."""
        ...

    async def hand(self, account: str, line: str, files: Sequence[File]) -> bool:
        """The same by direct message. False if the person takes none from us."""
        ...

    async def close_room(self, channel: str) -> None:
        """Archive it; nothing is deleted. Closed already or gone is fine."""
        ...

    async def tell(self, account: str, card: Card, *, own_id: int = 0) -> bool:
        """A direct message. False if the person takes none from us."""
        ...

    async def look(self, channel: str) -> Look:
        """What is known of a channel without touching it. Raises ChannelGone where it is not there, or we are not
        in it."""
        ...

    async def is_there(self, account: str) -> bool:
        """False for an account that is deactivated, or in no server of ours any more."""
        ...

    async def members(self, group: str) -> frozenset[str]:
        """Accounts in a Slack user group or with a Discord role; nobody if the group is gone."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What the acting person gets to see once the event is committed (or refused): at most one of the two."""

    form: Form | None = None
    private: Card | None = None
    """A message for the actor's eyes only."""
    replaces: bool = False
    """`private` comes in place of the private message whose control was used, where that can still be done."""
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
