"""The watch where it is easily fooled: what comes late or twice, what was announced, what somebody waved away, and the
days after a crisis."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.crisis.crisis import Crisis, CrisisState, PlaybookCopy
from handlers.people import WatchPlan
from handlers.storm import Count, Figures, Storm, StormState
from tests.core.crisis_room import PLAYBOOK
from tests.core.test_watch import BRAND, THREE, Lookout, database

__all__ = ["database"]


@pytest.fixture
def lookout(database):
    return Lookout(database)


def crisis_over(lookout, storm=0, state=CrisisState.OVER):
    with lookout.database.write() as uow:
        copy = uow.playbooks.add(PlaybookCopy(playbook="default", version="1", content=PLAYBOOK))
        uow.crises.add(
            Crisis(
                brand="Musterkanne",
                title="Scherben",
                playbook_id=copy.id,
                level=4,
                lead="mara",
                declared_by="mara",
                declared_at=lookout.now - timedelta(hours=1),
                ended_at=lookout.now,
                state=state,
                storm=storm,
            )
        )


@pytest.mark.parametrize(("state", "days", "told"), [("over", 7, 2), ("over", 0, 1), ("undone", 7, 1)])
def test_after_a_crisis_a_second_wave_is_told_though_it_is_lower(database, state, days, told):
    lookout = Lookout(database, replace(THREE, watch=WatchPlan(aftermath=timedelta(days=days))))
    lookout.crowd(60, minutes=6)
    lookout.calm(minutes=60)
    crisis_over(lookout, lookout.storm.id, CrisisState(state))
    lookout.crowd(40, minutes=6)
    assert len(lookout.storms) == told
    until = lookout.view("storm", lookout.storms[0].id).sharper_until
    assert until == (lookout.now - timedelta(minutes=6) + timedelta(days=7) if told == 2 else None)


def test_an_earlier_wave_is_not_taken_for_what_is_usual(lookout):
    lookout.past(days=3, critical=0)
    lookout.crowd(60, minutes=6)
    assert lookout.storm.figures.usual_share == 0
    lookout.calm(minutes=60)
    lookout.crowd(110, minutes=6)
    assert [one.figures.usual_share for one in lookout.storms] == [0, 0]


def test_the_hour_of_a_week_with_a_wave_says_nothing_about_what_is_usual(lookout):
    lookout.past(days=30, each=3)
    with lookout.database.write() as uow:
        wave = lookout.now - timedelta(days=7)
        uow.watch.count([Count(stream=BRAND, minute=wave, total=900, critical=900)])
        uow.watch.flush()
        figures = Figures(at=wave, total=900, critical=900, severe=0, usual="none")
        uow.storms.add(
            Storm(
                brand="Musterkanne",
                state=StormState.CALM,
                since=wave,
                opened_at=wave,
                level=3,
                highest_level=3,
                highest=900,
                take_by=wave,
                calm_since=wave + timedelta(minutes=20),
                ended_at=wave + timedelta(minutes=50),
                figures=figures,
            )
        )
    lookout.crowd(60, minutes=5)
    assert (lookout.storms[-1].figures.usual, lookout.storms[-1].figures.high) == ("hours", 9)
