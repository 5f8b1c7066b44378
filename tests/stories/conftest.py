"""A sandbox with the real bot attached: real slack-bolt, real discord.py, over the wire."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from bot.demo.stage import Stage, set_stage
from tests.stories.scene import Scene
from tests.wording import NO_WAVE

OTHER = {"slack": "discord", "discord": "slack"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    async with set_stage(watch=NO_WAVE) as standing:
        yield standing


@pytest_asyncio.fixture(params=["slack", "discord"], loop_scope="module")
async def scene(stage: Stage, request: pytest.FixtureRequest) -> AsyncIterator[Scene]:
    """The story's people act on this platform. No rule of any platform may have been broken when it ends."""
    async with aiohttp.ClientSession() as session:
        before = len(stage.sandbox.kernel.violations)
        yield Scene(stage=stage, session=session, platform=request.param, other=OTHER[request.param])
        broken = stage.sandbox.kernel.violations[before:]
        assert not broken, broken
        assert not stage.sandbox.kernel.faults, "a fault was never met"
