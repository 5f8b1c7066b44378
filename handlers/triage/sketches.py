# pyright: basic
# The library comes without types; they are said here, once.
"""Which of many sets are probably like this one: MinHash sketches in an index of bands."""

from collections.abc import Collection

from rensa import RMinHash, RMinHashLSH  # pyright: ignore[reportAttributeAccessIssue]

PERMUTATIONS, BANDS = 128, 32
"""Of 100 sets alike by a half, 13 share no band with the one asked for; of those alike by six tenths, one."""
_SEED = 42


class Sketches:
    """Numbered sets. `near` finds candidates; how like they really are is for the caller to find out."""

    def __init__(self, threshold: float) -> None:
        self._index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=BANDS)

    def insert(self, number: int, pieces: Collection[str]) -> None:
        self._index.insert(number, _sketch(pieces))

    def remove(self, number: int) -> None:
        self._index.remove(number)

    def near(self, pieces: Collection[str]) -> list[int]:
        return self._index.query(_sketch(pieces))


def _sketch(pieces: Collection[str]) -> RMinHash:
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    sketch.update(list(pieces))
    return sketch
