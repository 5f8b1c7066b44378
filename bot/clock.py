"""The time as the bot sees it: UTC, shifted by a file that tests turn."""

from datetime import UTC, datetime, timedelta
from math import isfinite
from os import stat_result
from pathlib import Path

from handlers.errors import BreakwaterError


class ClockError(BreakwaterError):
    """The test clock's file cannot be read or does not hold a number of seconds."""


class Clock:
    """Called, it gives now as an aware UTC datetime.

    `turned_by` names the file of BREAKWATER_TEST_CLOCK: seconds of offset as a decimal number, read again whenever
    the file changes. While it is being rewritten (gone or empty for a moment) the last offset holds.
    """

    def __init__(self, turned_by: Path | None = None) -> None:
        self._file = turned_by
        self._offset = timedelta()
        self._seen: tuple[int, int, int] | None = None
        if turned_by is not None:
            try:
                self._seen = _state(turned_by.stat())
                self._offset = _read(turned_by)
            except (OSError, ValueError, OverflowError) as problem:
                raise ClockError(f"test clock {turned_by}: expected seconds of offset: {problem}") from None

    def __call__(self) -> datetime:
        if self._file is not None:
            self._turn(self._file)
        return datetime.now(UTC) + self._offset

    def _turn(self, file: Path) -> None:
        try:
            state = _state(file.stat())
            if state != self._seen:
                self._offset = _read(file)
                self._seen = state
        except (OSError, ValueError, OverflowError):
            return  # being rewritten; looked at again on the next call


def _state(found: stat_result) -> tuple[int, int, int]:
    return found.st_mtime_ns, found.st_size, found.st_ino


def _read(file: Path) -> timedelta:
    seconds = float(file.read_text(encoding="ascii"))
    if not isfinite(seconds):
        raise ValueError(f"{seconds} is no offset")
    return timedelta(seconds=seconds)
