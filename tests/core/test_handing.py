"""A case passed on, kept by working on it, and put off until a time that somebody types."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.calendar.days import moment_in
from handlers.calendar.hours import Absence, Hours
from handlers.case import State
from handlers.effects import Tell
from storage.database import Database
from tests.core.newsroom import ADA, JANA, LEO, START, TEAM, TOM, Newsroom

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def room(memory: Database) -> Newsroom:
    room = Newsroom(memory)
    room.comment()
    return room


def test_whoever_is_given_a_case_has_it_and_hears_of_it_with_the_note(room: Newsroom) -> None:
    room.click(JANA, "claim")
    room.fill(JANA, "give", to="tom", note="Kundin wartet seit gestern.")
    assert (room.case.owner, room.case.state) == ("tom", State.CLAIMED)
    assert room.notices == [("notice-case-given", ("tom",))]
    (notice,) = room.placements("notice")
    view = room.notice_view(notice)
    assert view.quote == "Kundin wartet seit gestern."
    assert "return" in view.allowed


def test_returned_the_giver_hears_of_it_and_the_case_is_free(room: Newsroom) -> None:
    room.fill(JANA, "give", to="tom")
    room.click(TOM, "return")
    assert (room.case.owner, room.case.state) == ("", State.NEW)
    assert room.notices[-1] == ("notice-case-returned", ("jana",))
    room.click(TOM, "claim")
    room.click(TOM, "return")
    assert len(room.notices) == 2


def test_what_somebody_else_has_is_moved_by_whoever_leads_alone(room: Newsroom) -> None:
    room.click(TOM, "claim")
    refusal = room.refused(room.click, JANA, "give")
    assert (refusal.key, refusal.params["verb"]) == ("refused-claim-taken", "")
    room.fill(ADA, "give", to="mert")
    assert room.case.owner == "mert"


def test_whoever_is_away_is_not_to_be_chosen(room: Newsroom) -> None:
    away = Hours(absences=(Absence(first=date(2026, 11, 20), last=date(2026, 11, 30)),))
    room.team = replace(TEAM, people={**TEAM.people, "tom": replace(TOM, hours=away)})
    (to, _) = room.form(JANA, "give").fields
    assert "tom" not in {option.value for option in to.options}
    assert "mert" in {option.value for option in to.options}


def test_each_step_of_its_owner_keeps_a_case_in_hand(room: Newsroom) -> None:
    room.click(JANA, "claim")
    room.wait(minutes=20)
    room.fill(JANA, "reflag", flag="question")
    room.wait(minutes=20)
    assert (room.case.state, room.case.owner) == (State.CLAIMED, "jana")
    room.click(JANA, "history")
    room.wait(minutes=11)
    assert (room.case.state, room.case.owner) == (State.NEW, "")


def test_somebody_else_s_step_keeps_nothing(room: Newsroom) -> None:
    room.click(JANA, "claim")
    until = room.case.lease_until
    room.wait(minutes=10)
    room.fill(LEO, "escalate", reason="product")
    assert room.case.lease_until == until


def test_a_typed_time_counts_before_the_chosen_one_and_is_said_back(room: Newsroom) -> None:
    (told,) = room.fill(JANA, "snooze", at="24.11. 14:30")
    assert isinstance(told, Tell)
    assert told.params["until"] == datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
    room.wait(days=2, hours=23)
    assert room.case.state is State.SNOOZED
    room.wait(hours=2)
    assert room.case.state is State.NEW
    assert set(room.notices) == {("notice-snooze-over", ())}


def test_the_owner_s_own_clock_is_meant(room: Newsroom) -> None:
    there = replace(JANA, hours=Hours(time_zone="America/New_York"))
    (told,) = room.fill(there, "snooze", at="2026-11-24 14:30")
    assert isinstance(told, Tell)
    assert told.params["until"] == datetime(2026, 11, 24, 19, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    [
        "gestern",
        "2026-11-20",
        "31.02.",
        "2029-01-01",
        "25:10",
        "1.1.1999",
        "٣.٤.",
        "heute 9 Uhr",
        "in 9999 Wochen",
        "bald",
        "9",
    ],
)
def test_no_time_at_all_or_one_out_of_reach_is_refused_with_what_was_typed(
    room: Newsroom, typed: str
) -> None:
    refusal = room.refused(room.fill, JANA, "snooze", at=typed)
    assert (refusal.key, refusal.field, refusal.quote) == ("refused-snooze-time", "at", typed)
    assert room.case.state is State.NEW


@given(typed=st.text(max_size=60))
def test_whatever_is_typed_is_a_moment_or_none(typed: str) -> None:
    found = moment_in(typed, START, BERLIN)
    assert found is None or found.tzinfo is UTC


@given(minutes=st.integers(24 * 60, 300 * 24 * 60))
def test_iso_and_german_spelling_mean_the_same_moment(minutes: int) -> None:
    at = START + timedelta(minutes=minutes)
    iso = moment_in(f"{at:%Y-%m-%d %H:%M}", START, BERLIN)
    german = moment_in(f"{at.day}.{at.month}.{at.year} {at:%H:%M}", START, BERLIN)
    assert iso == german is not None


def test_the_hour_that_spring_leaves_out_and_the_one_that_autumn_has_twice_are_moments() -> None:
    spring = moment_in("2027-03-28 02:30", START, BERLIN)
    autumn = moment_in("2026-10-25 02:30", START - timedelta(days=60), BERLIN)
    assert spring == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert autumn == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("morgen 9 Uhr", "2026-11-22 09:00"),
        ("Morgen", "2026-11-22 09:00"),
        ("tomorrow at 4pm", "2026-11-22 16:00"),
        ("übermorgen um 12:30 Uhr", "2026-11-23 12:30"),
        ("in 2h", "2026-11-21 16:07"),
        ("in 90 Min.", "2026-11-21 15:37"),
        ("in 3 Tagen", "2026-11-24 14:07"),
        ("Montag", "2026-11-23 09:00"),
        ("sa 10.30 Uhr", "2026-11-28 10:30"),
        ("14 Uhr", "2026-11-22 14:00"),
        ("12 am", "2026-11-22 00:00"),
        ("24.11.", "2026-11-24 09:00"),
        ("2026-11-24T14:30", "2026-11-24 14:30"),
    ],
)
def test_times_as_people_say_them_are_understood(typed: str, meant: str) -> None:
    found = moment_in(typed, START, BERLIN)
    assert found == datetime.fromisoformat(meant).replace(tzinfo=BERLIN)


def test_days_are_counted_by_the_wall_and_hours_as_they_pass_when_the_clock_is_changed() -> None:
    evening = datetime(2026, 10, 24, 18, tzinfo=BERLIN)
    days = moment_in("in 1 Tag", evening, BERLIN)
    hours = moment_in("in 24h", evening, BERLIN)
    assert days == datetime(2026, 10, 25, 18, tzinfo=BERLIN)
    assert hours == datetime(2026, 10, 25, 17, tzinfo=BERLIN)
