"""What a wave is about, across wordings: terms that it uses more than people usually do (log-odds against the
background), gathered greedily, so that each comment counts for one topic.

Where meaning is known (handlers.watch.nearby), comments that hold none of the terms join the topic that they are near
to, and what is alike without a striking word is a topic too.

A name comes from a theme (handlers.watch.themes) or from words that several people used. Insults, links, names of
people and of the brand never become one.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from handlers.triage.sense import middle_of
from handlers.watch.nearby import groups_of, topic_near
from handlers.watch.terms import THEME, Terms, held, stem, terms_of, words_of

AS_THING = 0.25
"""Part of its uses in which a word has to be used as a thing: once is chance."""
PRIOR_TEXTS = 200
"""Comments that a background is worth before anything was learned."""
USUAL_THEME, USUAL_WORD = 0.02, 0.004
"""Parts of ordinary comments that are taken to hold a theme or a word before anything was learned."""
AT_LEAST = 3
"""Comments, and people, that a topic takes."""
A_FEW = 2
"""People who use a word that names what is alike in its meaning already."""
SHARE = 0.03
"""Of the critical comments."""
KNOWN_THEME, WORD, PLAIN_WORD, PAIR = 2.0, 1.0, 0.5, 0.9
"""Weights: a theme has a name that everybody knows and gathers more wordings; what is written with a capital is a
thing rather than a manner."""
FRESH = 0.2
"""A topic is new where it was usual in at most that part of what it is now, and ..."""
RARE = 0.005
"""... in at most that part of ordinary comments."""
ENOUGH = 100
"""Comments that have to be known before anything can be called new."""
ANGRY = 0.34
"""Part of the comments with a word that insult somebody, above which it names nothing."""
LONGEST_NAME = 40
SAME_NAME = 0.25
"""Part of a group of comments that are alike in what they mean that has to be of a theme for it to be named so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Background:
    """In how many of the ordinary comments a term stands."""

    texts: int = 0
    counts: Mapping[str, int] = field(default_factory=dict[str, int])

    def share(self, key: str) -> float:
        """Part of ordinary comments; before anything was learned a careful guess."""
        usual = USUAL_THEME if key.startswith(THEME) else USUAL_WORD
        return (self.counts.get(key, 0) + usual * PRIOR_TEXTS) / (self.texts + PRIOR_TEXTS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """One comment of a wave."""

    text: str
    author: str
    hostile: bool = False
    """Somebody is insulted or threatened in it."""
    sense: str = ""
    """What it means (handlers.triage.sense); empty if nobody knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A topic of a wave."""

    key: str
    """Of the term that makes it: `theme:broken`, or a word."""
    words: str
    """Its name where the words themselves are the name; empty for a theme."""
    count: int
    """Comments that are about this and about no topic before it."""
    new: bool
    middle: str = ""
    """What its comments mean together; empty if nobody knows."""

    @property
    def name(self) -> str:
        """Of the theme, or the words as a key."""
        return self.key.removeprefix(THEME)


def topics_of(
    voices: Sequence[Voice], background: Background, most: int, *, never: Iterable[str] = ()
) -> list[Found]:
    """The topics of these comments, the weightiest first. `never`: words that name nothing (brand, authors)."""
    wave = _Wave(
        voices=voices,
        terms=[terms_of(one.text) for one in voices],
        background=background,
        barred=frozenset(stem(word) for text in never for word in words_of(text)),
    )
    found = _joined(_by_terms(wave, most), voices)
    return [*found, *islice(_by_meaning(wave, found), most - len(found))]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wave:
    """What is looked at together; `terms` are those of the voices."""

    voices: Sequence[Voice]
    terms: Sequence[Terms]
    background: Background
    barred: frozenset[str]

    @property
    def least(self) -> int:
        return max(AT_LEAST, math.ceil(SHARE * len(self.voices)))


def _by_terms(wave: _Wave, most: int) -> list[Found]:
    counted = Counter(key for one in wave.terms for key in one.keys)
    decent = {key for key in _decent(wave, AT_LEAST) if counted[key] >= wave.least}
    kinds = {key: _kind(key, wave.terms) for key in decent}
    left = [one.keys & decent for one in wave.terms]
    found: list[Found] = []
    while len(found) < most:
        remaining = Counter(key for keys in left for key in keys)
        scored = [
            (kinds[key] * _weight(key, count, len(left), wave.background), key)
            for key, count in remaining.items()
            if count >= wave.least
        ]
        best, key = max(scored, default=(0.0, ""))
        if best <= 0:
            break
        said = [one for one, keys in zip(wave.voices, left, strict=True) if key in keys]
        found.append(
            Found(
                key=key,
                words=_named(key, wave.terms, decent),
                count=remaining[key],
                new=is_new(key, counted[key] / len(left), wave.background),
                middle=middle_of([one.sense for one in said if one.sense]),
            )
        )
        left = [frozenset[str]() if key in keys else keys for keys in left]
    return found


def _joined(found: Sequence[Found], voices: Sequence[Voice]) -> list[Found]:
    """With those counted that say it in words of their own."""
    keys, middles = [one.key for one in found], [one.middle for one in found]
    about = Counter(topic_for(one.text, keys, one.sense, middles) for one in voices)
    return [replace(one, count=about[place]) for place, one in enumerate(found)]


def _by_meaning(wave: _Wave, found: Sequence[Found]) -> Iterator[Found]:
    """What is left and alike, where a theme or a word of two of them can name it."""
    keys, middles = [one.key for one in found], [one.middle for one in found]
    left = [
        (one, terms)
        for one, terms in zip(wave.voices, wave.terms, strict=True)
        if one.sense and topic_for(one.text, keys, one.sense, middles) < 0
    ]
    decent = _decent(wave, A_FEW) if left else set[str]()
    for middle, places in groups_of([one.sense for one, _ in left], wave.least):
        terms = [left[place][1] for place in places]
        key = _common(terms, decent.difference(keys), wave.background)
        if key and len({left[place][0].author for place in places}) >= AT_LEAST:
            keys.append(key)
            share = len(places) / len(wave.voices)
            yield Found(
                key=key,
                words=_named(key, terms, ()),
                count=len(places),
                new=is_new(key, share, wave.background),
                middle=middle,
            )


def _common(terms: Sequence[Terms], decent: Iterable[str], background: Background) -> str:
    """What names comments that are alike; empty if nothing does."""
    uses = Counter(key for one in terms for key in one.keys.intersection(decent))
    scored = [
        (_kind(key, terms) * _weight(key, count, len(terms), background), key)
        for key, count in uses.items()
        if count >= (SAME_NAME * len(terms) if key.startswith(THEME) else A_FEW)
    ]
    return max(scored, default=(0.0, ""))[1]


def topic_for(text: str, keys: Sequence[str], sense: str = "", middles: Sequence[str] = ()) -> int:
    """The place of the first of these terms that the text holds, else of the middle that its meaning is near to; -1 if
    it is about none of them."""
    if not keys:
        return -1
    holds = held(text)
    return next((place for place, key in enumerate(keys) if holds(key)), topic_near(sense, middles))


def is_new(key: str, share: float, background: Background) -> bool:
    usual = background.counts.get(key, 0) / max(1, background.texts)
    return background.texts >= ENOUGH and usual <= min(RARE, FRESH * share)


def _decent(wave: _Wave, people: int) -> set[str]:
    """Terms that so many people use. What mostly stands beside insults may be one that no list knows."""
    each = list(zip(wave.terms, wave.voices, strict=True))
    users = Counter(key for key, _ in {(key, one.author) for said, one in each for key in said.keys})
    uses = Counter(key for one in wave.terms for key in one.keys)
    beside = Counter(key for said, one in each if one.hostile for key in said.keys)
    # A family name that stands alone looks like any noun: what nobody uses as a thing may be somebody.
    called = {word for one in wave.terms for word in one.called}
    as_thing = Counter(word for one in wave.terms for word in one.things)
    things = {word for word, count in as_thing.items() if count >= AS_THING * uses[word]}
    things -= called | wave.barred
    return {
        key
        for key, count in users.items()
        if count >= people
        and (key.startswith(THEME) or (beside[key] <= ANGRY * uses[key] and things.issuperset(key.split())))
    }


def _kind(key: str, terms: Sequence[Terms]) -> float:
    if key.startswith(THEME):
        return KNOWN_THEME
    spelled = [one.spelled[key] for one in terms if key in one.spelled]
    capitals = sum(word[:1].isupper() for word in spelled)
    # Of a pair and one of its words that say as much the word finds more.
    return (WORD if 2 * capitals >= len(spelled) else PLAIN_WORD) * (PAIR if " " in key else 1.0)


def _weight(key: str, count: int, of: int, background: Background) -> float:
    """How much this term tells about the wave: its comments times its log-odds against the background."""
    share, usual = min(0.999, count / of), min(0.999, background.share(key))
    return count * (math.log(share / (1 - share)) - math.log(usual / (1 - usual)))


def _named(key: str, terms: Sequence[Terms], fit: Iterable[str]) -> str:
    """The words as most people write them; a pair of words where half of those who use one use both. Empty for a
    theme."""
    if key.startswith(THEME):
        return ""
    uses = Counter(name for one in terms if key in one.keys for name in one.spelled)
    pairs = [name for name in fit if " " in name and key in name.split() and 2 * uses[name] >= uses[key]]
    name = max(pairs, key=lambda pair: uses[pair], default=key)
    spellings = Counter(one.spelled[name] for one in terms if name in one.spelled)
    return spellings.most_common(1)[0][0][:LONGEST_NAME]
