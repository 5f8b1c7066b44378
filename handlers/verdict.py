"""A second opinion on one version of a comment: asked for, given, and what it says."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    HARMFUL = "harmful"
    HARMLESS = "harmless"
    DISPUTED = "disputed"
    """Asked twice, answered differently."""
    UNKNOWN = "unknown"


class OpinionState(StrEnum):
    PLANNED = "planned"
    ASKED = "asked"
    GIVEN = "given"


@dataclass(frozen=True, kw_only=True, slots=True)
class Opinion:
    """What was asked about one version of a comment, and what came back."""

    id: int = 0
    comment_id: int
    version: int
    case_id: int
    state: OpinionState = OpinionState.PLANNED
    verdict: Verdict = Verdict.UNKNOWN
    categories: tuple[str, ...] = ()
    origin: str = ""
    asked_at: datetime
    answered_at: datetime | None = None
    revision: int = 1
