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
    for match in _UNIT.finditer(spelled):
        start, end = match.span()
        place = places[start]
        found.append(
            Unit(
                text=_unit(match.group()),
                start=place,
                end=places[end - 1] + 1,
                capital=text[place].isupper(),
            )
        )
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
    for word in {unit.text for unit in units}:
        found.update(features_of_word(word))
    for unit in units:
        if unit.capital:
            found.add(_number(unit.text, _CAPITAL))
    for before, after in pairwise(units):
        found.add(feature_of_pair(before.text, after.text))
    for first, third in zip(units, units[2:], strict=False):
        found.add(_number(f"{first.text} {third.text}", _SKIPPING))
    return found


@lru_cache(maxsize=4096)
def features_of_word(word: str) -> tuple[int, ...]:
    """The word and its pieces, its ends marked."""
    letters = f" {word} "
    # An ASCII word is cut as bytes: it is encoded once.
    padded = letters.encode() if letters.isascii() else letters
    size = len(padded)
    found = {_number(word, _WORD)}
    for length in range(SHORTEST_PIECE, min(LONGEST_PIECE, size) + 1):
        found.update([_number(padded[at : at + length], _PIECE) for at in range(size - length + 1)])
    return tuple(found)


def feature_of_pair(before: str, after: str) -> int:
    return _number(f"{before} {after}", _PAIR)


def _number(name: str | bytes, kind: int) -> int:
    return crc32(name if isinstance(name, bytes) else name.encode(), kind) & _MASK
