"""What happened: the input of every handler. Past tense, immutable."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.clicks import Click
from handlers.comment import Assessment, Incoming
from handlers.people import Person


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A spot in chat. Ids are the platform's own strings; empty where not known."""

    platform: str
    channel: str = ""
    message_id: str = ""
    thread: str = ""
    """Id of the message at the thread's head; empty outside threads."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Who did it, as the platform told us, and the person behind it if we know one."""

    platform: str
    account: str
    name: str = ""
    person: Person | None = None
    language: str = ""
    """The person's language, else what the platform says of the account's locale; empty if unknown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CommentReceived:
    """A delivery was stored and assessed; created, edited or deleted out there."""

    incoming: Incoming
    assessment: Assessment | None
    """None for a deletion."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Clicked:
    click: Click
    actor: Actor
    place: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Submitted:
    """A form came back. Its click is the one the form was opened for."""

    click: Click
    values: Mapping[str, str]
    actor: Actor
    place: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Reacted:
    emoji: str
    """Bare name as Slack has it (siren = rotating_light); Discord's unicode is translated by its inbound."""
    added: bool
    actor: Actor
    place: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Commanded:
    command: str
    words: str
    actor: Actor
    place: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """One draft text as it came back from the model or a template."""

    name: str
    """empathetic, factual, brief."""
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftsMade:
    """The answer of a draft job."""

    case_id: int
    comment_version: int
    asked_by: str
    variants: tuple[Variant, ...]
    origin: str
    """model or template."""
    missing: str = ""
    facts: tuple[str, ...] = ()
    failure: str = ""
    """Locale key why the model's answer was not used; empty if it was or none is configured."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SendSettled:
    """A ledger row reached its end (sent, rejected, unknown, or cancelled by the last check before the network); the
    row is already written. May come more than once for the same end."""

    send_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TimerFired:
    """A clock ran out. Whoever handles it takes the row first (`uow.timers.take(key, due_at)`), in the same
    transaction, and does nothing if it was cancelled or moved meanwhile."""

    key: str = ""
    kind: str
    subject: int
    due_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelLost:
    """A placement cannot be shown: channel archived, bot thrown out, token revoked."""

    platform: str
    channel: str
    reason: str
    """Locale key `channel-lost-...`."""


Event = (
    CommentReceived
    | Clicked
    | Submitted
    | Reacted
    | Commanded
    | DraftsMade
    | SendSettled
    | TimerFired
    | ChannelLost
)
