"""A crisis is started: what it says before, what stands there afterwards, and what went wrong on the way."""

from dataclasses import replace

import pytest

from handlers.crisis.crisis import CrisisState, RoomState
from handlers.effects import CloseRoom, Invite, OpenForm, OpenRoom, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import ChannelLost, RoomFailed
from handlers.placement import PlacementState
from storage.database import Database
from tests.core.crisis_room import CRISIS_TEAM, MARA, CrisisRoomTest
from tests.core.newsroom import AYLIN, JANA, MERT, TOM, VERA


@pytest.fixture
def room(memory: Database) -> CrisisRoomTest:
    return CrisisRoomTest(memory)


@pytest.mark.parametrize("command", ["crisis", "krise"])
def test_the_bare_command_shows_what_runs_and_writes_nothing(room: CrisisRoomTest, command: str) -> None:
    assert room.command(JANA, "", command=command) == [ShowCard(kind="crises", subject=0)]
    assert room.crises == []


def test_an_outsider_learns_nothing(room: CrisisRoomTest) -> None:
    for words in ("", "start", "status"):
        with pytest.raises(Refused) as refused:
            room.command(None, words)
        assert refused.value.key == "refused-unknown-person"


def test_who_only_reads_along_starts_nothing(room: CrisisRoomTest) -> None:
    with pytest.raises(Refused) as refused:
        room.command(VERA, "start")
    assert refused.value.key == "refused-role"


def test_the_form_says_beforehand_whom_it_calls(room: CrisisRoomTest) -> None:
    form = room.start_form(MARA)
    assert form.note == "form-start-note"
    assert form.params["who"] == "Aylin, Jana, Tom, Mert, Leo"
    assert [field.id for field in form.fields] == ["title", "level", "playbook", "lead"]
    assert next(field for field in form.fields if field.id == "lead").value == "mara"


def test_a_start_asks_for_a_room_on_each_platform_and_publishes_nothing(room: CrisisRoomTest) -> None:
    crisis = room.start()
    wanted = [job for job in room.jobs if isinstance(job, OpenRoom)]
    assert [(job.platform, job.near, job.name) for job in wanted] == [
        ("slack", "C1", "krise-1-scherben-reel"),
        ("discord", "D1", "krise-1-scherben-reel"),
    ]
    assert (crisis.level, crisis.lead, crisis.state) == (4, "mara", CrisisState.RUNNING)
    assert [placed.channel for placed in room.placements("crisis-line")] == ["C1", "D1"]
    assert room.sends == []
    assert room.timeline() == ["crisis.declared"]


def test_a_title_cannot_name_a_room_in_a_way_that_acts(room: CrisisRoomTest) -> None:
    room.start(title="<!channel> @everyone **Ärger** #general \u202e/leave")
    wanted = [job for job in room.jobs if isinstance(job, OpenRoom)]
    assert {job.name for job in wanted} == {"krise-1-channel-everyone-aerger-gener"}
    assert {job.topic for job in wanted} == {"Musterkanne"}


def test_roles_come_from_the_action_plan_and_unfilled_ones_are_named(room: CrisisRoomTest) -> None:
    there = {id: person for id, person in CRISIS_TEAM.people.items() if id not in {"leo", "mert"}}
    room.team = replace(CRISIS_TEAM, people=there)
    room.start(MARA)
    assert (room.card.lead, room.card.deputy) == (MARA, AYLIN)
    assert [title["de"] for title in room.card.unfilled] == ["Sprechrolle", "Recht"]


def test_the_card_stands_pinned_in_every_room_and_people_are_called(room: CrisisRoomTest) -> None:
    room.start()
    room.rooms_open()
    cards = room.placements("crisis")
    assert [(card.platform, card.channel, card.pin) for card in cards] == [
        ("slack", "R-slack", "wanted"),
        ("discord", "R-discord", "wanted"),
    ]
    called = [job for job in room.jobs if isinstance(job, Invite)]
    assert {job.platform for job in called} == {"slack", "discord"}
    assert set(called[0].people) == {"mara", "jana", "aylin", "tom", "mert", "leo"}
    assert all(set(one.people) == set(called[0].people) for one in room.rooms)


def test_a_room_that_opens_twice_is_one_room(room: CrisisRoomTest) -> None:
    room.start()
    room.room_opens("slack")
    assert room.room_opens("slack") == []
    assert len(room.placements("crisis")) == 1


def test_a_room_that_cannot_be_made_is_said_and_tried_again_by_a_button(room: CrisisRoomTest) -> None:
    room.start(MARA)
    room.room_opens("discord")
    room.happens(RoomFailed(kind="crisis", subject=1, platform="slack", reason="room-failed-rights"))
    assert [placed.channel for placed in room.placements("crisis")] == ["R-discord", "C1"]
    assert "room-again" in room.card.allowed
    assert ("notice-crisis-room-failed", ("mara", "aylin")) in room.told
    again = room.click(JANA, room.about("room-again"))
    assert any(isinstance(one, OpenRoom) and one.platform == "slack" for one in again)
    room.room_opens("slack")
    states = {placed.channel: placed.state for placed in room.placements("crisis")}
    assert states["C1"] is PlacementState.GONE
    assert states["R-slack"] is PlacementState.WANTED
    assert "room-again" not in room.card.allowed


def test_who_could_not_be_brought_in_is_named_on_the_card(room: CrisisRoomTest) -> None:
    room.start(MARA)
    room.room_opens("slack")
    (call,) = [job for job in room.jobs if isinstance(job, Invite)]
    room.comes_in(call, leo="not-invited-guest")
    assert room.card.missing == (("Leo", "not-invited-guest"),)
    assert room.click(JANA, room.about("room-again"))[0] == Invite(
        kind="crisis", subject=1, platform="slack", channel="R-slack", people=("leo",)
    )


def test_a_room_that_somebody_deletes_is_missed_and_made_anew(room: CrisisRoomTest) -> None:
    room.start(MARA)
    room.rooms_open()
    room.happens(ChannelLost(platform="slack", channel="R-slack", reason="channel-lost-archived"))
    assert [one.state for one in room.rooms] == [RoomState.LOST, RoomState.OPEN]
    assert "crisis.room_lost" in room.timeline()
    room.click(MARA, room.about("room-again"))
    room.room_opens("slack", channel="R2")
    assert room.rooms[0].channel == "R2"


def test_a_room_that_we_have_closed_ourselves_is_no_trouble_to_tell(room: CrisisRoomTest) -> None:
    room.start(MARA)
    room.rooms_open()
    room.fill(MARA, room.about("mistake"), reason="Verklickt")
    room.happens(ChannelLost(platform="slack", channel="R-slack", reason="channel-lost-archived"))
    assert room.log("channel:slack:R-slack") == []


def test_of_twenty_who_start_at_once_one_begins_and_the_others_learn_who(room: CrisisRoomTest) -> None:
    forms = [(who, room.start_form(who)) for who in (JANA, TOM, MERT, AYLIN) for _ in range(5)]
    (first, form), *rest = forms
    room.start(first, form=form)
    for who, late in rest:
        refusal = room.refused(room.start, who, form=late)
        assert refusal.key == "refused-crisis-twin"
        assert refusal.params["who"] == "Jana"
        assert refusal.quote == "Scherben-Reel"
    assert len(room.crises) == 1


def test_a_twin_is_warned_of_and_can_be_started_deliberately(room: CrisisRoomTest) -> None:
    room.start()
    form = room.start_form(MARA)
    assert (form.note, form.params["crisis"]) == ("form-start-note-twin", 1)
    room.start(MARA, form=form)
    assert [crisis.id for crisis in room.crises] == [1, 2]


def test_a_crisis_can_be_started_from_a_case_which_is_its_evidence(room: CrisisRoomTest) -> None:
    case = room.comment()
    assert case is not None
    (form,) = room.click(JANA, room.view("case").click("start"))
    assert isinstance(form, OpenForm)
    crisis = room.start(form=form)
    assert crisis.cases == (case.id,)
    assert "case.in_crisis" in room.log()


def test_a_start_by_mistake_is_undone_with_its_rooms(room: CrisisRoomTest) -> None:
    room.start()
    room.rooms_open()
    done = room.fill(JANA, room.about("mistake"), reason="Falscher Knopf")
    assert [one for one in done if isinstance(one, CloseRoom)] == [
        CloseRoom(platform="slack", channel="R-slack"),
        CloseRoom(platform="discord", channel="R-discord"),
    ]
    assert room.crisis.state is CrisisState.UNDONE
    assert room.card.allowed == frozenset()
    room.wait(hours=3)
    assert room.told == []
    assert (
        room.refused(room.fill, MARA, room.about("level"), level="5", reason="x").key
        == "refused-crisis-undone"
    )


def test_a_room_that_comes_after_the_mistake_is_closed_at_once(room: CrisisRoomTest) -> None:
    room.start()
    room.fill(JANA, room.about("mistake"))
    assert room.room_opens("slack") == [CloseRoom(platform="slack", channel="R-slack")]


def test_only_who_started_it_or_leads_calls_it_a_mistake(room: CrisisRoomTest) -> None:
    room.start()
    assert room.refused(room.fill, TOM, room.about("mistake")).key == "refused-crisis-lead"


def test_a_crisis_keeps_the_playbook_that_it_was_started_with(room: CrisisRoomTest) -> None:
    room.start()
    before = room.card.total
    room.playbook = replace(room.playbook, version="2", steps=room.playbook.steps[:1])
    assert room.card.total == before
    room.start(MARA, form=room.start_form(MARA))
    assert room.card.total == 1


def test_the_answer_says_that_nothing_was_published(room: CrisisRoomTest) -> None:
    form = room.start_form()
    effects = room.submit(JANA, form.click, title="", level="2", playbook="default", lead="mara")
    assert effects[-1] == Tell(key="told-crisis-started", params={"crisis": 1})
    assert room.crisis.title == ""
