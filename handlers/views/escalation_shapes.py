"""What the card of an escalation shows, as values."""

from dataclasses import dataclass

from handlers.case import Case
from handlers.clicks import Click
from handlers.comment import Comment
from handlers.escalated import Escalation, EscalationState
from handlers.people import Person
from handlers.views.target import Target


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Who is asked, in the words of the configuration."""

    kind: str
    """person, role, oncall, place, channel."""
    name: str
    """A person's and a rotation's name as people say it, else the word of the configuration."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EscalationFacts:
    """For the card of the subject. Of a private matter it says no more than that something is under way."""

    reason: str
    """Key `reason-<name>`; `confidential` where it is private."""
    state: EscalationState
    escalation: Escalation
    taken_by: Person | None
    asked: tuple[Asked, ...]
    """Who is asked now; empty if private."""
    next: tuple[Asked, ...]
    """Who is asked next; empty if nobody, or private."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EscalationView:
    """Card `escalation`, in the channel where the reason belongs: subject is the escalation's id."""

    escalation: Escalation
    case: Case | None
    comment: Comment | None
    target: Target | None
    folded: str
    """Flag for which the text is hidden until somebody asks; empty if shown."""
    by: Person | None
    taken_by: Person | None
    closed_by: Person | None
    asked: tuple[Asked, ...]
    people: tuple[Person, ...]
    """Who they are at the moment."""
    next: tuple[Asked, ...]
    passed: tuple[tuple[Asked, str], ...]
    """Whom it could not bring, each with the reason why: nobody, away, account, anyway."""
    paged: tuple[tuple[Person, str], ...]
    """Who was called outside chat, with the key that says what came of it."""
    allowed: frozenset[str]

    def click(self, verb: str, choice: str = "-") -> Click:
        if verb in {"case", "reveal", "start"} and self.case is not None:
            return Click(verb=verb, choice=choice, kind="case", id=self.case.id, version=self.case.version)
        one = self.escalation
        return Click(verb=verb, choice=choice, kind="escalation", id=one.id, version=one.version)
