"""Promises that get close or are missed: shown on the card, told to the channel rarely and all at once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.calendar.hours import Shift
from handlers.draft import SendState
from storage.database import Database
from tests.core.newsroom import JANA, Newsroom


@pytest.fixture
def room(memory: Database) -> Newsroom:
    return Newsroom(memory)


def told(room: Newsroom) -> list[dict[str, str]]:
    return [dict(p.params) for p in room.placements("notice") if p.params["key"] == "notice-sla"]


def later(room: Newsroom, **time: float) -> None:
    """Time passes minute by minute, as timers see it."""
    end = room.now + timedelta(**time)
    while room.now < end:
        room.wait(minutes=1)


def test_nobody_reacts_then_the_reply_is_late_and_the_card_says_so(room: Newsroom) -> None:
    room.comment()
    later(room, minutes=21)
    assert room.case.sla == "unseen"
    later(room, minutes=40)
    assert room.case.sla == "late"


def test_a_claim_is_a_reaction_and_the_owner_is_called_when_it_gets_late(room: Newsroom) -> None:
    room.team = replace(room.team, policy=replace(room.team.policy, claim=timedelta(hours=5)))
    room.comment()
    room.click(JANA, "claim")
    later(room, minutes=30)
    assert (room.case.sla, told(room)) == ("", [])
    later(room, minutes=16)
    assert room.case.sla == "risk"
    later(room, minutes=15)
    calls = [p for p in room.placements("notice") if "jana" in p.mention]
    assert (room.case.sla, len(calls)) == ("late", 1)


def test_many_late_cases_are_one_message_in_a_channel(room: Newsroom) -> None:
    for number in range(20):
        room.comment(external_id=f"c{number}", author=f"a{number}")
    later(room, minutes=22)
    here = [p for p in room.placements("notice") if p.channel == "C1"]
    assert [p.params["unseen"] for p in here] == ["20"]
    later(room, minutes=60)
    assert len([p for p in room.placements("notice") if p.channel == "C1"]) <= 9


def test_what_is_dismissed_or_put_off_is_late_no_more(room: Newsroom) -> None:
    room.comment()
    room.click(JANA, "dismiss")
    later(room, minutes=90)
    assert (room.case.sla, told(room)) == ("", [])


def test_a_case_that_comes_back_has_its_time_anew(room: Newsroom) -> None:
    room.comment()
    room.fill(JANA, "snooze", until="1h")
    later(room, minutes=62)
    assert room.case.sla == ""
    assert room.case.reply_by is not None
    assert room.case.reply_by > room.now


def test_what_is_hidden_is_late_no_more_and_its_channel_hears_nothing(room: Newsroom) -> None:
    room.comment()
    room.fill(JANA, "hide", reason="insult")
    room.network_says(SendState.SENT)
    later(room, minutes=90)
    assert (room.case.sla, told(room)) == ("", [])


def test_what_was_answered_in_time_is_late_no_more_whatever_comes_later(room: Newsroom) -> None:
    room.comment()
    room.asks_for_yes()
    room.approves()
    room.network_says(SendState.SENT)
    later(room, minutes=90)
    assert (room.case.sla, told(room)) == ("", [])


def test_one_comment_never_makes_its_channel_hear_twice_of_the_same_step(room: Newsroom) -> None:
    room.comment()
    later(room, minutes=59)
    here = [placed for placed in room.placements("notice") if placed.channel == "C1"]
    assert [(placed.params["unseen"], placed.params["late"]) for placed in here] == [("1", "none")]


def at_night(room: Newsroom) -> Newsroom:
    """From 14:10 to 20:00 in Berlin it is quiet; the stories begin at 14:07."""
    quiet = (Shift(start=14 * 60 + 10, end=20 * 60),)
    room.team = replace(room.team, policy=replace(room.team.policy, quiet_hours=quiet))
    return room


def test_what_gets_late_in_the_quiet_hours_is_told_when_they_end_and_its_card_says_so(room: Newsroom) -> None:
    at_night(room)
    for number in range(20):
        room.comment(external_id=f"c{number}", author=f"a{number}")
    later(room, hours=5, minutes=52)
    assert {case.sla for case in room.cases} == {"late"}
    assert told(room) == []
    view = room.view("case", room.cases[0].id)
    assert view.told_from == room.now.replace(hour=19, minute=0)  # 20:00 in Berlin
    later(room, minutes=2)
    here = [p.params for p in room.placements("notice") if p.channel == "C1"]
    assert [one["late"] for one in here] == ["20"], "all of them at once"


def test_what_is_critical_waits_for_no_morning(room: Newsroom) -> None:
    at_night(room)
    room.comment("Ich bring euch um")
    later(room, minutes=30)
    assert room.case.sla
    assert room.view("case").told_from is None
    assert told(room)


def test_what_got_late_by_day_is_no_news_at_night(room: Newsroom) -> None:
    room.comment()
    later(room, minutes=21)
    heard = len(told(room))
    at_night(room)
    later(room, minutes=20)
    assert len(told(room)) == heard


def test_who_escalates_has_reacted_and_the_reply_is_still_owed(room: Newsroom) -> None:
    room.comment()
    room.fill(JANA, "escalate", reason="press")
    later(room, minutes=30)
    assert room.case.sla == ""
    later(room, minutes=31)
    assert room.case.sla == "late"


def test_a_wave_of_five_hundred_after_a_restart_is_a_line_or_two_in_each_channel(room: Newsroom) -> None:
    for number in range(500):
        room.comment(external_id=f"c{number}", author=f"a{number}")
    room.wait(hours=3)
    later(room, minutes=20)
    here = [
        p.params for p in room.placements("notice") if p.params["key"] == "notice-sla" and p.channel == "C1"
    ]
    assert len(here) <= 2
    assert int(here[-1]["late"]) == len(
        [case for case in room.cases if case.sla == "late" and not case.topic_id]
    )
