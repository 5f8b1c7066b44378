"""A reaction that somebody put under a message, and what an emoji stands for."""

from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

PINNED = "(pinned)"
"""In place of an emoji: somebody pinned the message. No emoji can be called so."""
CRISIS = "crisis_lead"
"""What the siren calls."""
DEFAULT = MappingProxyType(
    {
        "rotating_light": CRISIS,
        "scales": "legal",
        "newspaper": "press",
        "package": "product",
        "eyes": "claim",
        "white_check_mark": "decision",
        "pushpin": "timeline",
        "mag": "missed",
    }
)
"""Bare name as Slack has it -> what it does."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reaction:
    id: int = 0
    platform: str
    channel: str
    message_id: str
    account: str
    emoji: str
    present: bool
    """False once it was taken away."""
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Watched:
    """A channel in which reactions count on any message."""

    brand: str
    cards: tuple[str, ...] = ()
    """Where the cards of its cases stand; empty: where the routes say."""
