"""Text in one spelling, so that words are found however they are dressed up, with the way back to the original.

Case, compatibility forms, zero-width characters, stretched letters (kaaaputt), s p a c e d letters, digits and signs
for letters (1d10t) and Cyrillic look-alikes are undone. The evidence shown to people is cut from the
original by the positions kept here.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import regex

_PLAIN = re.compile(r"[ a-zA-ZäöüÄÖÜß0-9,.!?:;'\"()/\n-]*")
_LETTERS = re.compile(r"[^0-9@$€аеорсухіѕԁ]*")
_UNSEEN = regex.compile(r"[\p{Mn}\p{Cf}\p{Cs}]")
_TOKEN = re.compile(r"[^\W_]+")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .*_·-]){3,}[^\W\d_](?![^\W_])")
_STRETCHED = re.compile(r"(?!www\.)([^\W\d_])\1{2,}")
_DRESSED = re.compile(r"(?<![\w@$€])[^\W013457аеорсухіѕԁ]*[013457@$€аеорсухіѕԁ][\w@$€]*")
"""Words that hold something which could stand for a letter."""
_SIGNS = frozenset("013457@$€")
_LEET = str.maketrans("013457@$€", "oieastase")
_QUANTITY = re.compile(r"\d+[^\W\d_]{1,4}")
_MAIL_LIKE = re.compile(r"\w@\w{3,}")
_CYRILLIC = "аеорсухіѕԁ"
_LOOKALIKES = str.maketrans(_CYRILLIC, "aeopcyxisd")
_DISGUISED = frozenset(_CYRILLIC)
LONGEST_WORD = 40
"""Nobody dresses up longer words; and no pattern is tried on them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A word in canonical spelling, with its place in the original."""

    text: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The words of a text, in order. Linear in its length."""
    if _PLAIN.fullmatch(text) and not _STRETCHED.search(text) and not _SPACED.search(text):
        return [_token(found, text) for found in _TOKEN.finditer(text)]
    joined, places = _undisguised(text)
    return [
        Token(text=found.group(), start=places[found.start()], end=places[found.end() - 1] + 1)
        for found in _TOKEN.finditer(joined)
    ]


def spelled_out(text: str) -> tuple[str, Sequence[int]]:
    """The whole text in canonical spelling, signs and emoji included, and each letter's place in the original."""
    if unicodedata.is_normalized("NFKC", text) and not _UNSEEN.search(text):
        lower = text.lower()
        if len(lower) == len(text) and not _STRETCHED.search(lower) and not _SPACED.search(lower):
            return (lower if _LETTERS.fullmatch(lower) else _undo_leet(lower)), range(len(lower))
    return _undisguised(text)


def _undisguised(text: str) -> tuple[str, Sequence[int]]:
    spelled, places = _spell(text)
    return _join_spaced(*_squeeze(_undo_leet(spelled), places))


def _token(found: re.Match[str], text: str) -> Token:
    start, end = found.span()
    word = text[start:end].lower()
    if not word.isalpha() and not word.isdigit():
        word = _undo_leet(word)
    return Token(text=word, start=start, end=end)


def _spell(text: str) -> tuple[str, Sequence[int]]:
    """Compatibility forms, lower case, nothing invisible; combining accents are put together before."""
    lower = text.lower()
    if len(lower) == len(text) and unicodedata.is_normalized("NFKC", text) and not _UNSEEN.search(text):
        return lower, range(len(lower))
    letters: list[str] = []
    places: list[int] = []
    for place, mark in enumerate(text):
        if mark.isascii():
            letters.append(mark.lower())
            places.append(place)
            continue
        category = unicodedata.category(mark)
        if category == "Mn" and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + mark)[:1]
        elif category not in {"Cf", "Mn", "Cs"}:
            for part in unicodedata.normalize("NFKC", mark).lower():
                letters.append(part)
                places.append(place)
    return "".join(letters), places


def _undo_leet(text: str) -> str:
    """Digits, signs and look-alikes inside of words become the letters that they stand for; lengths stay."""
    return _DRESSED.sub(_undressed, text)


def _undressed(found: re.Match[str]) -> str:
    word = found.group()
    if len(word) > LONGEST_WORD or word.isdigit() or word.startswith("@"):
        return word
    marks = frozenset(word)
    latin = any("a" <= mark <= "z" for mark in marks)
    if latin and not marks.isdisjoint(_DISGUISED):
        word = word.translate(_LOOKALIKES)
    if len(word) < 3 or not latin or marks.isdisjoint(_SIGNS):
        return word
    # 14th, 3er, 20kg are quantities, and what looks like a mail address is one.
    return word if _QUANTITY.fullmatch(word) or _MAIL_LIKE.search(word) else word.translate(_LEET)


def _squeeze(text: str, places: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Kaaaputt becomes kaputt, cooool becomes cool: three or more of a letter are one, where o and e stay two."""
    if not _STRETCHED.search(text):
        return text, places
    kept: list[str] = []
    kept_places: list[int] = []
    last = 0
    for found in _STRETCHED.finditer(text):
        start = found.start()
        keep = start + (2 if found.group(1) in "oe" else 1)
        kept.append(text[last:keep])
        kept_places += places[last:keep]
        last = found.end()
    return "".join(kept) + text[last:], [*kept_places, *places[last:]]


def _join_spaced(text: str, places: Sequence[int]) -> tuple[str, Sequence[int]]:
    if not _SPACED.search(text):
        return text, places
    kept: list[str] = []
    kept_places: list[int] = []
    last = 0
    for found in _SPACED.finditer(text):
        start, end = found.span()
        kept += [text[last:start], text[start:end:2]]
        kept_places += [*places[last:start], *places[start:end:2]]
        last = end
    return "".join([*kept, text[last:]]), [*kept_places, *places[last:]]
