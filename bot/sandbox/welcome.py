"""What whoever comes to the page is offered first: one command, typed for them by one click."""

from dataclasses import dataclass

from bot.sandbox.tale import Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Welcome:
    label: Words
    """On the button."""
    text: Words
    user: str
    """Who types it."""
    command: str
    words: str
