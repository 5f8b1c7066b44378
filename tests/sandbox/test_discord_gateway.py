"""The gateway's door: who gets in, what is said there, and what closes it."""

import json
from typing import Any

import pytest

from bot.sandbox.discord import ids
from bot.sandbox.discord.wire import Intent
from tests.sandbox.discord_house import (
    INTENTS,
    House,
    house,
    running,
)
from tests.sandbox.discord_line import Line, greeted, line

__all__ = ["greeted", "house"]


async def test_a_packed_stream_says_the_same(house: House) -> None:
    told = await line(house, "?v=10&encoding=json&compress=zlib-stream")
    assert (await told.hear(packed=True))["op"] == 10
    await told.identify()
    assert (await told.hear(packed=True))["t"] == "READY"
    assert (await told.hear(packed=True))["d"]["name"] == "Musterkanne Team"
    await told.socket.close()


async def test_ready_names_a_place_to_resume_and_the_guild_follows(house: House, greeted: Line) -> None:
    await greeted.identify()
    ready = (await greeted.hear())["d"]
    assert ready["resume_gateway_url"] == house.part.gateway_url
    assert (ready["user"]["id"], ready["guilds"]) == (
        ids.APPLICATION,
        [{"id": ids.GUILD, "unavailable": True}],
    )
    guild = (await greeted.hear())["d"]
    # Without the presences intent the guild names the bot alone.
    assert [one["user"]["id"] for one in guild["members"]] == [ids.APPLICATION]


@pytest.mark.parametrize(
    ("more", "code", "rule"),
    [
        ({"token": "wrong"}, 4004, None),
        ({"intents": 1 << 40}, 4013, "intents"),
        ({"intents": int(INTENTS.value | Intent.GUILD_PRESENCES)}, 4014, "intents"),
        ({"shard": [1, 2]}, 4010, "gateway.shard"),
        ({"properties": {}}, 4002, "gateway.identify"),
    ],
)
async def test_who_may_not_in_is_told_by_a_code(
    house: House, greeted: Line, more: dict[str, Any], code: int, rule: str | None
) -> None:
    await greeted.identify(**more)
    assert await greeted.closed_with() == code
    assert house.rules() == ([rule] if rule else [])


async def test_an_intent_that_was_not_declared_is_a_breach_even_if_discord_would_let_it_pass(
    house: House, greeted: Line
) -> None:
    await greeted.identify(intents=int(INTENTS.value | Intent.GUILD_MESSAGE_TYPING))
    assert (await greeted.hear())["t"] == "READY"
    assert house.rules() == ["intents"]


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("kein JSON", 4002),
        (json.dumps({"d": None}), 4002),
        (json.dumps({"op": 77, "d": None}), 4001),
        (json.dumps({"op": 8, "d": {}}), 4003),
        (json.dumps({"op": 1, "d": "x" * 4096}), 4002),
    ],
)
async def test_nonsense_closes_the_line(house: House, greeted: Line, frame: str, code: int) -> None:
    await greeted.socket.send_str(frame)
    assert await greeted.closed_with() == code
    assert len(house.rules()) == 1


async def test_a_second_identify_and_a_wrong_version_close_the_line(house: House, greeted: Line) -> None:
    await greeted.identify()
    await greeted.identify()
    assert await greeted.closed_with() == 4005
    old = await line(house, "?v=8&encoding=json")
    assert await old.closed_with() == 4012


async def test_a_hundred_and_twenty_sends_a_minute_are_enough(house: House, greeted: Line) -> None:
    for _ in range(121):
        await greeted.say(1, None)
    assert await greeted.closed_with() == 4008
    assert house.rules() == ["gateway.sends-120"]


async def test_heartbeats_are_answered_and_a_silent_client_is_hung_up_on() -> None:
    async with running(heartbeat_seconds=0.1) as house:
        silent = await line(house)
        await silent.hear()
        await silent.say(1, None)
        assert (await silent.hear())["op"] == 11
        assert await silent.closed_with() == 4000
        assert house.rules() == ["heartbeat"]


async def test_one_identify_in_five_seconds() -> None:
    async with running(identify_seconds=5.0) as house:
        first, second = await line(house), await line(house)
        await first.hear()
        await second.hear()
        await first.identify()
        assert (await first.hear())["t"] == "READY"
        await second.identify()
        said = await second.hear()
        assert (said["op"], said["d"]) == (9, False)
        await first.socket.close()
        await second.socket.close()


async def test_all_members_are_told_to_those_who_may_know(house: House, greeted: Line) -> None:
    await greeted.identify()
    await greeted.until("GUILD_CREATE")
    everybody = {"guild_id": ids.GUILD, "query": "", "limit": 0, "nonce": "n1"}
    await greeted.say(8, everybody)
    chunk = (await greeted.until("GUILD_MEMBERS_CHUNK"))["d"]
    assert (len(chunk["members"]), chunk["nonce"]) == (6, "n1")
    await greeted.say(8, {"guild_id": ids.GUILD, "user_ids": ["200000000000000003", "7"]})
    chunk = (await greeted.until("GUILD_MEMBERS_CHUNK"))["d"]
    assert ([one["user"]["id"] for one in chunk["members"]], chunk["not_found"]) == (
        ["200000000000000003"],
        ["7"],
    )
    less = await line(house)
    await less.hear()
    await less.identify(intents=1)
    await less.until("GUILD_CREATE")
    await less.say(8, everybody)
    assert await less.closed_with() == 4002
    assert house.rules() == ["intents"]
