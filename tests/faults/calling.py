"""A process in which many escalations call one person outside chat, killed at a place:
`python -m tests.faults.calling URL PAGER PLACE`."""

import asyncio
import os
import signal
import sys
from dataclasses import replace
from functools import partial
from typing import Any

from dbos import DBOS

from bot.chat import Outcome
from bot.dispatch import Dispatcher
from bot.jobs.engine import Jobs
from bot.jobs.errands import Errands
from bot.jobs.paging import Paging
from bot.jobs.paging import notify as call
from bot.jobs.recovery import recover_jobs
from handlers.effects import MakeDrafts, Page
from handlers.escalated import Rung
from handlers.events import Event, Paged
from storage.database import Database, Transaction
from tests.bench.ladder import TEAM, climbing
from tests.faults.climbing import passes
from tests.texts import library

LADDER = (TEAM.ladder[0], Rung(who=("person:mara",), outside=True))
CALLED_OUT, TOLD, NOTED, RECORDED = (
    "the call is committed, not made",
    "the service has taken it, nobody knows",
    "what came of it is committed, the job is not done",
    "some matters know it, others not",
)


class Deadly(Transaction):
    """Dies once a transaction is committed in which something has come to be so."""

    def __init__(self, engine: Any, deadly: str) -> None:
        super().__init__(engine)
        self.deadly = deadly

    def commit(self) -> None:
        super().commit()
        if self.deadly == CALLED_OUT and enqueued:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.deadly == RECORDED:
            with database.read() as uow:
                if any("paged-reached" in one.paged.values() for one in uow.escalations.find()):
                    os.kill(os.getpid(), signal.SIGKILL)


enqueued: list[Any] = []
database: Database


async def run(address: str, pager: str, deadly: str) -> None:
    global database  # noqa: PLW0603 -- one process, one database
    database = Database(address)
    jobs = Jobs(database.engine)

    def enqueue(session: Any, job: Any) -> None:
        jobs.enqueue(session, job)
        enqueued.append(job)

    def notify(to: str, text: str) -> bool | None:
        took = call(to, text)
        passes(TOLD, deadly)
        return took

    def owed(errand: Page) -> bool:
        with database.read() as uow:
            return uow.calls.is_owed(errand.subject)

    async def nothing(_: int | MakeDrafts) -> None:
        raise AssertionError("nothing else is done here")

    async with climbing(
        database,
        partial(Deadly, database.engine, deadly),
        team=replace(TEAM, ladder=LADDER),
        enqueue=enqueue,
    ) as dispatch:
        paging = Paging(
            addresses={"mara": pager},
            words=lambda _: library().words("de"),
            dispatch=partial(told, dispatch, deadly),
            owed=owed,
            notify=notify,
        )
        await jobs.start(
            executor="seat-1",
            perform_send=nothing,
            make_drafts=nothing,
            run_errand=Errands(runners=paging.runners()).run,
        )
        await asyncio.to_thread(recover_jobs, ["seat-1"])
        while is_busy() or await asyncio.to_thread(has_jobs):  # noqa: ASYNC110 -- until killed or done
            await asyncio.sleep(0.05)
        await jobs.stop(grace=5.0)


async def told(dispatch: Dispatcher, deadly: str, event: Event, *, delivery: str = "") -> Outcome:
    outcome = await dispatch(event, delivery=delivery)
    if isinstance(event, Paged):
        passes(NOTED, deadly)
    return outcome


def is_busy() -> bool:
    with database.read() as uow:
        return bool(uow.calls.find()) or any(not one.paged for one in uow.escalations.find())


def has_jobs() -> bool:
    return bool(DBOS.list_workflows(status=["ENQUEUED", "PENDING"], load_input=False, load_output=False))


if __name__ == "__main__":
    asyncio.run(run(*sys.argv[1:]))
