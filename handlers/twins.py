"""One comment told through two sources: by a tool beside the network itself, or one author's words on two networks.

It is the same where both are sources of one brand and the words are the same, and either the address is (of the
comment, not of its post) or the author's name is and both were written within minutes. A source tells nothing twice:
of each comment at most one is the same through another source; a second one of the same words is a second one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from handlers.comment import Comment, Kind
from handlers.people import Source
from handlers.sources.addresses import key_of_link
from handlers.triage.wording import canonical

WITHIN = timedelta(minutes=10)
"""Between the two, where only the name tells."""
LEAST = 20
"""Characters of words, where only the name tells: two people called Anna may well both write "Danke"."""
STRETCH = timedelta(minutes=30)
"""Keys of one stretch lie together in the store: what is looked for is always among the newest."""
STRETCHES, BITS = 2**20, 38
BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Twin:
    """A comment that was told before through another source: stored, shown beside that one, counted nowhere."""

    id: int = 0
    comment_id: int
    twin_of: int
    """The comment that came first."""
    source: str
    """Of the later one."""
    over: bool = False
    """It is one of its own by now: edited, or the first is gone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A stored comment as it is found by its keys."""

    id: int
    source: str
    echo: int
    link: int


def told_twice(sources: Mapping[str, Source]) -> frozenset[str]:
    """The sources of brands that have several."""
    brands = [source.brand for source in sources.values()]
    return frozenset(name for name, source in sources.items() if brands.count(source.brand) > 1)


def echo_of(comment: Comment) -> int:
    """The number by which the same words of the same name are found; 0 if these alone say too little."""
    return _key(comment, timedelta())


def echoes_of(comment: Comment) -> frozenset[int]:
    """Of all that it may be the same as."""
    return frozenset({_key(comment, -WITHIN), _key(comment, WITHIN)} - {0})


def is_same(first: Comment, second: Comment) -> bool:
    """Told through two sources of one brand, it is one comment."""
    if first.source == second.source or Kind.MESSAGE in {first.kind, second.kind}:
        return False
    if canonical(first.text) != canonical(second.text):
        return False
    names = {_name(first), _name(second)}
    if is_at_one_place(first, second):
        return len(names - {""}) < 2
    apart = abs(first.created_at - second.created_at)
    return len(names) == 1 and bool(echo_of(first)) and apart <= WITHIN


def is_at_one_place(first: Comment, second: Comment) -> bool:
    """Both have the same address, and it is not just that of their post."""
    place = key_of_link(first.url)
    posts = {key_of_link(one.post.url) for one in (first, second) if one.post is not None}
    return place != 0 and place == key_of_link(second.url) and place not in posts


def _name(comment: Comment) -> str:
    return " ".join(comment.author.name.casefold().split()).removeprefix("@")


def _key(comment: Comment, shifted: timedelta) -> int:
    name = _name(comment)
    words = canonical(comment.text) if name else ""
    if comment.kind is Kind.MESSAGE or len(words) < LEAST:
        return 0
    digest = blake2b(f"{name}\n{words}".encode("utf-8", "replace"), digest_size=8).digest()
    stretch = (comment.created_at - BEGINNING + shifted) // STRETCH % STRETCHES
    return stretch << BITS | int.from_bytes(digest) >> (64 - BITS)
