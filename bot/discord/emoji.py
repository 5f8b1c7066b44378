"""Discord's emoji by the names that the reaction table uses, which are Slack's."""

import regex

from bot.emoji_names import bare, name_of, sign_of

_OWN = regex.compile(r"[\w+-]{1,100}")
_LONGEST = 32
_TEXT_BY_ITSELF = regex.compile(r"\p{Emoji}(?<!\p{Emoji_Presentation})(?!\ufe0f)")
_PICTURE = regex.compile(r"[\p{Emoji}\u200d\ufe0f\u20e3]{1,16}")


def emoji_name(name: str, *, own: bool = False) -> str:
    """The bare name, without skin tone; the sign itself where the table has none; empty for what is no emoji.

    `own`: one that a server made, which already comes with a name. Anybody who runs a server can call theirs as an
    emoji of everybody's is called: then it is none, or a picture of a cat would call the crisis lead.
    """
    if own:
        return name if _OWN.fullmatch(name) and not sign_of(name.lower()) else ""
    return name_of(name) if 0 < len(bare(name)) <= _LONGEST else ""


def emoji_sign(name: str) -> str:
    """The other way round: what Discord takes as a reaction for a bare name; empty where there is none. Signs that
    are text by themselves ask for colour, as Discord's own list has them."""
    sign = sign_of(name) or (name if _PICTURE.fullmatch(name) and not name.isascii() else "")
    return _TEXT_BY_ITSELF.sub("\\g<0>\ufe0f", sign)
