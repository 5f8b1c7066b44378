"""Roles, level, freeze and the end: who decides what, and what that does to everything else."""

from dataclasses import replace

import pytest

from handlers.able import Able
from handlers.case import State
from handlers.crisis.crisis import CrisisState, Freeze
from handlers.draft import SendState
from handlers.effects import Invite
from handlers.people import Policy
from storage.database import Database
from tests.core.crisis_room import CRISIS_TEAM, MARA, PLAYBOOK, CrisisRoomTest
from tests.core.newsroom import ADA, AYLIN, JANA, KIND_REPLY, MERT, TOM


@pytest.fixture
def room(memory: Database) -> CrisisRoomTest:
    room = CrisisRoomTest(memory)
    room.start(MARA)
    room.rooms_open()
    return room


def test_the_lead_fills_a_role_and_its_people_are_told_and_called(room: CrisisRoomTest) -> None:
    done = room.fill(MARA, room.about("role-fill"), role="spokesperson", person="ada", deputy="tom")
    assert (room.role("spokesperson").person, room.role("spokesperson").deputy) == ("ada", "tom")
    assert [one.people for one in done if isinstance(one, Invite)] == [("ada",), ("ada",)]
    assert [key for key, _ in room.told] == ["notice-role-filled", "notice-role-filled"]


def test_roles_are_for_the_lead_to_fill(room: CrisisRoomTest) -> None:
    refusal = room.refused(room.form, JANA, room.about("role-fill"))
    assert (refusal.key, refusal.params["who"]) == ("refused-crisis-lead", Able(names=("Mara", "Aylin")))


def test_a_role_that_nobody_plays_is_taken_by_one(memory: Database) -> None:
    room = CrisisRoomTest(
        memory, replace(CRISIS_TEAM, action_plan=replace(CRISIS_TEAM.action_plan, roles={}))
    )
    room.start(MARA)
    click = room.role_click("spokesperson", "role-take")
    room.click(TOM, click)
    assert room.role("spokesperson").person == "tom"
    assert room.refused(room.click, JANA, click).params["who"] == "Tom"


def test_a_role_is_handed_over_only_once_the_other_side_agrees(room: CrisisRoomTest) -> None:
    room.fill(MERT, room.about("role-over"), role="spokesperson", person="tom")
    assert room.role("spokesperson").person == "mert"
    assert room.told[-1] == ("notice-role-offered", ("tom",))
    click = room.role_click("spokesperson", "role-accept")
    assert room.refused(room.click, JANA, click).key == "refused-not-offered"
    room.click(TOM, click)
    assert room.role("spokesperson").person == "tom"
    assert room.told[-1] == ("notice-role-accepted", ("mert",))
    assert room.refused(room.click, TOM, click).key == "refused-not-offered"


def test_a_role_can_be_declined(room: CrisisRoomTest) -> None:
    room.fill(MERT, room.about("role-over"), role="spokesperson", person="tom")
    room.click(TOM, room.role_click("spokesperson", "role-decline"))
    assert (room.role("spokesperson").person, room.role("spokesperson").offered_to) == ("mert", "")


def test_handing_over_the_lead_hands_over_what_it_may_do(memory: Database) -> None:
    ivo = replace(MARA, id="ivo", name="Ivo", slack="U-ivo", discord="D-ivo")
    room = CrisisRoomTest(memory, replace(CRISIS_TEAM, people={**CRISIS_TEAM.people, "ivo": ivo}))
    room.start(MARA)
    room.fill(MARA, room.about("role-over"), role="crisis-lead", person="ivo")
    room.click(ivo, room.role_click("crisis_lead", "role-accept"))
    assert room.crisis.lead == "ivo"
    room.fill(ivo, room.about("level"), level="5", reason="x")
    assert room.refused(room.form, MARA, room.about("level")).key == "refused-crisis-lead"


def test_the_lead_can_be_taken_over_with_a_reason_when_the_other_side_is_gone(room: CrisisRoomTest) -> None:
    assert room.refused(room.fill, JANA, room.about("lead"), reason="x").key == "refused-role-unqualified"
    assert room.refused(room.fill, AYLIN, room.about("lead"), reason=" ").field == "reason"
    room.fill(AYLIN, room.about("lead"), reason="Mara ist nicht zu erreichen")
    assert (room.crisis.lead, room.role("crisis_lead").deputy) == ("aylin", "mara")
    assert room.told[-1] == ("notice-lead-taken", ("mara",))
    assert room.timeline()[-1] == "crisis.lead"


def test_a_lead_who_has_left_is_shown_as_missing_and_can_be_replaced(room: CrisisRoomTest) -> None:
    room.team = replace(
        CRISIS_TEAM, people={id: one for id, one in CRISIS_TEAM.people.items() if id != "mara"}
    )
    assert room.card.lead is None
    room.fill(AYLIN, room.about("lead"), reason="Mara hat das Team verlassen")
    assert room.card.lead == AYLIN


def test_a_level_is_a_decision_with_a_reason(room: CrisisRoomTest) -> None:
    assert room.refused(room.fill, MARA, room.about("level"), level="5", reason="").field == "reason"
    room.fill(MARA, room.about("level"), level="5", reason="Kampagne, Presse fragt an")
    assert room.crisis.level == 5
    assert (room.crisis.last_decision, room.crisis.last_decision_by) == ("decision-level", "mara")
    assert [key for key, _ in room.told] == ["notice-crisis-level", "notice-crisis-level"]
    assert "crisis.level" in room.timeline()


def test_below_level_five_the_policy_decides_about_the_second_person(memory: Database) -> None:
    alone = replace(CRISIS_TEAM, policy=replace(CRISIS_TEAM.policy, four_eyes_from=None))
    room = CrisisRoomTest(memory, alone)
    room.comment()
    room.start(MARA)
    room.fill(MERT, "write", text=KIND_REPLY)
    assert room.case.state is State.PUBLISHING


def test_from_level_five_up_everything_needs_a_second_person(memory: Database) -> None:
    alone = replace(CRISIS_TEAM, policy=replace(CRISIS_TEAM.policy, four_eyes_from=None, solo=True))
    room = CrisisRoomTest(memory, alone)
    room.comment()
    room.start(MARA, level="5")
    room.fill(MERT, "write", text=KIND_REPLY)
    assert room.case.state is State.IN_APPROVAL
    assert room.refused(room.approves, MERT).key == "refused-own-version"
    room.approves(AYLIN)
    assert room.case.state is State.PUBLISHING


def freeze(room: CrisisRoomTest, how: Freeze) -> None:
    room.fill(MARA, room.about("freeze"), freeze=how.value, reason="Lage unklar")


def test_a_freeze_to_statements_lets_no_reply_out(room: CrisisRoomTest) -> None:
    room.comment()
    room.asks_for_yes()
    freeze(room, Freeze.STATEMENTS)
    assert room.approval.freeze is Freeze.STATEMENTS
    assert room.refused(room.approves).key == "refused-frozen"
    room.comment(external_id="c2", author="ben")
    other = room.case_of("insta", "c2")
    assert other is not None
    assert room.refused(room.click, JANA, room.view("case", other.id).click("write")).key == "refused-frozen"
    freeze(room, Freeze.OFF)
    room.approves()
    assert room.sends[0].state is SendState.PLANNED


def test_approved_lines_let_single_answers_go_on_with_a_second_person(memory: Database) -> None:
    alone = replace(CRISIS_TEAM, policy=replace(CRISIS_TEAM.policy, four_eyes_from=None, solo=True))
    room = CrisisRoomTest(memory, alone)
    room.comment()
    room.start(MARA, level="3")
    freeze(room, Freeze.LINES)
    room.fill(MERT, "write", text=KIND_REPLY)
    assert room.case.state is State.IN_APPROVAL
    room.approves(AYLIN)
    assert room.case.state is State.PUBLISHING


def test_a_freeze_is_said_again_when_the_form_comes_back(room: CrisisRoomTest) -> None:
    room.comment()
    form = room.form(JANA, "write")
    freeze(room, Freeze.STATEMENTS)
    refusal = room.refused(room.submit, JANA, form.click, text=KIND_REPLY)
    assert (refusal.key, refusal.quote) == ("refused-frozen", KIND_REPLY)


def test_a_freeze_is_a_decision_in_the_timeline_and_told_in_both_rooms(room: CrisisRoomTest) -> None:
    freeze(room, Freeze.LINES)
    assert room.timeline()[-1] == "crisis.freeze"
    assert [key for key, _ in room.told] == ["notice-crisis-freeze"] * 2
    assert room.refused(freeze, room, Freeze.LINES).key == "refused-freeze-unchanged"


def test_standing_down_waits_for_what_blocks_it(room: CrisisRoomTest) -> None:
    refusal = room.refused(room.form, MARA, room.about("standdown"))
    assert (refusal.key, refusal.params["steps"]) == ("refused-steps-block", "Fakten bestätigen")


def _calm(room: CrisisRoomTest) -> None:
    room.fill(JANA, room.on("c01", "step-done"), text="bekannt")
    form = room.form(MARA, room.about("standdown"))
    assert form.quote == "– Zwei ruhige Fenster"
    assert form.params["open"] == 4
    room.submit(MARA, form.click, reason="Zwei Stunden ruhig")


def test_standing_down_takes_a_second_person(room: CrisisRoomTest) -> None:
    freeze(room, Freeze.LINES)
    _calm(room)
    assert room.crisis.state is CrisisState.RUNNING
    yes = room.about("standdown-yes")
    assert room.refused(room.click, MARA, yes).key == "refused-second-person"
    assert room.refused(room.click, JANA, yes).key == "refused-second-person"
    room.click(ADA, yes)
    crisis = room.crisis
    assert (crisis.state, crisis.ended_by, crisis.seconded_by) == (CrisisState.OVER, "mara", "ada")
    assert crisis.freeze is Freeze.OFF
    assert room.step("c14").state.value == "done"
    assert room.refused(room.click, AYLIN, yes).key == "refused-crisis-over"


def test_after_standing_down_what_is_left_can_be_done_and_nothing_comes_back(room: CrisisRoomTest) -> None:
    room.fill(MERT, room.on("c13", "step-done"), text="")
    _calm_open(room)
    room.wait(hours=2)
    assert room.step("c13").state.value == "done"
    room.fill(MERT, room.on("c05", "step-done"), text="https://musterkanne.example")


def _calm_open(room: CrisisRoomTest) -> None:
    room.fill(JANA, room.on("c01", "step-done"), text="bekannt")
    room.fill(MARA, room.about("standdown"), reason="ruhig")
    room.click(ADA, room.about("standdown-yes"))


def test_it_is_opened_again_with_a_reason(room: CrisisRoomTest) -> None:
    _calm_open(room)
    room.fill(MARA, room.about("crisis-reopen"), reason="Neues Video")
    assert room.crisis.state is CrisisState.RUNNING
    assert room.crisis.next_update_at == room.now + PLAYBOOK.update_every
    assert room.timeline()[-1] == "crisis.reopened"


def test_a_drill_binds_nobody(room: CrisisRoomTest) -> None:
    room.comment()
    with room.database.write() as uow:
        uow.crises.save(replace(uow.crises.get(1), drill=True))
    freeze(room, Freeze.STATEMENTS)
    room.asks_for_yes()
    room.approves()
    assert room.case.state is State.PUBLISHING


def test_a_freeze_of_one_brand_leaves_the_others_alone(room: CrisisRoomTest) -> None:
    room.comment()
    with room.database.write() as uow:
        uow.crises.save(replace(uow.crises.get(1), brand="Andere", freeze=Freeze.STATEMENTS))
    room.asks_for_yes()
    room.approves()
    assert isinstance(room.team.policy, Policy)
    assert room.case.state is State.PUBLISHING
