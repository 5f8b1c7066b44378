"""Emoji of everybody's: one name for each, which is Slack's, however it is written: as the sign, by Slack's name, by
Discord's, or by Unicode's own."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Any

import regex

NAMES = {
    "🚨": "rotating_light", "⚖": "scales", "📰": "newspaper", "📦": "package", "👀": "eyes",
    "👍": "+1", "👎": "-1", "✅": "white_check_mark", "☑": "ballot_box_with_check", "✔": "heavy_check_mark",
    "❌": "x", "✖": "heavy_multiplication_x", "❎": "negative_squared_cross_mark", "❗": "exclamation",
    "❓": "question", "‼": "bangbang", "⁉": "interrobang", "⚠": "warning", "🛑": "octagonal_sign",
    "⛔": "no_entry", "🚫": "no_entry_sign", "🚩": "triangular_flag_on_post", "🏁": "checkered_flag",
    "🆘": "sos", "🔴": "red_circle", "🟠": "large_orange_circle", "🟡": "large_yellow_circle",
    "🟢": "large_green_circle", "🔵": "large_blue_circle", "⚪": "white_circle", "⚫": "black_circle",
    "🔶": "large_orange_diamond", "🔷": "large_blue_diamond", "🔸": "small_orange_diamond",
    "🔹": "small_blue_diamond", "📌": "pushpin", "📍": "round_pushpin", "📎": "paperclip", "📝": "memo",
    "📣": "mega", "📢": "loudspeaker", "🔔": "bell", "🔕": "no_bell", "📅": "date", "📆": "calendar",
    "🗓": "spiral_calendar_pad", "⏰": "alarm_clock", "⏳": "hourglass_flowing_sand", "⌛": "hourglass",
    "⏱": "stopwatch", "⏸": "double_vertical_bar", "▶": "arrow_forward", "🔁": "repeat", "🔒": "lock",
    "🔓": "unlock", "🔑": "key", "🔍": "mag", "🔎": "mag_right", "🔥": "fire", "💥": "boom", "⚡": "zap",
    "🌪": "tornado", "🌊": "ocean", "⭐": "star", "🌟": "star2", "💯": "100", "🎉": "tada", "🙏": "pray",
    "👏": "clap", "🙌": "raised_hands", "👋": "wave", "✋": "hand", "🖐": "raised_hand_with_fingers_splayed",
    "👌": "ok_hand", "👉": "point_right", "👈": "point_left", "👆": "point_up_2", "👇": "point_down",
    "💪": "muscle", "🤝": "handshake", "🫡": "saluting_face", "❤": "heart", "💔": "broken_heart", "😀": "grinning",
    "😂": "joy", "😅": "sweat_smile", "😉": "wink", "😊": "blush", "😍": "heart_eyes", "😢": "cry", "😭": "sob",
    "😡": "rage", "😠": "angry", "🤬": "face_with_symbols_on_mouth", "😱": "scream", "🤔": "thinking_face",
    "🤷": "shrug", "🤦": "face_palm", "🙈": "see_no_evil", "🤖": "robot_face", "👻": "ghost", "💩": "hankey",
    "🐛": "bug", "🔧": "wrench", "🛠": "hammer_and_wrench", "💡": "bulb", "💬": "speech_balloon",
    "🗑": "wastebasket", "📈": "chart_with_upwards_trend", "📉": "chart_with_downwards_trend", "📊": "bar_chart",
    "☎": "phone", "📞": "telephone_receiver", "📧": "e-mail", "✉": "email", "🏥": "hospital", "🚑": "ambulance",
    "🚒": "fire_engine", "🚓": "police_car", "👮": "cop", "👩‍⚖️": "female-judge", "🧯": "fire_extinguisher",
    "🛡": "shield", "⬆": "arrow_up", "⬇": "arrow_down", "➕": "heavy_plus_sign", "➖": "heavy_minus_sign",
    "1⃣": "one", "2⃣": "two", "3⃣": "three", "4⃣": "four", "5⃣": "five", "6⃣": "six",
}  # fmt: skip
"""Without the sign that asks for colour (U+FE0F), which some clients send and others don't."""
_VARIANTS = regex.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_OWN = regex.compile(r"<a?:([\w+-]{1,100}):\d*>")
_WRITTEN = regex.compile(r":?([\w'+-]{1,100}?)(?:::skin-tone-[2-6])?:?")
_SIGNS = MappingProxyType(
    {**{name: sign for sign, name in NAMES.items()}, "thumbsup": "👍", "thumbsdown": "👎"}
)
_FLAG = regex.compile(r"flag[-_]([a-z])([a-z])")
_REGIONAL_A = 0x1F1E6
_ALIKE = 0.85


class NoEmoji(ValueError):
    """Not what anybody could react with; says what was meant, perhaps."""


def bare(sign: str) -> str:
    """Without skin tone and without the sign that asks for colour."""
    return _VARIANTS.sub("", sign)


def sign_of(name: str) -> str:
    """The bare sign; empty where nobody but a workspace or a server has an emoji of that name."""
    if name in _SIGNS:
        return _SIGNS[name]
    known, wanted = _by_name(), name.casefold()
    if flag := _FLAG.fullmatch(wanted):
        return "".join(chr(_REGIONAL_A + ord(letter) - ord("a")) for letter in flag.groups())
    return next((known[one] for one in _spellings(wanted) if one in known), "")


def name_of(sign: str) -> str:
    """The one name of a sign; the sign itself, bare, where it has none."""
    plain = bare(sign)
    return NAMES.get(plain) or _by_sign().get(plain, plain)


def one_name(name: str) -> str:
    """Of all names that an emoji has the one by which it is known here; any other stays as it is."""
    sign = sign_of(name)
    return name_of(sign) if sign else name


def read(written: str) -> str:
    """An emoji as somebody has written it into a file. Raises NoEmoji."""
    if own := _OWN.fullmatch(written):
        if sign_of(own[1]):
            raise NoEmoji(
                f"an emoji of a server that is called like everybody's {name_of(sign_of(own[1]))} never counts"
            )
        return own[1]
    plain = bare(written)
    if plain in NAMES or plain in _by_sign():
        return name_of(plain)
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise NoEmoji("expected an emoji, or its name as Slack or Discord show it")
    return one_name(found[1])


def alike(name: str, among: Iterable[str] | None = None) -> str:
    """The known name that was probably meant; empty if it is one, or is like none."""
    if sign_of(name):
        return ""
    names = list(among) if among is not None else [*_SIGNS, *_by_name()]
    return next(iter(get_close_matches(name, names, n=1, cutoff=_ALIKE)), "")


def _spellings(name: str) -> Iterator[str]:
    """Slack writes some with hyphens, and female and male where others write woman and man."""
    yield name
    plain = name.replace("-", "_")
    yield plain
    yield plain.replace("female_", "woman_").replace("male_", "man_")


@cache
def _by_name() -> dict[str, str]:
    """Every name in the library to its bare sign; names by which chats know it go before Unicode's own."""
    found: dict[str, str] = {}
    data = _data()
    for sign, entry in data.items():
        for alias in entry.get("alias", ()):
            found.setdefault(alias.strip(":").casefold(), bare(sign))
    for sign, entry in data.items():
        found.setdefault(entry["en"].strip(":").casefold(), bare(sign))
    return {**found, **_SIGNS}


@cache
def _by_sign() -> dict[str, str]:
    """Every bare sign to its one name, which leads back to it and to no other."""
    leads_to, found = _by_name(), dict[str, str]()
    for sign, entry in _data().items():
        plain = bare(sign)
        for name in (*entry.get("alias", ()), entry["en"]):
            known = name.strip(":").casefold()
            if leads_to.get(known) == plain:
                found.setdefault(plain, known)
    return {**found, **NAMES}


@cache
def _data() -> dict[str, dict[str, Any]]:
    """Looked at only where our own table knows no answer: most reactions never need it. Skin tones are no emoji of
    their own, parts of others neither."""
    from emoji import EMOJI_DATA, STATUS

    whole = STATUS["fully_qualified"]
    return {
        sign: entry
        for sign, entry in EMOJI_DATA.items()
        if entry["status"] == whole and not regex.search("[\U0001f3fb-\U0001f3ff]", sign)
    }
