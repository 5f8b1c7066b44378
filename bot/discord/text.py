"""Foreign words on Discord: nothing in them formats, mentions or links, and all of them can still be read."""

import regex

from bot.cards.inert import inert, isolated, label, web_address

LONGEST_ADDRESS = 1000
"""Longer ones would eat up a message's 4,000 characters; their label stands alone."""
_ACTS = regex.compile(r"[\\`*_~|<\[\]@/]")
"""What means something anywhere in a line. Without its slashes no address becomes a link or an invitation."""
_BEGINS = regex.compile(r"^([ \t]*)(?:([-+#>])|(\d+)(?=\.))", regex.MULTILINE)
"""What makes a heading, a list, small print or a quote at the beginning of a line."""
_ACTS_IN_PUSH = regex.compile(r"[\\`*_~|<\[]|@(?=everyone|here)|(?<=:)/(?=/)", regex.IGNORECASE)
_ESCAPE = regex.compile(r"\\(.)")
_FENCE = regex.compile(r"``(?=`)")
_GAP = "\u200b"
_FOR_LINKS = str.maketrans({"(": "%28", ")": "%29", "[": "%5B", "]": "%5D", "*": "%2A", "~": "%7E"})


def escaped(text: str) -> str:
    """Over one line or several, character by character as it is read; a backslash takes each sign its meaning."""
    return _BEGINS.sub(_escape_beginning, _ACTS.sub(r"\\\g<0>", inert(text)))


def _escape_beginning(found: regex.Match[str]) -> str:
    blank, sign, number = found.groups()
    return f"{blank}\\{sign}" if sign else f"{blank}{number}\\"


def worded(text: str, *, strong: bool = False) -> str:
    """Words inside a line of ours. Bold leaves the blanks at the ends outside, since some clients show stars else."""
    shown = escaped(isolated(text))
    words = shown.strip()
    if not strong or not words:
        return shown
    before, _, after = shown.partition(words)
    return f"{before}**{words}**{after}"


def read_back(text: str) -> str:
    """A line of ours as it is read: what escaping and boldness put in is taken out again."""
    return _ESCAPE.sub(r"\1", text.removeprefix("**").removesuffix("**"))


def push_line(text: str) -> str:
    """The line of a phone's lock screen, which shows backslashes: only what would act is escaped."""
    return _BEGINS.sub(_escape_beginning, _ACTS_IN_PUSH.sub(r"\\\g<0>", isolated(text).strip()))


def quoted(text: str) -> str:
    """Somebody's words behind a bar."""
    lines = escaped(text).strip("\n").split("\n")
    return "\n".join(f"> {line}" for line in lines)


def fenced(text: str) -> str:
    """The same as a block of code: less pretty, but nothing in it needs escaping, so that more fits."""
    return f"```\n{_FENCE.sub(f'``{_GAP}', inert(text))}\n```"


def masked(text: str, url: str) -> str:
    """A labelled link; the label alone where the address doesn't lead to the web."""
    shown = escaped(label(text, 300))
    address = web_address(url).translate(_FOR_LINKS)
    return f"[{shown}]({address})" if 0 < len(address) <= LONGEST_ADDRESS else shown
