"""What a wave is about, across wordings: terms that it uses more than people usually do (log-odds against the
background), gathered greedily, so that each comment counts for one topic.

A name comes from a theme (handlers.watch.themes) or from words that several people used. Insults, links, names of
people and of the brand never become one.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from handlers.watch.terms import THEME, Terms, held, stem, terms_of, words_of

AS_THING = 0.25
"""Part of its uses in which a word has to be used as a thing: once is chance."""
PRIOR_TEXTS = 200
"""Comments that a background is worth before anything was learned."""
USUAL_THEME, USUAL_WORD = 0.02, 0.004
"""Parts of ordinary comments that are taken to hold a theme or a word before anything was learned."""
AT_LEAST = 3
"""Comments, and people, that a topic takes."""
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

    @property
    def name(self) -> str:
        """Of the theme, or the words as a key."""
        return self.key.removeprefix(THEME)


def topics_of(
    voices: Sequence[Voice], background: Background, most: int, *, never: Iterable[str] = ()
) -> list[Found]:
    """The topics of these comments, the weightiest first. `never`: words that name nothing (brand, authors)."""
    terms = [terms_of(one.text) for one in voices]
    least = max(AT_LEAST, math.ceil(SHARE * len(voices)))
    counted = Counter(key for one in terms for key in one.keys)
    fit = {
        key: _kind(key, terms, counted[key])
        for key in _fit(terms, voices, {stem(word) for text in never for word in words_of(text)})
        if counted[key] >= least
    }
    left = [one.keys & fit.keys() for one in terms]
    found: list[Found] = []
    while len(found) < most:
        remaining = Counter(key for keys in left for key in keys)
        scored = [
            (fit[key] * _weight(key, count, len(voices), background), key)
            for key, count in remaining.items()
            if count >= least
        ]
        best, key = max(scored, default=(0.0, ""))
        if best <= 0:
            break
        found.append(
            Found(
                key=key,
                words="" if key.startswith(THEME) else _named(key, terms, fit.keys()),
                count=remaining[key],
                new=is_new(key, counted[key] / len(voices), background),
            )
        )
        left = [frozenset[str]() if key in keys else keys for keys in left]
    return found


def topic_for(text: str, keys: Sequence[str]) -> int:
    """The place of the first of these terms that the text holds; -1 if it holds none."""
    if not keys:
        return -1
    holds = held(text)
    return next((place for place, key in enumerate(keys) if holds(key)), -1)


def is_new(key: str, share: float, background: Background) -> bool:
    usual = background.counts.get(key, 0) / max(1, background.texts)
    return background.texts >= ENOUGH and usual <= min(RARE, FRESH * share)


def _fit(terms: Sequence[Terms], voices: Sequence[Voice], barred: set[str]) -> set[str]:
    """Terms that several people use. What mostly stands beside insults may be one that no list knows."""
    pairs = {(key, one.author) for said, one in zip(terms, voices, strict=True) for key in said.keys}
    people = Counter(key for key, _ in pairs)
    uses = Counter(key for one in terms for key in one.keys)
    beside = Counter(key for said, one in zip(terms, voices, strict=True) if one.hostile for key in said.keys)
    # A family name that stands alone looks like any noun: what nobody uses as a thing may be somebody.
    called = {word for one in terms for word in one.called}
    as_thing = Counter(word for one in terms for word in one.things)
    things = {word for word, count in as_thing.items() if count >= AS_THING * uses[word]} - called - barred
    return {
        key
        for key, count in people.items()
        if count >= AT_LEAST
        and (key.startswith(THEME) or (beside[key] <= ANGRY * uses[key] and things.issuperset(key.split())))
    }


def _kind(key: str, terms: Sequence[Terms], uses: int) -> float:
    if key.startswith(THEME):
        return KNOWN_THEME
    capitals = sum(one.spelled[key][:1].isupper() for one in terms if key in one.spelled)
    # Of a pair and one of its words that say as much the word finds more.
    return (WORD if 2 * capitals >= uses else PLAIN_WORD) * (PAIR if " " in key else 1.0)


def _weight(key: str, count: int, of: int, background: Background) -> float:
    """How much this term tells about the wave: its comments times its log-odds against the background."""
    share, usual = min(0.999, count / of), min(0.999, background.share(key))
    return count * (math.log(share / (1 - share)) - math.log(usual / (1 - usual)))


def _named(key: str, terms: Sequence[Terms], fit: Iterable[str]) -> str:
    """The words as most people write them; a pair of words where half of those who use one use both."""
    uses = Counter(name for one in terms if key in one.keys for name in one.spelled)
    pairs = [name for name in fit if " " in name and key in name.split() and 2 * uses[name] >= uses[key]]
    name = max(pairs, key=lambda pair: uses[pair], default=key)
    spellings = Counter(one.spelled[name] for one in terms if name in one.spelled)
    return spellings.most_common(1)[0][0][:LONGEST_NAME]
