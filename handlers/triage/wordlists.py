"""The assessor that goes by words: the shipped lists of both languages and what the configuration adds."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

import regex

from handlers.comment import Flag
from handlers.flags import WATCHED
from handlers.triage import patterns_de, patterns_en, words_de, words_en
from handlers.triage.lexicon import Hit, Lexicon, by_flag
from handlers.triage.reading import Reading
from handlers.triage.together import meant, sides

SHIPPED = Lexicon(
    chain(
        by_flag(words_de.WORDS, words_en.WORDS, patterns_de.MORE, patterns_en.MORE),
        sides(patterns_de.PAIRS),
        sides(patterns_en.PAIRS),
    )
)
PRESSING = Lexicon((("pressing", words_de.URGENCY), ("pressing", words_en.URGENCY)))
NEGATIONS = words_de.NEGATIONS | words_en.NEGATIONS
NEGATABLE = frozenset({"praise"})
"""Flags that a "not" before them turns off. A threat with a "not" in it is still one for a person to read."""
QUOTABLE = frozenset({"offensive", "hate", "illegal"})
GUESS = 0.6
"""Probability of an insult that is quoted or negated: for a person to look at, and called a guess."""
REACH_OF_NOT = 3
PATIENCE = 0.02
"""Seconds that one configured pattern may take; a pattern that takes longer finds nothing in that comment."""

Words = tuple[tuple[str, tuple[str, ...]], ...]


def by_words(reading: Reading) -> Iterator[Flag]:
    """Each flag once, with the first words that carried it; those that are meant come before those that are quoted."""
    found: dict[str, Flag] = {}
    for hit in meant(list(SHIPPED.find(reading.tokens)), reading, NEGATIONS):
        known = found.get(hit.flag)
        if known is None or known.score < 1:
            score = _meant(hit, reading)
            if score and (known is None or score > known.score):
                evidence = reading.quote(hit.first, hit.last)
                found[hit.flag] = Flag(name=hit.flag, evidence=evidence, score=score)
    for name, evidence in _configured(reading):
        found.setdefault(name, Flag(name=name, evidence=evidence))
    yield from found.values()


def is_pressing(reading: Reading) -> bool:
    """It says that it happens again, or is wanted soon."""
    return next(PRESSING.find(reading.tokens), None) is not None


def _meant(hit: Hit, reading: Reading) -> float:
    """How sure it is that the words are meant: a "not" turns praise off, and makes a guess of an insult, as quotation
    marks around it do. Nothing makes less of a threat."""
    if hit.flag in NEGATABLE:
        return 0.0 if _negated(hit, reading) else 1.0
    if hit.flag in QUOTABLE and (_negated(hit, reading) or _quoted(hit, reading)):
        return GUESS
    return 1.0


def _negated(hit: Hit, reading: Reading) -> bool:
    before = reading.tokens[max(0, hit.first - REACH_OF_NOT) : hit.first]
    return any(token.text in NEGATIONS for token in before)


def _quoted(hit: Hit, reading: Reading) -> bool:
    start, end = reading.tokens[hit.first].start, reading.tokens[hit.last].end
    return any(first < start and end <= last for first, last in reading.quotations)


def _configured(reading: Reading) -> Iterator[tuple[str, str]]:
    words = _key(reading.policy.words)
    if not words:
        return
    lexicon, patterns = _compiled(words)
    for hit in lexicon.find(reading.tokens):
        yield hit.flag, reading.quote(hit.first, hit.last)
    for flag, pattern in patterns:
        try:
            match = pattern.search(reading.comment.text, timeout=PATIENCE, concurrent=False)
        except TimeoutError:
            continue
        if match is not None:
            yield flag, reading.cut(*match.span())


def _key(words: Mapping[str, tuple[str, ...]]) -> Words:
    return tuple((flag, tuple(entries)) for flag, entries in words.items())


ENDINGS = ("", "s", "es", "n", "en", "e")
BENDS_FROM = 4
"""Letters: shorter words become others with an ending."""


@lru_cache(maxsize=16)
def _compiled(words: Words) -> tuple[Lexicon, list[tuple[str, "regex.Pattern[str]"]]]:
    """The configuration's words and /patterns/, compiled once."""
    plain: list[tuple[str, str]] = []
    patterns: list[tuple[str, regex.Pattern[str]]] = []
    for flag, entries in words:
        for entry in entries:
            if len(entry) > 2 and entry.startswith("/") and entry.endswith("/"):
                patterns.append((flag, regex.compile(entry[1:-1], regex.IGNORECASE)))
            else:
                plain += [(flag, form) for form in (_inflected(entry) if flag == WATCHED else (entry,))]
    return Lexicon(plain), patterns


def _inflected(entry: str) -> tuple[str, ...]:
    """A name or word of the watch list as sentences bend it: Kannenberg, Kannenbergs; Aktion, Aktionen."""
    bends = len(entry.split()[-1:][0] if entry.split() else "") >= BENDS_FROM and entry[-1].isalpha()
    return tuple(entry + ending for ending in ENDINGS) if bends else (entry,)
