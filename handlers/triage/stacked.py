"""A model's opinion and the meaning of the text together: what the words alone get wrong, the vector often knows.

The weights stand beside their model (`offensive-de.meaning` beside `offensive-de.model`) and fit no other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from typing import Self

from handlers.triage.meaning import SIZE
from handlers.triage.model import BrokenModel, logistic
from handlers.triage.packed import Format, checked

FORMAT = Format(magic=b"breakwater-stack 1\n", most=SIZE + 2)


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
        checked((*self.weights, self.margin, self.bias, self.threshold), SIZE + 3)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Raises BrokenModel."""
        facts, numbers = FORMAT.unpacked(data)
        *weights, margin, bias = checked(numbers, SIZE + 2)
        try:
            threshold, fits = float(facts["threshold"]), int(facts["fits"])
        except (ValueError, TypeError, KeyError):
            raise BrokenModel("is damaged") from None
        return cls(weights=tuple(weights), margin=margin, bias=bias, threshold=threshold, fits=fits)

    def to_bytes(self) -> bytes:
        facts = {"threshold": self.threshold, "fits": self.fits}
        return FORMAT.packed(facts, (*self.weights, self.margin, self.bias))

    def score(self, margin: float, vector: Sequence[float]) -> float:
        """The probability. `margin`: the model's, before it is made a probability."""
        return logistic(self.margin * margin + sum(map(mul, self.weights, vector)) + self.bias)
