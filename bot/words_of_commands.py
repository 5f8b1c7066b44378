"""Commands in both tongues, for both platforms: what the core knows in English, and what a German types instead."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

COMMANDS: Mapping[str, str] = MappingProxyType(
    {"breakwater": "breakwater", "crisis": "crisis", "krise": "crisis"}
)
"""Name of a command as typed -> as the core knows it."""
GERMAN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "away": ("abwesend",),
        "comments": ("kommentare",),
        "back": ("zurück", "zurueck"),
        "decide": ("entscheidung", "entscheiden"),
        "drill": ("übung", "uebung"),
        "facts": ("fakten",),
        "help": ("hilfe",),
        "learned": ("gelernt",),
        "link": ("verbinden",),
        "me": ("ich",),
        "oncall": ("bereitschaft",),
        "maintenance": ("wartung",),
        "peak": ("spitze",),
        "prepare": ("vorbereiten", "vorsorge"),
        "queue": ("liste", "fälle", "faelle"),
        "report": ("bericht",),
        "start": ("starten",),
        "status": ("lage",),
        "timeline": ("chronik",),
    }
)
"""First word of a command -> its German words, the one that is shown first."""
_ENGLISH = {german: english for english, words in GERMAN.items() for german in words}


def command_of(typed: str) -> str:
    """The command that a name stands for, with or without its slash; the name itself where it is none of ours."""
    name = unicodedata.normalize("NFC", typed).removeprefix("/").casefold()
    return COMMANDS.get(name, name)


def words_of(typed: str, longest: int = 500) -> str:
    """What follows a command, its first word in English, blanks made single; the rest is left as it was typed."""
    first, *rest = unicodedata.normalize("NFC", typed[:longest]).split() or [""]
    return " ".join([english_of(first), *rest])


def english_of(word: str) -> str:
    return _ENGLISH.get(word.casefold(), word)
