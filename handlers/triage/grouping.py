"""Is this the same comment again? Near-duplicates by MinHash, checked by Jaccard, over a sliding window.

A group keeps a few of its texts, the variants, and a new text is compared with those alone: what it costs depends
neither on how often a text came nor on how many came before. Shown together from `ALIKE`; from `SAME` on two texts
differ by so little that one answer fits both (between the two they may say the opposite).
"""

from array import array
from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import Generic, TypeVar
from zlib import crc32

from handlers.triage.sketches import Sketches
from handlers.triage.wording import canonical, hash_of

K = TypeVar("K")
ALIKE = 0.5
"""Jaccard similarity from which on texts stand together."""
SAME = 0.8
"""From which on they may be acted on together."""
LETTERS = 4
"""Length of the pieces that texts are compared by: a typo spoils four of them, a word in another place few."""
VARIANTS = 30
"""Texts of one group that others are compared with."""
MOST_LOOKED_AT = 24
"""The newest among those that share a band, so that a phrase everybody uses costs no more than any other."""
WINDOW = 20_000
"""Variants kept, of all groups. About 1.5 KB each."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Match(Generic[K]):
    """Where a text belongs."""

    group: K
    """Key of the text that the group began with."""
    similarity: float
    """To that first text, 0 to 1: from SAME on what fits the one fits the other. Below ALIKE if only a variant is."""


def _pieces(words: str) -> set[str]:
    framed = f" {words} "
    return {framed[start : start + LETTERS] for start in range(max(1, len(framed) - LETTERS + 1))}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Variant(Generic[K]):
    group: K
    pieces: "array[int]"


class Grouping(Generic[K]):
    """What came lately, sorted into groups. Not for several threads."""

    def __init__(self, window: int = WINDOW) -> None:
        self._window = window
        self._sketches = Sketches(ALIKE)
        self._variants: dict[int, _Variant[K]] = {}
        self._order: deque[int] = deque()
        self._heads: dict[K, int] = {}
        """Group -> its first variant, as long as that is in the window."""
        self._sizes: dict[K, int] = {}
        self._hit: set[K] = set()
        """Groups that something was put into lately: their first variant stays for another round of the window."""
        self._exact: OrderedDict[str, Match[K]] = OrderedDict()
        self._next = 1

    def place(self, key: K, text: str) -> Match[K]:
        """The group of this text; a new one, named `key`, where it is like nothing in the window."""
        words = canonical(text)
        hash_ = hash_of(words)
        known = self._exact.get(hash_)
        if known is not None and known.group in self._heads:
            self._exact.move_to_end(hash_)
            self._hit.add(known.group)
            return known
        match = self._place(key, words)
        self._exact[hash_] = match
        if len(self._exact) > 2 * self._window:
            self._exact.popitem(last=False)
        return match

    def _place(self, key: K, words: str) -> Match[K]:
        pieces = _pieces(words)
        hashed = {crc32(piece.encode()) for piece in pieces}
        best, group = self._nearest(pieces, hashed)
        if group is None:
            self._keep(key, pieces, hashed)
            return Match(group=key, similarity=1.0)
        self._hit.add(group)
        if best < SAME and self._sizes[group] < VARIANTS:
            self._keep(group, pieces, hashed)
        return Match(group=group, similarity=_jaccard(hashed, self._variants[self._heads[group]].pieces))

    def _nearest(self, pieces: set[str], hashed: set[int]) -> tuple[float, K | None]:
        found = self._sketches.near(pieces)
        if len(found) > MOST_LOOKED_AT:
            found = sorted(found)[-MOST_LOOKED_AT:]
        best, group = 0.0, None
        for number in found:
            variant = self._variants[number]
            if variant.group not in self._heads:
                continue  # its first text has left the window: nobody could say how like it this one is
            similarity = _jaccard(hashed, variant.pieces)
            if similarity >= ALIKE and similarity > best:
                best, group = similarity, variant.group
        return best, group

    def _keep(self, group: K, pieces: set[str], hashed: set[int]) -> None:
        number, self._next = self._next, self._next + 1
        self._heads.setdefault(group, number)
        self._sizes[group] = self._sizes.get(group, 0) + 1
        self._variants[number] = _Variant(group=group, pieces=array("I", hashed))
        self._sketches.insert(number, pieces)
        self._order.append(number)
        while len(self._order) > self._window:
            self._forget(self._order.popleft())

    def _forget(self, number: int) -> None:
        group = self._variants[number].group
        if group in self._hit and self._heads.get(group) == number:
            self._hit.discard(group)
            self._order.append(number)
            return
        del self._variants[number]
        self._sketches.remove(number)
        if self._heads.get(group) == number:
            del self._heads[group]
        self._sizes[group] -= 1
        if not self._sizes[group]:
            del self._sizes[group]
            self._hit.discard(group)


def _jaccard(mine: set[int], other: "array[int]") -> float:
    common = len(mine.intersection(other))
    return common / (len(mine) + len(other) - common)
