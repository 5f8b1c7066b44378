"""The stage on which whole bots come to grief: a sandbox and a bot as a process of its own, one for each module."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import aiohttp
import pytest
import pytest_asyncio

from bot.demo.stage import Stage, set_stage
from tests.faults.world import Ordeal
from tests.wording import NO_WAVE


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    async with set_stage(watch=NO_WAVE) as standing:
        yield standing


@asynccontextmanager
async def begun(stage: Stage, platform: str) -> AsyncIterator[Ordeal]:
    """Whatever a test did to the bot, the next one finds it running, and Slack as if a minute had passed: many short
    stories in a row would come to its limit of 50 changes a minute, and a bot just killed does not know of it."""
    limits = stage.sandbox.slack.app.limits
    limits.clock = _a_minute_later(limits.clock)
    if not stage.bot.pid:
        await stage.bot.start()
    async with aiohttp.ClientSession() as session, Ordeal.on(stage, session, platform) as ordeal:
        yield ordeal


@pytest_asyncio.fixture(loop_scope="module")
async def ordeal(stage: Stage) -> AsyncIterator[Ordeal]:
    """People act in Slack. At the end nothing is broken, doubled, or said that should not be."""
    async with begun(stage, "slack") as ordeal:
        yield ordeal


@pytest_asyncio.fixture(params=["slack", "discord"], loop_scope="module")
async def on_both(stage: Stage, request: pytest.FixtureRequest) -> AsyncIterator[Ordeal]:
    """The same with people who act on one platform, then on the other."""
    async with begun(stage, request.param) as ordeal:
        yield ordeal


def _a_minute_later(clock: Callable[[], float]) -> Callable[[], float]:
    return lambda: clock() + 60.0
