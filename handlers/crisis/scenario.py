"""A scenario: the script of a drill, read from YAML by prompts."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from handlers.crisis.playbook import Texts

InjectKind = Literal["comments", "call", "rumour", "statement", "note"]
"""Comments in public; a journalist's call; a rumour; a wrong statement from inside; something certain of our own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Inject:
    """Something that the drill puts in front of the team at its time."""

    at: timedelta
    """After the start."""
    kind: InjectKind
    origin: Texts
    """Who says it, or where."""
    texts: tuple[Texts, ...]
    step: str = ""
    """Step of the playbook that it should lead to; empty if none in particular."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Goal:
    """What the scorecard looks at: a step done in time."""

    step: str
    within: timedelta
    title: Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenario:
    id: str
    version: str
    """Hash of its content."""
    title: Texts
    brief: Texts
    playbook: str
    level: int
    length: timedelta
    injects: tuple[Inject, ...]
    """In the order of their times."""
    goals: tuple[Goal, ...] = ()
