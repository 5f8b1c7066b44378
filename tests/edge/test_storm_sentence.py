"""The alarm in one line of plain words: nothing is called usual that nobody knows, and each way to say it is read."""

from dataclasses import replace

import pytest

from bot.cards.gallery.storms import STORM, alarms
from bot.cards.storm import storm_card
from tests.edge.readable import readable
from tests.texts import library

LIBRARY = library()
HOURS = {"usual": "hours", "days": 22}
HIGHEST = {"usual": "highest", "days": 3}


@pytest.mark.parametrize(
    ("figures", "german", "english"),
    [
        (
            HOURS | {"low": 9, "high": 20},
            "samstags um diese Zeit sonst 9 bis 20.",
            "on Saturdays at this hour 9 to 20.",
        ),
        (HOURS | {"low": 9, "high": 9}, "samstags um diese Zeit sonst 9.", "on Saturdays at this hour 9."),
        (
            HOURS | {"low": 0, "high": 0},
            "samstags um diese Zeit sonst keine.",
            "on Saturdays at this hour none.",
        ),
        (
            HIGHEST | {"high": 100},
            "1,4-mal so viele wie in den höchsten 15 Min. aus 3 Tagen.",
            "1.4 times the highest 15 minutes in 3 days.",
        ),
        (
            HIGHEST | {"high": 3, "days": 1},
            "47-mal so viele wie in den höchsten 15 Min. aus einem Tag.",
            "47 times the highest 15 minutes in a day.",
        ),
        (
            HIGHEST | {"high": 140},
            "mehr als je in 3 Tagen (höchstens 140).",
            "more than ever in 3 days (at most 140).",
        ),
        (HIGHEST | {"high": 142}, "in 3 Tagen sonst höchstens 142.", "at most 142 in 3 days."),
        (
            HIGHEST | {"high": 1200, "days": 1},
            "in einem Tag sonst höchstens 1.200.",
            "at most 1,200 in a day.",
        ),
        (HIGHEST | {"high": 0}, "in 3 Tagen sonst keine.", "none in 3 days."),
        ({"usual": "none"}, "was üblich ist, steht noch nicht fest.", "what is usual isn't known yet."),
    ],
)
def test_what_is_usual_is_said_in_plain_words(figures, german, english):
    for language, expected, beginning in (
        ("de", german, "142 Kommentare in 15 Min., "),
        ("en", english, "142 comments in 15 min, "),
    ):
        assert numbers(language, **figures).startswith(beginning + expected)


@pytest.mark.parametrize(
    ("figures", "german", "english"),
    [
        ({"usual_share": 12}, "61 % kritisch, sonst 12 %.", "61 % critical, usually 12 %."),
        ({"usual_share": 0}, "61 % kritisch, sonst 0 %.", "61 % critical, usually 0 %."),
        ({"usual_share": -1}, "61 % kritisch. ", "61 % critical. "),
        ({"people": 1}, " 1 Person.", " 1 person."),
        (
            {"newcomers": 62},
            "62 % davon schreiben hier zum ersten Mal.",
            "62 % of them write here for the first time.",
        ),
        ({"links": 3}, "3 mit demselben Link.", "3 with the same link."),
    ],
)
def test_what_else_is_known_is_said(figures, german, english):
    assert german in numbers("de", **figures)
    assert english in numbers("en", **figures)


def test_what_isnt_striking_is_left_out():
    quiet = numbers("de", newcomers=49, links=2, usual_share=-1, usual="none")
    assert quiet.endswith("97 Personen.")


def numbers(language, **figures):
    view = replace(alarms()["storm-open"], storm=replace(STORM, figures=replace(STORM.figures, **figures)))
    return readable(storm_card(view, LIBRARY.words(language))).splitlines()[1].strip()
