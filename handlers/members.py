"""Comments counted in the case of another, their wordings, and what people decided about the group."""

from dataclasses import dataclass

from handlers.case import Case


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A comment that is counted in the case of another."""

    id: int = 0
    case_id: int
    comment_id: int
    source: str
    fingerprint: str
    """The same for the same words in another dress."""
    similarity: float
    """To the case's own comment."""
    gone: bool = False
    """Deleted by its author."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The comment that an open case stands for."""

    brand: str
    group: str
    text: str
    case_id: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """One wording among the comments counted in a case."""

    fingerprint: str
    count: int
    similarity: float
    comment_id: int
    """The first that put it so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Regrouping:
    """What a person has decided about a group: its texts, or one of them, belong elsewhere."""

    id: int = 0
    from_group: str
    fingerprint: str = ""
    """Of the texts meant; empty: all of the group."""
    to_group: str


@dataclass(frozen=True, kw_only=True, slots=True)
class More:
    """What is counted in one case on top of what it had."""

    case: Case
    """As it was read in this transaction."""
    comments: int
    wordings: int
    spread: tuple[str, ...]
    """All its sources, the new ones included."""
