"""Fixtures that all tests share."""

import compileall
import gc
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.databases import (
    database,
    database_url,
    empty_url,
    memory,
    postgres,
    postgres_url,
    sqlite_template,
    sqlite_url,
)

# How long an example takes, or the making of it, is measured by the benchmark; on a busy machine it says nothing about
# the promise. The same examples for the same test: what nobody has changed does not fail on another machine.
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

__all__ = [
    "database",
    "database_url",
    "empty_url",
    "memory",
    "postgres",
    "postgres_url",
    "sqlite_template",
    "sqlite_url",
]


def pytest_configure(config: pytest.Config) -> None:
    """A bot is started a hundred times. Where Python was told to leave no bytecode behind, as in many containers, each
    would compile its five hundred modules anew."""
    if sys.dont_write_bytecode and not hasattr(config, "workerinput"):
        for package in ("bot", "handlers", "prompts", "storage"):
            compileall.compile_dir(Path(__file__).parents[1] / package, quiet=2)


def pytest_collection_finish() -> None:
    """Fourteen thousand tests stay to the end: looking through them for garbage takes seconds each time, and some tests
    count processor time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With a story that failed comes what its stage knows, while that still stands."""
    report = yield
    if report.failed and isinstance(item, pytest.Function) and "stage" in item.funcargs:
        from tests import witness

        stage = witness.stage_of(item.funcargs)
        if stage is not None:
            report.sections.append((f"the stage ({call.when})", witness.told_by(stage)))
    return report
