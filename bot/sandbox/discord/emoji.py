"""Which text is a single emoji: Unicode, or one that a server has made, here always as `<:name:id>`. Discord knows no
`:name:` on the wire."""

import re
import unicodedata

OWN = re.compile(r"<(?P<animated>a?):(?P<name>\w{2,32}):(?P<id>\d{15,20})>")
"""People use those of any server that they are in, the bot those of its own."""
_IN_PATH = re.compile(r"(?:a:)?(?P<name>\w{2,32}):(?P<id>\d{15,20})")

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
    "mag": "🔍",
    "memo": "📝",
    "+1": "👍",
    "-1": "👎",
    "x": "❌",
    "sos": "🆘",
    "fire": "🔥",
    "warning": "⚠️",
    "no_entry": "⛔",
    "raised_hand": "✋",
    "hand": "✋",
    "speech_balloon": "💬",
    "hospital": "🏥",
    "female-judge": "👩‍⚖️",
    "triangular_flag_on_post": "🚩",
}
"""What people may type in the sandbox instead of the picture."""


def own_in_path(text: str) -> tuple[str, str] | None:
    """Name and id of a server's own emoji as it stands in an address."""
    found = _IN_PATH.fullmatch(text)
    return (found["name"], found["id"]) if found else None


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
