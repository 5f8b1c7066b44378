"""What chat has told of people: groups that stand for a role, names, and how often that has changed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A Slack user group or a Discord role, as it was read last."""

    id: int = 0
    platform: str
    group: str
    accounts: tuple[str, ...]
    read_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """The name of somebody whom only a group in chat makes one of the team."""

    id: int = 0
    platform: str
    account: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A channel for private matters as it was when it was looked at: whether everybody could read it."""

    id: int = 0
    platform: str
    channel: str
    open: bool = True
    """False: closed."""
    seen_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterVersion:
    """Counts up with everything that a team is made of beside the configuration."""

    id: int = 0
    number: int
