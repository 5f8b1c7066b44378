"""A second opinion over the wire: the card stands at once, what a model thinks of it follows on both platforms."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web

from bot.demo.stage import set_stage
from tests.stories.scene import Scene
from tests.wording import NO_WAVE

pytestmark = pytest.mark.asyncio(loop_scope="module")
SETTINGS = '[policy]\nfour_eyes_from = "low"\n\n[second_opinion]\nmoderation = "guard"\nper_hour = 2\n\n'
INSULT = "ihr seid doch alle Vollidioten"


@pytest_asyncio.fixture(loop_scope="module")
async def asked() -> AsyncIterator[tuple[Scene, list[dict[str, Any]], asyncio.Event]]:
    """Somebody acts on Slack; the model outside answers once it is let."""
    told: list[dict[str, Any]] = []
    may_answer = asyncio.Event()

    async def moderate(request: web.Request) -> web.Response:
        told.append(await request.json())
        await may_answer.wait()
        result = {"flagged": True, "categories": {"harassment": True}, "category_scores": {}}
        return web.json_response({"id": "x", "model": "guard", "results": [result]})

    app = web.Application()
    app.router.add_post("/v1/moderations", moderate)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    async with (
        set_stage(policy=SETTINGS, watch=NO_WAVE, environ={"OPENAI_BASE_URL": url}) as stage,
        aiohttp.ClientSession() as s,
    ):
        yield Scene(stage=stage, session=s, platform="slack", other="discord"), told, may_answer
        assert not stage.sandbox.kernel.violations
    await runner.cleanup()


async def test_the_card_waits_for_no_opinion_and_shows_it_when_it_comes(
    asked: tuple[Scene, list[dict[str, Any]], asyncio.Event],
):
    scene, told, may_answer = asked
    case = await scene.complains(f"Frau Beispiel, {INSULT}, schreibt mir an a@b.example", author="karl_nord")
    for platform in ("slack", "discord"):
        assert "Zweite Meinung" not in (await case.card(platform)).text
    may_answer.set()
    for platform in ("slack", "discord"):
        await case.card(platform, "Zweite Meinung (Moderationsdienst): vermutlich Beleidigung")
    (question,) = told
    assert INSULT in question["input"]
    assert not any(private in json.dumps(question) for private in ("a@b", "karl", "nord", "Beispiel"))
