"""Triage on files: what serves, measured by anybody on what they like."""

import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from handlers.errors import BreakwaterError
from handlers.triage.grouping import Grouping

WINDOW = 100_000
"""Variants kept while a file is grouped: about 150 MB at most."""


def group(file: Path, out: TextIO) -> None:
    """Print one group number for each row of a CSV with the column `text`; the number of a group's first row."""
    grouping: Grouping[int] = Grouping(window=WINDOW)
    with _rows(file) as rows:
        out.writelines(f"{grouping.place(number, text).group}\n" for number, text in enumerate(rows))


@contextmanager
def _rows(file: Path) -> Iterator[Iterator[str]]:
    """The texts of a CSV. Raises BreakwaterError with file and line for what is none."""
    csv.field_size_limit(sys.maxsize)
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if "text" not in (reader.fieldnames or ()):
                raise BreakwaterError(f"{file}:1: expected a CSV with the column text")
            yield _texts(reader, file)
    except OSError as wrong:
        raise BreakwaterError(f"{file}: {wrong.strerror}") from wrong
    except UnicodeDecodeError as wrong:
        raise BreakwaterError(f"{file}: not UTF-8 at byte {wrong.start}") from wrong
    except csv.Error as wrong:
        raise BreakwaterError(f"{file}: {wrong}") from wrong


def _texts(reader: "csv.DictReader[str]", file: Path) -> Iterator[str]:
    for row in reader:
        text = row["text"]
        if text is None:
            raise BreakwaterError(f"{file}:{reader.line_num}: this row has no text")
        yield text
