"""What a stage can tell when a story on it has failed, so that the cause is found on a machine that is far away."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from bot.demo.stage import Stage

LINES = 12
"""Of each kind: a failure on a foreign machine is read in a log that somebody has cut short."""
WIDTH = 220
_WORSE = ("warning", "error", "critical")
_OPEN = {
    "cards not up to date": (
        "SELECT id, kind, subject, platform, channel, state, wanted, shown, attempts, next_try_at"
        " FROM app_placement WHERE wanted > shown ORDER BY id DESC"
    ),
    "jobs not done": (
        "SELECT name, status, queue_name, recovery_attempts FROM workflow_status"
        " WHERE status IN ('PENDING', 'ENQUEUED') ORDER BY created_at DESC"
    ),
}


def stage_of(funcargs: Mapping[str, Any]) -> Stage | None:
    """The stage that a test stands on, by whichever fixture it has it."""
    found = (getattr(value, "stage", value) for value in funcargs.values())
    return next((one for one in found if isinstance(one, Stage)), None)


def told_by(stage: Stage) -> str:
    return "\n".join(line[:WIDTH] for line in _lines(stage))


def _lines(stage: Stage) -> Iterator[str]:
    kernel = stage.sandbox.kernel
    yield f"clock turned by {kernel.offset}, bot {'runs' if stage.bot.pid else 'does not run'}"
    for title, those in (
        ("rules broken", kernel.violations),
        ("faults not met", kernel.faults),
    ):
        yield from _some(title, [str(one) for one in those])
    for title, asked in (
        ("refused requests", [one for one in kernel.requests if one.status >= 400]),
        ("last requests", kernel.requests),
    ):
        yield from _some(title, [f"{one.at[11:23]} {one.status} {one.target} {one.body}" for one in asked])
    for title, question in _OPEN.items():
        yield from _some(title, _asked(stage.bot.folder / "breakwater.db", question))
    log = stage.bot.log().splitlines()
    yield from _some("the bot's complaints", [line for line in log if _complains(line)])
    yield from _some("the bot's last words", log)


def _some(title: str, those: list[str]) -> Iterator[str]:
    if those:
        yield f"-- {title}: {len(those)}"
        yield from those[-LINES:]


def _asked(file: Path, question: str) -> list[str]:
    """Newest last. Nothing where the bot keeps its rows elsewhere, or has made none yet."""
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=2)) as database,
    ):
        return [str(row) for row in database.execute(question)][::-1]
    return []


def _complains(line: str) -> bool:
    """Tracebacks are no JSON, and nothing that the bot says by itself."""
    try:
        return json.loads(line).get("level") in _WORSE
    except (ValueError, AttributeError):
        return True
