"""What a crisis suggests for its playbook, and what of it still fits."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.clicks import Click
from handlers.crisis.playbook import Due
from handlers.crisis.proposal import Proposal, ProposalState
from handlers.crisis.proposals import changed, proposed
from handlers.prepare.changes import accepted, laid_over, stands
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


def late(room: CrisisRoomTest) -> Proposal:
    """A proposal that waits for a decision, as a crisis that is over has left it."""
    room.start()
    room.wait(minutes=37)
    room.fill(JANA, room.on("c01", "step-done"), text="Charge 12, Glasur")
    stand_down(room)
    return kept(room)


def kept(room: CrisisRoomTest) -> Proposal:
    with room.database.read() as uow:
        (found,) = uow.proposals.find()
    return found


def on_proposal(room: CrisisRoomTest, verb: str) -> Click:
    one = kept(room)
    return Click(verb=verb, kind="proposal", id=one.id, version=one.version)


def test_what_a_manager_accepts_is_another_version_and_running_crises_keep_theirs(
    room: CrisisRoomTest,
) -> None:
    late(room)
    before = room.crisis.playbook_id
    room.click(MARA, on_proposal(room, "proposal-accept"))
    with room.database.read() as uow:
        (laid,) = laid_over({"default": PLAYBOOK}, accepted(uow)).values()
    assert laid.version != PLAYBOOK.version
    assert stands({"default": laid}, kept(room))
    room.playbook = laid
    room.start()
    with room.database.read() as uow:
        old, new = uow.playbooks.get(before), uow.playbooks.get(room.crisis.playbook_id)
    assert (old.version, new.version) == (PLAYBOOK.version, laid.version)
    due = room.step("c01").due_at
    assert due is not None
    assert due - room.crisis.declared_at == timedelta(minutes=40)


def test_an_accepted_change_is_taken_back_and_a_decided_one_is_not_decided_again(
    room: CrisisRoomTest,
) -> None:
    late(room)
    assert room.refused(room.click, JANA, on_proposal(room, "proposal-accept")).key == "refused-role"
    seen = on_proposal(room, "proposal-accept")
    room.click(MARA, seen)
    assert room.refused(room.click, MARA, seen).key == "refused-proposal-decided"
    room.click(MARA, on_proposal(room, "proposal-undo"))
    with room.database.read() as uow:
        assert laid_over({"default": PLAYBOOK}, accepted(uow)) == {"default": PLAYBOOK}
    assert (
        room.refused(room.click, MARA, on_proposal(room, "proposal-accept")).key == "refused-proposal-decided"
    )
    assert kept(room).state is ProposalState.UNDONE


def test_what_the_file_says_otherwise_meanwhile_cannot_be_accepted(room: CrisisRoomTest) -> None:
    late(room)
    other = replace(PLAYBOOK.steps[0], due=Due(after=timedelta(minutes=8)))
    room.playbook = replace(PLAYBOOK, version="2", steps=(other, *PLAYBOOK.steps[1:]))
    refusal = room.refused(room.click, MARA, on_proposal(room, "proposal-accept"))
    assert (refusal.key, refusal.params["step"]) == ("refused-proposal-unfit", "c01")
