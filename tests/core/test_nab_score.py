"""The benchmark's score, held against what its definition says by hand."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.bench.nab import Series, at_threshold, best

START = datetime(2026, 3, 2, tzinfo=UTC)
SERIES = Series(
    name="one",
    rows=tuple((START + timedelta(minutes=5 * n), 1.0) for n in range(1_000)),
    windows=((300, 399), (700, 799)),
)


def scored(*rows):
    return {"one": [1.0 if number in rows else 0.0 for number in range(1_000)]}


def points(*rows):
    return at_threshold([SERIES], scored(*rows), 0.5).points


def test_saying_nothing_is_0_and_the_first_row_of_each_window_100():
    assert points() == 0
    assert points(300, 700) == pytest.approx(100)


def test_a_window_counts_once_and_the_earlier_the_more():
    assert points(300, 310, 399) == pytest.approx(points(300)) == pytest.approx(50)
    assert points(300) > points(350) > points(399) > 25


def test_a_false_alarm_costs_the_more_the_further_it_lies_behind_a_window():
    assert points(200) == pytest.approx(-0.11 / 4 * 100)  # before any window: its full weight
    assert 0 > points(401) > points(450) > points(600)
    assert points(401) > -0.2


def test_the_probation_counts_for_nothing():
    assert points(0, 100, 149) == 0
    assert points(150) < 0


def test_the_best_threshold_is_found():
    scores = {"one": [0.9 if n in {300, 700} else 0.4 if n % 50 == 0 else 0.0 for n in range(1_000)]}
    found = best([SERIES], scores)
    assert (found.threshold, found.found, found.false_alarms) == (0.9, 2, 0)
