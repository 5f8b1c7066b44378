"""What whoever comes to the page is offered first: one command, typed for them by one click."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Welcome:
    label: str
    """On the button."""
    text: str
    user: str
    """Who types it."""
    command: str
    words: str
