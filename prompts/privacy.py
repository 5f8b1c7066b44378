"""Personal data is taken out of a text before any model sees it."""

import re
import unicodedata
from collections.abc import Iterable

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[link]", re.compile(r"\b(?:https?://|www\.)\S{1,2000}", re.IGNORECASE)),
    ("[e-mail]", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")),
    ("[account]", re.compile(r"(?<![\w@])@[\w.]{2,64}")),
    ("[IBAN]", re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")),
    ("[number]", re.compile(r"(?<!\w)\+?\d(?:[ /().-]{0,3}\d){5,17}(?!\w)")),
    (
        "[address]",
        re.compile(
            r"\b[A-ZÄÖÜ][\wäöüß-]{1,40}(?:straße|strasse|str\.|weg|platz|allee|gasse) ?\d{1,4}[a-z]?\b"
        ),
    ),
)


_NAME = r"[A-ZÄÖÜ][\w'-]{1,30}"
_BEFORE = (
    r"Herrn?|Frau|Fr\.|Hr\.|Dr\.|Prof\.|Mr\.?|Mrs\.?|Ms\.?|Miss|[Ii]ch heiße|[Mm]ein Name ist|[Mm]y name is|LG,?|"
    r"[Gg]ruß,?|[Gg]rüße,?|[Rr]egards,?|[Cc]heers,?|Liebe|Lieber|Dear|Hallo|Hi|Hey"
)
_CALLED = re.compile(rf"(?P<before>\b(?:{_BEFORE})\s+)(?P<name>{_NAME}(?:\s+{_NAME})?)")
SHORTEST_NAME = 3


def without_names(text: str, names: Iterable[str]) -> str:
    """The text without people's names, as far as they can be known: those given, part by part, and what follows a
    title, a greeting or a signature."""
    parts = {part for name in names for part in re.findall(r"[^\W\d_]+", name) if len(part) >= SHORTEST_NAME}
    for part in sorted(parts, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", "[name]", text, flags=re.IGNORECASE)
    return _CALLED.sub(r"\g<before>[name]", text)


def masked(text: str, *, longest: int = 4000) -> str:
    """The text without links, accounts, mail addresses, long numbers (phone, order, card) and street addresses, without
    invisible characters, and cut to `longest`."""
    seen = unicodedata.normalize("NFC", text)
    seen = "".join(c for c in seen if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Co", "Cs"})[
        :longest
    ]
    for mark, pattern in _PATTERNS:
        seen = pattern.sub(mark, seen)
    return seen
