"""From the findings of all assessors to one assessment: purpose, urgency, hold, and whether the team sees it."""

from collections.abc import Callable, Iterable, Sequence

from handlers.comment import Assessment, Comment, Flag, Kind, Purpose, Urgency
from handlers.flags import MEANINGS, hold_of, meaning_of, weightiest_first
from handlers.people import Brand, Policy
from handlers.triage import signals
from handlers.triage.mood import intent_of, sentiment_of
from handlers.triage.personal import by_personal_data
from handlers.triage.reading import Reading, read
from handlers.triage.taught import Corrections
from handlers.triage.wordlists import by_words, is_pressing

Assessor = Callable[[Reading], Iterable[Flag]]
"""Looks at a comment and says what it noticed, each with its reason. The first to raise a flag gives its evidence."""

ASSESSORS: tuple[Assessor, ...] = (
    by_words,
    signals.by_question,
    by_personal_data,
    signals.by_age,
    signals.by_rating,
    signals.by_heart,
    signals.by_picture,
    signals.by_links,
    signals.by_mentions,
    signals.by_loudness,
)
NOTHING_TAUGHT = Corrections()
GRAVE = frozenset(name for name, meaning in MEANINGS.items() if meaning.weight >= 40) - {"offensive"}
RELAY_FROM = 0.5
"""Probability from which a model's flag alone brings a comment to the team; below it stands in the assessment only."""
LIKED = 10
"""Likes that make a complaint urgent: others agree."""


def assess(
    comment: Comment,
    brand: Brand,
    policy: Policy,
    *,
    assessors: Sequence[Assessor] = ASSESSORS,
    corrections: Corrections = NOTHING_TAUGHT,
) -> Assessment:
    """What triage thinks of one version of a comment. Takes time in proportion to its length."""
    reading = read(comment, brand, policy)
    found = _weighed(flag for assessor in assessors for flag in assessor(reading))
    flags = corrections.applied(found, comment.text, brand.name, brand.thresholds)
    private = comment.kind is Kind.MESSAGE
    return Assessment(
        language=reading.language,
        flags=flags,
        purpose=meaning_of(flags[0]).purpose if flags else Purpose.ENGAGEMENT,
        urgency=max(_urgency(reading, flags), Urgency.NORMAL if private else Urgency.LOW),
        sentiment=sentiment_of(comment, flags),
        intent=intent_of(comment.kind, flags),
        # Who writes to us in private wants an answer, whatever it is about.
        relay=private or is_shown(flags),
        hold=hold_of(flags),
        untaught=found if flags != found else None,
    )


def is_shown(flags: Iterable[Flag]) -> bool:
    """Whether a comment with these flags comes to the team."""
    return any(meaning_of(flag).relay and flag.score >= RELAY_FROM for flag in flags)


def _weighed(found: Iterable[Flag]) -> tuple[Flag, ...]:
    """Each flag once, the weightiest first. Praise beside a complaint is irony more often than not, and a picture
    beside anything grave is evidence."""
    first: dict[str, Flag] = {}
    for flag in found:
        first.setdefault(flag.name, flag)
    if "complaint" in first:
        first.pop("praise", None)
    if not GRAVE.isdisjoint(first):
        first.pop("fan-photo", None)
    return weightiest_first(first.values())


def _urgency(reading: Reading, flags: tuple[Flag, ...]) -> Urgency:
    """That of the weightiest matter; a complaint that asks, presses, shouts or is liked is urgent."""
    urgency = max((meaning_of(flag).urgency for flag in flags), default=Urgency.LOW)
    names = {flag.name for flag in flags}
    if "complaint" not in names or urgency >= Urgency.URGENT:
        return urgency
    loud = bool(names & {"question", "shouting"}) or reading.comment.likes >= LIKED
    return Urgency.URGENT if loud or is_pressing(reading) else urgency
