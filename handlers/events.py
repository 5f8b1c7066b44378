"""What happened: the input of every handler. Past tense, immutable."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

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
    private: bool = False
    """That message is one that the person alone sees."""


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
class ChatMessage:
    """A message in chat that somebody pointed at, as the platform gave it. Its text is hostile."""

    place: Place
    account: str
    """Who wrote it."""
    name: str
    text: str
    at: datetime
    ours: bool = False
    """Written by this bot."""
    by_bot: bool = False
    """Written by any bot, ours included."""
    link: str = ""
    """https address of the message; empty if it cannot be told."""
    thread: tuple["ChatMessage", ...] = ()
    """What stands before it in its thread, oldest first, the head included; filled only where it was asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Like:
    """Where a comment belongs among those that came lately."""

    group: str
    """Name of the group (handlers.cluster.group_of its first comment); the comment's own if it is like no other."""
    fingerprint: str
    """The same for the same words in another dress."""
    similarity: float
    """To the first comment of the group, 0 to 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CommentReceived:
    """A delivery was stored and assessed; created, edited or deleted out there."""

    incoming: Incoming
    assessment: Assessment | None
    """None for a deletion."""
    like: Like | None = None
    """None where nobody has compared it: deletions, and what the team needn't see."""


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
    about: Place | None = None
    """The message that the form was opened about; None where it was about none."""
    message: ChatMessage | None = None
    """That message, read again; None where there is none, it is gone, or the bot may not read there."""
    seen: ChatMessage | None = None
    """That message as it was when the form was opened, for as long as that is known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reacted:
    emoji: str
    """Bare name as Slack has it (siren = rotating_light); Discord's unicode is translated by its inbound."""
    added: bool
    actor: Actor
    place: Place
    message: ChatMessage | None = None
    """What was reacted to, where the core asked to read it; None where it did not, or the message is gone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pointed:
    """Somebody took "Breakwater..." from the menu of a message. The answer is a form, about that message."""

    message: ChatMessage
    actor: Actor
    place: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeOpened:
    """Somebody opened the app's home (Slack). The answer is one card, which becomes that page."""

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
    again: bool = False
    """Its loss is known; something new was to stand there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PutAside:
    """A delivery could not be handled and was quarantined: nobody will see it unless somebody looks."""

    inbox_id: int
    error: str
    """Class of the error; never its text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TriageLacks:
    """Files that triage judges by are missing or damaged: the rules go on without them."""

    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RoomOpened:
    """The answer to OpenRoom. May come more than once with the same channel."""

    kind: str
    subject: int
    platform: str
    channel: str
    link: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RoomFailed:
    """OpenRoom came to nothing for a reason that trying again doesn't mend."""

    kind: str
    subject: int
    platform: str
    reason: str
    """Locale key `room-failed-...`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Invited:
    """The answer to Invite: who is in the room now, and who could not be brought there."""

    kind: str
    subject: int
    platform: str
    channel: str
    people: tuple[str, ...]
    missing: Mapping[str, str]
    """Person id -> locale key `not-invited-...`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupsRead:
    """Who belongs to the groups that stand for roles: group id -> accounts. A group that could not be read is absent;
    one that is gone has nobody."""

    platform: str
    groups: Mapping[str, frozenset[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Paged:
    """The answer to Page: which of them a way outside chat took the message for."""

    kind: str
    subject: int
    reached: tuple[str, ...]
    missed: Mapping[str, str]
    """Person id -> locale key `not-paged-...`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportShared:
    """The answer to ShareReport."""

    crisis: int
    platform: str
    at: datetime
    problem: str = ""
    """Why it is not there, for the operator; empty if it is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OpinionGiven:
    """The answer to AskOpinion. Whatever went wrong outside is no opinion: `unknown`."""

    opinion: int
    verdict: str
    """handlers.verdict.Verdict"""
    flags: tuple[str, ...] = ()
    """Names of handlers.flags, out of a closed list."""
    origin: str = ""
    """moderation, model or both, in that order with a plus between."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountGone:
    """Somebody's account was deactivated (Slack), or has left the server (Discord)."""

    platform: str
    account: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountsRead:
    """Which of the team's accounts are still there: read at the start and now and then, since nobody tells of those who
    left while nobody listened."""

    platform: str
    gone: tuple[str, ...]
    there: tuple[str, ...]
    """What could not be read is in neither."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelsSeen:
    """Of channels for private matters: which of them everybody can read, and which not."""

    platform: str
    open: tuple[str, ...]
    closed: tuple[str, ...]
    """What could not be looked at is in none of these."""
    gone: tuple[str, ...] = ()
    """Out of reach: nothing of ours can be put there either."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NotTold:
    """The answer to TellPerson: the person has no account there, or takes no direct messages from us."""

    person: str
    kind: Literal["resume", "notice"]
    params: Mapping[str, str]
    """Kind and params as TellPerson had them."""


Event = (
    CommentReceived
    | Clicked
    | Submitted
    | Reacted
    | Pointed
    | HomeOpened
    | RoomOpened
    | RoomFailed
    | Invited
    | GroupsRead
    | Paged
    | OpinionGiven
    | ReportShared
    | AccountGone
    | AccountsRead
    | NotTold
    | ChannelsSeen
    | Commanded
    | DraftsMade
    | SendSettled
    | TimerFired
    | ChannelLost
    | PutAside
    | TriageLacks
)
