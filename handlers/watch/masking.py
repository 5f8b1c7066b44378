"""Samples go to many eyes: who is named, how they are reached and where they live is left out of them.

Names can't be known for certain. Left out are the author's, common first names with what follows them, and what follows
a title, a greeting, a signature, a relation ("my daughter") or "I am called".
"""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from handlers.language import ENGLISH, GERMAN
from handlers.watch.first_names import FIRST_NAMES
from handlers.watch.reachable import reachable_parts


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LEFT_OUT = "[…]"
SHORTEST = 3
"""Letters of a part of a name: "Li" would leave holes in ordinary words."""
LONGEST = 1_000
"""Characters of a text that are looked at; a sample shows less."""
SMALL = GERMAN | ENGLISH
NOBODY = _set(
    "leute zusammen alle team all everyone everybody guys folks there world welt mal nochmal ihr zuständige support "
    "kunde kunden customer service customers kundenservice kundendienst freunde people community nummer herren damen "
    "gott"
)
"""What stands where a name stands and is none."""
WORDS_TOO = _set("ernst frank christian roman jack bob jan merle mason glen lee sally harry dave regina art")
"""First names that are words when written small."""
_UNSEEN = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?<=\\w)\u200d|\u200d(?=\\w)"
)
"""Marks that nobody sees, between letters that belong together."""
_NAME = r"(?:[A-ZÄÖÜ][\w'’-]{1,30}|[A-ZÄÖÜ]\.)"
_OF = r"(?:(?:von|van|de|del|der|den|zu|zum|al|bin) ){0,2}"
_FULL = rf"{_OF}{_NAME}(?:\s+{_OF}{_NAME}){{0,2}}"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TITLE = (
    r"(?:Herrn?|Frau|Fr\.|Hr\.|Dr\.|Prof\.|Mr\.?|Mrs\.?|Ms\.?|Miss|Sir|Familie|Kolleg(?:e|en|in)"
    r"|Mitarbeiter(?:in)?)"
)
_RELATION = (
    r"(?:Tochter|Sohn|Mann|Nachbar(?:in)?|Freund(?:in)?|Bruder|Schwester|Mutter|Vater|Oma|Opa|Tante|Onkel"
    r"|Chef(?:in)?|Enkel(?:in)?|Fahrer(?:in)?|Verkäufer(?:in)?|Bote|Botin|[Hh]usband|[Ww]ife|[Dd]aughter|[Ss]on"
    r"|[Nn]eighbou?r|[Ff]riend|[Mm]um|[Mm]om|[Dd]ad|[Bb]rother|[Ss]ister|[Cc]olleague|[Dd]river|[Rr]ep|[Aa]gent|[Mm]anager)"
)
_CALLED = (
    re.compile(rf"\b(?:{_TITLE}\s+){{1,3}}(?P<name>{_FULL})"),
    re.compile(
        r"\b(?:[Ii]ch hei(?:ß|ss)e|[Nn]ame(?:[’']s| ist| is|:)|heißt|named|namens|called"
        r"|(?:[Ss]poke|[Ss]peak|[Tt]alked) (?:to|with)"
        r"|[Aa]sk for|Ansprechpartner(?:in)?(?::| war| ist)|LG,?|VG,?|MfG,?|Gruß,?|Grüßen?,?|[Rr]egards,?"
        r"|[Ss]incerely,?|[Cc]heers,?"
        rf"|Liebe|Lieber|Dear|Hallo|Hi|Hey|gewisse[rn]?)\s+(?P<name>{_FULL})"
    ),
    re.compile(rf"\b{_RELATION}\s+(?P<name>{_NAME}(?:\s+{_NAME})?)"),
    re.compile(rf"\b{_RELATION}(?:,\s|\s\()(?P<name>{_NAME}(?:\s+{_NAME})?)[,)]"),
    # One word alone with a capital may be any: "Ich bin Kunde", "I'm Furious".
    re.compile(
        r"\b(?:[Ii]ch bin|[Hh]ier (?:ist|schreibt|spricht)|I am|I[’']m|[Tt]his is)\s+(?:(?:der|die|the)\s+)?"
        rf"(?P<name>{_NAME}\s+{_OF}{_NAME})"
    ),
    re.compile(
        rf"\b(?:[Tt]hanks|[Tt]hank you|[Dd]anke),?\s+(?P<name>{_NAME}(?:\s+{_NAME})?)[.!]?\s*(?:\n|\Z)"
    ),
)
_SHOUTED_OR_SMALL = re.compile(
    r"\b(?:herrn?|FRAU|mr|mrs|ms)\b\.?\s+(?P<name>[^\W\d_][\w'’-]{2,30})", re.IGNORECASE
)
_FOLLOWING = re.compile(rf"\s+{_OF}{_NAME}(?:\s+{_NAME})?")


def unnamed(text: str, author: str = "", *, kept: Iterable[str] = ()) -> str:
    """The text without them. `kept`: words that name nobody here, such as the brand."""
    text = _UNSEEN.sub("", text[:LONGEST])
    plain = "".join(map(_plain, text))
    known = {word.lower() for name in kept for word in _WORD.findall(name)}
    own = {word.lower() for word in _WORD.findall(author) if len(word) >= SHORTEST}
    return _without(text, [*reachable_parts(plain), *_named(plain, own - known, known)])


def _plain(mark: str) -> str:
    """As one would type it: digits and letters of full width, or in circles, are digits and letters."""
    plain = normalize("NFKC", mark)
    return plain if len(plain) == 1 else mark


def _named(text: str, own: set[str], known: set[str]) -> Iterator[tuple[int, int]]:
    """Where somebody is named. `own`: the author's names; `known`: what is nobody's."""
    for pattern in _CALLED:
        for found in pattern.finditer(text):
            first = found["name"].split()[0].lower()
            if first not in known and first not in NOBODY:
                yield found.span("name")
    for found in _SHOUTED_OR_SMALL.finditer(text):
        if found["name"].lower() not in SMALL | known | NOBODY:
            yield found.span("name")
    for found in _WORD.finditer(text):
        word = found.group()
        if word.lower() in known:
            continue
        if _is_first_name(word):
            following = _FOLLOWING.match(text, found.end()) if word[0].isupper() else None
            yield found.start(), following.end() if following else found.end()
        elif word.lower() in own:
            yield found.span()


def _is_first_name(word: str) -> bool:
    """Also as in "Kevins Antwort"."""
    small = word.lower()
    if not word[0].isupper():
        return small in FIRST_NAMES and small not in WORDS_TOO
    return small in FIRST_NAMES or (len(small) > SHORTEST + 1 and small.removesuffix("s") in FIRST_NAMES)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start > at or not pieces:
            pieces += [text[at:start], LEFT_OUT]
        at = max(at, end)
    return "".join([*pieces, text[at:]])
