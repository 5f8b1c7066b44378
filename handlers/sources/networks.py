"""The social networks by name: what people call them, how long a text may be and how it counts, what it can."""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import regex

from handlers.people import Source

Counting = Literal["characters", "graphemes", "weighted"]

_URL = regex.compile(r"https?://[^\s<>\"]+", regex.IGNORECASE)
_GRAPHEME = regex.compile(r"\X")
_URL_WEIGHT = 23
"""What any link counts on X."""
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that count one on X; all others count two."""
LONGEST_FIELD = 3_000
"""More fits into no form on either platform."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Network:
    """What the core needs to know about one network."""

    shown: str
    """Proper name, the same in every language."""
    limit: int
    """Longest reply, counted as `counting` says."""
    counting: Counting = "characters"
    can_hide: bool = False
    """Comments below one's own posts."""
    reply_first: bool = False
    """Nobody can answer a comment there once it is hidden."""
    can_undo: bool = True


NETWORKS = MappingProxyType(
    {
        "bluesky": Network(shown="Bluesky", limit=300, counting="graphemes", can_hide=True),
        "discord": Network(shown="Discord", limit=2_000, can_hide=True),
        "facebook": Network(shown="Facebook", limit=8_000, can_hide=True),
        "instagram": Network(shown="Instagram", limit=2_200, can_hide=True, reply_first=True),
        "linkedin": Network(shown="LinkedIn", limit=1_250),
        "mastodon": Network(shown="Mastodon", limit=500),
        "reddit": Network(shown="Reddit", limit=10_000, can_hide=True),
        "threads": Network(shown="Threads", limit=500, can_hide=True),
        "tiktok": Network(shown="TikTok", limit=150, can_hide=True),
        "x": Network(shown="X", limit=280, counting="weighted", can_hide=True),
        "youtube": Network(shown="YouTube", limit=10_000, can_hide=True),
    }
)
UNKNOWN = Network(shown="", limit=2_000)
"""For a tool we know nothing about: a length that nearly every network takes."""


def network_of(source: Source) -> Network:
    return NETWORKS.get((source.network or source.kind).lower(), UNKNOWN)


def shown_network(source: Source) -> str:
    """Instagram, Mastodon, ...; the configured word itself for a network that we do not know."""
    return network_of(source).shown or source.network or source.name


def shown_account(source: Source) -> str:
    """@musterkanne, or the source's name where no account was configured."""
    return source.account or source.name


def can_hide(source: Source) -> bool:
    """Whether comments can be hidden there: as configured, else as the network is known to be."""
    return network_of(source).can_hide if source.can_hide is None else source.can_hide


def limit_of(source: Source) -> int:
    """Longest reply there, in the network's own way of counting."""
    return source.max_length or network_of(source).limit


def length_of(text: str, source: Source) -> int:
    """How long a text is in the eyes of its network."""
    return _COUNT[network_of(source).counting](text)


def field_length(source: Source) -> int:
    """How many characters a form's field should take: generous where the network counts less than characters."""
    room = limit_of(source) if network_of(source).counting == "characters" else 4 * limit_of(source)
    return min(room, LONGEST_FIELD)


def _graphemes(text: str) -> int:
    return sum(1 for _ in _GRAPHEME.finditer(text))


def _weighted(text: str) -> int:
    rest, links = _URL.subn("", text)
    return links * _URL_WEIGHT + sum(
        1 if any(low <= ord(mark) <= high for low, high in _LIGHT) else 2 for mark in rest
    )


_COUNT: dict[Counting, Callable[[str], int]] = {
    "characters": len,
    "graphemes": _graphemes,
    "weighted": _weighted,
}
