"""Who somebody is and what they may: by configuration, and by groups in chat that fail closed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.roster import Roster
from handlers.able import Able
from handlers.escalations.targets import choices
from handlers.events import Actor, GroupsRead
from handlers.people import YES, RoleHandle, Team
from handlers.permissions import names_with
from handlers.staff.roster import met
from storage.database import Database
from tests.core.newsroom import JANA, START, TEAM, Newsroom

TEAM_WITH_GROUPS = replace(
    TEAM,
    roles={
        "approver": RoleHandle(name="Freigabe", slack="S1", discord="71"),
        "legal": RoleHandle(name="Recht"),
    },
)


@pytest.fixture
def room(memory: Database) -> Newsroom:
    return Newsroom(memory, TEAM_WITH_GROUPS)


def read(room: Newsroom, platform: str = "slack", **groups: set[str]) -> None:
    named = {name.removeprefix("g"): frozenset(accounts) for name, accounts in groups.items()}
    room.happens(GroupsRead(platform=platform, groups=named))


def team(room: Newsroom, roster: Roster | None = None, *, after: timedelta = timedelta()) -> Team:
    with room.database.read() as uow:
        return (roster or Roster(base=room.team))(uow, room.now + after)


def test_a_group_gives_its_role_to_whoever_is_in_it(room: Newsroom) -> None:
    read(room, S1={"U-jana", "U-new"})
    now = team(room)
    assert now.people["jana"].roles == {"moderator", "approver"}
    stranger = now.person_by_account("slack", "U-new")
    assert stranger is not None
    assert (stranger.id, stranger.roles) == ("slack:U-new", {"approver"})
    assert now.person_by_account("discord", "U-new") is None


def test_on_the_other_platform_the_same_person_has_it_too(room: Newsroom) -> None:
    read(room, "discord", g71={"D-jana"})
    assert team(room).person_by_account("slack", "U-jana") == replace(
        JANA, roles=frozenset({"moderator", "approver"})
    )


def test_who_leaves_the_group_loses_the_role_and_a_group_that_is_gone_has_nobody(room: Newsroom) -> None:
    roster = Roster(base=room.team)
    read(room, S1={"U-jana", "U-new"})
    assert "approver" in team(room, roster).people["jana"].roles
    read(room, S1={"U-new"})
    assert "approver" not in team(room, roster).people["jana"].roles
    read(room, S1=set())
    assert team(room, roster).person_by_account("slack", "U-new") is None


def test_a_group_that_was_not_read_for_long_gives_no_role(room: Newsroom) -> None:
    roster = Roster(base=room.team)
    read(room, S1={"U-jana"})
    trusted = room.team.policy.groups_trusted
    assert "approver" in team(room, roster, after=trusted - timedelta(seconds=1)).people["jana"].roles
    assert "approver" not in team(room, roster, after=trusted).people["jana"].roles
    room.now += trusted
    read(room, S1={"U-jana"})
    assert "approver" in team(room, roster).people["jana"].roles


def test_a_group_that_no_role_names_gives_nothing(room: Newsroom) -> None:
    read(room, S9={"U-new"}, g71={"U-new"})
    assert team(room).person_by_account("slack", "U-new") is None


def test_the_team_is_put_together_once_for_each_change(room: Newsroom) -> None:
    roster = Roster(base=room.team)
    read(room, S1={"U-jana"})
    first = team(room, roster)
    read(room, S1={"U-jana"})
    assert team(room, roster) is first
    read(room, S1={"U-jana", "U-new"})
    assert team(room, roster) is not first


def test_somebody_known_by_a_group_alone_has_a_name_once_they_act(room: Newsroom) -> None:
    roster = Roster(base=room.team)
    read(room, S1={"U-new"})
    person = team(room, roster).person_by_account("slack", "U-new")
    with room.database.write() as uow:
        actor = met(uow, Actor(platform="slack", account="U-new", name="Nele", person=person))
        assert met(uow, actor) is actor
    assert actor.person is not None
    assert actor.person.name == "Nele"
    assert team(room, roster).people["slack:U-new"].name == "Nele"


def test_without_any_group_the_configuration_stands_alone(room: Newsroom) -> None:
    assert team(room).people == TEAM_WITH_GROUPS.people
    assert room.now == START


def test_a_refusal_names_three_and_counts_the_rest_whoever_has_no_name_yet_by_their_group(
    room: Newsroom,
) -> None:
    read(room, S1={f"U-new{number}" for number in range(20)})
    now = team(room)
    assert names_with(YES, now) == Able(names=("Mert", "Aylin"), more=20)
    assert names_with(YES, replace(now, away=frozenset({"mert"}))) == Able(names=("Aylin",), more=20)
    alone = replace(now, people={id: one for id, one in now.people.items() if not one.is_named})
    assert names_with(YES, alone) == Able(more=20, groups=("Freigabe",))
    assert names_with(frozenset({"admin"}), alone) == Able()
    assert not names_with(frozenset({"admin"}), alone)


def test_no_form_offers_somebody_by_the_id_of_their_account(room: Newsroom) -> None:
    read(room, S1={"U-new1", "U-new2"})
    nora = Actor(platform="slack", account="U-new2", name="Nora", person=team(room).people["slack:U-new2"])
    with room.database.write() as uow:
        met(uow, nora)
    offered = choices(team(room))
    assert "person:slack:U-new2" in offered
    assert "person:slack:U-new1" not in offered
