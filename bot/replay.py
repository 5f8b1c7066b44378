"""`watch replay`: a file of counts through the detector that serves, row by row."""

import csv
import math
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from handlers.errors import BreakwaterError
from handlers.watch.detector import Detector

COLUMNS = {"timestamp", "value"}
LONGEST = 40
"""What of a wrong value is shown."""


class UnreadableSeries(BreakwaterError):
    """The file is no series of counts."""


def replay(file: Path) -> Iterator[str]:
    """Header and one line for each row. Raises UnreadableSeries before the first line is given."""
    rows = _rows(file)
    detector = Detector()
    yield "timestamp,score,alarm"
    for written, at, value in rows:
        reading = detector.feed(at, value)
        yield f"{written},{reading.score:.6f},{int(reading.alarm)}"


def _rows(file: Path) -> list[tuple[str, datetime, float]]:
    """All of it at once: a file that is broken at its end is told of before anything is printed."""
    rows: list[tuple[str, datetime, float]] = []
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            missing = COLUMNS - set(reader.fieldnames or ())
            if missing:
                raise UnreadableSeries(f"{file}: the first line has to name {' and '.join(sorted(missing))}")
            for row in reader:
                rows.append(_row(row, f"{file}, line {reader.line_num}"))
                if len(rows) > 1 and rows[-1][1] < rows[-2][1]:
                    raise UnreadableSeries(f"{file}, line {reader.line_num}: older than the line before it")
    except OSError as wrong:
        raise UnreadableSeries(f"{file}: {wrong.strerror or 'cannot be read'}") from None
    except UnicodeDecodeError:
        raise UnreadableSeries(f"{file}: is no text in UTF-8") from None
    except csv.Error as wrong:
        raise UnreadableSeries(f"{file}: is no CSV: {wrong}") from None
    if not rows:
        raise UnreadableSeries(f"{file}: has no rows")
    return rows


def _row(row: dict[str, str], where: str) -> tuple[str, datetime, float]:
    written, value = row["timestamp"], row["value"]
    try:
        at = datetime.fromisoformat(written or "")
    except ValueError:
        raise UnreadableSeries(f"{where}: {_short(written)} is no timestamp") from None
    try:
        count = float(value or "")
    except ValueError:
        raise UnreadableSeries(f"{where}: {_short(value)} is no number") from None
    if not math.isfinite(count) or count < 0:
        raise UnreadableSeries(f"{where}: {_short(value)} is no count")
    return written, at if at.tzinfo else at.replace(tzinfo=UTC), count


def _short(value: str | None) -> str:
    """As it stands there, on one line."""
    return repr((value or "")[:LONGEST])
