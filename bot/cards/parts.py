"""The neutral card: what a message says, before any platform's renderer makes blocks or components of it.

All text in here is plain text and treated as hostile by the renderers: nothing in it may ping, link or format.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from handlers.clicks import Click
from handlers.events import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Plain:
    text: str
    strong: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A labelled link. Anything but http(s) is rendered as its label alone."""

    label: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A person or role, with the ids to address it; `name` stands where the platform has no id.

    Pings only on create and only where the card lists it.
    """

    name: str
    slack: str = ""
    """U... for a person, S... for a user group."""
    discord: str = ""
    """Snowflake."""
    is_role: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Time:
    """An instant that the platform shows in the reader's own zone; `fallback` is text in the channel's zone."""

    at: datetime
    fallback: str
    style: Literal["clock", "date"] = "clock"


Run = Plain | Link | Mention | Time
Text = tuple[Run, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Button:
    label: str
    click: Click
    style: Literal["normal", "primary", "danger"] = "normal"


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    label: str
    click: Click


@dataclass(frozen=True, kw_only=True, slots=True)
class Menu:
    """The "More" control: each choice is a click of its own. Slack: overflow or static select; Discord: select."""

    label: str
    click: Click
    """Identifies the menu itself (verb `more`); picking a choice yields the choice's own click."""
    choices: tuple[Choice, ...]


Control = Button | Menu


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A paragraph; `quiet` is smaller print, `accessory` a button beside it."""

    text: Text
    quiet: bool = False
    accessory: Button | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """Somebody's words, exactly, rendered so that nothing in them can act."""

    text: str
    exact: bool = False
    """True for the text that somebody is asked to approve: never shortened. Others may be, where a platform is full."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A thin line between sections."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Controls:
    """One row; at most five visible."""

    items: tuple[Control, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture of our own making; where it can't be shown, its alt text stands in its place."""

    data: bytes
    """PNG, JPEG or GIF."""
    name: str
    """As a file, ending included; another picture has another name."""
    alt: str
    """What it shows, in one or two sentences."""


Part = Line | Quote | Rule | Controls | Picture


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A message.

    `first_line` is plain, neutral, at most 80 characters, the same as Slack's `text`, Slack's first block and Discord's
    push.
    """

    first_line: str
    parts: tuple[Part, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Whom to ping when the message is created; never on an edit."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FormOption:
    value: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FormField:
    id: str
    label: str
    kind: Literal["text", "long_text", "choice", "choices"] = "text"
    """choices: several of the options, their values with blanks between them."""
    value: str = ""
    hint: str = ""
    required: bool = True
    max_length: int = 3000
    options: tuple[FormOption, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A form in the reader's words: at most five parts in all (note and quote count as one text)."""

    click: Click
    title: str
    submit: str
    cancel: str
    note: str = ""
    quote: str = ""
    fields: tuple[FormField, ...] = ()
    about: Place | None = None
    """The message that the form is about; kept by the platform and given back with the form."""
