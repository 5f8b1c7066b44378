"""Flags by what a comment means, whatever its words: a linear opinion on the vector of a multilingual sentence encoder.

The encoder comes with the extra `meaning` and is handed in; here is only what is made of its vectors.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import mul
from typing import Self

from handlers.comment import Flag
from handlers.triage.model import BrokenModel, logistic
from handlers.triage.packed import Format, checked
from handlers.triage.reading import Reading

SIZE = 512
"""Numbers of a sentence's vector."""
LONGEST = 400
"""Characters looked at: what a comment is about stands at its beginning, and time grows with length."""
SHORTEST = 12
"""Letters below which a text means too little."""
SUREST = 0.9
"""It is a guess, however sure it seems."""
STEP = SIZE + 1
"""Weights of a flag, and its bias."""
FORMAT = Format(magic=b"breakwater-meaning 1\n", most=100 * STEP)

Encoder = Callable[[str], Sequence[float]]
"""Text -> its vector."""


class Heads:
    """Flag -> weights and threshold."""

    def __init__(self, *, weights: Mapping[str, Sequence[float]], thresholds: Mapping[str, float]) -> None:
        """Each SIZE weights and a bias. Raises BrokenModel."""
        if weights.keys() != thresholds.keys():
            raise BrokenModel("has not one threshold for each flag")
        self.weights = {flag: checked(tuple(row), STEP) for flag, row in weights.items()}
        self.thresholds = dict(thresholds)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Raises BrokenModel."""
        facts, numbers = FORMAT.unpacked(data)
        try:
            thresholds = {flag: float(value) for flag, value in facts.items()}
        except (ValueError, TypeError):
            raise BrokenModel("is damaged") from None
        rows = (numbers[start : start + STEP] for start in range(0, STEP * len(thresholds), STEP))
        return cls(weights=dict(zip(thresholds, rows, strict=True)), thresholds=thresholds)

    def to_bytes(self) -> bytes:
        return FORMAT.packed(self.thresholds, (number for row in self.weights.values() for number in row))

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
