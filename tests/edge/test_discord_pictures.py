"""Pictures on Discord, over the wire: uploaded once, kept by edits, never in the card's way."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from bot.cards.parts import Card, Line, Picture, Plain
from bot.sandbox.discord import ids
from bot.sandbox.discord.wire import Perm
from handlers.errors import Unavailable
from tests.edge.discord_bot import INBOX, World, connected_bot
from tests.edge.discord_cards import APPROVAL

PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
ALT = "Kommentare je 5 Minuten: steiler Anstieg ab 19:04 [x](http://x.example)"
CURVE = Card(
    first_line="Ungewöhnlich viel Kritik seit 19:04",
    parts=(Picture(data=PNG, name="kurve-12-1.png", alt=ALT), Line(text=(Plain(text="142 Kommentare"),))),
)
EDIT = "PATCH /channels/{channel}/messages/{message}"


def files(world: World, id: str) -> list[tuple[str, str]]:
    message = world.discord.part.world.channels[INBOX].messages[id]
    return [(one.filename, one.id) for one in message.attachments]


def uploads(world: World) -> list[Any]:
    """Requests that came with a file: their entries name it."""
    return [one for one in world.requests(EDIT) if '"filename"' in json.dumps(one.body)]


async def test_a_picture_stands_on_the_card_with_its_words() -> None:
    async with connected_bot() as world:
        id = await world.card(CURVE)
        [(name, file)] = files(world, id)
        assert name == "kurve-12-1.png"
        [gallery] = [
            part
            for top in world.message(id)["payload"]["components"]
            for part in top.get("components", [])
            if part["type"] == 12
        ]
        assert gallery["items"][0]["description"] == ALT
        assert file in gallery["items"][0]["media"]["url"]


async def test_an_edit_keeps_the_picture_and_another_one_takes_its_place() -> None:
    async with connected_bot() as world:
        id = await world.card(CURVE)
        before = files(world, id)
        await world.chat.update(INBOX, id, replace(CURVE, first_line="Kritik nimmt zu"))
        assert files(world, id) == before
        assert len(uploads(world)) == 1
        other = replace(CURVE, parts=(Picture(data=PNG, name="kurve-12-2.png", alt="neu"),))
        await world.chat.update(INBOX, id, other)
        assert [name for name, _ in files(world, id)] == ["kurve-12-2.png"]
        await world.chat.update(INBOX, id, Card(first_line="Beruhigt seit 21:40"))
        assert files(world, id) == []


async def test_after_a_restart_the_picture_is_uploaded_again_and_stands_there_once() -> None:
    async with connected_bot() as world:
        id = await world.card(CURVE)
        world.chat._pictures._known.clear()
        await world.chat.update(INBOX, id, CURVE)
        assert len(files(world, id)) == 1


async def test_a_card_that_wakes_somebody_has_its_picture_too() -> None:
    async with connected_bot() as world:
        id = await world.card(replace(APPROVAL, parts=(*CURVE.parts, *APPROVAL.parts)))
        assert world.message(id)["push"].startswith(APPROVAL.first_line)
        assert len(files(world, id)) == 1


async def test_where_no_file_may_be_sent_the_words_stand_in_place_of_the_picture() -> None:
    async with connected_bot() as world:
        for role in world.discord.part.world.roles.values():
            role.permissions &= ~Perm.ATTACH_FILES
        id = await world.card(CURVE)
        assert files(world, id) == []
        shown = world.message(id)["text"]
        assert "steiler Anstieg ab 19:04" in shown
        assert "142 Kommentare" in shown
        assert r"\[x\](http:\/\/x.example)" in shown  # no link


@pytest.mark.parametrize("data", [b"", bytes(10 * 2**20 + 1)])
async def test_what_discord_takes_no_file_of_is_not_tried(data: bytes) -> None:
    async with connected_bot() as world:
        odd = replace(CURVE, parts=(Picture(data=data, name="kurve.png", alt=ALT), *CURVE.parts[1:]))
        id = await world.card(odd)
        assert uploads(world) == []
        assert "steiler Anstieg" in world.message(id)["text"]


async def test_a_refused_upload_costs_the_picture_alone_and_an_outage_is_tried_again() -> None:
    async with connected_bot() as world:
        world.fault(EDIT, "error", status=413, code="40005")
        refused = await world.card(CURVE, own_id=1)
        assert "142 Kommentare" in world.message(refused)["text"]
        world.fault(EDIT, "error", status=503)
        with pytest.raises(Unavailable) as away:
            await world.card(CURVE, own_id=2)
        assert away.value.retry_after is None
        found = await world.chat.find(INBOX, 2)
        assert found is not None
        await world.chat.update(INBOX, found, CURVE)
        assert len(files(world, found)) == 1


async def test_in_private_the_words_stand_for_the_picture() -> None:
    async with connected_bot() as world:
        assert await world.chat.tell("200000000000000002", CURVE)
        [direct] = [one for one in world.discord.part.snapshot()["channels"] if one["recipients"]]
        assert "steiler Anstieg" in direct["messages"][0]["text"]
        await asyncio.sleep(0)
        assert world.discord.part.world.channels[ids.INBOX].messages == {}
