"""What a text means, small enough to stand beside it: the signs of its vector, a bit each.

Two texts that say the same differ in fewer bits than two that don't. It holds none of their words.
"""

from collections.abc import Sequence

from handlers.triage.meaning import SIZE

MOST = 64
"""Senses that a middle is made of: further ones move it little."""


def sense_of(vector: Sequence[float]) -> str:
    """In hexadecimal figures."""
    bits = "".join("1" if number > 0 else "0" for number in vector)
    return f"{int(bits, 2):0{SIZE // 4}x}"


def nearness(one: str, other: str) -> float:
    """1 the same, about 0 where they have nothing to do with each other, -1 the opposite."""
    return 1 - 2 * (int(one, 16) ^ int(other, 16)).bit_count() / SIZE


def middle_of(senses: Sequence[str]) -> str:
    """What most of them say of each bit; empty if there are none."""
    numbers = [int(sense, 16) for sense in senses[:MOST]]
    if not numbers:
        return ""
    ayes = [sum(number >> place & 1 for number in numbers) for place in range(SIZE)]
    middle = sum(1 << place for place, count in enumerate(ayes) if 2 * count >= len(numbers))
    return f"{middle:0{SIZE // 4}x}"
