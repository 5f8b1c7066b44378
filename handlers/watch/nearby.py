"""Comments that say the same in other words: near to the middle of a topic, or near to each other.

Only where meaning is known (`policy.meaning`); all of it is counting bits.
"""

from collections.abc import Iterator, Sequence

from handlers.triage.sense import middle_of, nearness

NEAR = 0.22
"""Nearness to the middle of a topic from which a comment belongs there without any of its words."""
TOGETHER = 0.25
"""Nearness of comments that make a topic though no word of it was striking."""
ROUNDS = 2
"""Each looks again at who is near to the middle of those found so far."""
MOST = 200
"""Comments that are held against each other: the time grows with their square, 200 take a few milliseconds."""


def topic_near(sense: str, middles: Sequence[str]) -> int:
    """The place of the middle that this is nearest to, if it is near enough; else -1."""
    if not sense:
        return -1
    near = ((nearness(sense, middle), -place) for place, middle in enumerate(middles) if middle)
    closest, place = max(near, default=(-1.0, 0))
    return -place if closest >= NEAR else -1


def groups_of(senses: Sequence[str], least: int) -> Iterator[tuple[str, list[int]]]:
    """Middles, and the places of what is near to them, at least so many; what has most around it first."""
    left = [place for place, sense in enumerate(senses) if sense][:MOST]
    around = {one: [other for other in left if _alike(senses[one], senses[other])] for one in left}
    taken: set[int] = set()
    for one in sorted(left, key=lambda place: -len(around[place])):
        members = [place for place in around[one] if place not in taken]
        if one in taken or len(members) < least:
            continue
        middle = middle_of([senses[place] for place in members])
        for _ in range(ROUNDS):
            members = [place for place in left if place not in taken and _alike(senses[place], middle)]
            middle = middle_of([senses[place] for place in members])
        if len(members) >= least:
            taken.update(members)
            yield middle, members


def _alike(one: str, other: str) -> bool:
    return nearness(one, other) >= TOGETHER
