"""Pictures on cards, over the wire: uploaded once, shown when Slack has looked at them, never in the card's way."""

from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from bot.cards.parts import Card, Picture
from bot.chat import Outcome
from tests.edge.slack_bot import INBOX, World, socket_bot
from tests.edge.slack_cards import CURVE, PNG
from tests.edge.slack_rules import visible_lines

ALT = "Kommentare je 5 Minuten: steiler Anstieg ab 19:04"


def uploads(world: World) -> int:
    return world.slack.part.snapshot()["calls"].get("files.getUploadURLExternal", 0)


def pictures(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for block in message["blocks"] if block["type"] == "image"]


def another(name: str, data: bytes = PNG) -> Card:
    return replace(CURVE, parts=(Picture(data=data, name=name, alt=ALT), *CURVE.parts[1:]))


async def test_a_picture_stands_on_its_card_with_words_for_those_who_cannot_see_it() -> None:
    async with socket_bot() as world:
        ts = await world.card(CURVE)
        [picture] = pictures(world.message(ts))
        assert picture["alt_text"] == ALT
        async with aiohttp.ClientSession() as session:
            answer = await session.get(f"{world.slack.url}/slack/files/{picture['slack_file']['id']}")
            assert (answer.content_type, await answer.read()) == ("image/png", PNG)


async def test_an_edit_with_the_same_picture_uploads_nothing() -> None:
    async with socket_bot() as world:
        ts = await world.card(CURVE)
        await world.chat.update(INBOX, ts, replace(CURVE, first_line="Kritik nimmt zu"))
        assert uploads(world) == 1
        await world.chat.update(INBOX, ts, another("kurve-12-2.png"))
        assert uploads(world) == 2
        assert len(pictures(world.message(ts))) == 1


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
@pytest.mark.parametrize("kind", ["error", "reset", "rate_limit", "refuse"])
async def test_an_upload_that_fails_does_not_lose_the_card(method: str, kind: str) -> None:
    async with socket_bot() as world:
        world.fault(method, kind, seconds=1)
        ts = await world.card(CURVE)
        assert visible_lines(world.message(ts)["blocks"])[1] == ALT
        assert pictures(world.message(ts)) == []


async def test_the_picture_comes_with_the_next_edit() -> None:
    async with socket_bot() as world:
        world.fault("files.completeUploadExternal", "error")
        ts = await world.card(CURVE)
        await world.chat.update(INBOX, ts, CURVE)
        assert len(pictures(world.message(ts))) == 1


@pytest.mark.parametrize("data", [b"", b"x" * 5_000_001])
async def test_a_picture_of_no_or_of_huge_size_is_told_in_words(data: bytes) -> None:
    async with socket_bot() as world:
        ts = await world.card(another("kurve.png", data))
        assert visible_lines(world.message(ts)["blocks"])[1] == ALT
        assert uploads(world) == 0


async def test_what_is_no_picture_is_shown_in_words_and_blamed() -> None:
    async with socket_bot() as world:
        ts = await world.card(another("kurve.png", b"<svg onload=alert(1)>"))
        assert visible_lines(world.message(ts)["blocks"])[1] == ALT
        assert set(world.slack.broken()) == {"slack-file"}


async def test_pictures_are_seen_in_private_answers_and_at_home_as_well() -> None:
    async with socket_bot() as world:
        world.core.outcome = Outcome(private=CURVE)
        [whisper] = (await world.click(await world.card(), wait=3))["ephemeral"]
        assert len(pictures(whisper)) == 1
        seen = await world.slack.act("open_home", user="jana", wait=3)
        assert len(pictures(seen["view"])) == 1
        assert uploads(world) == 1
