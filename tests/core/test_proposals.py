"""What a crisis suggests for its playbook, and what of it still fits."""

from dataclasses import replace

import pytest

from handlers.crisis.playbook import Due
from handlers.crisis.proposals import Proposal, changed, proposed
from storage.database import Database
from tests.core.crisis_room import MARA, PLAYBOOK, CrisisRoomTest
from tests.core.newsroom import AYLIN, JANA, LEO


@pytest.fixture
def room(memory: Database) -> CrisisRoomTest:
    return CrisisRoomTest(memory)


def suggested(room: CrisisRoomTest) -> dict[tuple[str, str], Proposal]:
    with room.database.read() as uow:
        return {(one.step, one.field): one for one in proposed(uow, room.crisis)}


def stand_down(room: CrisisRoomTest) -> None:
    room.fill(MARA, room.about("standdown"), reason="ruhig")
    room.click(AYLIN, room.about("standdown-yes"))


def test_a_step_that_came_far_too_late_is_proposed_for_a_later_time(room: CrisisRoomTest) -> None:
    room.start()
    room.wait(minutes=37)
    room.fill(JANA, room.on("c01", "step-done"), text="Charge 12, Glasur")
    one = suggested(room)["c01", "due"]
    assert (one.old, one.new, one.reason) == ("5", "40", "proposal-late")


def test_a_step_that_came_a_little_late_says_nothing_about_the_plan(room: CrisisRoomTest) -> None:
    room.start()
    room.wait(minutes=9)
    room.fill(JANA, room.on("c01", "step-done"), text="Charge 12, Glasur")
    assert suggested(room) == {}


def test_a_skipped_step_is_proposed_for_higher_levels_with_the_reason_given(room: CrisisRoomTest) -> None:
    room.start(level="4")
    room.fill(LEO, room.on("c06", "step-skip"), reason="Nachts ist <b>niemand</b> da")
    one = suggested(room)["c06", "level_from"]
    assert (one.old, one.new, one.params["quote"]) == ("0", "5", "Nachts ist <b>niemand</b> da")


def test_what_had_to_be_done_without_a_step_is_proposed_as_one(room: CrisisRoomTest) -> None:
    room.start()
    due = {
        "what": "Hotline bei der Telefonie anmelden",
        "why": "Es rufen viele an",
        "executor": "tom",
        "by": "h1",
    }
    room.fill(MARA, room.about("decide"), **due)
    (one,) = suggested(room).values()
    assert (one.field, one.old, one.new) == ("added", "", "Hotline bei der Telefonie anmelden")
    grown = changed(PLAYBOOK, one)
    assert grown is not None
    assert [step.id for step in grown.steps][-2:] == [one.step, "c14"]
    assert changed(grown, one) is None


def test_proposals_are_kept_once_however_often_it_is_stood_down(room: CrisisRoomTest) -> None:
    room.start()
    room.wait(minutes=37)
    room.fill(JANA, room.on("c01", "step-done"), text="Charge 12, Glasur")
    for _ in range(2):
        stand_down(room)
        room.fill(MARA, room.about("crisis-reopen"), reason="Es geht weiter")
    with room.database.read() as uow:
        assert [(one.id, one.step) for one in uow.proposals.find()] == [(1, "c01")]


def test_a_change_that_no_longer_fits_what_the_file_says_changes_nothing() -> None:
    late = Proposal(
        crisis_id=1, playbook="default", step="c01", field="due", old="5", new="40", reason="proposal-late"
    )
    grown = changed(PLAYBOOK, late)
    assert grown is not None
    due = grown.steps[0].due
    assert due is not None
    assert due.after.total_seconds() == 40 * 60
    assert changed(grown, late) is None
    assert changed(PLAYBOOK, replace(late, step="c99")) is None
    moved = replace(PLAYBOOK.steps[0], due=Due(step="c02"))
    assert changed(replace(PLAYBOOK, steps=(moved, *PLAYBOOK.steps[1:])), late) is None
