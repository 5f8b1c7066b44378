"""No rung is silent: whoever cannot be reached is named on the card, and the next is asked at once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from handlers.calendar.hours import Absence, Hours, Shift
from handlers.calendar.oncall import Override, Rotation
from handlers.effects import Page
from handlers.escalated import Rung
from handlers.escalations.targets import reach
from handlers.people import Person, RoleHandle, Team
from handlers.staff.mentioning import pinged
from handlers.staff.roster import read_team
from storage.database import Database
from tests.core.newsroom import ADA, AYLIN, JANA, MERT, START, TEAM, TOM, Newsroom
from tests.core.test_escalation import card, only, told, with_case

AWAY = Hours(absences=(Absence(first=date(2026, 11, 1), last=date(2026, 12, 1)),))
TEN = timedelta(minutes=10)
NIGHTS = Rotation(name="nachts", people=("tom", "mert"), start=date(2026, 11, 16))


def ladder(*rungs: Rung, away: tuple[Person, ...] = (), **changes: Any) -> Team:
    people = {
        **TEAM.people,
        **{one.id: replace(one, hours=AWAY) for one in away},
        **changes.pop("people", {}),
    }
    return replace(TEAM, ladder=rungs, people=people, rotations={"nachts": NIGHTS}, **changes)


def asks(who: str, *, within: timedelta = TEN, outside: bool = False) -> Rung:
    return Rung(who=(who,), within=within, outside=outside)


def escalated(memory: Database, team: Team) -> Newsroom:
    room = with_case(memory, team)
    room.fill(JANA, "escalate", reason="safety")
    return room


def passed(room: Newsroom) -> list[tuple[str, str]]:
    return [(one.name, why) for one, why in card(room).passed]


@pytest.mark.parametrize(
    ("rung", "why"),
    [
        (asks("role:nobody"), ("nobody", "nobody")),
        (asks("person:who"), ("who", "nobody")),
        (asks("place:nowhere"), ("nowhere", "nobody")),
        (asks("oncall:gone"), ("gone", "nobody")),
        (asks("person:tom"), ("Tom", "away")),
        (asks("oncall:nachts"), ("nachts", "away")),
        (asks("person:nora"), ("Nora", "account")),
    ],
)
def test_a_rung_that_brings_nobody_is_named_and_the_next_is_asked_at_once(
    memory: Database, rung: Rung, why: tuple[str, str]
) -> None:
    nora = Person(id="nora", name="Nora", roles=frozenset({"crisis_lead"}))
    room = escalated(memory, ladder(rung, asks("person:ada"), away=(TOM, MERT), people={"nora": nora}))
    assert (only(room).asked, only(room).rung) == (("ada",), 1)
    assert passed(room) == [why]
    assert [placed.mention for placed in room.placements("escalation")] == [("ada",)]
    assert "escalation.passed" in room.log(f"escalation:{only(room).id}")


def test_in_the_middle_of_the_ladder_as_well(memory: Database) -> None:
    room = escalated(
        memory, ladder(asks("person:ada"), asks("role:nobody"), asks("person:mert"), away=(TOM,))
    )
    assert passed(room) == []
    room.wait(minutes=10)
    assert (only(room).asked, passed(room)) == (("mert",), [("nobody", "nobody")])
    room.wait(minutes=10)
    assert passed(room) == [], "that was the rung before"


def test_of_a_rotation_the_next_who_is_there_is_asked(memory: Database) -> None:
    room = escalated(memory, ladder(asks("oncall:nachts"), away=(TOM,)))
    assert (only(room).asked, passed(room)) == (("mert",), [])


def test_where_all_are_away_those_of_the_last_rung_are_asked_all_the_same(memory: Database) -> None:
    room = escalated(memory, ladder(asks("person:tom"), asks("person:mert"), away=(TOM, MERT)))
    assert only(room).asked == ("mert",)
    assert passed(room) == [("Tom", "away"), ("Mert", "anyway")]


def test_where_nobody_can_be_found_at_all_the_card_says_so_and_then_that_it_is_over(memory: Database) -> None:
    room = escalated(memory, ladder(Rung(who=("role:nobody",))))
    assert (only(room).asked, passed(room)) == ((), [("nobody", "nobody")])
    room.wait(hours=1)
    assert only(room).unanswered_at == room.now
    assert told(room)[-1] == ("notice-escalation-unanswered", ("jana",))
    assert room.view("case").escalation.escalation.unanswered_at == room.now


def test_a_group_that_has_vanished_brings_nobody_and_is_not_pinged(memory: Database) -> None:
    roles = {**TEAM.roles, "press": RoleHandle(name="Presse", slack="S-GONE", discord="404")}
    room = escalated(memory, ladder(asks("role:press"), asks("person:ada"), roles=roles))
    assert passed(room) == [("press", "nobody")]
    assert [placed.mention for placed in room.placements("escalation")] == [("ada",)]


def test_somebody_who_has_an_account_only_where_no_card_stands_is_not_reached_there(memory: Database) -> None:
    far = replace(TOM, slack="")
    room = escalated(memory, ladder(asks("person:tom"), asks("person:ada"), people={"tom": far}))
    assert (passed(room), only(room).asked) == ([("Tom", "account")], ("ada",))


def test_outside_chat_nobody_needs_an_account_or_to_be_at_work(memory: Database) -> None:
    nora = Person(id="nora", name="Nora")
    room = with_case(memory, ladder(asks("person:nora", outside=True), people={"nora": nora}))
    room.fill(JANA, "escalate", reason="safety")
    room.wait(seconds=3)
    assert [one.people for one in room.jobs if isinstance(one, Page)] == [("nora",)]
    assert passed(room) == []


def test_two_rungs_at_the_same_person_ask_them_twice_and_ping_them_twice(memory: Database) -> None:
    rungs = (asks("person:ada", within=timedelta(minutes=3)), asks("person:ada", within=timedelta(minutes=3)))
    room = escalated(memory, ladder(*rungs, asks("person:ada", within=timedelta(minutes=3))))
    room.wait(minutes=3)
    room.wait(minutes=3)
    asked = [one for one in room.placements("notice") if one.params["key"] == "notice-escalation-asked"]
    assert [one.mention for one in asked] == [("ada",), ("ada",)]
    with room.database.read() as uow:
        assert [pinged(one, uow, room.team) for one in asked] == [("ada",), ("ada",)]


class TestLate:
    def test_a_rung_that_comes_late_says_so(self, memory: Database) -> None:
        room = escalated(memory, ladder(asks("person:ada"), asks("person:mert")))
        room.wait(hours=2)  # nobody was there to fire it
        assert only(room).late_since == START + TEN
        (notice,) = [one for one in room.placements("notice") if one.mention == ("mert",)]
        assert notice.params["key"] == "notice-escalation-asked-late"
        assert room.notice_view(notice).params["due"] == START + TEN
        assert "acknowledge" in room.notice_view(notice).allowed

    def test_one_that_comes_in_time_does_not(self, memory: Database) -> None:
        room = escalated(memory, ladder(asks("person:ada"), asks("person:mert")))
        room.wait(minutes=11)
        assert only(room).late_since is None

    def test_the_next_one_in_time_is_late_no_more(self, memory: Database) -> None:
        room = escalated(memory, ladder(asks("person:ada"), asks("person:mert"), asks("person:ada")))
        room.wait(hours=2)
        room.wait(minutes=10)
        assert (only(room).rung, only(room).late_since) == (2, None)


class TestWhere:
    TWO = replace(
        TEAM, policy=replace(TEAM.policy, escalation_channels={"default": ("slack:C1", "discord:D1")})
    )

    def mentions(self, memory: Database, person: Person) -> dict[str, tuple[str, ...]]:
        people = {**TEAM.people, person.id: person}
        room = escalated(memory, replace(self.TWO, people=people, ladder=(asks(f"person:{person.id}"),)))
        return {one.platform: one.mention for one in room.placements("escalation")}

    def test_whoever_has_both_is_pinged_once(self, memory: Database) -> None:
        assert self.mentions(memory, ADA) == {"slack": ("ada",), "discord": ()}

    @pytest.mark.parametrize(("lately", "other"), [("slack", "discord"), ("discord", "slack")])
    def test_where_they_did_something_last(self, memory: Database, lately: str, other: str) -> None:
        assert self.mentions(memory, replace(ADA, lately=lately)) == {lately: ("ada",), other: ()}

    def test_the_roster_knows_where_somebody_did_something_last(self, memory: Database) -> None:
        room = with_case(memory, TEAM)
        for platform in ("discord", "slack", "discord"):
            room.click(JANA, "history", on=platform)
            room.click(JANA, "claim" if room.case.owner == "" else "return", on=platform)
            with room.database.read() as uow:
                team, _ = read_team(TEAM, uow, room.now)
            assert team.people["jana"].lately == platform

    @pytest.mark.parametrize(("gone", "other"), [("slack", "discord"), ("discord", "slack")])
    def test_never_at_an_account_that_is_gone(self, memory: Database, gone: str, other: str) -> None:
        left = replace(ADA, lately=gone, **{gone: ""})
        assert self.mentions(memory, left) == {other: ("ada",), gone: ()}


class TestCalendars:
    def test_an_override_begins_and_ends_exactly_at_its_boundary(self) -> None:
        begins = datetime(2026, 11, 21, 20, tzinfo=UTC)
        ends = begins + timedelta(hours=8)
        swap = Override(
            rotation="nachts", person="aylin", starts_at=begins, ends_at=ends, by="ada", at=begins
        )
        team = ladder(overrides=(swap,))
        on = [reach(team, asks("oncall:nachts"), at).people for at in _around(begins, ends)]
        assert on == [("tom",), ("aylin",), ("aylin",), ("tom",)]

    def test_a_substitute_who_is_away_leaves_it_to_the_rotation(self) -> None:
        begins = datetime(2026, 11, 21, 20, tzinfo=UTC)
        swap = Override(
            rotation="nachts",
            person="aylin",
            starts_at=begins,
            ends_at=begins + timedelta(hours=8),
            by="ada",
            at=begins,
        )
        team = ladder(overrides=(swap,), away=(AYLIN,))
        assert reach(team, asks("oncall:nachts"), begins).people == ("tom",)

    @pytest.mark.parametrize(
        ("zone", "begun", "due"),
        [
            # Berlin, spring: from 01:50 on Sunday a night shift until 06:00 has three hours and ten minutes.
            (
                "Europe/Berlin",
                datetime(2027, 3, 28, 0, 50, tzinfo=UTC),
                datetime(2027, 3, 28, 2, 50, tzinfo=UTC),
            ),
            # Autumn: the hour from two to three comes twice, and both count.
            (
                "Europe/Berlin",
                datetime(2026, 10, 24, 23, 50, tzinfo=UTC),
                datetime(2026, 10, 25, 1, 50, tzinfo=UTC),
            ),
            # Sydney turns the other way round: back in April, on in October.
            (
                "Australia/Sydney",
                datetime(2027, 4, 3, 14, 50, tzinfo=UTC),
                datetime(2027, 4, 3, 16, 50, tzinfo=UTC),
            ),
            (
                "Australia/Sydney",
                datetime(2026, 10, 3, 15, 50, tzinfo=UTC),
                datetime(2026, 10, 3, 17, 50, tzinfo=UTC),
            ),
        ],
    )
    def test_two_hours_are_two_hours_when_the_clock_is_changed(
        self, memory: Database, zone: str, begun: datetime, due: datetime
    ) -> None:
        nights = Hours(time_zone=zone, week=((Shift(start=22 * 60, end=30 * 60),),) * 7)
        rungs = (asks("person:ada", within=timedelta(hours=2)), asks("person:mert"))
        room = Newsroom(memory, ladder(*rungs, hours=nights))
        room.now = begun
        room.comment()
        room.fill(JANA, "escalate", reason="product")
        assert only(room).due_at == due
        room.now = due - timedelta(seconds=1)
        room.wait(seconds=0)
        assert only(room).rung == 0
        room.wait(seconds=1)
        assert only(room).rung == 1

    def test_a_clock_stands_still_at_the_end_of_a_shift_over_midnight_and_over_holidays(
        self, memory: Database
    ) -> None:
        """22:00 to 06:00 on weekdays: Thursday's Christmas Eve night, then nothing before Monday's."""
        week = (*((Shift(start=22 * 60, end=30 * 60),),) * 5, (), ())
        hours = Hours(week=week, country="DE", closed=(date(2026, 12, 24),))
        rungs = (asks("person:ada", within=timedelta(hours=2)), asks("person:mert"))
        room = Newsroom(memory, ladder(*rungs, hours=hours))
        room.now = datetime(2026, 12, 24, 4, 0, tzinfo=UTC)  # five in the morning, an hour before the end
        room.comment()
        room.fill(JANA, "escalate", reason="product")
        assert only(room).due_at == datetime(2026, 12, 28, 22, 0, tzinfo=UTC)


def _around(begins: datetime, ends: datetime) -> tuple[datetime, ...]:
    second = timedelta(seconds=1)
    return begins - second, begins, ends - second, ends
