"""YAML that people write as a tree whose every value knows its line, and nothing in it that could be a trick.

No aliases, anchors, tags, tabs or second documents; bounded in size and depth.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from handlers.errors import BreakwaterError

LARGEST = 256 * 1024
"""Bytes of one file; a long playbook has 30 KB."""
DEEPEST = 12
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C where it was built: a tenth of the time."""
_TYPES = yaml.resolver.Resolver()


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
        problem = Problem(file=self.file, line=line, reason=reason)
        if problem not in self.found:
            self.found.append(problem)

    def stop(self) -> None:
        """Raises BrokenFile if anything was found; in the order of the lines."""
        if self.found:
            raise BrokenFile(sorted(self.found, key=lambda problem: problem.line))


class _Stop(Exception):
    """The rest of the file makes no sense to read; the problem is noted."""


@dataclass(frozen=True, slots=True)
class Scalar:
    line: int
    value: str
    kind: str
    """str, int, bool, null, float, timestamp, ..."""


@dataclass(frozen=True, slots=True)
class Listed:
    line: int
    items: "list[Node]"


@dataclass(frozen=True, slots=True)
class Mapped:
    line: int
    items: "dict[str, Node]"
    lines: dict[str, int]


Node = Scalar | Listed | Mapped


def read_tree(path: Path, problems: Problems) -> Mapped:
    """The table that a file consists of. Raises BrokenFile where there is none to be read."""
    try:
        node = _parsed(_text(path, problems), problems)
    except _Stop:
        problems.stop()
        raise
    if isinstance(node, Mapped):
        return node
    problems.at(node.line, "expected keys with values (id: ..., title: ...)")
    raise BrokenFile(problems.found)


def plain(node: Node) -> Any:
    """All that was read, as plain values."""
    match node:
        case Scalar():
            return node.value
        case Listed():
            return [plain(item) for item in node.items]
        case Mapped():
            return {key: plain(value) for key, value in node.items.items()}


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


def _parsed(text: str, problems: Problems) -> Node:
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


def _tree(event: Any, events: Iterator[Any], problems: Problems) -> Node:
    line = event.start_mark.line + 1
    match event:
        case yaml.ScalarEvent():
            plain = event.implicit[0] and event.style not in {"'", '"'}
            tag: str = _TYPES.resolve(yaml.ScalarNode, event.value, (plain, not plain))
            return Scalar(line, event.value, tag.rpartition(":")[2])
        case yaml.SequenceStartEvent():
            items: list[Node] = []
            while (item := _next(events, problems)) is not None:
                items.append(item)
            return Listed(line, items)
        case _:
            return _map(line, events, problems)


def _next(events: Iterator[Any], problems: Problems) -> Node | None:
    """The next value; None at the end of the list or table."""
    event = next(events)
    if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
        return None
    return _tree(event, events, problems)


def _map(line: int, events: Iterator[Any], problems: Problems) -> Mapped:
    found = Mapped(line, {}, {})
    while (key := _next(events, problems)) is not None:
        value = _next(events, problems)
        if not isinstance(key, Scalar):
            problems.at(key.line, "a key has to be a word")
        elif key.value in found.items:
            problems.at(key.line, f"{key.value} stands here twice, first in line {found.lines[key.value]}")
        elif value is not None:
            found.items[key.value] = value
            found.lines[key.value] = key.line
    return found
