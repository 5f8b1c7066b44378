"""Foreign words made harmless on any platform: the unseen is made visible, no word turns the reading direction."""

from urllib.parse import quote

import regex

from bot.cards.lines import shorten

LONGEST_ADDRESS = 3000
UNSEEN = "\N{REPLACEMENT CHARACTER}"
"""Stands where an invisible, reordering or broken sign was: the reader shall know that there was something."""
_JOINED = (
    r"\p{Extended_Pictographic}\p{EMod}\ufe0f\p{M}\p{Arabic}\p{Syriac}\p{Devanagari}\p{Bengali}\p{Tamil}"
)
_BREAK = regex.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = regex.compile(
    r"(?P<keep>"
    r"\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"  # flags of Scotland, Wales, ...: spelled in invisible letters
    rf"|(?<=[{_JOINED}])[\u200c\u200d](?=\S)"  # joiners that emoji and some scripts need
    r"|[\u0600-\u0605\u06dd\u070f]"  # signs above numbers: format characters, but visible
    r")|(?:[[\p{Cc}\p{Cf}\p{Cs}\p{Co}]--[\n\t]]|[\u034f\u115f\u1160\u3164\uffa0\ufff9-\uffff])+",
    regex.V1,
)
_SPACE = regex.compile(r"\s+")
_RIGHT_TO_LEFT = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}]")
_WEB = regex.compile(
    r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?#]|$)", regex.IGNORECASE | regex.ASCII
)
_MAY_STAND = "%/:?#[]@!$&'()*+,;=~"


def inert(text: str) -> str:
    """Somebody's words over several lines, character by character but for what cannot be seen."""
    return _UNSEEN.sub(_keep_or_mark, _BREAK.sub("\n", text))


def _keep_or_mark(found: regex.Match[str]) -> str:
    return found["keep"] or UNSEEN


def inline(text: str) -> str:
    """Words inside a line of ours: no break can fake another line. Blanks at the ends stay, they separate runs."""
    return _SPACE.sub(" ", inert(text))


def isolated(text: str) -> str:
    """`inline`, and where it runs right to left, closed off so that it doesn't reorder what stands beside it."""
    flat = inline(text)
    return f"\u2068{flat}\u2069" if _RIGHT_TO_LEFT.search(flat) else flat


def label(text: str, longest: int) -> str:
    """What stands on a control, shortened where the platform has no room; never empty, which both refuse."""
    return shorten(inline(text).strip(), longest) or "…"


def web_address(url: str) -> str:
    """The address if it leads to the web, anything odd in it percent-encoded; else empty."""
    encoded = quote(url, safe=_MAY_STAND, errors="replace")
    if _WEB.match(encoded) is None or len(encoded) > LONGEST_ADDRESS:
        return ""
    return encoded


def pieces(text: str, longest: int) -> list[str]:
    """Parts of at most `longest`, broken at line ends or blanks where possible; joined they are the text again."""
    parts: list[str] = []
    while len(text) > longest:
        window = text[:longest]
        at = max(window.rfind("\n"), window.rfind(" ")) + 1
        if at <= longest // 2:
            at = longest
        parts.append(text[:at])
        text = text[at:]
    return [*parts, text] if text else parts
