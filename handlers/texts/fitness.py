"""What a statement must not say unseen: a cause, a number that nobody verified, names; and what no public text may.

A machine never puts such words into a form. A person may write them; the one who approves is told.
"""

import re
from collections.abc import Iterable, Mapping

from handlers.checks import says_too_much
from handlers.people import Team

LONGEST_CHECKED = 5_000
_CAUSE = re.compile(
    r"\b(?:weil|wegen|aufgrund|Ursache\w*|verursach\w*|ausgelöst|Auslöser|schuld\w*|Grund (?:dafür|war|ist)"
    r"|(?:lag|liegt) an|because|due to|caus(?:e|ed|es|ing)|root cause|reason (?:is|was)|triggered)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\b(?:Herrn?|Frau|Dr|Prof|Mrs?|Ms|Miss)\b\.?\s+(?:(?:Dr|Prof)\.\s+)*[A-ZÄÖÜ]\w+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
SHORTEST_NAME = 3


def concerns(slots: Mapping[str, str], known: Iterable[str], team: Team) -> tuple[str, ...]:
    """Locale keys `check-...` of what is in the slots; empty if all is well. `known` are facts that have a source: a
    number that stands in one of them is verified. A time of the clock and an address are no numbers."""
    free = "\n".join(text for slot, text in slots.items() if slot not in {"next", "proof"})
    verified = {number for text in known for number in _NUMBER.findall(text)}
    found = list(_words(free, team))
    if set(_NUMBER.findall(free)) - verified:
        found.append("check-number")
    return tuple(found)


def fit(text: str, team: Team, *, verified: bool) -> bool:
    """Whether a fact may be put into a form: one without a source (`verified` is false) brings no number either."""
    return not _words(text, team) and (verified or _NUMBER.search(text) is None)


def _words(text: str, team: Team) -> tuple[str, ...]:
    text = text[:LONGEST_CHECKED]
    return (
        *(("check-cause",) if _CAUSE.search(text) else ()),
        *(("check-name",) if _TITLED.search(text) or _colleague(text, team) else ()),
        *says_too_much(text),
    )


def _colleague(text: str, team: Team) -> bool:
    words = set(re.findall(r"\w+", text))
    return any(
        part in words
        for person in team.people.values()
        for part in person.name.split()
        if len(part) >= SHORTEST_NAME
    )
