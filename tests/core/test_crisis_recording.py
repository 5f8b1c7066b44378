"""Messages in the room of a crisis go on record by reaction or menu, once, and nothing else does."""

from dataclasses import replace
from typing import Any

import pytest

from handlers.effects import OpenForm, ShowCard, Tell
from handlers.events import ChatMessage, Place, Pointed, Reacted, Submitted
from handlers.people import Person
from handlers.ports import Context
from handlers.reacting.reactions import wants_message
from handlers.reaction import PINNED
from storage.database import Database
from tests.core.crisis_room import CRISIS_TEAM, MARA, CrisisRoomTest
from tests.core.newsroom import JANA, LEO, TOM, VERA, actor

WORDS = "Wir stoppen die Kampagne <!channel> @everyone"


@pytest.fixture
def room(memory: Database) -> CrisisRoomTest:
    room = CrisisRoomTest(memory)
    room.start(MARA)
    room.rooms_open()
    return room


def message(room: CrisisRoomTest, on: str = "slack", **changes: Any) -> ChatMessage:
    place = Place(platform=on, channel=f"R-{on}", message_id="17.5")
    said = ChatMessage(
        place=place, account="U-tom", name="Tom", text=WORDS, at=room.now, link=f"https://{on}.example/17.5"
    )
    return replace(said, **changes)


def react(
    room: CrisisRoomTest, emoji: str, who: Person | None = MARA, on: str = "slack", **changes: Any
) -> list[Any]:
    said = message(room, on, **changes)
    event = Reacted(emoji=emoji, added=True, actor=actor(who, on), place=said.place, message=said)
    return room.happens(event)


def on_record(room: CrisisRoomTest) -> list[Any]:
    with room.database.read() as uow:
        return uow.decisions.find()


@pytest.mark.parametrize("on", ["slack", "discord"])
def test_a_reaction_makes_a_decision_of_the_message_with_its_link(room: CrisisRoomTest, on: str) -> None:
    (shown,) = react(room, "white_check_mark", on=on)
    (made,) = on_record(room)
    assert shown == ShowCard(kind="decision", subject=made.id)
    assert (made.what, made.decided_by, made.link) == (WORDS, "mara", f"https://{on}.example/17.5")
    assert room.crisis.last_decision == WORDS


def test_a_pinned_message_is_a_line_of_the_timeline_whatever_the_table_of_reactions_says(
    memory: Database,
) -> None:
    room = CrisisRoomTest(memory, replace(CRISIS_TEAM, reactions={}))
    room.start(MARA)
    room.rooms_open()
    for who in (MARA, LEO):
        react(room, PINNED, who)
    assert room.timeline().count("crisis.message") == 1
    assert react(room, PINNED, ours=True) == []  # our own card is pinned by us, and by nobody else


def test_the_same_message_counts_once_whoever_reacts_and_in_a_thread_it_is_the_right_one(
    room: CrisisRoomTest,
) -> None:
    head = message(room).place
    reply = replace(head, message_id="18.1", thread="17.5")
    react(room, "white_check_mark")
    react(room, "white_check_mark", LEO)
    assert len(on_record(room)) == 1
    react(room, "white_check_mark", place=reply, text="Aus dem Thread")
    assert [one.what for one in on_record(room)] == [WORDS, "Aus dem Thread"]
    assert on_record(room)[-1].message == "slack/R-slack/18.1"


def test_a_room_that_is_a_thread_is_known_by_it(room: CrisisRoomTest) -> None:
    inside = Place(platform="discord", channel="town", message_id="9", thread="R-discord")
    react(room, "pushpin", on="discord", place=inside)
    assert room.timeline()[-1] == "crisis.message"


def test_a_pin_puts_the_message_into_the_timeline_once(room: CrisisRoomTest) -> None:
    assert react(room, "pushpin")[0] == Tell(key="told-timeline", params={"crisis": 1})
    assert react(room, "pushpin", TOM)[0].key == "told-timeline-already"
    assert room.timeline().count("crisis.message") == 1
    with room.database.read() as uow:
        assert uow.crisis_texts.find(kind="message")[0].text == f"{WORDS}\nhttps://slack.example/17.5"


def test_outside_the_room_the_same_emoji_means_nothing(room: CrisisRoomTest) -> None:
    elsewhere = Place(platform="slack", channel="C1", message_id="17.5")
    assert react(room, "white_check_mark", place=elsewhere) == []
    event = Reacted(emoji="white_check_mark", added=True, actor=actor(MARA), place=elsewhere)
    with room.database.read() as uow:
        assert not wants_message(event, Context(uow=uow, team=room.team, now=room.now, token=str))
    assert not on_record(room)


def test_whoever_may_not_decide_is_told_once_and_nothing_is_written(room: CrisisRoomTest) -> None:
    (told,) = react(room, "white_check_mark", VERA)
    assert (told.key, told.params["verb"]) == ("told-reaction-refused", "decide")
    assert react(room, "white_check_mark", VERA) == []
    assert react(room, "pushpin", None)[0].key == "told-reaction-refused"
    assert not on_record(room)
    assert "crisis.message" not in room.timeline()


def test_what_the_bot_wrote_or_what_has_no_text_is_no_decision(room: CrisisRoomTest) -> None:
    assert react(room, "white_check_mark", ours=True) == []
    assert react(room, "white_check_mark", JANA, text=" \n")[0].key == "told-nothing-to-record"
    assert not on_record(room)


def test_read_again_after_a_gap_a_reaction_is_not_answered_a_second_time(room: CrisisRoomTest) -> None:
    """It comes under another name then: on Discord each answer is a direct message that rings."""
    assert react(room, "white_check_mark")
    assert react(room, "pushpin")
    assert react(room, "white_check_mark") == react(room, "pushpin") == []
    assert react(room, "white_check_mark", JANA), "somebody else sees what is on record"


def test_a_link_that_is_none_is_not_kept(room: CrisisRoomTest) -> None:
    react(room, "white_check_mark", link="javascript:alert(1)")
    assert on_record(room)[0].link == ""


def test_the_menu_of_a_message_offers_both_in_the_room_alone(room: CrisisRoomTest) -> None:
    for channel, offered in (("R-slack", True), ("C1", False)):
        said = message(room, place=Place(platform="slack", channel=channel, message_id="17.5"))
        (form,) = room.happens(Pointed(message=said, actor=actor(MARA), place=said.place))
        assert isinstance(form, OpenForm)
        options = {option.value for option in form.fields[0].options}
        assert ({"decision", "timeline"} <= options) is offered


def test_from_the_menu_the_line_says_why(room: CrisisRoomTest) -> None:
    said = message(room)
    (form,) = room.happens(Pointed(message=said, actor=actor(MARA), place=said.place))
    assert isinstance(form, OpenForm)
    values = {"what": "decision", "note": "Sie heizt an"}
    event = Submitted(
        click=form.click, values=values, actor=actor(MARA), place=said.place, about=said.place, message=said
    )
    room.happens(event)
    (made,) = on_record(room)
    assert (made.what, made.why) == (WORDS, "Sie heizt an")
