"""Sources whose clocks are wrong, and sources whose silence was announced."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.clicks import Click
from handlers.comment import Kind
from handlers.people import Maintenance, WatchPlan
from handlers.storm import Scope, Stream
from storage.database import Database
from storage.tables import metadata
from tests.core.newsroom import JANA, START, VERA
from tests.core.test_watch import KIND, THREE, Lookout

MAINTAIN = Click(verb="maintenance", kind="watch", id=0, version=1)


@pytest.fixture
def database():
    database = Database("sqlite://")
    metadata.create_all(database.engine)
    yield database
    database.close()


@pytest.fixture
def lookout(database):
    return Lookout(database)


def ordinary(lookout, off, minutes=40, late=()):
    """A source like any other, but for its clock; `late` says how late each second comment is on top."""
    for minute in range(minutes):
        behind = off + timedelta(minutes=late[minute % len(late)]) if late else off
        lookout.crowd(1, KIND, minutes=1, sources=("insta",), created_at=lookout.now - behind)


def told(lookout):
    return [(p.channel, p.params) for p in lookout.placements("notice") if "clock" in p.params["key"]]


def clocks(lookout):
    return [one for one in lookout.log("source:insta") if "clock" in one]


@pytest.mark.parametrize("minutes", [20, 60, 14 * 60])
def test_a_wave_from_a_slow_clock_is_seen_when_it_arrives(lookout, minutes):
    off = timedelta(minutes=minutes)
    ordinary(lookout, off)
    began = lookout.now
    for _ in range(6):
        lookout.crowd(12, minutes=1, sources=("insta",), created_at=lookout.now - off)
    storm = lookout.storm
    assert storm.since >= began - timedelta(minutes=1)
    assert storm.figures.people >= 40
    assert storm.figures.topics
    assert len(storm.figures.samples) == 3


@pytest.mark.parametrize(
    ("minutes", "key"), [(20, "notice-clock-slow"), (-30, "notice-clock-fast"), (120, "notice-clock-slow")]
)
def test_a_wrong_clock_is_told_to_the_admins_once(lookout, minutes, key):
    ordinary(lookout, timedelta(minutes=minutes), minutes=60)
    ((channel, params),) = told(lookout)
    assert (channel, params["key"], params["minutes"]) == ("C-admin", key, str(abs(minutes)))
    assert clocks(lookout) == ["source.clock-off"]


def test_a_clock_that_is_set_right_is_believed_again(lookout):
    ordinary(lookout, timedelta(minutes=20))
    lookout.calm(hours=1)
    for _ in range(11):
        lookout.crowd(50, KIND, minutes=2, sources=("insta",))
    assert clocks(lookout) == ["source.clock-off", "source.clock-right"]
    assert len(told(lookout)) == 1


def test_what_is_a_day_late_is_no_slow_clock(lookout):
    ordinary(lookout, timedelta(days=1))
    assert clocks(lookout) == []
    assert lookout.counted(since=START) == 0


def test_what_comes_in_portions_is_late_and_no_clock_is_wrong(lookout):
    ordinary(lookout, timedelta(), minutes=60, late=(2, 30, 17, 9, 24, 38))
    assert clocks(lookout) == []


def test_what_is_caught_up_after_an_outage_is_no_clock(lookout):
    behind = timedelta(hours=2)
    for _ in range(30):
        lookout.crowd(10, KIND, minutes=1, sources=("insta",), created_at=lookout.now - behind)
        behind -= timedelta(minutes=4)
    assert clocks(lookout) == []


def test_strangers_whose_stamps_lie_turn_no_clock(lookout):
    for minute in range(40):
        lie = timedelta(hours=3) if minute % 3 == 0 else timedelta()
        lookout.crowd(1, KIND, minutes=1, sources=("insta",), created_at=lookout.now - lie)
    assert clocks(lookout) == []


def test_late_comments_of_a_slow_clock_are_late_all_the_same(lookout):
    off = timedelta(minutes=20)
    ordinary(lookout, off)
    before = lookout.counted(since=START)
    lookout.crowd(80, minutes=1, sources=("insta",), created_at=lookout.now - off - timedelta(days=1))
    assert lookout.counted(since=START) == before


def test_private_messages_change_nothing_about_a_clock(lookout):
    ordinary(lookout, timedelta(minutes=20))
    lookout.crowd(5, minutes=1, sources=("insta",), kind=Kind.MESSAGE, created_at=START)
    assert lookout.counted(Stream(scope=Scope.SOURCE, brand="Musterkanne", name="insta"), START) <= 40


def silent(lookout):
    return [p for p in lookout.placements("notice") if p.params["key"] == "notice-source-silent"]


def test_an_announced_silence_is_told_to_nobody_and_ends_by_itself(lookout):
    lookout.past(days=23, each=3)
    lookout.submit(JANA, MAINTAIN, source="insta", hours="3")
    lookout.calm(hours=3, minutes=55)
    assert silent(lookout) == []
    lookout.calm(minutes=15)
    assert [p.params["source"] for p in silent(lookout)] == ["insta"]


def test_it_can_stand_in_the_configuration(database):
    planned = Maintenance(source="insta", starts_at=START, ends_at=START + timedelta(hours=2))
    lookout = Lookout(database, replace(THREE, watch=WatchPlan(maintenance=(planned,))))
    lookout.past(days=23, each=3)
    lookout.calm(hours=2, minutes=55)
    assert silent(lookout) == []
    lookout.calm(minutes=15)
    assert len(silent(lookout)) == 1


def test_maintenance_of_one_source_hides_neither_another_nor_a_wave(lookout):
    lookout.past(days=23, each=3)
    lookout.submit(JANA, MAINTAIN, source="forum", hours="336")
    lookout.calm(hours=2)
    assert len(silent(lookout)) == 1
    lookout.crowd(60, minutes=5)
    assert len(lookout.storms) == 1


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"source": "nobody", "hours": "3"}, "refused-maintenance-source"),
        ({"source": "", "hours": "3"}, "refused-maintenance-source"),
        ({"source": "insta", "hours": "337"}, "refused-peak-hours"),
        ({"source": "insta", "hours": "0"}, "refused-peak-hours"),
        ({"source": "insta", "hours": "٣"}, "refused-peak-hours"),
    ],
)
def test_nothing_is_announced_without_an_account_and_a_bound(lookout, values, key):
    assert lookout.refused(lookout.submit, JANA, MAINTAIN, **values).key == key
    with lookout.database.read() as uow:
        assert uow.expected.find() == []


def test_a_viewer_announces_no_silence(lookout):
    assert lookout.refused(lookout.submit, VERA, MAINTAIN, source="insta", hours="3").key == "refused-role"
