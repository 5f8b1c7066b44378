"""What a draft is asked for with, and what comes back: the same whether a model or a template writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from handlers.events import Variant

NAMES = ("empathetic", "factual", "brief")


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftRequest:
    """All that the writer of a draft may know. Carries no name, handle or contact of the author."""

    comment: str
    """The comment's text, personal data masked already; hostile."""
    language: str
    """de or en; anything else is written in English."""
    brand: str
    address: str
    """du or sie; counts in German only."""
    purpose: str
    limit: int
    """Longest variant, in characters."""
    facts: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    wish: str = ""
    """shorter, warmer, or the moderator's own words."""
    current: tuple[str, ...] = ()
    """The variants on the table, where a wish is about them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftResult:
    """Three variants and how they came about."""

    variants: tuple[Variant, ...]
    origin: str
    """model or template."""
    missing: str = ""
    facts: tuple[str, ...] = ()
    failure: str = ""
    """Locale key `draft-failure-...`: why the model's answer was not used; empty if it was, or none is configured."""


Check = Callable[[str], list[str]]
"""What is wrong with a variant; empty if it may be offered."""


class Writer(Protocol):
    """Whoever writes variants: a model, or templates."""

    async def variants(self, request: DraftRequest, check: Check) -> DraftResult:
        """Three variants, fewer if some were unfit. Never raises for what a server does."""
        ...
