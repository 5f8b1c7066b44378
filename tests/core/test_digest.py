"""Digests and quiet hours: told together and once, and nothing critical waits for either."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from handlers.calendar.hours import Hours, Shift
from handlers.case import Case, State
from handlers.clicks import Click
from handlers.comment import Purpose, Urgency
from handlers.digest import DigestPlan
from handlers.effects import ShowCard
from handlers.events import TimerFired
from handlers.placement import Placement
from handlers.relaying.digesting import MOST_AT_ONCE, next_time
from handlers.sections import Look, click_of
from handlers.views import DigestView, load_private
from storage.database import Database
from tests.core.newsroom import JANA, TEAM, VERA, Newsroom

PRAISE = "Die Kanne ist wunderschön, großes Lob, ich bin begeistert"
NIGHT = (Shift(start=22 * 60, end=31 * 60),)
WEEK = Hours(week=((Shift(start=9 * 60, end=17 * 60),),) * 5 + ((), ()), closed=(date(2026, 11, 23),))


@pytest.fixture
def room(memory: Database) -> Newsroom:
    """A Saturday, 14:07; digests at nine and at four on working days, and Monday is one that nobody works on."""
    times = {kind: (time(9), time(16)) for kind in ("low", "praise", "ideas", "content")}
    return Newsroom(memory, replace(TEAM, digests=DigestPlan(times=times), hours=WEEK))


def praises(room: Newsroom, number: int = 1) -> Case:
    case = room.comment(f"{PRAISE} {number}", external_id=f"p{number}", author=f"fan{number}")
    assert case is not None
    return case


def at_night(room: Newsroom) -> None:
    room.team = replace(TEAM, policy=replace(TEAM.policy, quiet_hours=NIGHT))
    room.now = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)


def cards(room: Newsroom, kind: str = "digest") -> list[Placement]:
    return room.placements(kind)


def test_praise_gets_no_card_but_a_digest_on_the_next_working_day_and_only_once(room: Newsroom) -> None:
    case = praises(room)
    assert (case.purpose, case.digest) == (Purpose.SUCCESS, "praise")
    assert (case.reply_by, case.sla_next) == (None, None), "no clock runs for what is put aside"
    assert cards(room) == cards(room, "case") == []
    room.wait(days=2, hours=20)
    assert [(card.platform, card.channel) for card in cards(room)] == [("slack", "C1"), ("discord", "D1")]
    again = TimerFired(key="digest:1", kind="digest", subject=1, due_at=datetime(2026, 11, 24, 8, tzinfo=UTC))
    room.happens(again)
    assert len(cards(room)) == 2


def test_without_a_digest_praise_stays_where_it_was(room: Newsroom) -> None:
    room.team = TEAM
    assert room.comment(PRAISE, external_id="p9", author="fan9") is None


def test_what_is_praised_stays_out_of_the_queue_of_fires_and_has_a_section_of_its_own(room: Newsroom) -> None:
    case, fire = praises(room), room.comment()
    assert fire is not None

    def listed(section: str) -> list[int]:
        (shown,) = room.click(JANA, click_of(Look(section=section), room.team))
        assert isinstance(shown, ShowCard)
        with room.database.read() as uow:
            view: Any = load_private(shown.kind, shown.subject, shown.params, uow=uow, team=room.team)
        return [row.case.id for row in view.rows]

    assert (listed("free"), listed("digest")) == ([fire.id], [case.id])


def test_whoever_begins_to_work_on_one_brings_its_card_out(room: Newsroom) -> None:
    case = praises(room)
    room.click(JANA, room.view("case", case.id).click("claim"))
    assert {card.platform for card in cards(room, "case")} == {"slack", "discord"}
    room.click(JANA, room.view("case", case.id).click("dismiss"))
    room.wait(days=2, hours=20)
    assert cards(room) == [], "nothing of it was left to be told"


def test_what_becomes_urgent_does_not_wait(room: Newsroom) -> None:
    case = praises(room)
    assert case.urgency < Urgency.URGENT
    room.edits(
        "Ich bin Redakteurin beim Tagblatt und bitte um Stellungnahme.", external_id="p1", author="fan1"
    )
    assert cards(room, "case")


def test_each_purpose_has_its_own_and_a_complaint_has_none(room: Newsroom) -> None:
    praises(room)
    idea = room.comment("Ich wünsche mir die Kanne bitte in Blau.", external_id="i1", author="ida")
    fire = room.comment()
    assert idea is not None
    assert fire is not None
    assert (idea.digest, fire.digest) == ("ideas", "")
    assert len(cards(room, "case")) == 2


def test_a_digest_turns_its_pages_for_whoever_may_look(room: Newsroom) -> None:
    for number in range(13):
        praises(room, number)
    view = digest_page(room, "p1")
    assert (view.total, view.page, len(view.rows), view.more) == (13, 1, 3, False)
    assert digest_page(room, "p99").page == 1
    assert digest_page(room, "pnonsense").page == 0


def digest_page(room: Newsroom, choice: str) -> DigestView:
    (shown,) = room.click(VERA, Click(verb="digest", choice=choice, kind="digest", id=1, version=1))
    assert isinstance(shown, ShowCard)
    with room.database.read() as uow:
        view = load_private(shown.kind, shown.subject, shown.params, uow=uow, team=room.team)
    assert isinstance(view, DigestView)
    return view


def test_at_night_one_note_says_how_many_wait_and_in_the_morning_they_stand(room: Newsroom) -> None:
    at_night(room)
    for number in range(3):
        room.comment(external_id=f"c{number}", author=f"a{number}")
    assert cards(room, "case") == []
    assert len(cards(room)) == 2, "one note in each channel, however many cases"
    assert room.view("digest", 1).total == 3
    room.wait(hours=8)
    assert len(cards(room, "case")) == 6
    assert len(cards(room)) == 2
    assert room.view("digest", 1).digest.state == "told"
    assert {(case.sla, case.promised_at) for case in room.cases} == {("", room.now)}, (
        "nothing is late at once"
    )


def test_what_is_critical_wakes_people_at_night(room: Newsroom) -> None:
    at_night(room)
    room.comment("Ich bring euch um", external_id="t", author="t")
    assert len(cards(room, "case")) == 2
    room.comment("Ich habe mich an der Kanne verletzt und blute stark", external_id="v", author="v")
    assert len(cards(room, "case")) == 4
    assert cards(room) == []


def test_a_full_night_comes_in_one_message_and_nothing_of_it_is_late_at_once(room: Newsroom) -> None:
    at_night(room)
    for number in range(MOST_AT_ONCE + 15):
        room.comment("Wann öffnet ihr morgen den Laden?", external_id=f"c{number}", author=f"a{number}")
    assert len(cards(room)) == 2
    room.wait(hours=9)
    assert cards(room, "case") == []
    assert len(cards(room)) == 4, "one new message in each channel"
    assert {(case.sla, case.promised_at) for case in room.cases} == {("", room.now)}
    view = room.view("digest", 1)
    assert (view.total, len(view.rows), view.more) == (MOST_AT_ONCE + 15, 10, True)
    room.click(JANA, room.view("case", view.rows[0].case.id).click("claim"))
    assert len(cards(room, "case")) == 2, "whoever begins to work on one brings its card out"


def test_urgent_ones_stand_beside_the_message_of_a_full_night(room: Newsroom) -> None:
    at_night(room)
    for number in range(MOST_AT_ONCE + 5):
        room.comment(external_id=f"c{number}", author=f"a{number}")
    assert {case.urgency for case in room.cases} == {Urgency.URGENT}
    room.wait(hours=9)
    assert len(cards(room, "case")) == 2 * MOST_AT_ONCE
    assert len([case for case in room.cases if case.state is State.NEW]) == MOST_AT_ONCE + 5


def test_the_note_of_the_night_is_written_anew_the_next_night(room: Newsroom) -> None:
    at_night(room)
    room.comment(external_id="c1", author="a1")
    room.wait(hours=9)
    room.now = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
    room.comment(external_id="c2", author="a2")
    assert len(cards(room)) == 4


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-20T07:59", "2026-11-20T08:00"),
        ("2026-11-20T08:00", "2026-11-20T15:00"),
        ("2026-11-20T15:00", "2026-11-24T08:00"),
        ("2026-10-23T15:30", "2026-10-26T08:00"),
    ],
    ids=["on the day", "the later one", "over a weekend and a free day", "over the change of the clock"],
)
def test_the_next_time_is_that_of_a_working_day(now: str, due: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert next_time(WEEK, (time(16), time(9)), at) == datetime.fromisoformat(due).replace(tzinfo=UTC)


def test_a_team_that_never_works_still_gets_its_digest() -> None:
    never = Hours(week=((),) * 7)
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert next_time(never, (time(9),), at) == at.replace(hour=8) + timedelta(days=1)


def test_what_means_nothing_makes_no_digest(room: Newsroom) -> None:
    assert room.comment("Hm.", external_id="h", author="h") is None


def test_it_is_quiet_by_the_clock_where_the_brand_is(room: Newsroom) -> None:
    at_night(room)
    brand = replace(TEAM.brands["Musterkanne"], time_zone="America/New_York")
    room.team = replace(room.team, brands={brand.name: brand})
    room.comment(external_id="day", author="day")
    assert len(cards(room, "case")) == 2, "half past five in the afternoon over there"
    room.now = datetime(2026, 11, 22, 8, tzinfo=UTC)
    room.comment(external_id="night", author="night")
    (note, *_) = cards(room)
    assert room.view("digest", note.subject).digest.due_at == datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_right_before_the_end_of_the_quiet_hours_nothing_begins_to_wait(room: Newsroom) -> None:
    at_night(room)
    room.now = datetime(2026, 11, 22, 5, 59, 55, tzinfo=UTC)
    room.comment(external_id="late", author="late")
    assert (len(cards(room, "case")), cards(room)) == (2, [])


def test_right_before_its_time_a_digest_is_closed_and_the_next_one_begun(room: Newsroom) -> None:
    room.now = datetime(2026, 11, 20, 14, 59, 55, tzinfo=UTC)
    praises(room, 1)
    with room.database.read() as uow:
        (digest,) = uow.digests.find()
    assert digest.due_at == datetime(2026, 11, 24, 8, tzinfo=UTC)
