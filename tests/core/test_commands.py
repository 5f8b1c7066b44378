"""What `/breakwater` answers."""

import pytest

from handlers.effects import ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Actor, Commanded, Place
from handlers.people import Person
from handlers.reaction import DEFAULT
from storage.database import Database
from tests.core.newsroom import AYLIN, Newsroom


@pytest.fixture
def room(memory: Database) -> Newsroom:
    return Newsroom(memory)


def commanded(room: Newsroom, words: str, person: Person | None) -> list[object]:
    actor = Actor(platform="slack", account="U01", person=person)
    place = Place(platform="slack", channel="C01")
    event = Commanded(command="breakwater", words=words, actor=actor, place=place)
    return list(room.happens(event))


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("", "yes"),
        ("help", "yes"),
        ("HELP", "yes"),
        ("help me", "yes"),
        ("something else", "no"),
        ("mehr", "no"),
    ],
)
def test_whatever_is_asked_is_answered_with_help_which_says_if_the_word_was_not_known(
    room: Newsroom, words: str, known: str
) -> None:
    table = tuple(DEFAULT.items())
    assert commanded(room, words, None) == [
        Tell(key="told-help", params={"known": known, "reactions": table})
    ]


@pytest.mark.parametrize("words", ["me", "ME", "me please"])
def test_one_can_ask_as_whom_one_is_known(room: Newsroom, words: str) -> None:
    (shown,) = commanded(room, words, AYLIN)
    assert isinstance(shown, ShowCard)
    assert (shown.kind, shown.params["person"]) == ("me", "aylin")


def test_who_is_not_known_learns_who_can_change_that(room: Newsroom) -> None:
    with pytest.raises(Refused) as refused:
        commanded(room, "me", None)
    assert refused.value.key == "refused-unknown-person"
