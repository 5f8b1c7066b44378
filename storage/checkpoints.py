"""Moves what SQLite has committed from its log into its file, beside the commits instead of within them."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import structlog

log = structlog.get_logger(__name__)

EVERY = 0.25
"""Seconds."""
AFTER_FAILURE = 30.0
"""The same, until it is tried again after a full disk or the like."""


class Checkpoints:
    """A thread of its own. It waits for nobody, and nobody waits for it: what is written or read meanwhile is left to
    the next time. If it stops or lags, commits do it as before, from `storage.sqlite.LOG` pages on."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="checkpoints", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        pause = EVERY
        while not self._stopping.wait(pause):
            try:
                self._keep_moving()
            except sqlite3.Error as error:
                # Nothing is lost by it: commits go on, some of them slower.
                log.warning("the log of the database is left to the commits", reason=str(error))
                pause = AFTER_FAILURE

    def _keep_moving(self) -> None:
        with closing(sqlite3.connect(self._file, isolation_level=None)) as connection:
            move(connection)
            while not self._stopping.wait(EVERY):
                move(connection)


def move(connection: sqlite3.Connection) -> tuple[int, int]:
    """Pages in the log, and how many of them stand in the file by now. Raises sqlite3.Error."""
    _, written, moved = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return int(written), int(moved)
