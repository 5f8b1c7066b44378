"""Second opinions from servers that obey, misbehave or are away; the server is real and on loopback."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from openai import AsyncOpenAI

from handlers.events import OpinionGiven
from handlers.opinion import Question
from prompts.opinions import Opinions
from prompts.privacy import masked, without_names

QUESTION = Question(
    text="Lea Nord hier, @lea_im_norden, lea@nord.example, 0171 2345678: Ihr Trottel! https://nord.example/x LG Tom",
    names=("Lea Nord", "Jana"),
    language="de",
)


@dataclass
class Far:
    """What the server says, and what it was told."""

    base_url: str = ""
    flagged: object = True
    categories: dict[str, object] = field(default_factory=lambda: {"harassment": True, "hate": False})
    text: str = '{"harmful": true, "kinds": ["offensive"]}'
    status: int = 200
    slow: float = 0
    told: list[dict[str, Any]] = field(default_factory=list)

    async def moderate(self, request: web.Request) -> web.StreamResponse:
        self.told.append(await request.json())
        result = {"flagged": self.flagged, "categories": self.categories, "category_scores": {}}
        return web.json_response({"id": "x", "model": "m", "results": [result]}, status=self.status)

    async def complete(self, request: web.Request) -> web.StreamResponse:
        self.told.append(await request.json())
        await asyncio.sleep(self.slow)
        message = {"role": "assistant", "content": self.text}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        return web.json_response(
            {"id": "x", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]},
            status=self.status,
        )


@pytest.fixture
async def far() -> AsyncIterator[Far]:
    server = Far()
    app = web.Application()
    app.router.add_post("/v1/moderations", server.moderate)
    app.router.add_post("/v1/chat/completions", server.complete)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    yield server
    await runner.cleanup()


async def asks(far: Far, *, moderation: str = "", model: str = "", deadline: float = 20) -> OpinionGiven:
    async with AsyncOpenAI(api_key="none", base_url=far.base_url, max_retries=0) as client:
        opinions = Opinions(
            client=client, token=lambda: "tok", moderation=moderation, model=model, deadline=deadline
        )
        return await opinions.about(7, QUESTION)


def given(verdict: str, *flags: str, origin: str) -> OpinionGiven:
    return OpinionGiven(opinion=7, verdict=verdict, flags=flags, origin=origin)


async def test_each_way_says_what_it_finds_in_our_words(far: Far) -> None:
    assert await asks(far, moderation="o") == given("harmful", "offensive", origin="moderation")
    assert await asks(far, model="m") == given("harmful", "offensive", origin="model")
    far.text = 'Sure: {"harmful": false, "kinds": ["hate"]} ok'
    assert await asks(far, model="m") == given("harmless", origin="model")
    assert await asks(far, moderation="o", model="m") == given(
        "disputed", "offensive", origin="moderation+model"
    )


async def test_no_name_handle_mail_number_or_link_leaves_the_house(far: Far) -> None:
    await asks(far, moderation="o", model="m")
    assert len(far.told) == 2
    sent = json.dumps(far.told, ensure_ascii=False)
    for private in ("Lea", "Nord", "nord", "lea_im", "0171", "2345678", "Tom"):
        assert private not in sent
    assert "Trottel" in sent


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "{",
        "{}",
        '{"harmful": "yes"}',
        '{"harmful": true, "kinds": ["@everyone", "<b>"]}',
        '{"harmful": 1}',
        "[" * 9_000 + "{}",
        '{"harmful": true, "kinds": ' + "[" * 5_000 + "}",
        "\u202e{\u0000}",
    ],
)
async def test_hostile_answers_of_a_model_are_unknown(far: Far, text: str) -> None:
    far.text = text
    assert await asks(far, model="m") == given("unknown", origin="model")


@pytest.mark.parametrize("categories", [{}, {"harassment": "yes"}, {"made/up": True}])
async def test_categories_that_nobody_knows_are_left_out(far: Far, categories: dict[str, object]) -> None:
    far.categories = categories
    answer = await asks(far, moderation="o")
    assert answer.verdict in {"harmful", "unknown"}
    assert answer.flags == ()


@pytest.mark.parametrize("status", [401, 404, 429, 500])
async def test_a_server_that_fails_has_no_opinion_and_the_other_still_has(far: Far, status: int) -> None:
    far.status = status
    assert await asks(far, moderation="o", model="m") == given("unknown", origin="moderation+model")


async def test_a_slow_one_and_one_that_is_away_are_unknown(far: Far) -> None:
    far.slow = 5
    assert await asks(far, moderation="o", model="m", deadline=0.5) == given(
        "harmful", "offensive", origin="moderation+model"
    )
    far.base_url = "http://127.0.0.1:9/v1"
    assert await asks(far, model="m") == given("unknown", origin="model")


def test_names_are_known_by_whom_they_belong_to_and_by_what_stands_before_them() -> None:
    text = without_names(
        "Frau Müller aus der Filiale und ANNA-LENA waren frech. Gruß, Karl Maier", ("Anna-Lena Graf",)
    )
    assert text == "Frau [name] aus der Filiale und [name]-[name] waren frech. Gruß, [name]"
    assert without_names("Herr Ober, ein Idiot!", ("",)) == "Herr [name], ein Idiot!"
    assert masked("schreib an a@b.de") == "schreib an [e-mail]"
