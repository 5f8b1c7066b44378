"""A crisis begins from a message in chat: the message with its link is evidence, a twin is warned of."""

from dataclasses import replace
from typing import Any

import pytest

from handlers.clicks import Click
from handlers.effects import OpenForm, ShowCard
from handlers.errors import Refused
from handlers.events import ChatMessage, Place, Pointed, Submitted
from handlers.people import Person
from storage.database import Database
from tests.core.crisis_room import MARA, CrisisRoomTest
from tests.core.newsroom import START, VERA, actor

REPLY = ChatMessage(
    place=Place(platform="slack", channel="C1", message_id="17.5", thread="17.1"),
    account="U-leo",
    name="Leo",
    text="Die Presse ruft an <!channel> @everyone",
    at=START,
    link="https://slack.example/archives/C1/p175?thread_ts=17.1",
)


@pytest.fixture
def room(memory: Database) -> CrisisRoomTest:
    return CrisisRoomTest(memory)


def chosen(
    room: CrisisRoomTest, who: Person, message: ChatMessage = REPLY, what: str = "crisis"
) -> list[Any]:
    """The menu of the message, and what was picked in it."""
    where = Place(platform="slack", channel="C1")
    (form,) = room.happens(Pointed(message=message, actor=actor(who), place=where))
    assert isinstance(form, OpenForm)
    return room.happens(
        Submitted(
            click=form.click,
            values={"what": what, "note": ""},
            actor=actor(who),
            place=where,
            about=message.place,
            message=message,
        )
    )


def start_from(room: CrisisRoomTest, card: ShowCard) -> OpenForm:
    case = Click(verb="start", kind="case", id=card.subject, version=1)
    return room.form(MARA, case)


def test_a_reply_in_a_thread_becomes_evidence_with_its_own_link(room: CrisisRoomTest) -> None:
    (card,) = chosen(room, MARA)
    assert card == ShowCard(kind="crisis-start", subject=1)
    room.start(MARA, form=start_from(room, card))
    assert room.crisis.cases == (1,)
    assert room.crisis.links == (REPLY.link,)
    with room.database.read() as uow:
        texts = [one.text for one in uow.crisis_texts.find(kind="message")]
    assert texts == [f"{REPLY.text}\n{REPLY.link}"]


def test_the_same_message_twice_is_one_case_and_the_second_time_warns_of_the_twin(
    room: CrisisRoomTest,
) -> None:
    (card,) = chosen(room, MARA)
    room.start(MARA, form=start_from(room, card))
    (again,) = chosen(room, MARA)
    assert again == card
    view = room.view("crisis-start", again.subject)
    assert (view.twin.id, view.allowed) == (1, {"start", "case", "where"})
    assert start_from(room, again).note == "form-start-note-twin"


def test_nothing_has_started_before_the_form_came_back(room: CrisisRoomTest) -> None:
    chosen(room, MARA)
    assert room.crises == []


def test_whoever_may_not_start_is_not_offered_it_and_refused_all_the_same(room: CrisisRoomTest) -> None:
    with pytest.raises(Refused) as refused:
        chosen(room, VERA)
    assert refused.value.key in {"refused-role", "refused-nothing-to-do"}


def test_a_link_that_is_none_is_left_out(room: CrisisRoomTest) -> None:
    (card,) = chosen(room, MARA, replace(REPLY, link="javascript:alert(1)"))
    room.start(MARA, form=start_from(room, card))
    assert room.crisis.links == ()
