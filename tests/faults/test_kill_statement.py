"""kill -9 at every boundary of publishing a statement: public once, or the person is asked; step and promise once."""

import pytest

from handlers.crisis.crisis import StepState
from handlers.draft import SendState
from storage.database import Database
from tests.faults.newsroom import until
from tests.faults.statements import PROMISED, TEXT
from tests.faults.test_kill import ASKED, LOOKS, PLACES, SIDES, Town, town


def heard(t: Town) -> list[str]:
    """What the timeline says of the statement's end."""
    with t.database.read() as uow:
        log = [entry.type for crisis in uow.crises.find() for entry in uow.log.of(f"crisis:{crisis.id}")]
    return [type_ for type_ in log if type_ in {"statement.published", "statement.unclear", "step.done"}]


def idle(t: Town) -> bool:
    """Every job that a dead process left has been taken up again and finished."""
    table = "workflow_status" if t.database.engine.dialect.name == "sqlite" else "dbos.workflow_status"
    with t.database.engine.connect() as connection:
        waiting = f"SELECT count(*) FROM {table} WHERE status IN ('PENDING', 'ENQUEUED')"
        return connection.exec_driver_sql(waiting).scalar_one() == 0


def over(t: Town) -> bool:
    rows = t.rows()
    ended = all(row.state not in {SendState.PLANNED, SendState.SENDING} for row in rows)
    return bool(rows) and ended and bool(heard(t)) and idle(t)


async def killed(database: Database, kind: str, place: str) -> None:
    async with town(database, kind) as t:
        if place in LOOKS:
            await t.dies("answered, not recorded", statement=True)
            await t.dies(place)
        else:
            await t.dies(place, statement=True)
        async with t.process():
            await until(lambda: over(t), what="the end of the statement")
        (row,) = t.rows()
        assert t.side.texts() in ([TEXT], []) if row.state is SendState.UNKNOWN else t.side.texts() == [TEXT]
        with t.database.read() as uow:
            (crisis,), (step,) = uow.crises.find(), uow.crisis_steps.find()
        if row.state is SendState.UNKNOWN:
            assert not t.can_look_up
            assert place in ASKED
            assert (heard(t), crisis.next_update_at, step.state) == (
                ["statement.unclear"],
                None,
                StepState.OPEN,
            )
        else:
            assert heard(t) == ["statement.published", "step.done"]
            assert (crisis.next_update_at, step.state) == (PROMISED, StepState.DONE)
            assert step.evidence == row.proof_url


@pytest.mark.parametrize("place", ["answered, not recorded", "told, job not finished"])
async def test_killed_at_a_boundary_a_statement_is_public_once(sqlite_url: str, place: str) -> None:
    await killed(Database(sqlite_url), "can only look up", place)


async def test_where_nobody_can_look_a_kill_ends_in_a_question(sqlite_url: str) -> None:
    await killed(Database(sqlite_url), "cannot look up", "answered, not recorded")


@pytest.mark.faults_full
@pytest.mark.parametrize("kind", SIDES)
@pytest.mark.parametrize("place", PLACES + LOOKS)
async def test_every_boundary_on_every_kind_of_network(database: Database, kind: str, place: str) -> None:
    if place in LOOKS and not SIDES[kind]["can_look_up"]:
        return  # nobody looks there
    await killed(database, kind, place)
