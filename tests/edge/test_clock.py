"""The clock tells UTC, and what a test's file adds to it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Clock, ClockError

SOON = timedelta(seconds=5)


def off_by(clock: Clock) -> timedelta:
    return clock() - datetime.now(UTC)


def test_without_a_file_it_is_the_time() -> None:
    assert abs(off_by(Clock())) < SOON
    assert Clock()().tzinfo is UTC


def test_the_file_is_read_at_once_and_whenever_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "offset"
    file.write_text("3600")
    clock = Clock(file)
    assert abs(off_by(clock) - timedelta(hours=1)) < SOON
    file.write_text("-86400.5\n")
    assert abs(off_by(clock) + timedelta(days=1)) < SOON


@pytest.mark.parametrize("half_written", ["", "12e", "nan", "inf", "1e300"])
def test_while_the_file_is_being_rewritten_the_last_offset_holds(tmp_path: Path, half_written: str) -> None:
    file = tmp_path / "offset"
    file.write_text("60")
    clock = Clock(file)
    file.write_text(half_written)
    assert abs(off_by(clock) - timedelta(minutes=1)) < SOON
    file.unlink()
    assert abs(off_by(clock) - timedelta(minutes=1)) < SOON
    file.write_text("120")
    assert abs(off_by(clock) - timedelta(minutes=2)) < SOON


@pytest.mark.parametrize("text", [None, "", "soon", "nan"])
def test_a_file_that_is_no_clock_is_refused_at_the_start(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "offset"
    if text is not None:
        file.write_text(text)
    with pytest.raises(ClockError, match="expected seconds of offset"):
        Clock(file)
