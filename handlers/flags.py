"""The flags as one table: weight, and what each means for urgency, purpose, drafts and the folding of its text.

A new flag is one line here, its words in handlers.triage, and `flag-<name>` in the locale files.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from handlers.comment import Flag, Purpose, Urgency


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """What one flag means for a case."""

    weight: int
    """The heaviest flag names the case."""
    urgency: Urgency
    purpose: Purpose
    hold: str = ""
    """Risk that forbids drafts."""
    folded: bool = False
    """The text is shown on request only."""
    relay: bool = True
    """Enough by itself for the team to see the comment."""


MEANINGS = MappingProxyType(
    {
        "self-harm": Meaning(
            weight=100, urgency=Urgency.NOW, purpose=Purpose.COMPLIANCE, hold="self-harm", folded=True
        ),
        "threat": Meaning(
            weight=95, urgency=Urgency.NOW, purpose=Purpose.COMPLIANCE, hold="threat", folded=True
        ),
        "safety": Meaning(weight=90, urgency=Urgency.NOW, purpose=Purpose.SUPPORT, hold="injury"),
        "illegal": Meaning(
            weight=88, urgency=Urgency.URGENT, purpose=Purpose.COMPLIANCE, hold="legal", folded=True
        ),
        "minors": Meaning(weight=85, urgency=Urgency.URGENT, purpose=Purpose.COMPLIANCE, hold="minors"),
        "hate": Meaning(weight=80, urgency=Urgency.URGENT, purpose=Purpose.COMPLIANCE, folded=True),
        "data-breach": Meaning(
            weight=75, urgency=Urgency.URGENT, purpose=Purpose.SUPPORT, hold="data-breach"
        ),
        "legal": Meaning(weight=70, urgency=Urgency.URGENT, purpose=Purpose.SUPPORT, hold="legal"),
        "press": Meaning(weight=65, urgency=Urgency.URGENT, purpose=Purpose.ENGAGEMENT, hold="press"),
        "personal-data": Meaning(weight=60, urgency=Urgency.URGENT, purpose=Purpose.COMPLIANCE),
        "offensive": Meaning(weight=50, urgency=Urgency.NORMAL, purpose=Purpose.COMPLIANCE),
        "spam": Meaning(weight=45, urgency=Urgency.LOW, purpose=Purpose.COMPLIANCE),
        "complaint": Meaning(weight=40, urgency=Urgency.NORMAL, purpose=Purpose.SUPPORT),
        "question": Meaning(weight=30, urgency=Urgency.NORMAL, purpose=Purpose.SUPPORT),
        "partnership": Meaning(weight=25, urgency=Urgency.NORMAL, purpose=Purpose.ACQUISITION),
        "idea": Meaning(weight=20, urgency=Urgency.LOW, purpose=Purpose.PRODUCT, relay=False),
        "fan-photo": Meaning(weight=18, urgency=Urgency.LOW, purpose=Purpose.CONTENT, relay=False),
        "praise": Meaning(weight=15, urgency=Urgency.LOW, purpose=Purpose.SUCCESS, relay=False),
        "shouting": Meaning(weight=5, urgency=Urgency.LOW, purpose=Purpose.ENGAGEMENT, relay=False),
        "link": Meaning(weight=4, urgency=Urgency.LOW, purpose=Purpose.ENGAGEMENT, relay=False),
        "mention": Meaning(weight=3, urgency=Urgency.LOW, purpose=Purpose.ENGAGEMENT, relay=False),
    }
)
CONFIGURED = Meaning(weight=55, urgency=Urgency.NORMAL, purpose=Purpose.ENGAGEMENT)
"""A flag that only the configuration knows (policy.words)."""
WATCHED = "watchlist"
"""The flag of people and words that the watch looks out for ([watch] of the configuration)."""


def meaning_of(flag: Flag) -> Meaning:
    return MEANINGS.get(flag.name, CONFIGURED)


def weightiest_first(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Weight times score: a probable insult does not push a certain complaint aside."""
    return tuple(sorted(flags, key=lambda flag: -meaning_of(flag).weight * flag.score))


def main_topic(flags: Iterable[Flag]) -> str:
    """The flag that names a case; `comment` if there is none."""
    return next((flag.name for flag in weightiest_first(flags)), "comment")


def folded_flag(flags: Iterable[Flag]) -> str:
    """The weightiest flag for which the text is hidden until somebody asks; empty if none."""
    return next((flag.name for flag in weightiest_first(flags) if meaning_of(flag).folded), "")


def hold_of(flags: Iterable[Flag]) -> str:
    """The risk that forbids drafts; empty if none."""
    return next((m.hold for m in map(meaning_of, weightiest_first(flags)) if m.hold), "")
