"""Working hours as an operator writes them: what they become, and that a slip is named with its place."""

from datetime import date
from pathlib import Path

import pytest

from bot.settings import SettingsError, load_settings
from handlers.calendar.hours import ALWAYS, Absence, Shift
from handlers.people import Team

WEEK = '[hours]\nweek = { mon-fri = ["09:00-12:30", "13:30-18:00"], sat = ["22:00-06:00"] }\n'
JANA = '[[people]]\nid = "jana"\nname = "Jana"\n'


def load(tmp_path: Path, text: str) -> Team:
    file = tmp_path / "breakwater.toml"
    file.write_text(text)
    return load_settings({"BREAKWATER_CONFIG": str(file)}).team


def test_days_and_stretches_become_a_week(tmp_path: Path):
    week = load(tmp_path, WEEK).hours.week
    assert week[0] == week[4] == (Shift(start=540, end=750), Shift(start=810, end=1080))
    assert week[5] == (Shift(start=1320, end=1800),)
    assert week[6] == ()


def test_without_a_word_it_is_round_the_clock(tmp_path: Path):
    team = load(tmp_path, JANA)
    assert team.hours.week == ALWAYS
    assert team.people["jana"].hours is None
    assert team.policy.quiet_hours == ()


def test_a_person_has_the_teams_hours_but_for_what_is_their_own(tmp_path: Path):
    own = (
        'time_zone = "Europe/London"\nabsences = [{ first = 2026-12-21, last = 2026-12-31 }]\n'
        'hours = { country = "GB", subdivision = "SCT" }\n'
    )
    team = load(tmp_path, WEEK + 'country = "DE"\nsubdivision = "BE"\n' + JANA + own)
    hours = team.hours_of(team.people["jana"])
    assert (hours.time_zone, hours.country, hours.subdivision) == ("Europe/London", "GB", "SCT")
    assert hours.week == team.hours.week
    assert hours.absences == (Absence(first=date(2026, 12, 21), last=date(2026, 12, 31)),)


def test_a_brand_may_have_hours_of_its_own(tmp_path: Path):
    brand = '[[brands]]\nname = "Night"\ntime_zone = "Asia/Tokyo"\nhours = { week = { mon-sun = ["00:00-24:00"] } }\n'
    team = load(tmp_path, WEEK + brand)
    assert team.brand_hours("Night").week == ALWAYS
    assert team.brand_hours("Night").time_zone == "Asia/Tokyo"
    assert team.brand_hours("gone") == team.hours


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[hours]\nweek = { mon-fri = ["9-17"] }', "'9-17': expected a stretch like 09:00-17:30"),
        ('[hours]\nweek = { mon = ["09:00-09:00"] }', "is empty; round the clock is 00:00-24:00"),
        ('[hours]\nweek = { mon = ["09:00-24:30"] }', "no day is longer than 24:00"),
        ('[hours]\nweek = { monday = ["09:00-17:00"] }', "'monday': expected a day like mon"),
        ('[hours]\nweek = { fri-mon = ["09:00-17:00"] }', "'fri-mon': expected a day like mon"),
        ('[hours]\nweek = { mon-fri = ["09:00-17:00"], wed = [] }', "wed stands there twice"),
        ("[hours]\nweek = { mon-sun = [] }", "nobody ever works"),
        ('[hours]\ntime_zone = "Berlin"', "hours.time_zone: 'Berlin' is no time zone"),
        ('[hours]\ntime_zone = "../etc"', "is no time zone"),
        ('[hours]\ncountry = "XX"', "'XX': no such country or subdivision"),
        ('[hours]\ncountry = "DE"\nsubdivision = "Preussen"', "'DE Preussen': no such country"),
        ('[hours]\nsubdivision = "BE"', "needs a country beside it"),
        ("[hours]\nopen = 1", "hours.open: there is no such key"),
        (JANA + "absences = [{ first = 2026-12-31, last = 2026-12-21 }]", "people.0.absences.0: ends on"),
        (JANA + 'time_zone = "Mars"', "people.0.time_zone: 'Mars' is no time zone"),
        ('[policy]\nquiet_hours = ["22-07"]', "policy.quiet_hours: '22-07': expected a stretch"),
        ('[policy]\nquiet_hours = ["00:00-24:00"]', "quiet all day long"),
    ],
)
def test_a_slip_is_named_with_its_place(tmp_path: Path, text: str, said: str):
    with pytest.raises(SettingsError) as wrong:
        load(tmp_path, text)
    assert said in str(wrong.value)
