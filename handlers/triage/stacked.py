"""A model's opinion and the meaning of the text together: what the words alone get wrong, the vector often knows.

The weights stand beside their model (`offensive-de.meaning` beside `offensive-de.model`) and fit no other.
"""

import json
import math
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from typing import Any, Self, cast

from handlers.triage.meaning import SIZE
from handlers.triage.model import BrokenModel, logistic

MAGIC = b"breakwater-stack 1\n"
LARGEST = 4 * (SIZE + 2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stack:
    """The log odds are `margin` times the sum that the model makes, plus the vector's, plus `bias`."""

    weights: Sequence[float]
    """SIZE of them."""
    margin: float
    bias: float
    threshold: float
    """Probability from which the flag is raised."""
    fits: int
    """Checksum of the model that it was trained with (LinearModel.checksum)."""

    def __post_init__(self) -> None:
        """Raises BrokenModel."""
        numbers = (*self.weights, self.margin, self.bias, self.threshold)
        if len(self.weights) != SIZE or not all(map(math.isfinite, numbers)):
            raise BrokenModel("has weights of another size")

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Raises BrokenModel."""
        if not data.startswith(MAGIC):
            raise BrokenModel("is no stack of this program")
        head, _, packed = data[len(MAGIC) :].partition(b"\n")
        try:
            facts = cast("dict[str, Any]", json.loads(head))
            numbers = array("f", zlib.decompressobj().decompress(packed, LARGEST))
            return cls(
                weights=tuple(numbers[:SIZE]),
                margin=numbers[SIZE],
                bias=numbers[SIZE + 1],
                threshold=float(facts["threshold"]),
                fits=int(facts["fits"]),
            )
        except (ValueError, TypeError, KeyError, IndexError, zlib.error):
            raise BrokenModel("is damaged") from None

    def to_bytes(self) -> bytes:
        head = json.dumps({"threshold": self.threshold, "fits": self.fits}).encode()
        numbers = array("f", [*self.weights, self.margin, self.bias])
        return MAGIC + head + b"\n" + zlib.compress(numbers.tobytes(), 9)

    def score(self, margin: float, vector: Sequence[float]) -> float:
        """The probability. `margin`: the model's, before it is made a probability."""
        return logistic(self.margin * margin + sum(map(mul, self.weights, vector)) + self.bias)
