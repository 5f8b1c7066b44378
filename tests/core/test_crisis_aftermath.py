"""After standing down: follow-ups with the figures of the days since, beside those before."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handlers.storm import Count, Scope, Stream
from handlers.views import load_placed
from storage.database import Database
from tests.core.crisis_room import CRISIS_TEAM, MARA, CrisisRoomTest
from tests.core.newsroom import AYLIN


def over(room: CrisisRoomTest) -> CrisisRoomTest:
    """A crisis that ran for two hours, stood down by two."""
    room.start(MARA)
    room.rooms_open()
    room.wait(hours=2)
    room.fill(MARA, room.on("c01", "step-done"), text="geprüft")
    room.fill(MARA, room.about("standdown"), reason="Ruhig")
    room.click(AYLIN, room.about("standdown-yes"))
    return room


@pytest.fixture
def room(memory: Database) -> CrisisRoomTest:
    return over(CrisisRoomTest(memory))


def counted(room: CrisisRoomTest, since: timedelta, days: int, a_day: int, critical: int) -> None:
    """So many comments on each of these days, counted from standing down."""
    crisis = room.crisis
    stream = Stream(scope=Scope.BRAND, brand=crisis.brand)
    assert crisis.ended_at is not None
    with room.database.write() as uow:
        for day in range(days):
            minute = crisis.ended_at + since + timedelta(days=day, minutes=1)
            uow.watch.count([Count(stream=stream, minute=minute, total=a_day, critical=critical)])
        uow.watch.flush()


def followups(room: CrisisRoomTest) -> list[Any]:
    return room.placements("crisis-followup")


def test_after_one_seven_and_thirty_days_each_room_reads_the_figures(room: CrisisRoomTest) -> None:
    seen: list[tuple[str, str, str]] = []
    for days in (0.9, 0.2, 6, 23):
        room.wait(days=days)
        seen = [(placed.params["days"], placed.platform, placed.channel) for placed in followups(room)]
    assert seen == [
        (days, platform, f"R-{platform}") for days in ("1", "7", "30") for platform in ("slack", "discord")
    ]


def test_the_days_since_stand_beside_the_week_before(room: CrisisRoomTest) -> None:
    counted(room, timedelta(days=-7), 6, 40, 4)
    counted(room, timedelta(hours=-1), 1, 900, 600)
    counted(room, timedelta(), 7, 70, 14)
    room.wait(days=7)
    placed = followups(room)[-1]
    with room.database.read() as uow:
        view: Any = load_placed(placed, uow=uow, team=room.team)
    assert (view.days, view.before.total, view.before.share) == (7, 240, 10)
    assert (view.during.total, view.during.share) == (900, 67)
    assert (view.since.a_day, view.since.share) == (70, 20)
    assert len(view.last) >= 6


def test_what_flares_up_again_is_not_followed_up(room: CrisisRoomTest) -> None:
    room.fill(MARA, room.about("crisis-reopen"), reason="Neues Video")
    room.wait(days=40)
    assert followups(room) == []


def test_a_clock_that_another_configuration_has_wound_up_tells_nothing_of_a_crisis_that_runs(
    room: CrisisRoomTest,
) -> None:
    room.team = replace(CRISIS_TEAM, action_plan=replace(CRISIS_TEAM.action_plan, followups=()))
    room.fill(MARA, room.about("crisis-reopen"), reason="Neues Video")
    room.wait(days=40)
    assert followups(room) == []


def test_the_follow_ups_go_where_the_configuration_says(memory: Database) -> None:
    plan = replace(CRISIS_TEAM.action_plan, followups=(3,), followup_channels=("slack:C9",))
    room = over(CrisisRoomTest(memory, team=replace(CRISIS_TEAM, action_plan=plan)))
    room.wait(days=3)
    assert [(one.params["days"], one.channel) for one in followups(room)] == [("3", "C9")]


def test_a_follow_up_comes_once_however_late(room: CrisisRoomTest) -> None:
    room.wait(days=31)
    room.wait(days=31)
    assert len(followups(room)) == 6
    assert room.timeline().count("crisis.followed_up") == 3
