"""What is shown to the one who asked and never stands in a channel, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.case import Case
from handlers.clicks import Click
from handlers.comment import Comment
from handlers.draft import Draft
from handlers.people import Person
from handlers.placement import LogEntry
from handlers.views.target import Published, Target


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of a case's history."""

    entry: LogEntry
    """Its `type` with dots as hyphens is the locale key: `log-case-claimed`; `facts` are the parameters."""
    person: Person | None
    """None: the bot, or somebody whom the configuration does not know."""
    others: Mapping[str, Person | None] = field(default_factory=dict[str, Person | None])
    """Those whom the facts name besides: fact -> person."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryView:
    """Private card `history`: subject is the case's id."""

    case: Case
    target: Target
    entries: tuple[Entry, ...]
    versions: tuple[Comment, ...]
    """All versions of the comment, oldest first."""
    replies: tuple[Draft, ...]
    """What people wrote, oldest first, with its state."""
    published: Published | None
    allowed: frozenset[str]
    """For a finished case, whose card folds to one line: what can still be done with it."""

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb == "undo" and self.published is not None:
            send = self.published.send
            return Click(verb=verb, choice=choice, kind="send", id=send.id, version=send.version)
        return Click(verb=verb, choice=choice, kind="case", id=self.case.id, version=self.case.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class OriginalView:
    """Private card `original`: subject is the case's id."""

    case: Case
    comment: Comment
    target: Target
    answered: str
    """Our own earlier reply that the comment answers; empty if none."""
    context: tuple[Comment, ...] = ()
    """What stood before a message in its thread in chat, oldest first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RevealView:
    """Private card `reveal`: the text that the case's card folds away. Subject is the case's id."""

    case: Case
    comment: Comment
    target: Target
    folded: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarWording:
    """One way of saying it among the comments counted in a case."""

    text: str
    """Of the first that put it so."""
    count: int
    same: bool
    """So like the case's comment that one answer fits both."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarView:
    """Private card `similar`: what else is counted in the case. Subject is the case's id."""

    case: Case
    target: Target
    comment: Comment
    wordings: tuple[SimilarWording, ...]
    """The most frequent first."""
    accounts: tuple[str, ...]
    folded: str
    """Flag for which texts are hidden; empty if shown."""
