"""Promises that get close or are missed: shown on the card, told to the channel rarely and all at once."""

from dataclasses import replace
from datetime import timedelta

import pytest

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
