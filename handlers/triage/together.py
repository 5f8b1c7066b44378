"""What words mean together: exceptions ("nie wieder ohne"), questions that begin with their verb, and pairs of who and
what is said of them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from handlers.triage.lexicon import Hit
from handlers.triage.reading import Reading

EXCEPT, FIRST = "not-", "^"
"""Before and behind the name of a list: what it holds takes a flag back, or counts at the beginning of a sentence."""
WHO, WHAT = "|who", "|what"
FURTHEST = 8
"""Words between the two of a pair."""
BEFORE = 4
"""Words before a pair in which a "not" or a quotation is looked for."""
ENDS = frozenset(".!?;\n…")


def sides(pairs: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The lists of both sides, as a lexicon takes them."""
    for flag, (who, what) in pairs.items():
        yield flag + WHO, who
        yield flag + WHAT, what


def meant(hits: Sequence[Hit], reading: Reading, negations: frozenset[str]) -> Iterator[Hit]:
    """The hits that stand, each with the plain name of its flag, in the order of the text."""
    taken_back = [(hit.flag.removeprefix(EXCEPT), hit) for hit in hits if hit.flag.startswith(EXCEPT)]
    plain = (hit for hit in hits if "|" not in hit.flag and not hit.flag.startswith(EXCEPT))
    for hit in chain(plain, _pairs(hits, reading, negations)):
        flag = hit.flag.removesuffix(FIRST)
        if hit.flag.endswith(FIRST) and not _begins(hit, reading):
            continue
        if not any(flag == name and _touch(hit, other) for name, other in taken_back):
            yield Hit(flag, hit.first, hit.last)


def _pairs(hits: Sequence[Hit], reading: Reading, negations: frozenset[str]) -> Iterator[Hit]:
    who = [hit for hit in hits if hit.flag.endswith(WHO)]
    what = [hit for hit in hits if hit.flag.endswith(WHAT)] if who else []
    for one in who:
        for other in what:
            name = one.flag.removesuffix(WHO)
            if name != other.flag.removesuffix(WHAT) or _touch(one, other):
                continue
            first, last = (one, other) if one.first < other.first else (other, one)
            near = last.first - first.last - 1 <= FURTHEST
            if near and _in_one_sentence(first, last, reading) and _said(first, last, reading, negations):
                yield Hit(name, first.first, last.last)


def _said(first: Hit, last: Hit, reading: Reading, negations: frozenset[str]) -> bool:
    """Neither denied nor only quoted."""
    tokens = reading.tokens
    before = range(max(0, first.first - BEFORE), first.first)
    start, end = tokens[first.first].start, tokens[last.last].end
    same = [at for at in before if ENDS.isdisjoint(reading.words[tokens[at].end : start])]
    around = [*same, *range(first.last + 1, last.first)]
    quoted = any(begin < start and end <= stop for begin, stop in reading.quotations)
    return not quoted and not any(tokens[place].text in negations for place in around)


def _in_one_sentence(first: Hit, last: Hit, reading: Reading) -> bool:
    between = reading.words[reading.tokens[first.last].end : reading.tokens[last.first].start]
    return ENDS.isdisjoint(between)


def _begins(hit: Hit, reading: Reading) -> bool:
    if hit.first == 0:
        return True
    before = reading.words[reading.tokens[hit.first - 1].end : reading.tokens[hit.first].start]
    return not ENDS.isdisjoint(before) or "," in before or ":" in before


def _touch(one: Hit, other: Hit) -> bool:
    return one.first <= other.last and other.first <= one.last
