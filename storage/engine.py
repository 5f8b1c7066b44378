"""Engines for both databases: one for all that writes (the job engine shares it), one that only reads."""

from typing import Any

import msgspec
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import StaticPool

from storage.fair_lock import FairLock
from storage.sqlite import BUSY_TIMEOUT, ReadingConnection, prepare, writing

POOL = 16
"""Connections kept open; as many again under load. Job workers and the reading side each hold one at a time."""


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _common() -> dict[str, Any]:
    return {"json_serializer": _json, "json_deserializer": msgspec.json.decode}


def is_memory(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}


def writing_engine(address: str) -> Engine:
    """Engine for all who write. `sqlite:///FILE` or `postgresql://...`."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, factory=writing(FairLock()), read_only=False)
    return _postgresql(url)


def reading_engine(address: str) -> Engine:
    """Engine for opening forms, drawing cards and reports: one state of the database, no writing."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, factory=ReadingConnection, read_only=True)
    return _postgresql(url).execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _sqlite(url: URL, *, factory: Any, read_only: bool) -> Engine:
    pool: dict[str, Any] = (
        {"poolclass": StaticPool} if is_memory(url) else {"pool_size": POOL, "max_overflow": POOL}
    )
    engine = create_engine(
        url,
        connect_args={"factory": factory, "timeout": BUSY_TIMEOUT, "check_same_thread": False},
        **pool,
        **_common(),
    )

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:
        prepare(connection, read_only=read_only)

    return engine


def _postgresql(url: URL) -> Engine:
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=POOL,
        max_overflow=POOL,
        pool_pre_ping=True,
        connect_args={"connect_timeout": 10, "application_name": "breakwater"},
        **_common(),
    )
