"""Text for cards: first lines that keep what decides, foreign words on one line, sensible lengths."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import regex

from bot.cards.parts import Line, Plain, Run, Text
from handlers.ports import Words

LONGEST_FIRST_LINE = 80
SEPARATOR = " · "
_UNSEEN = regex.compile(r"[[\p{Cf}\p{Cs}\p{Co}]--[\u200d]]+", regex.V1)
"""Bidi overrides, zero-width signs and the like; the joiner inside emoji stays."""
_SPACE = regex.compile(r"[\s\p{Cc}\p{Zl}\p{Zp}]+")
_GRAPHEME = regex.compile(r"\X")


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """A piece of a first line."""

    text: str
    rank: int = 0
    """0 always stays; else the highest is left out first where the line gets too long."""


def first_line(segments: Iterable[Segment], *, longest: int = LONGEST_FIRST_LINE) -> str:
    """Join what fits. Outcome (which stands first) and account carry rank 0: never left out, at worst the account is
    cut, and the outcome only where both can't stand beside each other otherwise."""
    kept = [Segment(text=text, rank=s.rank) for s in segments if (text := one_line(s.text))]
    while _length(kept) > longest and any(s.rank for s in kept):
        kept.remove(max(reversed(kept), key=lambda s: s.rank))
    texts = [s.text for s in kept]
    for shortest, from_place in ((32, 1), (32, 0), (8, 1), (8, 0), (1, 0)):
        texts = _cut(texts, longest, shortest=shortest, from_place=from_place)
    return SEPARATOR.join(texts)


def _cut(texts: list[str], longest: int, *, shortest: int, from_place: int) -> list[str]:
    """Shorten the pieces from a place on, the longest first, none below `shortest`."""
    cut = list(texts)
    for place in sorted(range(from_place, len(cut)), key=lambda place: -len(cut[place])):
        excess = len(SEPARATOR.join(cut)) - longest
        if excess > 0:
            cut[place] = shorten(cut[place], max(len(cut[place]) - excess, shortest))
    return cut


def _length(segments: list[Segment]) -> int:
    return len(SEPARATOR.join(s.text for s in segments))


def drilled(text: str, words: Words, *, longest: int = LONGEST_FIRST_LINE) -> str:
    """A first line, or the title of a form, that begins with what it belongs to: a drill."""
    mark = words("crisis-drill")
    return text if text.startswith(mark) else shorten(f"{mark}{SEPARATOR}{text}", longest)


def one_line(text: str, longest: int = 0) -> str:
    """Foreign words inside a line of ours: no breaks, no invisible or reordering signs, cut at `longest` (0: not)."""
    flat = _SPACE.sub(" ", _UNSEEN.sub("", text)).strip()
    return shorten(flat, longest) if longest else flat


def shorten(text: str, longest: int) -> str:
    """At most `longest` characters, cut between signs as people see them and marked by an ellipsis."""
    if len(text) <= longest:
        return text
    # Signs as people see them are counted from the last space: long texts need not be walked through from the start.
    space = text.rfind(" ", 0, longest - 1) if longest > 1 else -1
    kept = max(space, 0)
    for sign in _GRAPHEME.finditer(text, kept, longest + 64):
        if sign.end() > longest - 1:
            break
        kept = sign.end()
    return text[:kept].rstrip() + "…"


def capital(text: str) -> str:
    """The same word at the beginning of a line."""
    return text[:1].upper() + text[1:]


def plain(text: str, *, strong: bool = False) -> Text:
    return (Plain(text=text, strong=strong),)


def line(text: str, *, quiet: bool = False) -> Line:
    return Line(text=plain(text), quiet=quiet)


def dots(*pieces: Run | str) -> Text:
    """Pieces side by side, with a dot between them; empty ones are left out."""
    runs: list[Run] = []
    for piece in pieces:
        if piece == "":
            continue
        if runs:
            runs.append(Plain(text=SEPARATOR))
        runs.append(Plain(text=piece) if isinstance(piece, str) else piece)
    return tuple(runs)


def moment(words: Words, at: datetime, seen_from: datetime) -> str:
    """A clock time, with its date where that is another day than the card's: an old card must not lie."""
    if words.date(at) == words.date(seen_from):
        return words.clock(at)
    return f"{words.date(at)}, {words.clock(at)}"
