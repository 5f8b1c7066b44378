"""Words that no other comment has: what reads alike is counted in one case, and most tests want one of their own."""

import random

_SYLLABLES = (
    "ba",
    "do",
    "fi",
    "gu",
    "ka",
    "lo",
    "mi",
    "nu",
    "pe",
    "ro",
    "sa",
    "ti",
    "ra",
    "wu",
    "ze",
    "schel",
)


def unlike(seed: object) -> str:
    """Some 50 letters of invented names, other ones for every seed."""
    chance = random.Random(str(seed))
    return " ".join("".join(chance.choices(_SYLLABLES, k=3)).capitalize() for _ in range(8))
