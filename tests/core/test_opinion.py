"""A second opinion is asked for what is suspicious alone, once a version, within a budget, and decides nothing."""

from dataclasses import replace

import pytest

from handlers.effects import AskOpinion
from handlers.events import OpinionGiven
from handlers.opinion import Question, begin
from handlers.verdict import OpinionState, Verdict
from storage.database import Database
from tests.core.newsroom import TEAM, Newsroom, with_policy

INSULT = "Ihr seid doch alle Idioten, ihr Trottel."


@pytest.fixture
def room(memory: Database) -> Newsroom:
    return Newsroom(memory, with_policy(opinions_an_hour=3))


def asked(room: Newsroom) -> list[AskOpinion]:
    return [job for job in room.jobs if isinstance(job, AskOpinion)]


def begins(room: Newsroom, id: int) -> Question | None:
    with room.database.write() as uow:
        return begin(uow, id, ("Jana",))


def test_only_what_is_suspicious_is_asked_about_and_only_where_it_is_set_up(room: Newsroom) -> None:
    room.comment(external_id="harmless")
    assert asked(room) == []
    room.comment(INSULT, external_id="insult")
    assert asked(room) == [AskOpinion(opinion=1)]
    room.team = TEAM
    room.comment(f"{INSULT} Alle.", external_id="later")
    assert len(asked(room)) == 1


def test_the_card_stands_before_the_answer_and_shows_it_later(room: Newsroom) -> None:
    case = room.comment(INSULT)
    assert case is not None
    assert room.view("case").opinion is None
    before = [placed.wanted for placed in room.placements("case")]
    room.happens(OpinionGiven(opinion=1, verdict="harmful", flags=("offensive", "<b>"), origin="moderation"))
    shown = room.view("case").opinion
    assert (shown.verdict, shown.categories, shown.origin) == (Verdict.HARMFUL, ("offensive",), "moderation")
    assert [placed.wanted for placed in room.placements("case")] == [wanted + 1 for wanted in before]
    assert room.view("case").case == room.case == case


def test_the_same_question_is_never_asked_twice(room: Newsroom) -> None:
    room.comment(INSULT)
    room.comment(INSULT)
    assert len(asked(room)) == 1
    assert begins(room, 1) == Question(text=INSULT, names=("lea", "Jana"), language="de")
    assert begins(room, 1) is None


def test_a_new_version_is_a_new_question_and_voids_the_old_answer(room: Newsroom) -> None:
    room.comment(INSULT)
    room.happens(OpinionGiven(opinion=1, verdict="harmful", origin="model"))
    room.edits(f"{INSULT} Punkt.")
    assert len(asked(room)) == 2
    assert room.view("case").opinion is None
    room.edits("Ihr Trottel, alle.")
    assert begins(room, 2) is None, "the comment has moved on"
    room.deletes()
    assert begins(room, 3) is None


def test_an_hour_has_its_budget_and_the_next_one_a_new(room: Newsroom) -> None:
    for n in range(6):
        room.comment(f"{INSULT} {n * 'So '}", external_id=f"c{n}", author=f"a{n}")
    assert len(asked(room)) == 3
    assert len(room.cases) == 6
    room.now = room.now.replace(hour=room.now.hour + 2)
    room.comment("Du Vollidiot.", external_id="later", author="z")
    assert len(asked(room)) == 4


def test_the_first_answer_stands_and_nonsense_is_unknown(room: Newsroom) -> None:
    room.comment(INSULT)
    room.happens(OpinionGiven(opinion=1, verdict="hide it now", flags=("praise",), origin="@everyone"))
    room.happens(OpinionGiven(opinion=1, verdict="harmless", origin="model"))
    with room.database.read() as uow:
        (row,) = uow.opinions.find()
    assert replace(row, answered_at=None, revision=1) == replace(
        row,
        state=OpinionState.GIVEN,
        verdict=Verdict.UNKNOWN,
        categories=(),
        origin="",
        answered_at=None,
        revision=1,
    )
