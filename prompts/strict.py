"""Reads YAML that people write, strictly: every mistake with file, line and reason, and nothing that could be a trick.

No aliases, tags, tabs or second documents; bounded in size and depth. What a file says is taken out key by key; a key
that nobody asked for is a mistake too.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import regex
import yaml

from handlers.errors import BreakwaterError

LANGUAGES = ("de", "en")
LARGEST = 256 * 1024
"""Bytes of one file; a long playbook has 30 KB."""
DEEPEST = 12
ID = re.compile(r"[a-z][a-z0-9_-]{0,23}")
"""What ids look like: they become parts of buttons."""
_DURATION = re.compile(r"(\d{1,4}) ?(min|h|d)")
_UNITS = {"min": "minutes", "h": "hours", "d": "days"}
_UNSEEN = regex.compile(r"[[\p{Cc}\p{Cf}\p{Cs}\p{Co}]--[\n\u200d]]", regex.V1)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C where it was built: a tenth of the time."""
_TYPES = yaml.resolver.Resolver()

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One mistake."""

    file: str
    line: int
    """From 1; 0 where it is about the file as a whole."""
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"


class BrokenFile(BreakwaterError):
    """Files that cannot be used; the message holds every problem found, one a line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, kw_only=True, slots=True)
class Problems:
    """What is wrong with one file, as it is found."""

    file: str
    found: list[Problem] = field(default_factory=list)

    def at(self, line: int, reason: str) -> None:
        self.found.append(Problem(file=self.file, line=line, reason=reason))

    def stop(self) -> None:
        """Raises BrokenFile if anything was found; in the order of the lines."""
        if self.found:
            raise BrokenFile(sorted(self.found, key=lambda problem: problem.line))


class _Stop(Exception):
    """The rest of the file makes no sense to read; the problem is noted."""


@dataclass(frozen=True, slots=True)
class _Scalar:
    line: int
    value: str
    kind: str
    """str, int, bool, null, float, timestamp, ..."""


@dataclass(frozen=True, slots=True)
class _List:
    line: int
    items: "list[_Node]"


@dataclass(frozen=True, slots=True)
class _Map:
    line: int
    items: "dict[str, _Node]"
    lines: dict[str, int]


_Node = _Scalar | _List | _Map


def read(path: Path, *, known: Iterable[str]) -> "Table":
    """The table that a file consists of. Raises BrokenFile where there is none to be read."""
    problems = Problems(file=str(path))
    try:
        node = _parsed(_text(path, problems), problems)
    except _Stop:
        problems.stop()
        raise
    if not isinstance(node, _Map):
        problems.at(node.line, "expected keys with values (id: ..., title: ...)")
        problems.stop()
        raise _Stop
    return Table(node, problems, known)


def _text(path: Path, problems: Problems) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError:
        problems.at(0, "there is no such file")
        raise _Stop from None
    except OSError as wrong:
        problems.at(0, f"cannot be read: {wrong.strerror}")
        raise _Stop from None
    if len(raw) > LARGEST:
        problems.at(0, f"larger than {LARGEST // 1024} KB")
        raise _Stop
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        problems.at(raw.count(b"\n", 0, wrong.start) + 1, "not UTF-8")
        raise _Stop from None
    for number, line in enumerate(text.split("\n"), start=1):
        if "\t" in line:
            problems.at(number, "a tab; use spaces")
            raise _Stop
    return text


def _parsed(text: str, problems: Problems) -> _Node:
    loader = _LOADER(text)
    try:
        events = _checked(loader, problems)
        tree = _tree(next(events), events, problems)
        for _ in events:
            pass  # to the end of the file: there may be more than this one
        return tree
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        problems.at(mark.line + 1 if mark else 0, f"not YAML: {wrong.problem or wrong.context}")
        raise _Stop from None
    except yaml.YAMLError as wrong:
        at = getattr(wrong, "position", None)
        line = text.count("\n", 0, at) + 1 if isinstance(at, int) else 0
        problems.at(line, f"not YAML: {getattr(wrong, 'reason', 'cannot be read')}")
        raise _Stop from None
    finally:
        loader.dispose()


def _checked(loader: Any, problems: Problems) -> Iterator[Any]:
    """The events of the one document, without any that could stand for something else."""
    documents, depth = 0, 0
    while loader.check_event():
        event = loader.get_event()
        line = event.start_mark.line + 1
        match event:
            case yaml.DocumentStartEvent():
                documents += 1
                if documents > 1:
                    problems.at(line, "a second document (---); one file holds one")
                    raise _Stop
                continue
            case yaml.StreamStartEvent() | yaml.StreamEndEvent() | yaml.DocumentEndEvent():
                continue
            case yaml.AliasEvent():
                problems.at(line, "an alias (*); write it out")
                raise _Stop
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                depth += 1
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                depth -= 1
            case _:
                pass  # a scalar
        # The end of a table has neither anchor nor tag.
        if getattr(event, "anchor", None) is not None:
            problems.at(line, "an anchor (&); write it out")
            raise _Stop
        tag = getattr(event, "tag", None)
        # A quoted text carries the tag "!" in one of the two parsers: that is no tag of the author's.
        if tag not in {None, "!"}:
            problems.at(line, f"a tag ({tag}); leave it out")
            raise _Stop
        if depth > DEEPEST:
            problems.at(line, "nested too deep")
            raise _Stop
        yield event
    if not documents:
        problems.at(0, "the file is empty")
        raise _Stop


def _tree(event: Any, events: Iterator[Any], problems: Problems) -> _Node:
    line = event.start_mark.line + 1
    match event:
        case yaml.ScalarEvent():
            plain = event.implicit[0] and event.style not in {"'", '"'}
            tag: str = _TYPES.resolve(yaml.ScalarNode, event.value, (plain, not plain))
            return _Scalar(line, event.value, tag.rpartition(":")[2])
        case yaml.SequenceStartEvent():
            items: list[_Node] = []
            while (item := _next(events, problems)) is not None:
                items.append(item)
            return _List(line, items)
        case _:
            return _map(line, events, problems)


def _next(events: Iterator[Any], problems: Problems) -> _Node | None:
    """The next value; None at the end of the list or table."""
    event = next(events)
    if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
        return None
    return _tree(event, events, problems)


def _map(line: int, events: Iterator[Any], problems: Problems) -> _Map:
    found = _Map(line, {}, {})
    while (key := _next(events, problems)) is not None:
        value = _next(events, problems)
        if not isinstance(key, _Scalar):
            problems.at(key.line, "a key has to be a word")
        elif key.value in found.items:
            problems.at(key.line, f"{key.value} stands here twice, first in line {found.lines[key.value]}")
        elif value is not None:
            found.items[key.value] = value
            found.lines[key.value] = key.line
    return found


class Table:
    """Keys with values. What is missing or wrong is noted, and something harmless handed out in its place."""

    def __init__(self, node: Any, problems: Problems, known: Iterable[str]) -> None:
        self._node: _Map = node
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
        if isinstance(node, _Scalar) and node.kind == "int" and node.value.isascii() and node.value.isdigit():
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
        if isinstance(node, _Scalar) and node.value in {"true", "false"}:
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
        found = _DURATION.fullmatch(node.value) if isinstance(node, _Scalar) else None
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
        if isinstance(node, _Map):
            return Table(node, self.problems, known)
        self.wrong(key, "expected keys with values")
        return None

    def tables(self, key: str, *, known: Iterable[str], most: int, least: int = 0) -> list["Table"]:
        """A list of tables."""
        names = list(known)
        found: list[Table] = []
        for node in self._list(key, most=most, least=least):
            if isinstance(node, _Map):
                found.append(Table(node, self.problems, names))
            else:
                self.problems.at(node.line, f"{key}: expected keys with values in each entry")
        return found

    def words(self, key: str, *, longest: int, most: int) -> tuple[str, ...]:
        """A list of short texts."""
        return tuple(self._words(node, key, longest) for node in self._list(key, most=most, least=0))

    def is_text(self, key: str) -> bool:
        """True if it is given as one value, not as a table or list."""
        return isinstance(self._node.items.get(key), _Scalar)

    def content(self) -> Any:
        """All that was read, as plain values: what a version is made from."""
        return _plain(self._node)

    def _list(self, key: str, *, most: int, least: int) -> "list[_Node]":
        node = self._find(key, None if least else "")
        if node is None:
            return []
        if not isinstance(node, _List):
            self.wrong(key, "expected a list (lines that begin with a hyphen)")
            return []
        if not least <= len(node.items) <= most:
            self.wrong(key, f"{len(node.items)} entries; expected {least} to {most}")
        return node.items[:most]

    def _find(self, key: str, default: object) -> "_Node | None":
        node = self._node.items.get(key)
        if node is None and default is None:
            self.problems.at(self.line, f"{key} is missing")
        return node

    def _words(self, node: "_Node", key: str, longest: int) -> str:
        if not isinstance(node, _Scalar) or node.kind != "str":
            what = "quotes around it" if isinstance(node, _Scalar) and node.kind != "null" else "a text"
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


def _plain(node: "_Node") -> Any:
    match node:
        case _Scalar():
            return node.value
        case _List():
            return [_plain(item) for item in node.items]
        case _Map():
            return {key: _plain(value) for key, value in node.items.items()}
