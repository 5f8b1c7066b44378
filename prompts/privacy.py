"""Personal data is taken out of a text before any model sees it."""

import re
import unicodedata

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
