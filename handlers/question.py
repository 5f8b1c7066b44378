"""A question about a case to a colleague or a channel, its answer, and the facts that answers become."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    id: int = 0
    case_id: int
    by: str
    to: str
    """`person:mert` or `place:press` (the channels configured for it)."""
    text: str
    """What somebody typed; hostile."""
    at: datetime
    asked_again: int = 0
    answer: str = ""
    """Hostile as well."""
    answered_by: str = ""
    answered_at: datetime | None = None
    fact_id: int = 0
    """The fact that the answer became; 0: none."""
    version: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class BrandFact:
    """What drafts of a brand may state from now on, beside the facts of the configuration."""

    id: int = 0
    brand: str
    text: str
    source: str
    """Person id of who said so."""
    at: datetime
    withdrawn_by: str = ""
    """Empty while it counts."""
