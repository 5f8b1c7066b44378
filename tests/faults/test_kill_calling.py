"""kill -9 while one person is called about many matters: counted at the pager's side, and on each matter."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from storage.database import Database
from tests.bench.ladder import fill
from tests.faults.calling import CALLED_OUT, NOTED, RECORDED, TOLD

ROOT = Path(__file__).parents[2]
MANY = 60


@contextmanager
def pager() -> Iterator[tuple[str, list[bytes]]]:
    """A service outside chat, over HTTP: its address, and what it has taken."""
    took: list[bytes] = []

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            took.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *_: object) -> None:  # noqa: A002 -- so called there
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"json://127.0.0.1:{server.server_port}/key", took
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def run(database: Database, address: str, place: str) -> int:
    command = [sys.executable, "-W", "ignore", "-m", "tests.faults.calling", database.address, address, place]
    return subprocess.run(command, cwd=ROOT, check=False, timeout=240).returncode


@pytest.mark.parametrize(
    ("place", "calls"),
    [
        (NOTED, 1),
        *(
            pytest.param(place, calls, marks=pytest.mark.faults_full)
            for place, calls in ((CALLED_OUT, 1), (TOLD, 2), (RECORDED, 1))
        ),
    ],
)
def test_killed_while_somebody_is_called(database: Database, place: str, calls: int) -> None:
    """Only a call that was taken, and of which nobody knows, is made again."""
    fill(database, datetime.now(UTC) - timedelta(minutes=5), MANY)
    with pager() as (address, took):
        assert run(database, address, place) == -9, f"it never came to {place!r}"
        assert run(database, address, "") == 0
    with database.read() as uow:
        called = uow.log.of("person:mara")
        escalations = uow.escalations.find()
        lines = [line.type for one in escalations for line in uow.log.of(f"escalation:{one.id}")]
    assert sum(int(line.facts["matters"]) for line in called) == MANY, "each matter in one call"
    assert len(took) == len(called) + calls - 1
    assert [one.paged for one in escalations] == [{"mara": "paged-reached"}] * MANY
    assert (lines.count("escalation.climbed"), lines.count("escalation.paged")) == (MANY, MANY)
