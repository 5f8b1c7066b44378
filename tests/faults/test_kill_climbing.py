"""kill -9 while a group of escalations climbs: none is lost, none climbs twice, everybody is told once."""

import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.database import Database
from tests.bench.ladder import fill
from tests.faults.climbing import COMMITTED, DECIDED, IN, WRITTEN

ROOT = Path(__file__).parents[2]
MANY = 220


def run(database: Database, place: str) -> int:
    command = [sys.executable, "-m", "tests.faults.climbing", database.address, place]
    return subprocess.run(command, cwd=ROOT, check=False, timeout=240).returncode


@pytest.mark.parametrize(
    "place",
    [IN, COMMITTED, *(pytest.param(one, marks=pytest.mark.faults_full) for one in (DECIDED, WRITTEN))],
)
def test_killed_while_a_group_climbs(database: Database, place: str) -> None:
    fill(database, datetime.now(UTC) - timedelta(minutes=5), MANY)
    assert run(database, place) == -9, f"it never came to {place!r}"
    with database.read() as uow:
        climbed = [one for one in uow.escalations.find() if one.rung == 1]
    assert 0 < len(climbed) < MANY, "in the middle of it"
    assert run(database, "") == 0
    with database.read() as uow:
        escalations = uow.escalations.find()
        notices = Counter(one.params["escalation"] for one in uow.placements.find(kind="notice"))
        clocks = {
            timer.subject: timer.due_at
            for timer in uow.timers.due(datetime.now(UTC) + timedelta(days=9), 999)
        }
        for one in escalations:
            types = [entry.type for entry in uow.log.of(f"escalation:{one.id}")]
            assert types == ["escalation.climbed"], "once"
            assert (one.rung, one.asked) == (1, ("mara",))
            assert notices[str(one.id)] == 3, (
                "on both platforms to those who are asked, and to whoever escalated"
            )
            assert clocks[one.id] == one.due_at
    assert len(escalations) == len(clocks) == MANY
