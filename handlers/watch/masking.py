"""Samples go to many eyes: who is named, how they are reached and where they live is left out of them.

Names can't be known for certain. Left out are the author's, common first names with what follows them, and what follows
a title, a greeting, a signature or "I am called".
"""

import re
from collections.abc import Iterable

from handlers.triage.personal import private_parts
from handlers.triage.reading import LINK, MENTION
from handlers.watch.first_names import FIRST_NAMES

LEFT_OUT = "[…]"
SHORTEST = 3
"""Letters of a part of a name: "Li" would leave holes in ordinary words."""
LONGEST = 1_000
"""Characters of a text that are looked at; a sample shows less."""
_NAME = r"[A-ZÄÖÜ][\w'’-]{1,30}"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CALLED = re.compile(
    rf"\b(?:(?:Herrn?|Frau|Fr\.|Hr\.|Dr\.|Prof\.|Mr\.?|Mrs\.?|Ms\.?|Miss|Sir|Familie|Kolleg(?:e|en|in)|Mitarbeiter(?:in)?"
    r"|[Ii]ch heiße|[Mm]ein Name ist|[Mm]y name is|heißt|is called|named|namens|LG,?|VG,?|Gruß,?|Grüße,?|[Rr]egards,?"
    rf"|[Cc]heers,?|Liebe|Lieber|Dear|Hallo|Hi|Hey)\s+)(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})"
)
_FOLLOWING = re.compile(rf"\s+{_NAME}")


def unnamed(text: str, author: str = "", *, kept: Iterable[str] = ()) -> str:
    """The text without them. `kept`: words that name nobody here, such as the brand."""
    text = text[:LONGEST]
    known = {word.lower() for name in kept for word in _WORD.findall(name)}
    own = {word.lower() for word in _WORD.findall(author) if len(word) >= SHORTEST} - known
    spans = [found.span() for pattern in (LINK, MENTION) for found in pattern.finditer(text)]
    spans += private_parts(text)
    for found in _CALLED.finditer(text):
        if found["name"].split()[0].lower() not in known:
            spans.append(found.span("name"))
    for found in _WORD.finditer(text):
        word = found.group()
        first = word[0].isupper() and word.lower() in FIRST_NAMES
        if (first or word.lower() in own) and word.lower() not in known:
            following = _FOLLOWING.match(text, found.end()) if first else None
            spans.append((found.start(), following.end() if following else found.end()))
    return _without(text, spans)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start > at or not pieces:
            pieces += [text[at:start], LEFT_OUT]
        at = max(at, end)
    return "".join([*pieces, text[at:]])
