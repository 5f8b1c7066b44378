"""Steps that take two people, what is to be done at once, and steps that the facts board ticks."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.able import Able
from handlers.clicks import Click
from handlers.crisis.crisis import StepState
from handlers.crisis.playbook import Due
from handlers.effects import Tell
from storage.database import Database
from tests.core.crisis_room import CRISIS_TEAM, MARA, PLAYBOOK, CrisisRoomTest
from tests.core.newsroom import JANA, LEO, MERT, TOM

CHANGES = {
    "c01": {"action": "facts", "evidence": "facts"},
    "c06": {"second": "spokesperson", "due": Due(grace=timedelta(minutes=15))},
    "c13": {"action": "facts"},
}
TWO = replace(PLAYBOOK, steps=tuple(replace(one, **CHANGES.get(one.id, {})) for one in PLAYBOOK.steps))


@pytest.fixture
def room(memory: Database) -> CrisisRoomTest:
    room = CrisisRoomTest(memory, CRISIS_TEAM, TWO)
    room.start(MARA)
    room.rooms_open()
    return room


def test_what_takes_two_is_done_with_the_second_person_s_yes(room: CrisisRoomTest) -> None:
    told = room.fill(LEO, room.on("c06", "step-done"), text="Rundmail ist raus")
    assert told == [Tell(key="told-step-ticked", params={"step": "Intern informieren", "crisis": 1})]
    assert room.step("c06").state is StepState.OPEN
    assert ("notice-step-second", ("mert",)) in room.told
    room.click(MERT, room.on("c06", "step-yes"))
    row = room.step("c06")
    assert (row.state, row.ended_by, row.seconded_by) == (StepState.DONE, "leo", "mert")
    assert row.evidence == "Rundmail ist raus"


def test_nobody_is_their_own_second_person(room: CrisisRoomTest) -> None:
    room.fill(LEO, room.on("c06", "step-done"), text="x")
    for who in (LEO, MARA, TOM):
        assert room.refused(room.click, who, room.on("c06", "step-yes")).key == "refused-second-person"


def test_who_plays_both_parts_needs_somebody_else(room: CrisisRoomTest) -> None:
    room.fill(MARA, room.about("role-fill"), role="spokesperson", person="mara", deputy="")
    room.fill(MARA, room.on("c06", "step-done"), text="x")
    assert room.refused(room.click, MARA, room.on("c06", "step-yes")).key == "refused-second-person"
    room.click(LEO, room.on("c06", "step-yes"))
    assert room.step("c06").state is StepState.DONE


def test_a_yes_to_what_has_changed_meanwhile_counts_for_nothing(room: CrisisRoomTest) -> None:
    room.fill(LEO, room.on("c06", "step-done"), text="Entwurf")
    seen = room.on("c06", "step-yes")
    room.fill(MERT, room.on("c06", "step-back"), reason="Es fehlt der Link")
    room.fill(LEO, room.on("c06", "step-done"), text="Ganz anderer Text")
    assert room.refused(room.click, MERT, seen).key == "refused-step-changed"
    assert room.step("c06").state is StepState.OPEN


def test_it_goes_back_with_a_reason_to_who_did_it(room: CrisisRoomTest) -> None:
    room.fill(LEO, room.on("c06", "step-done"), text="x")
    room.fill(MERT, room.on("c06", "step-back"), reason="Der Service fehlt noch")
    assert room.step("c06").ticked_by == ""
    assert ("notice-step-given-back", ("leo",)) in room.told


def test_reported_twice_is_refused_with_who_can_say_yes(room: CrisisRoomTest) -> None:
    room.fill(LEO, room.on("c06", "step-done"), text="x")
    refusal = room.refused(room.click, MARA, room.on("c06", "step-done"))
    assert (refusal.key, refusal.params["who"]) == ("refused-step-ticked", Able(names=("Mert",)))


def test_the_second_person_is_reminded_not_who_has_done_it(room: CrisisRoomTest) -> None:
    room.fill(LEO, room.on("c06", "step-done"), text="x")
    room.wait(minutes=16)
    room.wait(seconds=4)
    assert [who for key, who in room.told if key == "notice-crisis-steps" and "leo" in who] == []


def test_what_is_to_be_done_at_once_is_asked_for_at_once_and_overdue_after_its_grace(
    room: CrisisRoomTest,
) -> None:
    row = room.step("c06")
    assert row.due_at == room.crisis.declared_at
    assert room.card.now is not None
    assert (room.card.now.row.step, room.card.now.at_once) == ("c06", True)
    room.wait(seconds=1)
    room.wait(seconds=4)
    assert ("notice-crisis-steps", ("leo",)) in room.told
    assert (room.card.overdue, room.card.now.overdue) == (0, False)
    room.wait(minutes=16)
    assert "step.overdue" in room.timeline()
    assert room.card.now.overdue


def test_the_first_fact_ticks_the_step_that_asked_for_facts(room: CrisisRoomTest) -> None:
    room.fill(JANA, room.about("fact"), text="Drei Lieferungen zerbrochen", state="unknown", source="")
    assert (room.step("c01").state, room.step("c01").ended_by) == (StepState.DONE, "jana")
    assert room.step("c13").state is StepState.OPEN


def test_a_fact_entered_from_a_step_ticks_that_step_alone(room: CrisisRoomTest) -> None:
    row = room.step("c13")
    click = Click(verb="fact", kind="step", id=row.id, version=row.version)
    room.fill(MERT, click, text="Neue Frage: ist die Glasur sicher", state="checking", source="")
    assert room.step("c13").state is StepState.DONE
    assert room.step("c01").state is StepState.OPEN


def test_somebody_else_s_step_stays_open_but_the_fact_stands(room: CrisisRoomTest) -> None:
    room.fill(LEO, room.about("fact"), text="Ein Hinweis", state="unknown", source="")
    assert room.step("c01").state is StepState.OPEN
    with room.database.read() as uow:
        assert len(uow.facts.find()) == 1
