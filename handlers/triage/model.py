"""A small linear model: one whole number for each feature, and what turns their sum into a probability.

The file is a line that names the format, a line of JSON and the compressed numbers. Nothing in it is ever executed.
"""

import json
import math
import zlib
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Any, Self, cast

from handlers.errors import BreakwaterError
from handlers.triage import features
from handlers.triage.features import FINGERPRINT, Unit, features_of, units_of, windows_of

MAGIC = b"breakwater-model 1\n"
LARGEST_HEADER = 4_096
FEWEST = 12
"""Features below which a text is taken to be this long: two letters prove little."""


class BrokenModel(BreakwaterError):
    """A model file that cannot be used, and why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What a model says of itself."""

    flag: str
    language: str
    threshold: float
    """Probability from which the flag is raised."""
    bias: float
    step: float
    """What one unit of a weight is worth."""
    slope: float
    offset: float
    """Probability = logistic(slope * margin + offset), fitted on comments kept out of the training."""
    rows: int
    positives: int
    data: str = ""
    """Sources and licences of what it was trained on."""
    features: int = features.VERSION
    fingerprint: int = FINGERPRINT
    """Of the code that made the features."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Opinion:
    """What a model makes of a text."""

    score: float
    """Probability, 0..1."""
    units: Sequence[Unit] = ()
    """The part of the text that decided."""
    margin: float = 0.0
    """What the probability was made of."""


Part = tuple[Sequence[Unit], set[int]]
"""Units of a piece of text, and their features."""


def parts_of(text: str) -> list[Part]:
    return [(units, features_of(units)) for units in windows_of(units_of(text))]


class LinearModel:
    """Scores texts. About one megabyte in memory."""

    def __init__(self, facts: Facts, weights: bytes) -> None:
        """`weights`: `features.SIZE` signed 16-bit numbers, little end first."""
        if len(weights) != 2 * features.SIZE:
            raise BrokenModel(f"holds {len(weights)} bytes of weights, not {2 * features.SIZE}")
        self.facts = facts
        self._weights = _numbers(weights)
        self.checksum = zlib.crc32(weights)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Raises BrokenModel."""
        if not data.startswith(MAGIC):
            raise BrokenModel("is no model of this program")
        end = data.find(b"\n", len(MAGIC), len(MAGIC) + LARGEST_HEADER)
        if end < 0:
            raise BrokenModel("its header has no end")
        facts = _facts(data[len(MAGIC) : end])
        unpacker = zlib.decompressobj()
        try:
            weights = unpacker.decompress(data[end + 1 :], 2 * features.SIZE)
            weights += unpacker.decompress(unpacker.unconsumed_tail, 1)  # the end mark, or one byte too many
        except zlib.error:
            raise BrokenModel("its weights are damaged") from None
        if not unpacker.eof:
            raise BrokenModel("its weights are cut off, or more than fit")
        return cls(facts, weights)

    def to_bytes(self) -> bytes:
        head = json.dumps(asdict(self.facts), sort_keys=True).encode()
        return MAGIC + head + b"\n" + zlib.compress(_little_end_first(self._weights), 9)

    def judge(self, text: str) -> Opinion:
        """The probability that the flag is due."""
        return self.judge_parts(parts_of(text))

    def judge_parts(self, parts: Sequence[Part]) -> Opinion:
        """The same of a text that is taken apart already. A long text is as bad as its worst part."""
        margins = [(self.margin(found), units) for units, found in parts]
        opinions = [
            Opinion(score=self.probability(margin), units=units, margin=margin) for margin, units in margins
        ]
        return max(opinions, key=lambda opinion: opinion.score, default=Opinion(score=0.0))

    def margin(self, found: set[int]) -> float:
        """Sum of the weights over the root of how many there are: a long text needs more to be bad than a short one."""
        total = self._sum(found) * self.facts.step
        return total / math.sqrt(max(len(found), FEWEST)) + self.facts.bias

    def _sum(self, found: Collection[int]) -> int:
        """Of the weights; by one call for all of them, which takes half the time."""
        return (
            sum(itemgetter(*found)(self._weights))
            if len(found) > 1
            else sum(self._weights[one] for one in found)
        )

    def probability(self, margin: float) -> float:
        return logistic(self.facts.slope * margin + self.facts.offset)

    def carried_by(self, units: Sequence[Unit], most: int = 3) -> list[Unit]:
        """The words that spoke for the flag most, in the order of the text: each with its pieces and its pairs."""
        weights = self._weights
        says: list[float] = [self._sum(features.features_of_word(unit.text)) for unit in units]
        for at, (before, after) in enumerate(pairwise(units)):
            half = weights[features.feature_of_pair(before.text, after.text)] / 2
            says[at] += half
            says[at + 1] += half
        spoken = [at for at, unit in enumerate(units) if any(mark.isalnum() for mark in unit.text)]
        heaviest: dict[str, int] = {}
        for at in sorted(spoken, key=lambda at: -says[at]):
            if says[at] > 0:
                heaviest.setdefault(units[at].text, at)
        return [units[at] for at in sorted(list(heaviest.values())[:most])]


def logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, value))))


def quantised(weights: Iterable[float]) -> tuple[bytes, float]:
    """Weights as 16-bit numbers, and what one unit is worth."""
    values = list(weights)
    step = max((abs(value) for value in values), default=0.0) / 32_000 or 1.0
    return b"".join(round(value / step).to_bytes(2, "little", signed=True) for value in values), step


def _numbers(data: bytes) -> "array[int]":
    if memoryview(b"\x01\x00").cast("h")[0] != 1:  # a machine that puts the big end first
        swapped = bytearray(data)
        swapped[0::2], swapped[1::2] = data[1::2], data[0::2]
        data = bytes(swapped)
    return array("h", data)


def _little_end_first(numbers: "array[int]") -> bytes:
    return b"".join(number.to_bytes(2, "little", signed=True) for number in numbers)


def _facts(line: bytes) -> Facts:
    try:
        values: Any = json.loads(line)
        facts = Facts(**cast("dict[str, Any]", values))
        numbers = (facts.threshold, facts.bias, facts.step, facts.slope, facts.offset)
        if not all(math.isfinite(number) for number in numbers):
            raise ValueError
    except (ValueError, TypeError):
        raise BrokenModel("its header cannot be read") from None
    fits = facts.features == features.VERSION and values.get("fingerprint") == FINGERPRINT
    if not fits:
        raise BrokenModel(
            f"was trained for features {facts.features}, or by other code than {features.VERSION}: train it anew"
        )
    return facts
