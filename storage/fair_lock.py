"""A write lock that is given out in the order in which it was asked for; SQLite's own is not fair."""

import sqlite3
from collections import deque
from threading import Lock


class FairLock:
    """First come, first served, across threads. Held by a connection, so any thread may release it."""

    def __init__(self, *, limit: float = 30.0) -> None:
        self.limit = limit
        """Seconds after which somebody in line gives up."""
        self._guard = Lock()
        self._held = False
        self._line: deque[Lock] = deque()

    def acquire(self) -> None:
        """Wait for one's turn; raises what SQLite would raise if it does not come in time."""
        with self._guard:
            if not self._held:
                self._held = True
                return
            turn = Lock()
            turn.acquire()
            self._line.append(turn)
        if turn.acquire(timeout=self.limit):
            return
        with self._guard:
            if turn in self._line:
                self._line.remove(turn)
                raise busy(f"database is locked: no turn to write within {self.limit:g} s")
        # It was handed over between the end of the wait and the look at the line.

    def release(self) -> None:
        """Hand over to whoever has waited longest."""
        with self._guard:
            if self._line:
                self._line.popleft().release()
            else:
                self._held = False


def busy(message: str) -> sqlite3.OperationalError:
    """An error as SQLite raises it when somebody else writes: callers that know it try again."""
    error = sqlite3.OperationalError(message)
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    error.sqlite_errorname = "SQLITE_BUSY"
    return error
