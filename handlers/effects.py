"""What shall be done: the output of every handler. Imperative, immutable.

State changes, placements, timers and log entries are written through the unit of work; effects are
what lies outside it. Jobs are enqueued in the same transaction; answers are given after commit.
"""

from dataclasses import dataclass, field
from typing import Literal

from handlers.clicks import Click


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


Job = MakeDrafts | PerformSend


@dataclass(frozen=True, kw_only=True, slots=True)
class Tell:
    """Say one sentence to the actor alone."""

    key: str
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class ShowCard:
    """Show a card to the actor alone (history, hidden text, original link)."""

    kind: str
    subject: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    value: str
    key: str = ""
    """Locale key of the label; or:"""
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One field of a form; at most five in all."""

    id: str
    key: str
    """Locale key of the label (at most 45 characters when rendered)."""
    kind: Literal["text", "long_text", "choice"] = "text"
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


Answer = Tell | ShowCard | OpenForm
Effect = Job | Answer
