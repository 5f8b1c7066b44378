"""What goes wrong by itself: told where an admin sees it, once."""

from datetime import timedelta

from bot.channels import channels_on
from handlers.events import PutAside, TriageLacks
from storage.database import Database
from tests.core.newsroom import Newsroom
from tests.core.test_reactions import WATCHING


def test_comments_that_are_put_aside_are_told_once_an_hour_for_each_kind_of_error(memory: Database) -> None:
    room = Newsroom(memory)
    for row in range(40):
        room.happens(PutAside(inbox_id=row, error="KeyError"))
    room.happens(PutAside(inbox_id=99, error="ValueError"))
    assert [placed.channel for placed in room.placements("notice")] == ["C-admin", "C-admin"]
    assert room.placements("notice")[0].params["row"] == "0"
    room.now += timedelta(hours=1)
    room.happens(PutAside(inbox_id=100, error="KeyError"))
    assert len(room.placements("notice")) == 3


def test_models_that_are_missing_are_told_once_a_day_however_often_a_process_starts(memory: Database) -> None:
    room = Newsroom(memory)
    for _ in range(3):
        room.happens(TriageLacks(count=2))
    (told,) = room.placements("notice")
    assert (told.channel, told.params["count"]) == ("C-admin", "2")
    room.now += timedelta(days=1)
    room.happens(TriageLacks(count=1))
    assert len(room.placements("notice")) == 2


def test_after_a_gap_watched_channels_are_looked_through_as_well() -> None:
    assert {"C-talk", "C-mod", "C-reports", "C-admin", "C1", "C-yes"} <= channels_on("slack", WATCHING)
    assert "D-talk" in channels_on("discord", WATCHING)
    assert "C-lunch" not in channels_on("slack", WATCHING)
