"""Which text is a single Unicode emoji. Discord knows no `:name:` on the wire."""

import unicodedata

_JOINERS = {"\u200d", "\ufe0f", "\u20e3"}
_KEYCAPS = set("0123456789#*")

BY_NAME = {
    "rotating_light": "🚨",
    "scales": "⚖️",
    "newspaper": "📰",
    "package": "📦",
    "eyes": "👀",
    "white_check_mark": "✅",
    "pushpin": "📌",
    "memo": "📝",
}
"""What people may type in the sandbox instead of the picture."""


def is_emoji(text: str) -> bool:
    if not 0 < len(text) <= 16 or any(char.isalpha() for char in text):
        return False
    if text[0] in _KEYCAPS:
        return text[1:] in {"\ufe0f\u20e3", "\u20e3"}
    return all(char in _JOINERS or _is_picture(char) for char in text)


def _is_picture(char: str) -> bool:
    code = ord(char)
    # Symbols, skin tones (modifier symbols) and the tag characters of some flags.
    return (
        unicodedata.category(char) in {"So", "Sk", "Sm"}
        or 0xE0020 <= code <= 0xE007F
        or code in {0x203C, 0x2049}
    )
