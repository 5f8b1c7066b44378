"""How a comment is worded, in one spelling: by this it is known again."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

LONGEST = 2_000
"""Characters that count: whoever repeats himself does so from the beginning."""
_INVISIBLE: dict[int, None] = dict.fromkeys(
    (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0xFE0F, 0x202A, 0x202E, 0x2066, 0x2069)
)
_LEET = str.maketrans("013457@$€", "oieastase")
_LABELS = re.compile(r"https?://\S+|(?<!\w)[@#]\w+|\bRT\b")
"""Links, names called and keywords: what people hang onto the same words."""
_STRETCHED = re.compile(r"(.)\1{2,}")
_WORD = re.compile(r"\w+")


def canonical(text: str) -> str:
    """The words alone, in one spelling; the text itself if it has none (emoji)."""
    return _canonical(text[:LONGEST])


@lru_cache(maxsize=2_048)
def _canonical(text: str) -> str:
    """In a storm the same text comes again and again, and each is asked about more than once."""
    plain = text if text.isascii() else _plain(text)
    spelled = _LABELS.sub(" ", plain).casefold().translate(_LEET)
    return " ".join(_WORD.findall(_STRETCHED.sub(r"\1\1", spelled))) or plain.strip()


def _plain(text: str) -> str:
    """Compatibility forms, nothing invisible, no half characters."""
    whole = text.encode("utf-8", "replace").decode()
    return unicodedata.normalize("NFKC", whole.translate(_INVISIBLE))


def fingerprint(text: str) -> str:
    """The same for texts that are the same once brought into one spelling."""
    return hash_of(canonical(text))


def hash_of(words: str) -> str:
    return blake2b(words.encode(), digest_size=8).hexdigest()
