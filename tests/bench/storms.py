"""How well the watch sees a storm: the score of the Numenta Anomaly Benchmark on its labelled tweet counts."""

import os
import time
from pathlib import Path

from handlers.watch.detector import THRESHOLD, Detector
from tests.bench import nab
from tests.bench.table import Row

DATA = "NAB_REALTWEETS"
"""Environment: the folder with the series, windows.json among them."""
BESIDE = Path("..") / "shared" / "data" / "nab-realtweets"
TARGET = 65.0
A_WEEK = 7 * 24 * 12
"""Buckets of five minutes."""


async def measure(seconds: float) -> list[Row]:
    """`seconds` is ignored: the files are as long as they are."""
    folder = Path(os.environ.get(DATA) or BESIDE)
    series = nab.load(folder)
    if not series:
        return [Row(what="NAB realTweets", measured=f"not measured: set {DATA} to their folder")]
    begun = time.perf_counter()
    scores = {one.name: scored(one) for one in series}
    took = time.perf_counter() - begun
    rows = sum(len(one.rows) for one in series)
    ours, optimal, left = (
        nab.at_threshold(series, scores, THRESHOLD),
        nab.best(series, scores),
        nab.left_out(series, scores),
    )
    weekly = ours.false_alarms / (rows / A_WEEK)
    return [
        Row(
            what=f"NAB standard score, {len(series)} series",
            measured=f"{ours.points:.1f}, {ours.found} of {ours.windows} windows",
            target=f"{TARGET:.0f}",
            reached=ours.points >= TARGET,
        ),
        Row(
            what="false alarms a week and series",
            measured=f"{weekly:.2f}",
            target="1",
            reached=weekly <= 1,
        ),
        Row(
            what="with the threshold chosen on these",
            measured=f"{optimal.points:.1f} at {optimal.threshold:.3f}",
        ),
        Row(
            what="with that of the other series (one left out)",
            measured=f"{left.points:.1f}",
            target=f"{TARGET:.0f}",
            reached=left.points >= TARGET,
        ),
        Row(what="time for one bucket", measured=f"{took / rows * 1e6:.0f} us"),
    ]


def scored(series: nab.Series) -> list[float]:
    detector = Detector()
    return [detector.feed(at, value).score for at, value in series.rows]
