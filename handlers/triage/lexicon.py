"""Word lists compiled for looking up: one dictionary step a word, however many entries there are.

An entry is one or more words: `kaputt`, `kaputt*` (begins with), `geht nicht`, `nie ... angekommen` (up to three words
between). Entries are separated by commas.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from handlers.triage.canonical import Token, tokens_of

GAP = "..."
LONG_ENOUGH = 5
_DOUBLED = re.compile(r"([oe])\1")
MOST_KEPT, LONGEST_KEPT = 8_192, 40
FURTHEST = 3
"""Words that a gap may span."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its words, in canonical spelling."""

    flag: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    flag: str
    first: int
    """Position of the first word in the text's tokens."""
    last: int


class Lexicon:
    """Entries of many flags, found in one pass."""

    def __init__(self, lists: Iterable[tuple[str, str]]) -> None:
        """`lists`: pairs of flag and comma-separated entries."""
        self._exact: dict[str, list[Entry]] = {}
        self._prefix: dict[str, list[Entry]] = {}
        for flag, text in lists:
            for entry in _entries(flag, text):
                first = entry.words[0]
                table = self._prefix if first.endswith("*") else self._exact
                table.setdefault(first.rstrip("*"), []).append(entry)
        self._lengths = sorted({len(stem) for stem in self._prefix})
        self._beginning: dict[str, tuple[Entry, ...]] = {}
        """What may begin with a word, for words that came lately: most begin nothing."""

    def find(self, tokens: Sequence[Token]) -> Iterator[Hit]:
        """All hits, in the order of the text."""
        beginning = self._beginning
        for at, token in enumerate(tokens):
            candidates = beginning.get(token.text)
            if candidates is None:
                candidates = self._looked_up(token.text)
            for entry in candidates:
                last = _match(entry.words, tokens, at)
                if last is not None:
                    yield Hit(entry.flag, at, last)

    def _looked_up(self, word: str) -> tuple[Entry, ...]:
        found = tuple(self._candidates(word))
        # Stretched o and e are left as two, which most words that have them need; Idiooot does not.
        if not found and len(word) >= LONG_ENOUGH and (single := _DOUBLED.sub(r"\1", word)) != word:
            found = tuple(self._candidates(single))
        if len(self._beginning) >= MOST_KEPT:
            self._beginning.clear()
        if len(word) <= LONGEST_KEPT:
            self._beginning[word] = found
        return found

    def _candidates(self, word: str) -> Iterator[Entry]:
        yield from self._exact.get(word, ())
        size = len(word)
        for length in self._lengths:
            if length > size:
                break
            yield from self._prefix.get(word[:length], ())


def by_flag(*sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for source in sources:
        yield from source.items()


def _entries(flag: str, text: str) -> Iterator[Entry]:
    for part in text.split(","):
        words = tuple(word for piece in part.split() for word in _spelled(piece))
        if words:
            yield Entry(flag, words)


def _spelled(piece: str) -> Iterator[str]:
    if piece == GAP:
        yield GAP
        return
    words = [token.text for token in tokens_of(piece)]
    yield from words[:-1]
    yield words[-1] + "*" if piece.endswith("*") else words[-1]


def _match(words: tuple[str, ...], tokens: Sequence[Token], at: int) -> int | None:
    """Position of the last word if the entry stands at `at` (its first word does), else None."""
    here, gap = at, 0
    for word in words[1:]:
        if word == GAP:
            gap = FURTHEST
            continue
        stop = min(here + 2 + gap, len(tokens))
        found = next((i for i in range(here + 1, stop) if _fits(word, tokens[i].text)), None)
        if found is None:
            return None
        here, gap = found, 0
    return here


def _fits(word: str, text: str) -> bool:
    return text.startswith(word[:-1]) if word.endswith("*") else text == word
