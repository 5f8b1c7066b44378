"""Private reports on a real store: one case a message, one live card for a wave, and nothing of it elsewhere."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handlers.case import Case, State
from handlers.clicks import Click
from handlers.effects import Effect, ShowCard, Tell
from handlers.events import Actor, ChatMessage, Clicked, Place, Pointed, Submitted
from handlers.placement import Placement
from handlers.ports import Context
from handlers.reacting import shown
from handlers.reacting.reports import REPORT, SINGLE
from handlers.reported import Reports
from handlers.views import load, load_private
from storage.database import Database
from tests.core.newsroom import JANA, LEO, VERA, Newsroom, actor
from tests.core.test_reactions import BOTH, WATCHING, talk
from tests.wording import unlike

PRIVATE = {"slack": "slack:C-reports", "discord": "discord:D-reports"}
BOTH_CHANNELS = tuple(PRIVATE.values())


@pytest.fixture
def room(memory: Database) -> Newsroom:
    return Newsroom(memory, replace(WATCHING, policy=replace(WATCHING.policy, report_channels=BOTH_CHANNELS)))


def said(on: str, number: int, text: str = "") -> ChatMessage:
    place = replace(talk(on).place, message_id=f"t{number}")
    return talk(on, text or f"Das ist doch Mist, {unlike(number)}", place=place)


def form(who: str, on: str, message: ChatMessage, note: str, **about: Any) -> Submitted:
    return Submitted(
        click=REPORT,
        values={"note": note},
        actor=Actor(platform=on, account=who, name=f"Gast {who}"),
        place=message.place,
        about=message.place,
        **({"message": message} | about),
    )


def reports(room: Newsroom, who: str, on: str, message: ChatMessage, note: str = "") -> list[Effect]:
    answer = room.happens(form(who, on, message, note))
    assert [one.key for one in answer if isinstance(one, Tell)] == ["told-reported"], "everybody is answered"
    return answer


def raid(room: Newsroom, on: str, count: int, *, since: int = 0) -> None:
    for number in range(since, since + count):
        reports(room, f"U-{number}", on, said(on, number), f"Bitte ansehen, {number}")


def counted(room: Newsroom) -> Reports:
    return wave(room).reports


def wave(room: Newsroom) -> Any:
    subjects = {placed.subject for placed in room.placements("topic")}
    (subject,) = subjects
    return room.view("topic", subject)


def gathered(room: Newsroom) -> list[Case]:
    return [case for case in room.cases if case.topic_id]


def single(room: Newsroom) -> list[Placement]:
    return [one for one in room.placements("case") if one.platform == "slack"]


@BOTH
def test_many_who_report_one_message_are_one_case_with_one_card_and_one_short_message(
    room: Newsroom, on: str
) -> None:
    message = said(on, 1)
    for number in range(30):
        reports(room, f"U-{number}", on, message, f"Nummer {number}")
    reports(room, "U-1", on, message, "noch etwas")
    assert [one.channel for one in room.placements("case")] == ["C-reports", "D-reports"]
    assert [key for key, _ in room.notices] == ["notice-reported"] * 2
    view = room.view("case")
    assert (view.reports.count, view.reports.people) == (31, 30)
    assert "reports" in view.allowed
    room.wait(minutes=11)
    reports(room, "U-99", on, message)
    assert len(room.notices) == 4, "after a while it is news again"


@BOTH
def test_a_raid_from_many_accounts_stands_on_one_live_card(room: Newsroom, on: str) -> None:
    raid(room, on, 60)
    assert len(room.cases) == 60, "nothing is lost"
    assert len(single(room)) == SINGLE
    assert [one.channel for one in room.placements("topic")] == ["C-reports", "D-reports"]
    assert len(room.notices) == 2 * SINGLE
    assert room.placements("topic-said") == []
    assert (counted(room).count, counted(room).people, counted(room).cases) == (60, 60, 60)
    assert wave(room).open == 60 - SINGLE
    assert wave(room).allowed == {"topic-next", "topic-cases"}, "nothing is answered in public"
    reports(room, "U-0", on, said(on, 59), "auch von mir")
    assert (counted(room).count, counted(room).people) == (61, 60)
    assert len(room.notices) == 2 * SINGLE, "it is counted on the live card"


@BOTH
@pytest.mark.parametrize(
    ("text", "note"),
    [("Ich stech dich ab, ich weiß wo du wohnst", ""), ("Na, wie geht es?", "Er hat mir gedroht: ich bring dich um")],
)  # fmt: skip
def test_what_puts_somebody_in_danger_stands_by_itself_in_a_raid(
    room: Newsroom, on: str, text: str, note: str
) -> None:
    raid(room, on, 12)
    before = len(single(room))
    reports(room, "U-x", on, said(on, 77, text), note)
    assert len(single(room)) == before + 1
    assert room.cases[-1].topic_id == 0
    assert room.placements("notice")[-1].parent == room.placements("case")[-1].id


@BOTH
def test_a_gathered_message_that_turns_out_dangerous_gets_its_own_card(room: Newsroom, on: str) -> None:
    raid(room, on, 12)
    case = gathered(room)[-1]
    message = said(on, 11)
    reports(room, "U-x", on, message, "Er will mich umbringen, ich bring dich um hat er gesagt")
    reports(room, "U-y", on, message, "Auch mir: ich bring dich um")
    own = [one for one in room.placements("case") if one.subject == case.id]
    assert [one.channel for one in own] == ["C-reports", "D-reports"]
    notices = [one for one in room.placements("notice") if one.subject == case.id]
    assert [one.parent for one in notices] == [one.id for one in own], "once, beside its card"


@BOTH
def test_after_a_calm_while_the_wave_is_over_and_single_cards_come_again(room: Newsroom, on: str) -> None:
    raid(room, on, 10)
    room.wait(minutes=5)
    raid(room, on, 3, since=10)
    room.wait(minutes=6)
    assert wave(room).gathering.ended_at is None, "it went on meanwhile"
    room.wait(minutes=5)
    assert wave(room).gathering.ended_at is not None
    assert counted(room).count == 13
    before = len(single(room))
    reports(room, "U-late", on, said(on, 500))
    assert len(single(room)) == before + 1
    assert counted(room).count == 13, "what came later is not of that wave"


@BOTH
def test_a_gathered_case_that_somebody_takes_gets_its_card_in_the_private_channel_alone(
    room: Newsroom, on: str
) -> None:
    raid(room, on, 9)
    case = gathered(room)[0]
    room.click(JANA, room.view("case", case.id).click("claim"), on=on)
    own = [one for one in room.placements("case") if one.subject == case.id]
    assert [one.channel for one in own] == ["C-reports", "D-reports"], "no route leads there"
    assert wave(room).in_hand == 1
    elsewhere = {
        (one.platform, one.channel) for kind in ("case", "notice", "topic") for one in room.placements(kind)
    }
    assert elsewhere == {("slack", "C-reports"), ("discord", "D-reports")}


@BOTH
def test_where_the_private_channel_was_opened_a_gathered_case_gets_no_card_anywhere(
    room: Newsroom, on: str
) -> None:
    raid(room, on, 9)
    case = gathered(room)[0]
    room.team = replace(room.team, policy=replace(room.team.policy, report_channels=()))
    room.click(JANA, room.view("case", case.id).click("claim"), on=on)
    assert [one for one in room.placements("case") if one.subject == case.id] == []
    assert gathered(room)[0].state is State.CLAIMED


@BOTH
def test_one_account_alone_makes_no_wave_of_it(room: Newsroom, on: str) -> None:
    for number in range(5):
        reports(room, "U-same", on, said(on, number))
    refusal = room.refused(room.happens, form("U-same", on, said(on, 6), "sechste"))
    assert (refusal.key, refusal.quote) == ("refused-too-many-reports", "sechste")
    assert room.placements("topic") == []
    room.wait(minutes=61)
    reports(room, "U-same", on, said(on, 6), "sechste")


def _list(room: Newsroom, who: Any, on: str, *, channel: str = "", choice: str = "-") -> Any:
    click = Click(verb="reports", choice=choice, kind="case", id=room.case.id, version=1)
    place = Place(platform=on, channel=channel or PRIVATE[on].partition(":")[2])
    (answer,) = room.happens(Clicked(click=click, actor=actor(who, on), place=place))
    assert isinstance(answer, ShowCard)
    with room.database.read() as uow:
        return load_private(answer.kind, answer.subject, answer.params, uow=uow, team=room.team)


@BOTH
def test_who_reported_and_what_they_wrote_is_listed_page_by_page(room: Newsroom, on: str) -> None:
    for number in range(20):
        reports(room, f"U-{number}", on, said(on, 1), f"<!channel> @everyone {number}")
    pages = [_list(room, JANA, on, choice=choice) for choice in ("-", "p1", "p2", "p99", "p7x", "²")]
    assert [row.account for page in pages[:3] for row in page.rows] == [f"U-{n}" for n in range(19, -1, -1)]
    assert [page.more for page in pages] == [True, True, False, False, True, True]
    assert _list(room, LEO, on).counted.people == 20


@BOTH
def test_nobody_reads_who_reported_outside_the_private_channel_or_without_a_role(
    room: Newsroom, on: str
) -> None:
    reports(room, "U-1", on, said(on, 1), "vertraulich")
    assert room.refused(_list, room, JANA, on, channel="C1").key == "refused-reports-elsewhere"
    home = Clicked(
        click=Click(verb="reports", kind="case", id=room.case.id, version=1),
        actor=actor(JANA, on),
        place=Place(platform=on),
    )
    assert room.refused(room.happens, home).key == "refused-reports-elsewhere"
    assert room.refused(_list, room, VERA, on).key == "refused-role"
    assert room.refused(_list, room, None, on).key == "refused-unknown-person"


# ------------------------------------------------------------------------------------------- what somebody saw


def remembers(room: Newsroom, who: str, on: str, message: ChatMessage) -> None:
    event = Pointed(message=message, actor=Actor(platform=on, account=who), place=message.place)
    with room.database.write() as uow:
        shown.remember(event, _context(room, uow))


def sees(room: Newsroom, who: str, on: str, message: ChatMessage) -> ChatMessage | None:
    with room.database.read() as uow:
        return shown.seen(form(who, on, message, ""), _context(room, uow))


def _context(room: Newsroom, uow: Any) -> Context:
    return Context(uow=uow, team=room.team, now=room.now, token=lambda: "t")


def kept(room: Newsroom) -> int:
    with room.database.read() as uow:
        return len(uow.shown.find())


@BOTH
def test_what_somebody_saw_is_known_to_a_bot_that_started_anew_and_to_nobody_else(
    room: Newsroom, on: str
) -> None:
    message = said(on, 1, "Nur für uns \x00 <!here>")
    remembers(room, "U-1", on, message)
    found = sees(room, "U-1", on, message)
    assert found is not None
    assert (found.account, found.at, found.place) == (message.account, message.at, message.place)
    assert found.text.startswith("Nur für uns")
    assert sees(room, "U-2", on, message) is None
    assert sees(room, "U-1", on, said(on, 2)) is None


@BOTH
def test_it_is_kept_for_half_an_hour_and_gone_from_the_store_then(room: Newsroom, on: str) -> None:
    remembers(room, "U-1", on, said(on, 1))
    room.wait(minutes=20)
    remembers(room, "U-2", on, said(on, 1))
    remembers(room, "U-2", on, said(on, 1))
    assert kept(room) == 2, "the same once"
    room.now += timedelta(minutes=10)
    assert sees(room, "U-1", on, said(on, 1)) is None, "before anything was swept"
    room.wait(seconds=0)
    assert kept(room) == 1
    room.wait(minutes=20)
    assert kept(room) == 0, "without anybody coming by"


def test_whoever_opens_the_menu_of_everything_fills_no_store(room: Newsroom) -> None:
    for number in range(40):
        remembers(room, "U-1", "slack", said("slack", number))
    assert kept(room) == shown.MOST
    assert sees(room, "U-1", "slack", said("slack", 39)) is not None


def test_a_card_that_nobody_reported_says_nothing_of_reports(room: Newsroom) -> None:
    room.comment()
    with room.database.read() as uow:
        view: Any = load("case", room.case.id, uow=uow, team=room.team)
    assert view.reports is None
    assert "reports" not in view.allowed


def test_a_server_counts_and_forgets_as_a_file_does(database: Database) -> None:
    room = Newsroom(
        database, replace(WATCHING, policy=replace(WATCHING.policy, report_channels=BOTH_CHANNELS))
    )
    raid(room, "slack", 7)
    reports(room, "U-0", "slack", said("slack", 6), "noch einmal")
    assert (counted(room).count, counted(room).people, counted(room).cases) == (8, 7, 7)
    assert (counted(room).first, counted(room).last) == (room.now, room.now)
    room.wait(minutes=10)
    assert wave(room).gathering.ended_at == room.now
    for number in range(shown.MOST + 2):
        remembers(room, "U-1", "slack", said("slack", number))
    assert sees(room, "U-1", "slack", said("slack", 0)) is None
    assert kept(room) == shown.MOST
    room.wait(minutes=30)
    assert kept(room) == 0
