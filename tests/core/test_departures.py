"""Who leaves has no role and is asked by nobody; who comes back has what the configuration says."""

from dataclasses import replace

import pytest

from handlers.escalated import Rung
from handlers.escalations.targets import is_known, reach
from handlers.events import AccountGone, AccountsRead
from handlers.people import Person, Team
from handlers.permissions import may, names_with
from handlers.staff.departures import accounts
from handlers.staff.roster import read_team
from storage.database import Database
from tests.core.newsroom import AYLIN, JANA, MERT, TEAM, TOM, Newsroom


@pytest.fixture
def room(memory: Database) -> Newsroom:
    return Newsroom(memory, replace(TEAM, people={**TEAM.people, "mert": replace(MERT, deputy="aylin")}))


def now_of(room: Newsroom) -> Team:
    with room.database.read() as uow:
        return read_team(room.team, uow, room.now)[0]


def leaves(room: Newsroom, person: Person, platform: str) -> None:
    room.happens(AccountGone(platform=platform, account=person.account(platform)))


@pytest.mark.parametrize(("gone", "stays"), [("slack", "discord"), ("discord", "slack")])
def test_only_the_account_that_is_gone_may_do_nothing_and_the_admins_hear_of_it(
    room: Newsroom, gone: str, stays: str
) -> None:
    leaves(room, MERT, gone)
    team = now_of(room)
    assert team.person_by_account(gone, MERT.account(gone)) is None
    known = team.person_by_account(stays, MERT.account(stays))
    assert known is not None
    assert (known.left, known.says_yes, known.account(gone)) == (False, True, "")
    notices = room.placements("notice")
    assert {(one.params["key"], one.params["left"], one.params["name"]) for one in notices} == {
        ("notice-account-gone", "no", "Mert")
    }
    assert len(notices) == len(room.team.policy.admin_channels) > 0


def test_whose_last_account_is_gone_may_do_nothing_and_the_configuration_still_names_them(
    room: Newsroom,
) -> None:
    for platform in ("slack", "discord"):
        leaves(room, MERT, platform)
        room.team = now_of(room)
    team = room.team
    assert [one.params["left"] for one in room.placements("notice")][-1] == "yes"
    known = team.people["mert"]
    assert known.left
    assert known.name == "Mert", "cards go on saying who it was"
    assert may("escalate", known, team) is not None
    assert not known.says_yes
    assert "Mert" not in names_with(frozenset({"approver"}), team).names
    assert known.is_(f"slack:{MERT.slack}"), "what was theirs stays theirs"


def test_who_left_is_not_asked_but_their_deputy_is(room: Newsroom) -> None:
    for person in (MERT, TOM):
        for platform in ("slack", "discord"):
            leaves(room, person, platform)
    team = now_of(room)
    assert reach(team, Rung(who=("person:mert",)), room.now).people == (AYLIN.id,)
    assert reach(team, Rung(who=("person:tom",)), room.now).nobody
    assert not is_known(team, "person:tom")
    assert "tom" in team.away


def test_read_at_the_start_it_is_the_same_as_told_and_news_only_once(room: Newsroom) -> None:
    read = AccountsRead(platform="slack", gone=(MERT.slack, "U-nobody"), there=(JANA.slack,))
    room.happens(read)
    before = now_of(room)
    assert before.people["mert"].slack == ""
    room.happens(read)
    with room.database.read() as uow:
        assert [one.account for one in uow.gone.find()] == [MERT.slack], "strangers are nobody's business"
        assert MERT.slack in accounts(before, uow)["slack"], "looked at again, or nobody ever came back"
    room.happens(AccountsRead(platform="slack", gone=(), there=(MERT.slack,)))
    assert now_of(room).people["mert"] == room.team.people["mert"]
