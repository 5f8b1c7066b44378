"""What shall be done: the output of every handler. Imperative, immutable.

State changes, placements, timers and log entries are written through the unit of work; effects are
what lies outside it. Jobs are enqueued in the same transaction; answers are given after commit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from handlers.clicks import Click
from handlers.events import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class MakeDrafts:
    """Ask model or templates for variants; comes back as DraftsMade."""

    case_id: int
    comment_version: int
    asked_by: str
    wish: str = ""
    """shorter, warmer or a person's own words (hostile text for the model)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PerformSend:
    """Bring a planned ledger row to its end; comes back as SendSettled."""

    send_id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenRoom:
    """Make a room of its own for something (a channel; on Discord a thread of `near` is allowed where channels cannot
    be made). Found again by kind and subject if it was made already. Comes back as RoomOpened or RoomFailed."""

    kind: str
    subject: int
    platform: str
    name: str
    """Wished for; the platform's own rules and names already taken may change it."""
    topic: str
    near: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Invite:
    """Bring people into a room. Comes back as Invited."""

    kind: str
    subject: int
    platform: str
    channel: str
    people: tuple[str, ...]
    """Person ids."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CloseRoom:
    """Archive a room that was opened for something; nothing is deleted."""

    platform: str
    channel: str


@dataclass(frozen=True, kw_only=True, slots=True)
class React:
    """Put a reaction of the bot's own under a message; where that cannot be done it is left."""

    platform: str
    channel: str
    message_id: str
    emoji: str
    """Bare name as Slack has it."""
    thread: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """Reach people outside chat (mail, SMS, pager). Comes back as Paged."""

    kind: str
    subject: int
    people: tuple[str, ...]
    """Person ids."""
    key: str
    """Locale key of the sentence; it names no private person and quotes nothing."""
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareReport:
    """Put the report of a crisis, as files, into a room. Comes back as ReportShared."""

    crisis: int
    platform: str
    channel: str
    language: str
    at: datetime
    """When it was asked for: the same message is never there twice."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HandFile:
    """Give a file of ours to one person, by direct message."""

    kind: Literal["plan", "dark-site"]
    subject: int
    """Id of the crisis; 0 for the plan."""
    platform: str
    person: str
    """Person id."""
    language: str
    at: datetime
    """When it was asked for: the same message is never there twice."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TellPerson:
    """Show a card or say a sentence to one person by direct message, once, on the first platform that takes it. Comes
    back as NotTold where none does."""

    person: str
    """Person id."""
    platforms: tuple[str, ...]
    kind: Literal["resume", "notice"]
    """Of the card; a notice stands in no channel."""
    subject: int = 0
    """The case that a notice is about; 0: none."""
    params: dict[str, str]
    """A notice's sentence is kept in them (handlers.records.said)."""
    number: int
    """Of its line in the log: a repeated try is known by it."""
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class AskOpinion:
    """Ask a model outside what it thinks of a comment that is suspicious. Comes back as OpinionGiven."""

    opinion: int


Errand = OpenRoom | Invite | CloseRoom | React | Page | ShareReport | HandFile | TellPerson | AskOpinion
"""Done outside, at least once, by whoever is registered for it."""
Job = MakeDrafts | PerformSend | Errand


@dataclass(frozen=True, kw_only=True, slots=True)
class Tell:
    """Say one sentence to the actor alone."""

    key: str
    params: dict[str, object] = field(default_factory=dict)
    drill: bool = False
    """It is about a drill, and says so first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ShowCard:
    """Show a card to the actor alone (history, hidden text, original link)."""

    kind: str
    subject: int
    params: Mapping[str, str] = field(default_factory=dict[str, str])
    """What the card needs to know besides; which ones is its loader's business."""
    replaces: bool = False
    """In place of the private message whose control was used, where the platform still can."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    value: str
    key: str = ""
    """Locale key of the label; or:"""
    text: str = ""
    params: dict[str, object] = field(default_factory=dict[str, object])
    """Values of that key's sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One field of a form; at most five in all."""

    id: str
    key: str
    """Locale key of the label (at most 45 characters when rendered)."""
    kind: Literal["text", "long_text", "choice", "choices"] = "text"
    """choices: several of the options; their values come back in one string, with blanks between them."""
    value: str = ""
    hint: str = ""
    """Locale key."""
    required: bool = True
    max_length: int = 3000
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenForm:
    """Open a form for the actor. Submitting it comes back as Submitted with `click` and the values by field id."""

    click: Click
    title: str
    """Locale key; rendered at most 24 characters (Slack)."""
    submit: str
    """Locale key; rendered at most 24 characters (Slack). Discord has no label of its own: the title says it."""
    note: str = ""
    """Locale key of the text above the fields."""
    quote: str = ""
    """Hostile or exact text shown inert below the note."""
    params: dict[str, object] = field(default_factory=dict)
    fields: tuple[Field, ...] = ()
    about: Place | None = None
    """The message that the form is about: read again when the form comes back, and handed on with it."""
    drill: bool = False
    """It is about a drill, and says so first."""


Answer = Tell | ShowCard | OpenForm
Effect = Job | Answer
