"""The watch where it is easily fooled: what comes late or twice, what was announced, what somebody waved away, and the
days after a crisis."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.crisis.crisis import Crisis, CrisisState, PlaybookCopy
from handlers.people import WatchPlan
from tests.core.crisis_room import PLAYBOOK
from tests.core.test_watch import THREE, Lookout, database

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
