"""Deterministic checks of reply texts, in code and before any person or network sees them.

Two kinds. An error forbids the text to everybody: `refuse_unfit`. A concern is what a machine must never say by
itself: a variant with one isn't offered, a person may overrule it and the one who approves is told.
"""

import re
import unicodedata
from collections.abc import Callable
from types import MappingProxyType

from handlers.comment import Comment
from handlers.errors import Refused
from handlers.language import language_of
from handlers.people import Brand, Source
from handlers.sources.networks import length_of, limit_of, shown_network

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d\ufe0f\ufe0e")
"""Invisible, but part of emoji and of some scripts."""
_TAGS = range(0xE0000, 0xE0080)
_MENTION = re.compile(r"(?<![\w@.])@[\w.]{2,}")
_LINK = re.compile(
    r"\b(?:https?://|www\.)([^\s/<>\"')]+)|\b((?:[a-z0-9-]{1,63}\.)+(?:de|com|net|org|eu|io|at|ch|co|info|shop))\b",
    re.IGNORECASE,
)
_SIE = re.compile(r"\b(?:Sie|Ihnen|Ihr|Ihre|Ihrem|Ihren|Ihrer|Ihres)\b")
_DU = re.compile(
    r"\b(?:du|dich|dir|dein|deine|deinem|deinen|deiner|deines|ihr|euch|euer|eure|eurem|euren|eurer)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:versprechen|garantier\w*|zusicher\w*|in jedem Fall|auf jeden Fall|kommt nicht (?:wieder|mehr) vor|nie wieder"
    r"|(?:bekommst|bekommen Sie|erhältst|erhalten Sie|erstatten|ersetzen)\b.{0,40}"
    r"\b(?:Geld|Ersatz|Gutschein|Betrag|Kaufpreis)"
    r"|(?:Geld|Kaufpreis|Betrag)\b.{0,40}\b(?:zurück|erstatte\w*)"
    r"|promise\w*|guarantee\w*|will never happen|never again|(?:full )?refund|(?:free|new) replacement|compensat\w+)\b",
    re.IGNORECASE,
)
_LIABILITY = re.compile(
    r"\b(?:unsere Schuld|unser Verschulden|wir (?:haften|sind schuld|tragen die Schuld)|fahrlässig\w*|Haftung\w*"
    r"|Schadensersatz|Schadenersatz|our fault|we are (?:liable|to blame)|we're (?:liable|to blame)|liabilit\w+"
    r"|negligen\w+)\b",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """The text as it is stored, hashed and sent: one kind of line end, no blank edges, composed letters."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def refuse_unfit(text: str, source: Source) -> None:
    """Raise Refused for a text that nobody may publish: empty, too long, or with characters that don't show."""
    if not text:
        raise Refused("refused-text-empty", field="text")
    length, limit = length_of(text, source), limit_of(source)
    if length > limit:
        raise Refused(
            "refused-text-too-long",
            field="text",
            quote=text,
            length=length,
            limit=limit,
            network=shown_network(source),
        )
    if has_hidden_characters(text):
        raise Refused("refused-text-hidden-characters", field="text", quote=text)


def has_hidden_characters(text: str) -> bool:
    """Direction marks, tags, controls and zero-width characters: what is approved must be what is seen."""
    return any(
        mark in _BIDI
        or ord(mark) in _TAGS
        or (unicodedata.category(mark) in {"Cc", "Cf", "Cs", "Co"} and mark not in _JOINERS and mark != "\n")
        for mark in text
    )


def concerns(text: str, *, comment: Comment, brand: Brand) -> tuple[str, ...]:
    """Locale keys `check-...` of what a machine must not say by itself; empty if all is well."""
    return tuple(key for key, found in _CONCERNS.items() if found(text, comment, brand))


def says_too_much(text: str) -> tuple[str, ...]:
    """The same for a text that answers no comment: it addresses somebody, promises, or admits a liability."""
    found = {"check-mention": _MENTION, "check-promise": _PROMISE, "check-liability": _LIABILITY}
    return tuple(key for key, pattern in found.items() if pattern.search(text))


def is_fit(text: str, *, source: Source, comment: Comment, brand: Brand) -> bool:
    """Whether a generated text may be offered."""
    try:
        refuse_unfit(text, source)
    except Refused:
        return False
    return not concerns(text, comment=comment, brand=brand)


def _mentions(text: str, _comment: Comment, _brand: Brand) -> bool:
    return _MENTION.search(text) is not None


def _foreign_links(text: str, _comment: Comment, brand: Brand) -> bool:
    hosts = [(full or bare).lower().rstrip(".") for full, bare in _LINK.findall(text)]
    allowed = [link.lower() for link in brand.links]
    return any(
        not any(host == name or host.endswith("." + name) for name in allowed)
        for host in (host.removeprefix("www.").split(":")[0] for host in hosts)
    )


def _other_language(text: str, comment: Comment, brand: Brand) -> bool:
    expected = comment.language if comment.language in {"de", "en"} else brand.language
    found = language_of(text)
    return bool(found) and found != expected


def _other_address(text: str, comment: Comment, brand: Brand) -> bool:
    """Sie where the brand says du, or the other way round; a sentence that begins with "Sie" may mean somebody else."""
    if (comment.language or brand.language) != "de":
        return False
    if brand.address == "sie":
        return _DU.search(text) is not None
    return any(not _begins_sentence(text, found.start()) for found in _SIE.finditer(text))


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in '.!?:\n„"–'


def _promises(text: str, _comment: Comment, _brand: Brand) -> bool:
    return _PROMISE.search(text) is not None


def _liability(text: str, _comment: Comment, _brand: Brand) -> bool:
    return _LIABILITY.search(text) is not None


_CONCERNS: MappingProxyType[str, Callable[[str, Comment, Brand], bool]] = MappingProxyType(
    {
        "check-mention": _mentions,
        "check-link": _foreign_links,
        "check-language": _other_language,
        "check-address": _other_address,
        "check-promise": _promises,
        "check-liability": _liability,
    }
)
