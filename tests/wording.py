"""Words that no other comment has: what reads alike is counted in one case, and most tests want one of their own."""

import random

NO_WAVE = "[watch]\ncards_at_most = 1000\ntopic_cards_from = 7\n"
"""For a stage that many stories share: two dozen complaints within minutes of its clock would be gathered on topic
cards, as they should, and who looks for the card of one of them would not find it."""

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
