"""Flags by what a comment means, whatever its words: a linear opinion on the vector of a multilingual sentence encoder.

The encoder comes with the extra `meaning` and is handed in; here is only what is made of its vectors.
"""

import json
import math
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import mul
from typing import Any, Self, cast

from handlers.comment import Flag
from handlers.triage.model import BrokenModel, logistic
from handlers.triage.reading import Reading

MAGIC = b"breakwater-meaning 1\n"
SIZE = 512
"""Numbers of a sentence's vector."""
LONGEST = 400
"""Characters looked at: what a comment is about stands at its beginning, and time grows with length."""
SHORTEST = 12
"""Letters below which a text means too little."""
SUREST = 0.9
"""It is a guess, however sure it seems."""
LARGEST = 200_000

Encoder = Callable[[str], Sequence[float]]
"""Text -> its vector."""


class Heads:
    """Flag -> weights and threshold."""

    def __init__(self, *, weights: Mapping[str, Sequence[float]], thresholds: Mapping[str, float]) -> None:
        """Each SIZE weights and a bias. Raises BrokenModel."""
        if weights.keys() != thresholds.keys():
            raise BrokenModel("has not one threshold for each flag")
        if any(len(row) != SIZE + 1 or not all(map(math.isfinite, row)) for row in weights.values()):
            raise BrokenModel("has weights of another size")
        self.weights = {flag: tuple(row) for flag, row in weights.items()}
        self.thresholds = dict(thresholds)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Raises BrokenModel."""
        if not data.startswith(MAGIC):
            raise BrokenModel("is no model of meaning of this program")
        head, _, packed = data[len(MAGIC) :].partition(b"\n")
        try:
            thresholds = cast("dict[str, Any]", json.loads(head))
            numbers = array("f", zlib.decompressobj().decompress(packed, LARGEST))
            step = SIZE + 1
            return cls(
                weights={
                    str(flag): numbers[place * step : place * step + step]
                    for place, flag in enumerate(thresholds)
                },
                thresholds={str(flag): float(value) for flag, value in thresholds.items()},
            )
        except (ValueError, TypeError, AttributeError, zlib.error):
            raise BrokenModel("is damaged") from None

    def to_bytes(self) -> bytes:
        rows = array("f", [number for row in self.weights.values() for number in row])
        return MAGIC + json.dumps(self.thresholds).encode() + b"\n" + zlib.compress(rows.tobytes(), 9)

    def scores(self, vector: Sequence[float]) -> dict[str, float]:
        """Flag -> probability."""
        return {flag: logistic(_sum(row, vector) + row[-1]) for flag, row in self.weights.items()}


def _sum(row: Sequence[float], vector: Sequence[float]) -> float:
    return sum(map(mul, row, vector))  # the bias stands behind the last number of the vector


def looked_at(words: str) -> str:
    """The beginning, without needless room."""
    return " ".join(words[: 4 * LONGEST].split())[:LONGEST]


def told(words: str) -> str:
    """What an encoder is asked about; empty where it is too short to mean anything."""
    text = looked_at(words)
    return text if sum(map(str.isalpha, text)) >= SHORTEST else ""


def by_meaning(heads: Heads, encode: Encoder) -> Callable[[Reading], Iterable[Flag]]:
    """An assessor. It comes last: what words have said already is said with its words."""

    def assessor(reading: Reading) -> Iterator[Flag]:
        text = told(reading.words)
        if not text:
            return
        for flag, score in heads.scores(encode(text)).items():
            if score >= heads.thresholds[flag]:
                yield Flag(name=flag, score=min(score, SUREST))

    return assessor
