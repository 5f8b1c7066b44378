"""The score of the Numenta Anomaly Benchmark (Lavin and Ahmad, 2015), standard profile, written from its definition.

A detection inside a labelled window counts once, the earlier the more; one outside costs, the more the further it lies
behind the last window; a window without any costs as well. 0 is a detector that says nothing, 100 a perfect one.
"""

import csv
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FALSE_ALARM, MISSED = 0.11, 1.0
"""What the standard profile takes off."""
PROBATION, PROBATION_OF = 0.15, 5_000
"""What happens in the first 15 % of a file, of 5,000 rows at most, isn't scored."""
FAR_BEHIND = 3.0
"""Window lengths after which a false alarm costs its full weight."""


@dataclass(frozen=True, kw_only=True)
class Series:
    name: str
    rows: tuple[tuple[datetime, float], ...]
    windows: tuple[tuple[int, int], ...]
    """First and last row of each."""


@dataclass(frozen=True, kw_only=True)
class Score:
    points: float
    """0..100, negative if saying nothing had been better."""
    threshold: float
    found: int
    windows: int
    false_alarms: int


def load(folder: Path) -> list[Series]:
    """The series of that folder; none where it isn't there."""
    if not (folder / "windows.json").is_file():
        return []
    labels: dict[str, list[list[str]]] = json.loads((folder / "windows.json").read_text())
    return [_series(folder / name, windows) for name, windows in sorted(labels.items())]


def _series(file: Path, windows: Sequence[Sequence[str]]) -> Series:
    with file.open(newline="") as lines:
        rows = [(datetime.fromisoformat(r["timestamp"]), float(r["value"])) for r in csv.DictReader(lines)]
    place = {at: number for number, (at, _) in enumerate(rows)}
    spans = [(datetime.fromisoformat(first), datetime.fromisoformat(last)) for first, last in windows]
    return Series(
        name=file.stem, rows=tuple(rows), windows=tuple((place[first], place[last]) for first, last in spans)
    )


def _sigmoid(place: float) -> float:
    """1 at a window's far left, 0 at its right edge, towards -1 behind it."""
    return -1.0 if place > FAR_BEHIND else 2 / (1 + math.exp(5 * place)) - 1


def worth(series: Series) -> list[tuple[float, int | None] | None]:
    """What a detection at each row brings or costs, and the window that it belongs to; None in the probation."""
    probation = min(int(PROBATION * len(series.rows)), int(PROBATION * PROBATION_OF))
    values: list[tuple[float, int | None] | None] = []
    before: tuple[int, int] | None = None
    for number in range(len(series.rows)):
        inside = next((k for k, (first, last) in enumerate(series.windows) if first <= number <= last), None)
        if inside is not None:
            first, last = series.windows[inside]
            value = _sigmoid(-(last - number + 1) / (last - first + 1)) / _sigmoid(-1.0)
            before = series.windows[inside]
        elif before is None:
            value = -FALSE_ALARM
        else:
            value = FALSE_ALARM * _sigmoid((number - before[1]) / (before[1] - before[0]))
        values.append((value, inside) if number >= probation else None)
    return values


Detections = Mapping[str, Sequence[float]]
"""Name of the series -> score of each row."""


def at_threshold(series: Sequence[Series], scores: Detections, threshold: float) -> Score:
    """The score with one threshold for all of them."""
    return _at(series, {one.name: worth(one) for one in series}, scores, threshold)


def best(series: Sequence[Series], scores: Detections) -> Score:
    """With the threshold that is best on these very series, as the benchmark's optimiser looks for it."""
    worths = {one.name: worth(one) for one in series}
    return max(
        (_at(series, worths, scores, threshold) for threshold in sorted(_heights(series, worths, scores))),
        key=lambda score: score.points,
    )


def left_out(series: Sequence[Series], scores: Detections) -> Score:
    """Each series with the threshold that was best on the others."""
    parts = []
    for one in series:
        others = [other for other in series if other is not one]
        parts.append(at_threshold([one], scores, best(others, scores).threshold))
    windows = sum(part.windows for part in parts)
    return Score(
        points=sum(part.points * part.windows for part in parts) / windows,
        threshold=math.nan,
        found=sum(part.found for part in parts),
        windows=windows,
        false_alarms=sum(part.false_alarms for part in parts),
    )


Worths = Mapping[str, Sequence[tuple[float, int | None] | None]]
MOST = 500
"""Thresholds tried, from the highest down: below, false alarms outweigh everything."""


def _heights(series: Iterable[Series], worths: Worths, scores: Detections) -> list[float]:
    seen = {
        score
        for one in series
        for score, value in zip(scores[one.name], worths[one.name], strict=True)
        if value is not None and score > 0
    }
    return sorted(seen, reverse=True)[:MOST]


def _at(series: Sequence[Series], worths: Worths, scores: Detections, threshold: float) -> Score:
    gained, found, wrong = 0.0, 0, 0
    for one in series:
        windows: dict[int, float] = {}
        for value, window in _detected(worths[one.name], scores[one.name], threshold):
            if window is None:
                gained, wrong = gained + value, wrong + 1
            else:
                windows[window] = max(value, windows.get(window, value))
        gained += sum(windows.values()) - MISSED * (len(one.windows) - len(windows))
        found += len(windows)
    total = sum(len(one.windows) for one in series)
    points = 100 * (gained + MISSED * total) / ((1 + MISSED) * total)
    return Score(points=points, threshold=threshold, found=found, windows=total, false_alarms=wrong)


def _detected(
    worths: Sequence[tuple[float, int | None] | None], scores: Sequence[float], threshold: float
) -> Iterator[tuple[float, int | None]]:
    for value, score in zip(worths, scores, strict=True):
        if value is not None and score >= threshold:
            yield value
