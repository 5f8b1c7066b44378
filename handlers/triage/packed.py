"""Files of a few thousand numbers: a line that names the format, a line of JSON, the numbers compressed.

Nothing in them is ever executed, and nothing larger than expected is unpacked.
"""

import json
import math
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from handlers.triage.model import BrokenModel

BYTES = 4
"""Of a number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """One kind of file."""

    magic: bytes
    """Its first line."""
    most: int
    """Numbers that it holds at most."""

    def packed(self, facts: Mapping[str, Any], numbers: Iterable[float]) -> bytes:
        return (
            self.magic + json.dumps(facts).encode() + b"\n" + zlib.compress(array("f", numbers).tobytes(), 9)
        )

    def unpacked(self, data: bytes) -> tuple[Mapping[str, Any], Sequence[float]]:
        """What stands in it. Raises BrokenModel."""
        if not data.startswith(self.magic):
            raise BrokenModel("is of another kind, or of another version of this program")
        head, _, packed = data[len(self.magic) :].partition(b"\n")
        try:
            facts = json.loads(head)
            numbers = array("f", zlib.decompressobj().decompress(packed, BYTES * self.most))
        except (ValueError, zlib.error):
            raise BrokenModel("is damaged") from None
        if not isinstance(facts, dict):
            raise BrokenModel("is damaged")
        return cast("dict[str, Any]", facts), numbers


def checked(numbers: Sequence[float], size: int) -> Sequence[float]:
    """So many finite ones. Raises BrokenModel."""
    if len(numbers) != size or not all(map(math.isfinite, numbers)):
        raise BrokenModel("has weights of another size")
    return numbers
