"""Takes out what a YAML file says key by key; what is missing, wrong or was not asked for is told with its line."""

import difflib
import re
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

import regex

from prompts.yaml_tree import (
    LARGEST,
    BrokenFile,
    Listed,
    Mapped,
    Node,
    Problem,
    Problems,
    Scalar,
    plain,
    read_tree,
)

__all__ = ["LARGEST", "BrokenFile", "Problem", "Problems", "Table", "read"]

LANGUAGES = ("de", "en")
ID = re.compile(r"[a-z][a-z0-9_-]{0,23}")
"""What ids look like: they become parts of buttons."""
_DURATION = re.compile(r"(\d{1,4}) ?(min|h|d)")
_UNITS = {"min": "minutes", "h": "hours", "d": "days"}
_UNSEEN = regex.compile(r"[[\p{Cc}\p{Cf}\p{Cs}\p{Co}]--[\n\u200d]]", regex.V1)


def read(path: Path, *, known: Iterable[str]) -> "Table":
    """The table that a file consists of. Raises BrokenFile where there is none to be read."""
    problems = Problems(file=str(path))
    return Table(read_tree(path, problems), problems, known)


class Table:
    """Keys with values. What is missing or wrong is noted, and something harmless handed out in its place."""

    def __init__(self, node: Mapped, problems: Problems, known: Iterable[str]) -> None:
        self._node = node
        self.problems = problems
        names = list(known)
        for key, at in self._node.lines.items():
            if key not in names:
                near = difflib.get_close_matches(key, names, n=1)
                problems.at(at, f"there is no key {key!r}" + (f"; {near[0]!r} is meant?" if near else ""))

    @property
    def line(self) -> int:
        return self._node.line

    def line_of(self, key: str) -> int:
        return self._node.lines.get(key, self.line)

    def has(self, key: str) -> bool:
        return key in self._node.items

    def wrong(self, key: str, reason: str) -> None:
        self.problems.at(self.line_of(key), f"{key}: {reason}")

    def text(self, key: str, *, longest: int, default: str | None = None) -> str:
        """Some words. Without a default the key has to be there."""
        node = self._find(key, default)
        return (default or "") if node is None else self._words(node, key, longest)

    def id(self, key: str, *, default: str | None = None) -> str:
        """A name that other places refer to."""
        value = self.text(key, longest=24, default=default)
        if value and ID.fullmatch(value) is None:
            self.wrong(key, f"{value!r}: expected small letters, digits, - and _, a letter first, at most 24")
        return value

    def choice(self, key: str, values: Iterable[str], *, default: str | None = None) -> str:
        allowed = [value for value in values if value]
        value = self.text(key, longest=80, default=default)
        if value and value not in allowed:
            self.wrong(key, f"{value!r}: expected one of {', '.join(allowed)}")
        return value

    def number(self, key: str, low: int, high: int, *, default: int) -> int:
        node = self._find(key, default)
        if node is None:
            return default
        if isinstance(node, Scalar) and node.kind == "int" and node.value.isascii() and node.value.isdigit():
            value = int(node.value[:9])
            if low <= value <= high:
                return value
        self.wrong(key, f"expected a number from {low} to {high}")
        return default

    def flag(self, key: str) -> bool:
        """`true` or `false`; false if absent."""
        node = self._find(key, False)
        if node is None:
            return False
        if isinstance(node, Scalar) and node.value in {"true", "false"}:
            return node.value == "true"
        self.wrong(key, "expected true or false")
        return False

    def duration(
        self, key: str, *, default: timedelta | None = None, required: bool = False
    ) -> timedelta | None:
        """`15 min`, `4 h`, `3 d`; up to a year."""
        node = self._find(key, None if required else "")
        if node is None:
            return default
        found = _DURATION.fullmatch(node.value) if isinstance(node, Scalar) else None
        length = timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else None
        if length is None or length > timedelta(days=366):
            self.wrong(key, "expected a time like 15 min, 4 h or 3 d, of at most 366 d")
            return default
        return length

    def texts(self, key: str, *, longest: int, required: bool = True) -> dict[str, str]:
        """The same in every language: `{de: ..., en: ...}`."""
        table = self.table(key, known=LANGUAGES, required=required)
        if table is None:
            return dict.fromkeys(LANGUAGES, "") if required else {}
        return {language: table.text(language, longest=longest) for language in LANGUAGES}

    def table(self, key: str, *, known: Iterable[str], required: bool = True) -> "Table | None":
        node = self._find(key, None if required else "")
        if node is None:
            return None
        if isinstance(node, Mapped):
            return Table(node, self.problems, known)
        self.wrong(key, "expected keys with values")
        return None

    def tables(self, key: str, *, known: Iterable[str], most: int, least: int = 0) -> list["Table"]:
        """A list of tables."""
        names = list(known)
        found: list[Table] = []
        for node in self._list(key, most=most, least=least):
            if isinstance(node, Mapped):
                found.append(Table(node, self.problems, names))
            else:
                self.problems.at(node.line, f"{key}: expected keys with values in each entry")
        return found

    def words(self, key: str, *, longest: int, most: int) -> tuple[str, ...]:
        """A list of short texts."""
        return tuple(self._words(node, key, longest) for node in self._list(key, most=most, least=0))

    def is_text(self, key: str) -> bool:
        """True if it is given as one value, not as a table or list."""
        return isinstance(self._node.items.get(key), Scalar)

    def content(self) -> Any:
        """All that was read, as plain values: what a version is made from."""
        return plain(self._node)

    def _list(self, key: str, *, most: int, least: int) -> list[Node]:
        node = self._find(key, None if least else "")
        if node is None:
            return []
        if not isinstance(node, Listed):
            self.wrong(key, "expected a list (lines that begin with a hyphen)")
            return []
        if not least <= len(node.items) <= most:
            self.wrong(key, f"{len(node.items)} entries; expected {least} to {most}")
        return node.items[:most]

    def _find(self, key: str, default: object) -> Node | None:
        node = self._node.items.get(key)
        if node is None and default is None:
            self.problems.at(self.line, f"{key} is missing")
        return node

    def _words(self, node: Node, key: str, longest: int) -> str:
        if not isinstance(node, Scalar) or node.kind != "str":
            what = "quotes around it" if isinstance(node, Scalar) and node.kind != "null" else "a text"
            self.problems.at(node.line, f"{key}: expected {what}")
            return ""
        value = node.value.strip()
        if not value:
            self.problems.at(node.line, f"{key}: is empty")
        elif len(value) > longest:
            self.problems.at(node.line, f"{key}: {len(value)} characters; at most {longest}")
        elif _UNSEEN.search(value):
            self.problems.at(node.line, f"{key}: holds a sign that cannot be seen")
        return value
