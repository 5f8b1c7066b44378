"""One person, two accounts: joined by a code from both sides, and never so that somebody needs no second person."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.roster import Roster
from handlers.effects import Effect, ShowCard, Tell
from handlers.errors import Refused
from handlers.events import Actor, Clicked, Commanded, GroupsRead, Place
from handlers.people import Person, RoleHandle, Team
from handlers.views import LinkView, load_private
from storage.database import Database
from tests.core.newsroom import KIND_REPLY, TEAM, Newsroom

SLACK_ONLY = Person(id="nele", name="Nele", slack="U-nele", roles=frozenset({"moderator", "approver"}))
LINKING = replace(
    TEAM,
    people={**TEAM.people, "nele": SLACK_ONLY},
    roles={
        "approver": RoleHandle(name="Freigabe", slack="S1"),
        "moderator": RoleHandle(name="Moderation", discord="71"),
    },
)


class Town(Newsroom):
    """Where who somebody is counts as it is at that moment."""

    def __init__(self, database: Database, team: Team = LINKING) -> None:
        super().__init__(database, team)
        self.roster = Roster(base=team)

    def who(self, platform: str, account: str, name: str = "") -> Actor:
        with self.database.read() as uow:
            self.team = self.roster(uow, self.now)
        person = self.team.person_by_account(platform, account)
        return Actor(platform=platform, account=account, name=name or account, person=person, language="de")

    def types(self, platform: str, account: str, words: str, name: str = "") -> list[Effect]:
        who = self.who(platform, account, name)
        place = Place(platform=platform, channel="C1")
        return self.happens(Commanded(command="breakwater", words=words, actor=who, place=place))

    def presses(self, platform: str, account: str, verb: str, view: LinkView) -> list[Effect]:
        click = view.click(verb)
        return self.happens(
            Clicked(click=click, actor=self.who(platform, account), place=Place(platform=platform))
        )

    def sees(self, effects: list[Effect]) -> LinkView:
        (shown,) = effects
        assert isinstance(shown, ShowCard), shown
        with self.database.read() as uow:
            view = load_private(shown.kind, shown.subject, shown.params, uow=uow, team=self.team)
        assert isinstance(view, LinkView)
        return view

    def code(self, platform: str = "slack", account: str = "U-nele") -> LinkView:
        return self.sees(self.types(platform, account, "link"))

    def join(self, other: str = "D-nele", *, name: str = "nele.discord") -> None:
        code = self.code()
        there = self.sees(self.types("discord", other, f"link {code.code}", name))
        self.presses("discord", other, "link-yes", there)
        here = self.sees(self.presses("slack", "U-nele", "link-yes", code))
        self.presses("slack", "U-nele", "link-yes", here)


@pytest.fixture
def town(memory: Database) -> Town:
    return Town(memory)


def refused(act: Any, *args: Any) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args)
    return refusal.value.key


def told(effects: list[Effect]) -> list[str]:
    return [one.key for one in effects if isinstance(one, Tell)]


def test_both_sides_say_yes_and_are_one_person_then(town: Town) -> None:
    code = town.code()
    there = town.sees(town.types("discord", "D-nele", f"link {code.code.lower()} ", "nele.discord"))
    assert (there.person, there.asked) == (town.team.people["nele"], False)
    assert town.who("discord", "D-nele").person is None
    town.presses("discord", "D-nele", "link-yes", there)
    assert town.who("discord", "D-nele").person is None, "the one who asked has not agreed"
    here = town.sees(town.presses("slack", "U-nele", "link-yes", code))
    assert here.row is not None
    assert (here.asked, here.row.entered_name) == (True, "nele.discord")
    assert told(town.presses("slack", "U-nele", "link-yes", here)) == ["told-linked"]
    joined = town.who("discord", "D-nele").person
    assert joined is not None
    assert (joined.id, joined.roles) == ("nele", SLACK_ONLY.roles)
    assert joined.origins == {"discord": "link"}


def test_nothing_is_joined_that_the_asker_has_not_seen(town: Town) -> None:
    code = town.code()
    there = town.sees(town.types("discord", "D-x", f"link {code.code}"))
    assert town.sees(town.presses("slack", "U-nele", "link-yes", code)).row == there.row
    town.presses("discord", "D-x", "link-yes", there)
    for _ in range(2):  # pressed on what stood there before somebody came in: shown, not done
        assert town.sees(town.presses("slack", "U-nele", "link-yes", code)).row is not None
    assert town.who("discord", "D-x").person is None


def test_codes_are_guessed_five_times_an_hour_at_most_and_kept_as_digests(town: Town) -> None:
    code = town.code()
    for number in range(5):
        assert told(town.types("discord", "D-x", f"link AAAA-000{number}")) == ["told-link-wrong"]
    assert refused(town.types, "discord", "D-x", f"link {code.code}") == "refused-link-often"
    town.sees(town.types("discord", "D-nele", f"link {code.code}"))
    with town.database.read() as uow:
        (row,) = uow.link_codes.find()
    assert code.code.replace("-", "").lower() not in repr(row).lower()
    town.now += timedelta(hours=1, seconds=1)
    assert told(town.types("discord", "D-x", "link again")) == ["told-link-wrong"]


@pytest.mark.parametrize("why", ["replayed", "late", "replaced", "own side", "taken back"])
def test_a_code_is_worth_nothing(town: Town, why: str) -> None:
    code = town.code()
    platform, account = "discord", "D-x"
    match why:
        case "replayed":
            town.types("discord", "D-nele", f"link {code.code}")
        case "late":
            town.now += timedelta(minutes=10)
        case "replaced":
            town.code()
        case "taken back":
            town.presses("slack", "U-nele", "link-no", code)
        case _:
            platform, account = "slack", "U-x"
    assert told(town.types(platform, account, f"link {code.code}")) == ["told-link-wrong"]


def test_somebody_elses_code_is_finished_by_nobody_else(town: Town) -> None:
    code = town.code()
    there = town.sees(town.types("discord", "D-nele", f"link {code.code}"))
    for platform, account in (("discord", "D-x"), ("slack", "U-jana"), ("slack", "U-x")):
        for verb in ("link-yes", "link-no"):
            assert refused(town.presses, platform, account, verb, there) == "refused-link-over"
    town.presses("discord", "D-nele", "link-yes", there)
    here = town.sees(town.presses("slack", "U-nele", "link-yes", code))
    town.now += timedelta(minutes=10)
    assert refused(town.presses, "slack", "U-nele", "link-yes", here) == "refused-link-over"


def test_two_people_of_the_configuration_stay_two(town: Town) -> None:
    """Else an approver's yes could be had by whoever wrote the text."""
    code = town.code()
    assert refused(town.types, "discord", "D-mert", f"link {code.code}") == "refused-link-taken"
    assert refused(town.types, "slack", "U-jana", "link") == "refused-linked-configured"
    assert refused(town.types, "slack", "U-x", "link") == "refused-unknown-person"


def test_an_account_that_is_linked_is_linked_to_nobody_else(town: Town) -> None:
    town.join()
    otto = replace(SLACK_ONLY, id="otto", name="Otto", slack="U-otto")
    town.roster = Roster(base=replace(LINKING, people={**LINKING.people, "otto": otto}))
    code = town.code("slack", "U-otto")
    assert refused(town.types, "discord", "D-nele", f"link {code.code}") == "refused-link-taken"


def test_what_somebody_wrote_before_is_still_their_own_after_linking_and_taking_apart(town: Town) -> None:
    town.happens(GroupsRead(platform="discord", groups={"71": frozenset({"D-nele"})}))
    stranger = town.who("discord", "D-nele").person
    assert stranger is not None
    assert stranger.id == "discord:D-nele"
    town.comment()
    town.fill(stranger, "write", on="discord", text=KIND_REPLY)
    town.join()
    for _ in range(2):
        nele = town.who("slack", "U-nele").person
        assert nele is not None
        assert town.refused(town.approves, nele).key == "refused-own-version"
        standing = town.sees(town.types("slack", "U-nele", "link"))
        if standing.standing is None:
            break
        town.presses("slack", "U-nele", "unlink", standing)
    assert town.planned == []


def test_taken_apart_the_account_has_no_roles_whatever_its_groups(town: Town) -> None:
    """One person would become two otherwise, who approve each other."""
    town.happens(GroupsRead(platform="discord", groups={"71": frozenset({"D-nele"})}))
    town.join()
    nele = town.who("discord", "D-nele").person
    assert nele is not None
    assert nele.id == "nele"
    town.presses("slack", "U-nele", "unlink", town.sees(town.types("slack", "U-nele", "link")))
    assert town.who("discord", "D-nele").person is None
    assert town.who("slack", "U-nele").person == SLACK_ONLY
    town.join()
    assert town.who("discord", "D-nele").person is not None


def test_the_configuration_goes_before_a_link(town: Town) -> None:
    town.join()
    otto = Person(id="otto", name="Otto", discord="D-nele")
    town.roster = Roster(base=replace(LINKING, people={**LINKING.people, "otto": otto}))
    assert town.who("discord", "D-nele").person == otto
    elsewhere = replace(SLACK_ONLY, discord="D-other")
    town.roster = Roster(base=replace(LINKING, people={**LINKING.people, "nele": elsewhere}))
    assert town.who("discord", "D-nele").person is None


def test_two_accounts_that_only_groups_know_become_one_person(town: Town) -> None:
    town.happens(GroupsRead(platform="discord", groups={"71": frozenset({"D-kim"})}))
    town.happens(GroupsRead(platform="slack", groups={"S1": frozenset({"U-kim"})}))
    code = town.code("slack", "U-kim")
    there = town.sees(town.types("discord", "D-kim", f"link {code.code}"))
    town.presses("discord", "D-kim", "link-yes", there)
    here = town.sees(town.presses("slack", "U-kim", "link-yes", code))
    town.presses("slack", "U-kim", "link-yes", here)
    one, other = town.who("slack", "U-kim").person, town.who("discord", "D-kim").person
    assert one == other
    assert one is not None
    assert one.roles == {"moderator", "approver"}
    # Out of the one group, still in the other.
    town.happens(GroupsRead(platform="slack", groups={"S1": frozenset()}))
    left = town.who("slack", "U-kim").person
    assert left is not None
    assert left.roles == {"moderator"}
