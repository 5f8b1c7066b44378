"""The two places where DBOS is used below its public surface. Its version is pinned; a kill test covers both."""

from collections.abc import Iterable

from dbos import DBOS
from dbos._serialization import DBOSPortableJSON
from dbos._sys_db import SystemDatabase
from sqlalchemy import Engine


def migrate_jobs(engine: Engine) -> None:
    """Create or update the job engine's own tables over our connection settings (its public way makes an engine of
    its own, and listens for notifications, which we don't)."""
    sqlite = engine.dialect.name == "sqlite"
    SystemDatabase.create(
        system_database_url="sqlite:///own-engine" if sqlite else "postgresql://own@engine/own",
        engine_kwargs={},
        engine=engine,
        schema="dbos",
        serializer=DBOSPortableJSON,
        executor_id=None,
        use_listen_notify=False,
    ).run_migrations()


def recover_jobs(executors: Iterable[str]) -> int:
    """Put the unfinished jobs of dead processes back into their queues; how many there were."""
    return len(DBOS._recover_pending_workflows(list(executors)))  # noqa: SLF001 - no public way without its cloud
