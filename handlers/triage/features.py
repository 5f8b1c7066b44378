"""What the small models look at: words, pairs of words and pieces of words, each as a number.

The same code serves, trains and evaluates. A change here makes every trained model worthless: raise VERSION with it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from handlers.triage.canonical import spelled_out

VERSION = 1
BITS = 19
SIZE = 1 << BITS
_MASK = SIZE - 1
SHORTEST_PIECE, LONGEST_PIECE = 2, 5
SHORT = 4
"""Letters below which a word is neither a link nor cut."""
LONGEST_WORD = 60
"""Letters of a word that are looked at."""
WINDOW = 1_500
"""Letters judged in one go. A long text is judged piece by piece, so that an insult in it is not thinned out."""
WINDOWS = 12
_WORD, _PIECE, _PAIR, _SKIPPING, _CAPITAL = (crc32(kind) for kind in (b"w", b"c", b"b", b"k", b"U"))
"""Where the checksum of each kind of feature begins, so that a word and a piece spelled alike differ."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_UNIT = re.compile(r"https?://\S+|www\.\S+|@\w+|#?\w+|[^\w\s]", re.IGNORECASE)


class Unit(NamedTuple):
    """A word, a sign or an emoji, with its place in the original."""

    text: str
    start: int
    end: int
    capital: bool = False
    """It begins with a capital letter: names, German nouns, and shouting."""


def units_of(text: str) -> list[Unit]:
    """The units of a text in canonical spelling. Who is addressed and what is linked makes no difference."""
    spelled, places = spelled_out(text)
    found: list[Unit] = []
    last = len(text) - 1
    for match in _UNIT.finditer(spelled):
        start, end = match.span()
        place = places[start]
        piece = match[0]
        word = piece if piece.isascii() and piece.isalpha() and end - start <= SHORT else _unit(piece)
        found.append(Unit(word, place, min(places[end - 1], last) + 1, text[place].isupper()))
    return found


def _unit(piece: str) -> str:
    if piece.startswith("@") and len(piece) > 1:
        return "@u"
    if piece.startswith(("http", "www.")) and len(piece) > 7:
        return "<url>"
    return (piece.lstrip("#") or piece)[:LONGEST_WORD].translate(_UMLAUTS)


def windows_of(units: Sequence[Unit]) -> list[Sequence[Unit]]:
    """Pieces of at most WINDOW letters: all of a text as people write it, the first and last ones of a huge one."""
    if not units or units[-1].end - units[0].start <= WINDOW:
        return [units] if units else []
    pieces: list[Sequence[Unit]] = []
    first = 0
    for at, unit in enumerate(units):
        if unit.end - units[first].start > WINDOW and at > first:
            pieces.append(units[first:at])
            first = at
    pieces.append(units[first:])
    half = WINDOWS // 2
    return pieces if len(pieces) <= WINDOWS else [*pieces[:half], *pieces[-half:]]


def features_of(units: Sequence[Unit]) -> set[int]:
    """The numbers of all features that are there, each once."""
    found: set[int] = set()
    words = [unit.text for unit in units]
    for word in set(words):
        found.update(features_of_word(word))
    # Written out, without a function for each number: this is where most of triage's time goes.
    found.update([crc32(unit.text.encode(), _CAPITAL) & _MASK for unit in units if unit.capital])
    found.update([crc32(f"{one} {two}".encode(), _PAIR) & _MASK for one, two in pairwise(words)])
    skipping = zip(words, words[2:], strict=False)
    found.update([crc32(f"{one} {three}".encode(), _SKIPPING) & _MASK for one, three in skipping])
    return found


@lru_cache(maxsize=16_384)
def features_of_word(word: str) -> tuple[int, ...]:
    """The word and its pieces, its ends marked."""
    letters = f" {word} "
    found = {crc32(word.encode(), _WORD) & _MASK}
    lengths = range(SHORTEST_PIECE, min(LONGEST_PIECE, len(letters)) + 1)
    if letters.isascii():  # cut as bytes: encoded once
        data = letters.encode()
        for length in lengths:
            last = len(data) - length + 1
            found.update([crc32(data[at : at + length], _PIECE) & _MASK for at in range(last)])
    else:
        for length in lengths:
            last = len(letters) - length + 1
            found.update([crc32(letters[at : at + length].encode(), _PIECE) & _MASK for at in range(last)])
    return tuple(found)


def feature_of_pair(before: str, after: str) -> int:
    return crc32(f"{before} {after}".encode(), _PAIR) & _MASK


def _fingerprint() -> int:
    """Of what comes out for some odd texts: a model fits only code that makes the same numbers of them."""
    numbers = sorted(number for text in _PROBES for number in features_of(units_of(text)))
    return crc32(repr(numbers).encode())


_PROBES = (
    "Die Vase aus Lager 1 kam kaaaputt an, @musterkanne! www.musterkanne.example #Ärger",
    "I d i o t, 1d10t, https://example.com/a?b=c ﬁne \u200b\u0435 \U0001f92c\ufe0f you'll pay 20kg",
)
FINGERPRINT = _fingerprint()
