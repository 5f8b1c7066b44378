"""Digests: cases that wait together for a time of day, instead of a card each at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from enum import StrEnum
from types import MappingProxyType

from handlers.comment import Purpose

LOW, QUIET = "low", "quiet"
"""Low urgency; whatever comes in the quiet hours and is not critical."""
KIND_OF: Mapping[Purpose, str] = MappingProxyType(
    {Purpose.SUCCESS: "praise", Purpose.PRODUCT: "ideas", Purpose.CONTENT: "content"}
)
"""What has a digest of its own, by what the author wanted."""
ASIDE = ("praise", "ideas", "content", LOW)
"""Kinds that stay out of the queue of fires."""


class DigestState(StrEnum):
    COLLECTING = "collecting"
    TOLD = "told"
    EMPTY = "empty"
    """Its time came, and nothing of it was left to be told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Digest:
    """One digest of one kind for the channels where its cases belong. Cases name it by `Case.digest_id`."""

    id: int = 0
    key: str
    """`key_of` what it tells, where and when: the store keeps no second one."""
    kind: str
    channels: tuple[str, ...]
    """`slack:C0123`"""
    language: str
    """That its cards speak where no route says otherwise."""
    opened_at: datetime
    due_at: datetime
    state: DigestState = DigestState.COLLECTING
    version: int = 1


def key_of(kind: str, channels: tuple[str, ...], due_at: datetime) -> str:
    return " ".join((kind, due_at.astimezone(UTC).isoformat(timespec="minutes"), *channels))


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestPlan:
    """When which digest is told; a kind without a time has none."""

    times: Mapping[str, tuple[time, ...]] = field(default_factory=dict[str, tuple[time, ...]])
    """By the clock of the team's time zone, on its working days."""
    channels: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Where, if not where the cards of its cases would stand."""
