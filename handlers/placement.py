"""Where something stands in chat, timers, and entries of the log."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal


class PlacementState(StrEnum):
    WANTED = "wanted"
    CREATING = "creating"
    """A create is under way or its end is not known; looked for before it is tried again."""
    SHOWN = "shown"
    LOST = "lost"
    """Channel gone, archived, or the bot was thrown out."""
    GONE = "gone"
    """Taken away on purpose."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placement:
    """One message of ours: a card that converges, or a notice that is sent once."""

    id: int = 0
    kind: str
    """Card kind: case, drafts, approval, notice, ..."""
    subject: int
    """Id of what it shows: case id, request id, ..."""
    platform: str
    channel: str
    parent: int = 0
    """Placement id at the head of the thread it belongs into; 0: in the channel itself."""
    message_id: str = ""
    wanted: int = 1
    shown: int = 0
    state: PlacementState = PlacementState.WANTED
    language: str
    mention: tuple[str, ...] = ()
    """Person ids and `role:<name>` to be pinged once, when it is created."""
    params: Mapping[str, str] = field(default_factory=dict[str, str])
    """For notices: `key` and the values of its sentence."""
    slot: str = ""
    attempts: int = 0
    next_try_at: datetime | None = None
    created_at: datetime
    acted: int = 0
    """The version that a person brought about: until it is shown, this goes before what figures ask for."""
    pin: Literal["", "wanted", "done"] = ""
    """Whether it is to be pinned in its channel, and is; a message that had to be created anew is pinned anew."""

    @property
    def hurries(self) -> bool:
        """What somebody did is not to be seen on it yet."""
        return self.acted > self.shown

    @property
    def queues(self) -> bool:
        """A new card that may wait until those before it stand: in a wave there are many."""
        return self.kind == "case" and "ahead" not in self.params


AHEAD = {"ahead": "yes"}
"""Parameters of a case's card that lets no ordinary one go first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Timer:
    key: str
    """Unique; setting it again moves it."""
    due_at: datetime
    kind: str
    subject: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LogEntry:
    """One append-only line: who did what to which subject. Facts carry no personal data and no comment text."""

    id: int = 0
    at: datetime
    actor: str
    """Person id, `account:<platform>:<id>` for an outsider, or `bot`."""
    type: str
    """Past tense, dotted: case.claimed, draft.approved, reply.published, click.refused, ..."""
    subject: str
    """`case:4711`, `draft:12`, ..."""
    facts: Mapping[str, str | int | bool] = field(default_factory=dict[str, str | int | bool])
    content_id: int = 0
    """Id of the row that holds the text meant (comment version, draft); 0 if none."""
    content_hash: str = ""
    """Salted, so that forgetting the text leaves no way back."""
