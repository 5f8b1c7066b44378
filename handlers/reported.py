"""Private reports of people outside the team: what each of them wrote, how many there are, and what they had before
their eyes."""

from dataclasses import dataclass
from datetime import datetime

REPORTS = "reports"
"""Why messages are gathered on one live card, and the name of that card's topic."""
NO_BRAND = ""
"""A wave of reports is about the community, not about one brand."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One account reported one message, which is a case since then."""

    id: int = 0
    case_id: int
    platform: str
    account: str
    name: str
    note: str
    """What they wrote; hostile text."""
    danger: bool = False
    """Somebody may come to harm, by the message or by what was written about it."""
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Reports:
    """How many reports there are, from how many accounts, of how many messages, from when to when."""

    count: int = 0
    people: int = 0
    cases: int = 0
    first: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A message as somebody saw it who opened the form for a report; kept for as long as a form may stand open."""

    id: int = 0
    platform: str
    account: str
    """Who opened the form: nobody else gets to see it again."""
    channel: str
    message_id: str
    thread: str
    author: str
    name: str
    text: str
    written_at: datetime
    ours: bool
    by_bot: bool
    link: str
    at: datetime
