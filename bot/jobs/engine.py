"""The job engine: DBOS on our own database engine. A job is enqueued in our transaction and survives any crash.

A workflow here is nothing but the durable promise that somebody takes care; what was done and what not stands in our
own tables. So it has no steps, keeps no results, and may run again from the start at any time.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from dbos import DBOS, DBOSClient, DBOSConfig
from dbos._serialization import DBOSPortableJSON
from sqlalchemy import Engine

from bot.jobs.bridge import Bridge
from bot.jobs.errands import read, written
from bot.jobs.internals import migrate_jobs
from handlers.effects import Errand, Job, MakeDrafts, PerformSend

NAME = "breakwater"
VERSION = "1"
"""Fixed: jobs outlive a deployment. A workflow that changes in an incompatible way gets a new name instead."""
SENDS = "sends"
DRAFTS = "drafts"
ERRANDS = "errands"
"""Three queues, so that neither a slow model nor a slow chat stands before a reply that was approved."""
WORKERS = 12
"""Of each queue. Workers over polling interval is the most jobs a second."""
POLLING = {SENDS: 0.1, DRAFTS: 0.2, ERRANDS: 0.2}
"""Seconds. Looking costs: both at 0.1 take 7 % of a core at rest."""
GRACE = 12.0
"""Seconds that running jobs have when the process stops; an exchange with a network fits in."""

_PERFORM_SEND = "perform_send"
_MAKE_DRAFTS = "make_drafts"
_RUN_ERRAND = "run_errand"


class Jobs:
    """Any process may enqueue; one that was started performs as well. DBOS is global: one started per process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._client = DBOSClient(
            system_database_engine=engine,
            application_name=NAME,
            serializer=DBOSPortableJSON,
            lazy=True,
            retry_connection_errors=False,
        )
        self._bridge: Bridge | None = None

    def enqueue(self, session: Any, job: Job) -> None:
        """Enqueue in the transaction of that session: both are committed or neither."""
        match job:
            case PerformSend():
                self._put(session, _PERFORM_SEND, SENDS, job.send_id)
            case MakeDrafts():
                args = (job.case_id, job.comment_version, job.asked_by, job.wish)
                self._put(session, _MAKE_DRAFTS, DRAFTS, *args)
            case _:
                self._put(session, _RUN_ERRAND, ERRANDS, *written(job))

    def _put(self, session: Any, workflow: str, queue: str, *args: int | str) -> None:
        self._client.enqueue_in_transaction(
            session, {"workflow_name": workflow, "queue_name": queue, "app_version": VERSION}, *args
        )

    async def start(
        self,
        *,
        executor: str,
        perform_send: Callable[[int], Awaitable[None]],
        make_drafts: Callable[[MakeDrafts], Awaitable[None]],
        run_errand: Callable[[Errand], Awaitable[None]],
        workers: int = WORKERS,
    ) -> None:
        """Take jobs, first of all those that this executor's predecessor left behind."""
        bridge = Bridge(asyncio.get_running_loop())

        def send(send_id: int) -> None:
            bridge.run(lambda: perform_send(send_id))

        def draft(case_id: int, comment_version: int, asked_by: str, wish: str) -> None:
            job = MakeDrafts(case_id=case_id, comment_version=comment_version, asked_by=asked_by, wish=wish)
            bridge.run(lambda: make_drafts(job))

        def run(kind: str, fields: str) -> None:
            bridge.run(lambda: run_errand(read(kind, fields)))

        self._bridge = bridge
        # In a thread: started on the loop, it would take the loop for its own workflows.
        await asyncio.to_thread(self._launch, executor, send, draft, run, workers)

    def _launch(
        self,
        executor: str,
        send: Callable[..., None],
        draft: Callable[..., None],
        run: Callable[..., None],
        workers: int,
    ) -> None:
        _tame_logging()
        migrate_jobs(self._engine)
        DBOS(config=_config(self._engine, executor))
        # Without a limit: a job that was cut off a hundred times is still owed.
        DBOS.workflow(name=_PERFORM_SEND, max_recovery_attempts=None)(send)
        DBOS.workflow(name=_MAKE_DRAFTS, max_recovery_attempts=None)(draft)
        DBOS.workflow(name=_RUN_ERRAND, max_recovery_attempts=None)(run)
        # Before the launch: queues that are known then are served at once, later ones a second later.
        for queue in (SENDS, DRAFTS, ERRANDS):
            self._client.register_queue(
                queue, worker_concurrency=workers, polling_interval_sec=POLLING[queue]
            )
        DBOS.launch()

    async def stop(self, grace: float = GRACE) -> None:
        """Let running jobs end, leave the others for the next start."""
        if self._bridge is None:
            return
        await self._bridge.close(grace)
        self._bridge = None
        await asyncio.to_thread(DBOS.destroy, destroy_registry=True)

    async def unfinished(self) -> frozenset[str]:
        """Executors that have jobs under way, living or dead."""
        found = await asyncio.to_thread(
            DBOS.list_workflows, status="PENDING", load_input=False, load_output=False
        )
        return frozenset(job.executor_id for job in found if job.executor_id)

    async def tidy(self, before: datetime, limit: int = 1000) -> int:
        """Forget finished jobs older than that; how many. No results are kept, but a wish is in a person's words."""

        def forget() -> int:
            old = DBOS.list_workflows(
                status=["SUCCESS", "ERROR", "CANCELLED"],
                end_time=before.isoformat(),
                limit=limit,
                load_input=False,
                load_output=False,
            )
            DBOS.delete_workflows([job.workflow_id for job in old])
            return len(old)

        return await asyncio.to_thread(forget)


def _config(engine: Engine, executor: str) -> DBOSConfig:
    return {
        "name": NAME,
        "system_database_engine": engine,
        "application_version": VERSION,
        "executor_id": executor,
        "serializer": DBOSPortableJSON,
        "run_migrations": False,  # done before, over the same engine
        "use_listen_notify": False,
        "enable_otlp": False,
        "log_level": "WARNING",
        "scheduler_polling_interval_sec": 3600.0,  # we schedule nothing there
        "notification_listener_polling_interval_sec": 0.25,  # of an empty table in memory; a stop waits for it
    }


def _tame_logging() -> None:
    """Its records go where ours go: with a handler of any kind in place DBOS installs none of its own."""
    logger = logging.getLogger("dbos")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
