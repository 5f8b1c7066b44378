"""What the detector of rises promises, whatever the counts."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.watch.detector import Detector, unusual
from handlers.watch.normal import Normal

START = datetime(2026, 3, 2, tzinfo=UTC)
STEP = timedelta(minutes=5)
A_DAY = 288


def readings(counts, *, start=START):
    detector = Detector()
    return [detector.feed(start + STEP * number, count) for number, count in enumerate(counts)]


def noise(days, *, level=20, seed=1):
    chance = random.Random(seed)
    return [max(0, round(chance.gauss(level, level / 5))) for _ in range(days * A_DAY)]


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.integers(0, 500), min_size=A_DAY, max_size=A_DAY + 60),
    st.integers(0, 59),
    st.integers(0, 10_000),
)
def test_the_future_does_not_change_the_past(counts, cut, other):
    kept = counts[: max(1, len(counts) - cut)]
    assert readings([*kept, other])[: len(kept)] == readings(counts)[: len(kept)]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.floats(0, 1e300), min_size=1, max_size=100),
    st.floats(0, 1e300),
    st.floats(0, 1e300),
)
def test_more_is_never_less_unusual(past, one, other):
    normals = [Normal() for _ in range(3)]
    for count in past:
        for normal in normals:
            normal.add(START.date(), count)
    less, more = sorted((one, other))
    assert 0 <= unusual([less] * 3, normals) <= unusual([more] * 3, normals) <= 1


@pytest.mark.parametrize("level", [0, 1, 7, 5_000])
def test_what_is_always_the_same_raises_no_alarm(level):
    assert not any(reading.alarm for reading in readings([level] * (8 * A_DAY)))


def test_slow_growth_raises_no_alarm():
    growing = [round(20 + 40 * number / (14 * A_DAY)) for number in range(14 * A_DAY)]
    assert not any(reading.alarm for reading in readings(growing))


def test_a_daily_rhythm_raises_no_alarm():
    day = [5] * 96 + [40] * 144 + [15] * 48
    assert not any(reading.alarm for reading in readings(day * 10))


def test_a_wave_is_told_within_two_buckets():
    counts = noise(14)
    wave = [*counts, 45, 90, 160, 220]
    alarms = [number for number, reading in enumerate(readings(wave)) if reading.alarm]
    assert any(len(counts) <= number <= len(counts) + 1 for number in alarms)


def test_a_wave_is_told_once_and_again_only_when_it_gets_worse():
    calm = noise(10)
    wave = [60] * 12 + [20] * 24 + [60] * 6
    late = readings([*calm, *wave, 400, 400])[len(calm) :]
    told = [number for number, reading in enumerate(late) if reading.alarm]
    assert [number for number in told if number < len(wave)] == [
        0,
        1,
    ]  # its rise over 15 minutes, not its return
    assert len(wave) in told


def test_the_same_wave_is_told_again_on_another_day():
    counts = noise(10) + [200] * 6 + noise(2) + [400] * 6
    told = [number for number, reading in enumerate(readings(counts)) if reading.alarm]
    assert any(number >= 12 * A_DAY for number in told)


def test_nothing_is_judged_before_there_is_a_usual():
    assert not any(reading.score for reading in readings([3] * 100 + [900] * 100))


def test_the_usual_is_the_same_after_it_was_stored():
    normal, chance = Normal(), random.Random(3)
    for number in range(24 * A_DAY):
        normal.add((START + STEP * number).date(), chance.randint(0, 900))
    again = Normal.stored(normal.as_stored())
    assert [again.quantile(share) for share in (0.995, 0.999, 1.0)] == [
        normal.quantile(share) for share in (0.995, 0.999, 1.0)
    ]
    assert again.seen == normal.seen


def test_the_quantiles_are_those_of_all_that_was_seen():
    normal, chance, seen = Normal(), random.Random(4), []
    for number in range(20 * A_DAY):
        seen.append(chance.randint(0, 10_000))
        normal.add((START + STEP * number).date(), seen[-1])
    seen.sort()
    for share in (0.995, 0.999, 1.0):
        assert normal.quantile(share) == seen[min(len(seen) - 1, int(share * len(seen)))]
