"""Working time: what counts, what does not, and that neither a changed clock nor odd hours lead it astray."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.calendar.hours import (
    ALWAYS,
    Absence,
    Hours,
    Shift,
    add_business,
    holidays_of,
    is_absent,
    is_working,
    next_opening,
    quiet_until,
)

BERLIN = ZoneInfo("Europe/Berlin")
SPLIT = (Shift(start=9 * 60, end=12 * 60), Shift(start=13 * 60, end=17 * 60))
OFFICE = Hours(week=(SPLIT,) * 5 + ((), ()))
NIGHT = Hours(week=((Shift(start=22 * 60, end=30 * 60),),) * 7)
HOUR = timedelta(hours=1)
SOME_DAY = datetime(2025, 1, 1, tzinfo=UTC)


def berlin(year: int, month: int, day: int, hour: int, minute: int = 0, *, fold: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN, fold=fold).astimezone(UTC)


def days(*texts: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(text) for text in texts)


@pytest.mark.parametrize(
    ("at", "works"),
    [
        (berlin(2026, 11, 20, 8, 59), False),
        (berlin(2026, 11, 20, 9), True),
        (berlin(2026, 11, 20, 12), False),
        (berlin(2026, 11, 20, 13), True),
        (berlin(2026, 11, 20, 17), False),
        (berlin(2026, 11, 21, 10), False),
    ],
)
def test_a_lunch_break_and_a_weekend_are_no_working_time(at: datetime, works: bool) -> None:
    assert is_working(OFFICE, at) is works


def test_four_hours_from_friday_afternoon_end_on_monday() -> None:
    assert add_business(OFFICE, berlin(2026, 11, 20, 15), 4 * HOUR) == berlin(2026, 11, 23, 11)


def test_what_begins_at_night_counts_from_the_morning() -> None:
    night = berlin(2026, 11, 20, 3)
    assert next_opening(OFFICE, night) == berlin(2026, 11, 20, 9)
    assert add_business(OFFICE, night, HOUR) == berlin(2026, 11, 20, 10)


def test_a_term_that_fits_exactly_ends_with_the_shift_and_not_after_the_break() -> None:
    assert add_business(OFFICE, berlin(2026, 11, 20, 9), 3 * HOUR) == berlin(2026, 11, 20, 12)


def test_without_any_hours_it_is_the_clock_that_counts() -> None:
    start = berlin(2026, 10, 24, 20)
    assert add_business(Hours(), start, 240 * HOUR) == start + 240 * HOUR
    assert next_opening(Hours(), start) == start


def test_a_night_shift_runs_into_the_next_morning() -> None:
    assert is_working(NIGHT, berlin(2026, 11, 21, 2))
    assert not is_working(NIGHT, berlin(2026, 11, 21, 6))
    assert add_business(NIGHT, berlin(2026, 11, 21, 5), 2 * HOUR) == berlin(2026, 11, 21, 23)


def test_in_spring_a_night_shift_is_an_hour_shorter_and_in_autumn_an_hour_longer() -> None:
    assert add_business(NIGHT, berlin(2026, 3, 28, 22), 7 * HOUR) == berlin(2026, 3, 29, 6)
    assert add_business(NIGHT, berlin(2026, 10, 24, 22), 9 * HOUR) == berlin(2026, 10, 25, 6)


def test_a_shift_in_the_hour_that_spring_leaves_out_does_no_harm() -> None:
    gap = Hours(week=((Shift(start=150, end=180), Shift(start=600, end=660)),) * 7)
    assert add_business(gap, berlin(2026, 3, 29, 0), HOUR) == berlin(2026, 3, 29, 11)


def test_the_hour_that_comes_twice_counts_twice() -> None:
    first = berlin(2026, 10, 25, 2, 30)
    second = berlin(2026, 10, 25, 2, 30, fold=1)
    assert second - first == HOUR
    assert is_working(NIGHT, first)
    assert is_working(NIGHT, second)


def test_overlapping_shifts_count_once() -> None:
    both = Hours(
        week=((Shift(start=540, end=780), Shift(start=600, end=720), Shift(start=780, end=840)),) * 7
    )
    assert add_business(both, berlin(2026, 11, 20, 9), 5 * HOUR) == berlin(2026, 11, 20, 14)


def test_everybody_is_in_their_own_zone() -> None:
    tokyo = Hours(time_zone="Asia/Tokyo", week=OFFICE.week)
    assert is_working(tokyo, datetime(2026, 11, 20, 1, tzinfo=UTC))
    assert not is_working(OFFICE, datetime(2026, 11, 20, 1, tzinfo=UTC))


def test_hours_that_never_open_promise_nothing() -> None:
    never = Hours(week=((),) * 7)
    assert not is_working(never, berlin(2026, 11, 20, 9))
    assert next_opening(never, berlin(2026, 11, 20, 9)) is None
    assert add_business(never, berlin(2026, 11, 20, 9), HOUR) is None


def test_holidays_of_the_place_and_own_free_days_are_left_out() -> None:
    here = Hours(week=OFFICE.week, country="DE", subdivision="BE", closed=days("2026-03-10"))
    assert next_opening(here, berlin(2026, 3, 7, 9)) == berlin(2026, 3, 9, 9)
    assert not is_working(Hours(country="DE", subdivision="BE"), berlin(2026, 3, 8, 12))  # only Berlin
    assert is_working(Hours(country="DE", subdivision="BY"), berlin(2026, 3, 8, 12))
    assert next_opening(here, berlin(2026, 3, 9, 18)) == berlin(2026, 3, 11, 9)


def test_the_years_that_holidays_are_worked_out_for_are_bounded() -> None:
    assert holidays_of("DE", "BE", 9998) == frozenset()
    far = Hours(country="DE", week=OFFICE.week)
    assert is_working(far, berlin(2150, 12, 25, 10))


def test_an_absence_lasts_whole_days_where_the_person_is() -> None:
    away = Hours(week=OFFICE.week, absences=(Absence(first=date(2026, 11, 19), last=date(2026, 11, 20)),))
    assert is_absent(away, berlin(2026, 11, 19, 0))
    assert not is_absent(away, berlin(2026, 11, 21, 0))
    assert next_opening(away, berlin(2026, 11, 18, 18)) == berlin(2026, 11, 23, 9)


def test_quiet_hours_run_over_midnight_and_end_in_the_morning() -> None:
    quiet = (Shift(start=22 * 60, end=31 * 60),)
    for night in (berlin(2026, 11, 20, 22), berlin(2026, 11, 20, 23), berlin(2026, 11, 21, 6, 59)):
        assert quiet_until(quiet, "Europe/Berlin", night) == berlin(2026, 11, 21, 7)
    for day in (berlin(2026, 11, 21, 7), berlin(2026, 11, 20, 12)):
        assert quiet_until(quiet, "Europe/Berlin", day) == day
    assert quiet_until((), "Europe/Berlin", berlin(2026, 11, 20, 23)) == berlin(2026, 11, 20, 23)


@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 3, 28)], ids=["autumn", "spring"])
def test_in_the_night_in_which_the_clock_is_changed_quiet_hours_end_by_the_wall(day: date) -> None:
    quiet = (Shift(start=22 * 60, end=31 * 60),)
    evening = datetime.combine(day - timedelta(days=1), time(23), tzinfo=ZoneInfo("Europe/Berlin"))
    until = quiet_until(quiet, "Europe/Berlin", evening.astimezone(UTC)).astimezone(ZoneInfo("Europe/Berlin"))
    assert (until.date(), until.hour) == (day, 7)


shifts = st.builds(
    lambda start, length: Shift(start=start, end=start + length), st.integers(0, 1439), st.integers(1, 1440)
)
weeks = st.tuples(*[st.lists(shifts, max_size=3).map(tuple)] * 7)
moments = st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: SOME_DAY + timedelta(minutes=minutes))
zones = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"])


@given(week=weeks, zone=zones, at=moments, first=st.integers(0, 600), second=st.integers(0, 600))
def test_two_terms_in_a_row_end_where_one_of_their_sum_ends(
    week: tuple[tuple[Shift, ...], ...], zone: str, at: datetime, first: int, second: int
) -> None:
    hours = Hours(time_zone=zone, week=week)
    one, two = timedelta(minutes=first), timedelta(minutes=second)
    middle = add_business(hours, at, one)
    if middle is None:
        assert not any(week)
        return
    assert middle >= at + one
    end = add_business(hours, middle, two)
    whole = add_business(hours, at, one + two)
    # At a break both its ends are the same point of working time.
    assert end is not None
    assert whole is not None
    assert next_opening(hours, end) == next_opening(hours, whole)


@given(week=weeks, zone=zones, at=moments)
def test_the_next_opening_is_working_time(
    week: tuple[tuple[Shift, ...], ...], zone: str, at: datetime
) -> None:
    hours = Hours(time_zone=zone, week=week)
    opens = next_opening(hours, at)
    assert (opens is None) == (not any(week))
    if opens is not None:
        assert opens >= at
        assert is_working(hours, opens)
        assert (opens == at) == is_working(hours, at)


def test_round_the_clock_means_every_day() -> None:
    assert len(ALWAYS) == 7
