"""Discord's emoji by the names that the reaction table uses, which are Slack's."""

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
_OWN = regex.compile(r"[\w+-]{1,100}")
_LONGEST = 32
_SIGNS = {name: sign for sign, name in NAMES.items()}
_TEXT_BY_ITSELF = regex.compile(r"\p{Emoji}(?<!\p{Emoji_Presentation})(?!\ufe0f)")
_PICTURE = regex.compile(r"[\p{Emoji}\u200d\ufe0f\u20e3]{1,16}")


def emoji_name(name: str, *, own: bool = False) -> str:
    """The bare name, without skin tone; the sign itself where the table has none; empty for what is no emoji.

    `own`: one that a server made, which already comes with a name. Anybody who runs a server can call theirs as an
    emoji of everybody's is called: then it is none, or a picture of a cat would call the crisis lead.
    """
    if own:
        return name if _OWN.fullmatch(name) and name.lower() not in _SIGNS else ""
    bare = _VARIANTS.sub("", name)
    return NAMES.get(name) or NAMES.get(bare) or (bare if 0 < len(bare) <= _LONGEST else "")


def emoji_sign(name: str) -> str:
    """The other way round: what Discord takes as a reaction for a bare name; empty where there is none. Signs that
    are text by themselves ask for colour, as Discord's own list has them."""
    sign = _SIGNS.get(name) or (name if _PICTURE.fullmatch(name) and not name.isascii() else "")
    return _TEXT_BY_ITSELF.sub("\\g<0>\ufe0f", sign)
