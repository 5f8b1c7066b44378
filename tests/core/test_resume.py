"""Whoever comes back learns once what they have missed: their cases, who did what, what waits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.cards.resume import resume_card
from handlers.calendar.hours import Absence, Hours, Shift
from handlers.case import State
from handlers.clicks import Click
from handlers.effects import Effect, ShowCard, TellPerson
from handlers.events import Commanded, NotTold, Place
from handlers.people import Person
from handlers.views import ResumeView, load_private
from storage.database import Database
from tests.core.newsroom import ADA, ANGRY, AYLIN, JANA, MERT, TEAM, TOM, Newsroom, actor
from tests.edge.readable import visible
from tests.texts import library

LOOK = Click(verb="queue", choice="mine", kind="queue", id=0, version=1)
MONDAY = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)


@pytest.fixture
def room(memory: Database) -> Newsroom:
    """A Saturday, 14:07 in Berlin, and Jana has been at work."""
    room = Newsroom(memory)
    room.comment()
    room.click(JANA, "claim")
    room.jobs.clear()
    return room


def told(effects: Sequence[Effect]) -> list[Effect]:
    return [one for one in effects if isinstance(one, ShowCard | TellPerson) and one.kind == "resume"]


def does(room: Newsroom, who: Person = JANA, *, on: str = "slack") -> list[Effect]:
    """Something that is answered by nothing: there is room for more."""
    other = room.comment(f"{ANGRY} {room.now}", external_id=str(room.now), author=str(room.now))
    assert other is not None
    return room.click(who, room.view("case", other.id).click("claim"), on=on)


def seen(room: Newsroom, effect: Effect, language: str = "de") -> tuple[ResumeView, str]:
    assert isinstance(effect, ShowCard | TellPerson)
    with room.database.read() as uow:
        view = load_private("resume", 0, effect.params, uow=uow, team=room.team)
    assert isinstance(view, ResumeView)
    return view, "\n".join(visible(resume_card(view, library().words(language))))


def command(room: Newsroom, who: Person, words: str) -> list[Effect]:
    return room.happens(
        Commanded(command="breakwater", words=words, actor=actor(who), place=Place(platform="slack"))
    )


@pytest.mark.parametrize("language", ["de", "en"])
def test_after_a_night_the_first_thing_somebody_does_tells_them_what_they_missed(
    room: Newsroom, language: str
) -> None:
    room.wait(minutes=40)
    room.click(TOM, "claim")
    room.click(TOM, "dismiss")
    room.now += timedelta(hours=16)
    first = does(room)
    (shown,) = told(first)
    assert isinstance(shown, ShowCard), "in its place: nothing else was said"
    view, text = seen(room, shown, language)
    assert [entry.entry.type for entry in view.rows[0].news] == [
        "case.claim_expired", "case.claimed", "case.dismissed",
    ]  # fmt: skip
    assert "Jana" in text
    assert "Tom" in text
    assert told(does(room)) == [], "once"


def test_nothing_is_said_about_nothing(room: Newsroom) -> None:
    room.click(JANA, "dismiss")
    room.now += timedelta(hours=16)
    assert told(does(room)) == []


def test_what_others_do_with_a_case_that_was_returned_is_none_of_their_concern(room: Newsroom) -> None:
    room.click(JANA, "return")
    room.click(TOM, "claim")
    room.now += timedelta(hours=16)
    assert told(does(room)) == []


def test_who_pauses_for_lunch_is_not_back_from_anywhere(room: Newsroom) -> None:
    room.wait(minutes=40)
    room.now += timedelta(hours=2)
    assert told(does(room)) == []


def test_where_something_else_is_said_it_comes_by_direct_message_on_their_platform(room: Newsroom) -> None:
    room.wait(minutes=40)
    room.now += timedelta(hours=16)
    (direct,) = told(room.click(JANA, LOOK, on="discord"))
    assert isinstance(direct, TellPerson)
    assert (direct.person, direct.platforms) == ("jana", ("discord",))
    assert seen(room, direct)[0].rows[0].back


def test_who_takes_no_direct_messages_is_told_where_there_is_room(room: Newsroom) -> None:
    room.wait(minutes=40)
    room.now += timedelta(hours=16)
    (direct,) = told(room.click(JANA, LOOK))
    assert isinstance(direct, TellPerson)
    room.happens(NotTold(person="jana", kind="resume", params=direct.params))
    assert told(room.click(JANA, LOOK)) == [], "not tried again and again"
    (shown,) = told(does(room))
    assert isinstance(shown, ShowCard)
    assert len(seen(room, shown)[0].rows) == 1


def test_in_the_quiet_hours_it_waits_for_the_morning(room: Newsroom) -> None:
    night = (Shift(start=22 * 60, end=31 * 60),)
    room.team = replace(TEAM, policy=replace(TEAM.policy, quiet_hours=night))
    room.wait(minutes=40)
    room.now = datetime(2026, 11, 22, 1, tzinfo=UTC)
    assert told(does(room)) == []
    room.jobs.clear()
    room.wait(hours=5)
    (direct,) = told(room.jobs)
    assert room.now == datetime(2026, 11, 22, 6, tzinfo=UTC)
    assert seen(room, direct)[0].rows
    assert told(does(room)) == []


def away(room: Newsroom, who: Person, first: date, last: date, deputy: str = "") -> None:
    """As the roster puts it into the team of the next event."""
    hours = Hours(absences=(Absence(first=first, last=last),))
    people = {**room.team.people, who.id: replace(who, hours=hours, deputy=deputy)}
    room.team = replace(room.team, people=people)


def test_when_an_absence_ends_they_are_told_without_doing_anything(room: Newsroom) -> None:
    (form,) = command(room, JANA, "away")
    room.submit(JANA, form.click, first="22.11.2026", last="24.11.2026", deputy="tom")  # type: ignore[union-attr]
    away(room, JANA, date(2026, 11, 22), date(2026, 11, 24), deputy="tom")
    room.wait(minutes=40)
    room.jobs.clear()
    room.now = datetime(2026, 11, 25, 7, 59, tzinfo=UTC)
    room.wait()
    assert told(room.jobs) == []
    room.wait(minutes=1)
    (direct,) = told(room.jobs)
    assert isinstance(direct, TellPerson), "at nine where she is"
    room.wait(days=3)
    assert len(told(room.jobs)) == 1, "once"


def test_what_she_does_from_her_holidays_is_no_return(room: Newsroom) -> None:
    away(room, JANA, date(2026, 11, 22), date(2026, 11, 24))
    room.wait(minutes=40)
    room.now += timedelta(days=1)
    assert told(does(room, room.team.people["jana"])) == []


def test_back_before_the_end_is_told_at_once(room: Newsroom) -> None:
    (form,) = command(room, JANA, "away")
    room.submit(JANA, form.click, first="21.11.2026", last="24.11.2026", deputy="-")  # type: ignore[union-attr]
    room.wait(minutes=40)
    room.now += timedelta(hours=20)
    away(room, JANA, date(2026, 11, 21), date(2026, 11, 24))
    effects = command(room, room.team.people["jana"], "back")
    assert len(told(effects)) == 1
    assert told(does(room)) == []


def test_what_went_to_a_deputy_says_by_whom_and_can_be_taken_back(room: Newsroom) -> None:
    room.now += timedelta(minutes=10)
    room.fill(ADA, "give", to="tom", note="Jana ist krank")
    room.now += timedelta(minutes=20)
    room.click(TOM, "claim")
    room.now += timedelta(hours=16)
    room.click(TOM, "claim")  # his lease is renewed before its clock is looked at
    (shown,) = told(does(room))
    view, text = seen(room, shown)
    assert "Ada: übergeben an Tom" in text
    assert "zuständig: Tom" in text
    click = view.click("retake", str(view.rows[0].case.id))
    room.click(JANA, click)
    case = view.rows[0].case
    with room.database.read() as uow:
        mine = uow.cases.get(case.id)
    assert (mine.owner, mine.state) == ("jana", State.CLAIMED)
    assert ("notice-case-taken-back", ("tom",)) in room.notices


def test_what_somebody_else_took_by_themselves_stays_with_them(room: Newsroom) -> None:
    room.wait(minutes=40)
    room.click(TOM, "claim")
    refused = room.refused(room.click, JANA, "retake")
    assert (refused.key, refused.params["who"]) == ("refused-claim-taken", "Tom")
    room.click(TOM, "return")
    room.click(JANA, "retake")
    assert room.case.owner == "jana"


def test_what_waits_for_a_yes_or_an_answer_is_counted(room: Newsroom) -> None:
    does(room, MERT)
    room.now += timedelta(hours=9)
    case = room.case_of("insta", "c1")
    assert case is not None
    room.click(JANA, room.view("case", case.id).click("claim"))
    room.fill(JANA, room.view("case", case.id).click("ask"), to="person:mert", text="Ersetzen wir das?")
    form = room.form(JANA, room.view("case", case.id).click("write"))
    room.submit(JANA, form.click, text="Hallo Lea, das tut uns leid. Schick uns bitte deine Bestellnummer.")
    room.now += timedelta(hours=9)
    (shown,) = told(does(room, MERT))
    view, text = seen(room, shown)
    assert dict(view.waiting) == {"yes": 1, "asked": 0, "question": 1}
    assert "Eine Freigabe wartet." in text


def test_an_escalation_that_went_to_the_deputy_is_named(room: Newsroom) -> None:
    does(room, AYLIN)
    away(room, AYLIN, date(2026, 11, 21), date(2026, 11, 21), deputy="tom")
    room.now += timedelta(minutes=10)
    room.fill(JANA, room.view("case", 1).click("escalate"), reason="press", to="person:aylin", note="")
    room.now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    (shown,) = told(does(room, AYLIN))
    assert "gefragt stattdessen: Tom (Fall 1, noch offen)" in seen(room, shown)[1]


def test_of_many_cases_the_first_ten_are_shown_and_the_rest_counted(room: Newsroom) -> None:
    for number in range(12):
        case = room.comment(f"{ANGRY} {number}", external_id=f"x{number}", author=f"x{number}")
        assert case is not None
        room.click(JANA, room.view("case", case.id).click("claim"))
    room.wait(minutes=40)
    room.now += timedelta(hours=16)
    view, text = seen(room, told(does(room))[0])
    assert (len(view.rows), view.total) == (10, 13)
    assert "und 3 weitere Fälle" in text


def test_somebody_without_a_part_in_the_work_is_not_followed(room: Newsroom) -> None:
    room.click(TEAM.people["vera"], LOOK)
    with room.database.read() as uow:
        assert [one.person for one in uow.presences.find()] == ["jana"]
