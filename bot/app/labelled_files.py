"""Labelled texts from a file: our own CSV, and the files in which the known sets come, as they were published."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, cast

from handlers.errors import BreakwaterError

TEXT = ("text", "comment_text", "tweet", "c_text")
LABEL = ("label", "sub1_toxic", "subtask_a", "task_1", "coarse", "offensive", "toxic")
"""Names of columns, in the order of preference; upper and lower case are the same."""
YES = frozenset({"1", "1.0", "offense", "off", "hof", "offensive", "toxic", "true", "yes"})
NO = frozenset({"0", "0.0", "other", "not", "not-offensive", "non-offensive", "none", "false", "no"})
TWEETS, THEIR_LABELS = "_text.txt", "_labels.txt"
"""TweetEval keeps the texts in one file and the labels in another beside it."""
LINE_BREAK = "|LBR|"
"""How GermEval writes a line break."""
LONGEST_CELL = 4 * 2**20


class WrongFile(BreakwaterError):
    """The file is not what was expected: which line, and what would be right."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Labelled:
    texts: list[str]
    labels: list[int]


def read_labelled(file: Path) -> Labelled:
    """CSV or TSV in UTF-8 with a header, lines of JSON, GermEval's or TweetEval's own files; 1 = offensive, 0 = not."""
    content = _content(file)
    try:
        if file.name.endswith(TWEETS):
            pairs = list(_side_by_side(file, content))
        elif file.suffix.lower() in {".jsonl", ".ndjson"}:
            pairs = list(_lines(file, content))
        else:
            pairs = list(_table(file, content))
    except csv.Error as wrong:
        raise WrongFile(f"{file}: {wrong}") from None
    if not pairs:
        raise WrongFile(f"{file} holds no rows besides the header")
    return Labelled(texts=[text for text, _ in pairs], labels=[label for _, label in pairs])


def _content(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError as wrong:
        raise WrongFile(f"{file} cannot be read: {wrong.strerror}") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        raise WrongFile(f"{file}:{line}: this is not UTF-8; save the file as UTF-8 (CSV)") from None


def _table(file: Path, content: str) -> Iterator[tuple[str, int]]:
    csv.field_size_limit(LONGEST_CELL)
    first = content.partition("\n")[0]
    tabs = ("\t" in first and "," not in first.partition("\t")[0]) or first.count("\t") > first.count(",")
    if tabs and _known(first.split("\t"), 1):
        yield from _germeval(file, content)
        return
    rows = csv.reader(StringIO(content, newline=""), delimiter="\t" if tabs else ",")
    header = [name.strip().lower() for name in next(rows, None) or []]
    places = [next((header.index(name) for name in names if name in header), -1) for names in (TEXT, LABEL)]
    if min(places) < 0:
        found = ",".join(header)[:60] or "nothing"
        raise WrongFile(f"{file}:1: expected the header text,label; found {found}")
    try:
        for row in rows:
            if row:
                if len(row) != len(header):
                    fields = "two fields, text and label" if len(header) == 2 else f"{len(header)} fields"
                    raise WrongFile(f"{file}:{rows.line_num}: expected {fields}; found {len(row)}")
                yield row[places[0]], _label(file, rows.line_num, row[places[1]])
    except csv.Error as wrong:
        raise WrongFile(f"{file}:{rows.line_num}: {wrong}") from None


def _known(fields: list[str], place: int) -> bool:
    return len(fields) > place and fields[place].strip().lower() in YES | NO


def _germeval(file: Path, content: str) -> Iterator[tuple[str, int]]:
    """2018: text, coarse and fine label between tabs, no header, no quotation marks that mean anything."""
    for number, line in enumerate(content.split("\n"), start=1):
        fields = line.rstrip("\r").split("\t")
        if fields != [""]:
            if len(fields) < 2:
                raise WrongFile(f"{file}:{number}: expected text and label between tabs")
            yield fields[0].replace(LINE_BREAK, "\n"), _label(file, number, fields[1])


def _lines(file: Path, content: str) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row: Any = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict):
            raise WrongFile(f"{file}:{number}: this is no JSON object")
        values = {str(name).lower(): value for name, value in cast("dict[Any, Any]", row).items()}
        text, label = (next((values[n] for n in names if n in values), None) for names in (TEXT, LABEL))
        if not isinstance(text, str) or label is None:
            raise WrongFile(f"{file}:{number}: expected text and label")
        yield text, _label(file, number, str(label))


def _side_by_side(file: Path, content: str) -> Iterator[tuple[str, int]]:
    beside = file.with_name(file.name.removesuffix(TWEETS) + THEIR_LABELS)
    texts, labels = (some.rstrip("\n").split("\n") for some in (content, _content(beside)))
    if len(texts) != len(labels):
        raise WrongFile(f"{file} has {len(texts)} lines, {beside.name} {len(labels)}")
    for number, (text, label) in enumerate(zip(texts, labels, strict=True), start=1):
        yield text, _label(beside, number, label)


def _label(file: Path, line: int, written: str) -> int:
    label = written.strip().lower()
    if label not in YES | NO:
        raise WrongFile(f"{file}:{line}: expected label 1 (offensive) or 0; found {written.strip()[:20]!r}")
    return int(label in YES)
