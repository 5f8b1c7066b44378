"""An account is deactivated in the middle of a crisis: what that person played is unfilled, and the deputy is asked."""

from dataclasses import replace

import pytest

from handlers.events import AccountGone
from storage.database import Database
from tests.core.crisis_room import CRISIS_TEAM, MARA, CrisisRoomTest
from tests.core.newsroom import AYLIN, JANA, LEO


@pytest.fixture
def room(memory: Database) -> CrisisRoomTest:
    room = CrisisRoomTest(memory)
    room.start(MARA)
    room.rooms_open()
    return room


def leaves(room: CrisisRoomTest, account: str, platform: str = "slack") -> None:
    """The last account that they had."""
    others = {
        id: replace(one, discord="") if one.slack == account else one for id, one in room.team.people.items()
    }
    room.team = replace(room.team, people=others)
    room.happens(AccountGone(platform=platform, account=account))


def test_a_lead_who_is_gone_leaves_the_lead_unfilled_and_the_deputy_takes_it(room: CrisisRoomTest) -> None:
    leaves(room, MARA.slack)
    assert room.card.lead is None
    assert (room.role("crisis_lead").person, room.role("crisis_lead").offered_to) == ("", "aylin")
    assert ("notice-role-vacant", ("aylin",)) in room.told
    assert "role.vacated" in room.timeline()
    room.click(AYLIN, room.role_click("crisis_lead", "role-accept"))
    assert (room.crisis.lead, room.role("crisis_lead").person) == ("aylin", "aylin")


def test_the_deputy_leads_until_somebody_has_taken_it(room: CrisisRoomTest) -> None:
    leaves(room, MARA.slack)
    room.fill(AYLIN, room.about("level"), level="5", reason="Presse")
    assert room.crisis.level == 5


def test_without_a_deputy_those_who_could_are_told(memory: Database) -> None:
    plan = replace(CRISIS_TEAM.action_plan, roles={"spokesperson": ("mert",)})
    room = CrisisRoomTest(memory, replace(CRISIS_TEAM, action_plan=plan))
    room.start(MARA)
    room.rooms_open()
    leaves(room, "U-mert")
    assert room.role("spokesperson").person == ""
    assert [who for key, who in room.told if key == "notice-role-vacant"] == [("mara",)]
    assert "Sprechrolle" in [title["de"] for title in room.card.unfilled]


def test_steps_of_somebody_who_is_gone_fall_back_to_their_role(room: CrisisRoomTest) -> None:
    room.fill(MARA, room.on("c06", "step-assign"), person="leo")
    leaves(room, LEO.slack)
    assert room.step("c06").owner == ""


def test_losing_one_of_two_accounts_is_not_leaving_the_team(room: CrisisRoomTest) -> None:
    for platform in ("slack", "discord"):
        room.happens(AccountGone(platform=platform, account=MARA.account(platform)))
        assert room.crisis.lead == "mara"


def test_strangers_and_those_without_a_part_change_nothing(room: CrisisRoomTest) -> None:
    before = room.timeline()
    leaves(room, "U-nobody")
    leaves(room, AYLIN.slack)
    assert room.role("crisis_lead").deputy == ""
    assert [line for line in room.timeline() if line not in before] == []
    assert JANA.id != room.crisis.lead
