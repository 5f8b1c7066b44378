"""What the team taught: comments like those marked wrong or missed are judged a little differently, within bounds.

Nothing is retrained. A comment is compared with those that people corrected for the same brand, by words and pairs of
words; what is alike moves the probability of that flag. Each person's word counts once, so that many corrections by
one person weigh no more than the most fitting of them; and no correction silences what may be dangerous.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from handlers.comment import Flag
from handlers.flags import MEANINGS, weightiest_first
from handlers.triage.features import Unit, feature_of_pair, units_of
from handlers.triage.model import logistic

ALIKE = 0.35
"""Similarity (cosine of the sets) below which a correction says nothing about a comment."""
STRENGTH = 2.0
"""Log odds that one person's correction of the very same text is worth."""
MOST = 4.0
"""Log odds that all people together can move."""
SURE = 3.0
"""Log odds of a flag that the rules raised: it takes two people to talk it away."""
UNLIKELY = -1.5
"""Log odds of a flag that nothing spoke for: one correction of nearly the same text raises it."""
SAME = 0.8
"""Similarity from which on it is the same comment in other words: there each correction counts in full."""
BROAD = 20
"""Corrections of one flag by one person that reach beyond the same comment in full; of more, each reaches less far, so
that whoever corrects everything teaches little about anything else."""
LONGEST = 400
"""Words and signs of a text that are compared."""
TELLING = 5
"""Words and pairs of a text below which it teaches no grave flag: "Danke" as a threat would wake the team for each."""
MOST_LESSONS = 300
"""Of one brand: the newest count."""
KEPT = frozenset(
    {"illegal", "threat", "self-harm", "safety", "minors", "hate", "data-breach", "legal", "press"}
)
"""Flags that nobody can teach away, only correct on the single case."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """One correction: on comments like this one the flag is due, or it isn't."""

    id: int = 0
    brand: str
    comment_id: int
    version: int
    flag: str
    due: bool
    person: str
    at: datetime
    active: bool = True
    """False once it was taken back."""
    revision: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Taught:
    """A lesson with the text that it was about, as the triage child gets it."""

    brand: str
    text: str
    flag: str
    due: bool
    person: str


class Corrections:
    """The lessons of all brands, ready to be compared with a comment: a step a word, however many they are."""

    def __init__(self, lessons: Iterable[Taught] = ()) -> None:
        self._lessons: list[Taught] = []
        self._sizes: list[int] = []
        self._counts: Counter[tuple[str, str, str]] = Counter()
        """How many a person has given: brand, flag, person."""
        self._by_feature: dict[tuple[str, int], list[int]] = defaultdict(list)
        for lesson in lessons:
            found = _compared(units_of(lesson.text))
            if not found or (lesson.due and lesson.flag in KEPT and len(found) < TELLING):
                continue
            for feature in found:
                self._by_feature[lesson.brand, feature].append(len(self._lessons))
            self._lessons.append(lesson)
            self._counts[lesson.brand, lesson.flag, lesson.person] += 1
            self._sizes.append(len(found))

    def __bool__(self) -> bool:
        return bool(self._lessons)

    def shifts(self, text: str, brand: str) -> Mapping[str, float]:
        """Flag -> log odds to add, between -MOST and MOST."""
        found = _compared(units_of(text))
        shared: dict[int, int] = defaultdict(int)
        for feature in found:
            for number in self._by_feature.get((brand, feature), ()):
                shared[number] += 1
        says: dict[tuple[str, str], float] = {}
        for number, common in shared.items():
            alike = common / math.sqrt(len(found) * self._sizes[number])
            lesson = self._lessons[number]
            if alike < ALIKE:
                continue
            key = lesson.flag, lesson.person
            given = self._counts[brand, lesson.flag, lesson.person]
            weight = alike if alike >= SAME else alike * min(1.0, BROAD / given)
            if weight > abs(says.get(key, 0.0)):
                says[key] = weight if lesson.due else -weight
        total: dict[str, float] = defaultdict(float)
        for (flag, _), alike in says.items():
            total[flag] += STRENGTH * alike
        return {flag: max(-MOST, min(MOST, shift)) for flag, shift in total.items()}

    def applied(
        self, flags: Sequence[Flag], text: str, brand: str, thresholds: Mapping[str, float]
    ) -> tuple[Flag, ...]:
        """The flags as the team would raise them; `thresholds` where they are not one half."""
        if not self._lessons:
            return tuple(flags)
        shifts = self.shifts(text, brand)
        raised = {flag.name: flag for flag in flags}
        for name, shift in shifts.items():
            before = raised.get(name)
            score = logistic((_odds(before.score) if before else UNLIKELY) + shift)
            if score >= thresholds.get(name, 0.5):
                raised[name] = Flag(name=name, evidence=before.evidence if before else "", score=score)
            elif before is not None and name not in KEPT:
                del raised[name]
        return weightiest_first(raised.values())


def teachable(flag: str) -> bool:
    return flag in MEANINGS


def _compared(units: Sequence[Unit]) -> set[int]:
    """Words and pairs; signs alone say too little."""
    words = [unit.text for unit in units[:LONGEST] if any(mark.isalnum() for mark in unit.text)]
    single = {feature_of_pair("", word) for word in words}
    return single | {feature_of_pair(one, two) for one, two in pairwise(words)}


def _odds(score: float) -> float:
    return SURE if score >= 1 else max(-SURE, min(SURE, math.log(max(score, 1e-6) / (1 - score))))
