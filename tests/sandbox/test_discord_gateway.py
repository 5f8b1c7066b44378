"""The gateway: who gets in, what is told to whom, what survives a dropped socket, and what closes one."""

import asyncio
import json
import zlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest

from bot.sandbox.discord import gateway, ids
from bot.sandbox.discord.wire import Intent
from tests.sandbox.discord_house import (
    INSTALL,
    INTENTS,
    WITHOUT_CONTENT,
    Bot,
    House,
    buttons,
    connected,
    house,
    point_at,
    running,
    until,
)

__all__ = ["house"]

PROPERTIES = {"os": "linux", "browser": "test", "device": "test"}


class Line:
    """A bare socket, for what no library would do."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, house: House) -> None:
        self.socket, self.house = socket, house
        self.inflate = zlib.decompressobj()

    async def say(self, op: int, data: Any) -> None:
        await self.socket.send_str(json.dumps({"op": op, "d": data}))

    async def hear(self) -> dict[str, Any]:
        frame = await self.socket.receive(timeout=5)
        if frame.type is aiohttp.WSMsgType.BINARY:
            return json.loads(self.inflate.decompress(frame.data))
        assert frame.type is aiohttp.WSMsgType.TEXT, frame
        return json.loads(frame.data)

    async def until(self, event: str) -> dict[str, Any]:
        while (said := await self.hear())["t"] != event:
            pass
        return said

    async def closed_with(self) -> int | None:
        while not self.socket.closed:
            await self.socket.receive(timeout=5)
        return self.socket.close_code

    async def identify(self, **more: Any) -> None:
        token = self.house.part.token
        await self.say(2, {"token": token, "properties": PROPERTIES, "intents": INTENTS.value, **more})


async def line(house: House, query: str = "?v=10&encoding=json") -> Line:
    return Line(await house.http.ws_connect(house.part.gateway_url + query), house)


@pytest.fixture
async def greeted(house: House) -> AsyncIterator[Line]:
    found = await line(house)
    hello = await found.hear()
    assert (hello["op"], hello["d"]["heartbeat_interval"]) == (10, 41250)
    yield found
    await found.socket.close()


async def test_a_packed_stream_says_the_same(house: House) -> None:
    packed = await line(house, "?v=10&encoding=json&compress=zlib-stream")
    assert (await packed.hear())["op"] == 10
    await packed.identify()
    assert (await packed.hear())["t"] == "READY"
    assert (await packed.hear())["d"]["name"] == "Musterkanne Team"
    await packed.socket.close()


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


async def test_a_withheld_heartbeat_answer_makes_the_library_reconnect(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with running(heartbeat_seconds=0.2) as house:
        point_at(house, monkeypatch)
        house.break_("discord:gateway", "drop_ack", times=1000)
        bot = Bot()
        bot._connection.heartbeat_timeout = 0.3
        task = asyncio.create_task(bot.start(house.part.token))
        await bot.hears("ready")
        await bot.hears("disconnect")
        house.kernel.faults.clear()
        await bot.hears("resumed")
        await bot.close()
        await asyncio.gather(task, return_exceptions=True)


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


async def test_what_happened_while_the_socket_was_down_is_told_afterwards(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(house, monkeypatch) as bot:
        house.break_("discord:gateway", "socket_drop", seconds=0.3)
        await bot.hears("disconnect")
        for text in ("eins", "zwei", "drei"):
            await house.part.act("say", {"user": "jana", "channel": "allgemein", "text": text})
        await bot.hears("resumed")
        assert [message.content for message in bot.all("message")] == ["eins", "zwei", "drei"]
        assert len(bot.all("ready")) == 1
    assert house.rules() == []


@pytest.mark.parametrize(("kind", "after"), [("reset", "resumed"), ("socket_drop", "resumed")])
async def test_the_library_comes_back_by_itself(
    house: House, monkeypatch: pytest.MonkeyPatch, kind: str, after: str
) -> None:
    async with connected(house, monkeypatch) as bot:
        house.break_("discord:gateway", kind)
        await bot.hears(after)
        await house.part.act("say", {"user": "jana", "channel": "allgemein", "text": "noch da?"})
        assert (await bot.hears("message")).content == "noch da?"


async def test_a_lost_session_starts_anew_without_what_was_missed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def at_once(*_: Any, **__: Any) -> None:
        """discord.py waits five seconds here."""

    monkeypatch.setattr(discord.Client, "before_identify_hook", at_once)
    async with connected(house, monkeypatch) as bot:
        house.break_("discord:gateway", "error")
        await bot.hears("ready", 2)
        assert bot.all("resumed") == []


async def test_a_bare_resume_replays_from_the_number_given(house: House, greeted: Line) -> None:
    await greeted.identify()
    ready = await greeted.hear()
    await greeted.hear()
    await house.part.act("say", {"user": "jana", "channel": "allgemein", "text": "eins"})
    heard = await greeted.until("MESSAGE_CREATE")
    await greeted.socket.close(code=4000)
    await house.part.act("say", {"user": "jana", "channel": "allgemein", "text": "zwei"})
    again = await line(house)
    await again.hear()
    session = {"token": house.part.token, "session_id": ready["d"]["session_id"]}
    await again.say(6, {**session, "seq": heard["s"]})
    missed = await again.hear()
    assert (missed["d"]["content"], missed["s"]) == ("zwei", heard["s"] + 1)
    assert (await again.hear())["t"] == "RESUMED"
    await again.socket.close(code=1000)
    await until(lambda: not house.part.snapshot()["connected"])
    late = await line(house)
    await late.hear()
    await late.say(6, {**session, "seq": heard["s"]})
    said = await late.hear()
    assert (said["op"], said["d"]) == (9, False)
    await late.socket.close()


async def test_only_what_was_asked_for_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    intents = discord.Intents(guilds=True, guild_messages=True, message_content=True)
    async with connected(house, monkeypatch, intents) as bot:
        said = await house.part.act("say", {"user": "jana", "channel": "allgemein", "text": "Hallo"})
        await house.part.act("react", {"user": "jana", "message": said["message"], "emoji": "👀"})
        await house.part.act("leave", {"user": "olli"})
        await house.part.act("say", {"user": "jana", "channel": "dm", "text": "unter uns"})
        await house.part.act("say", {"user": "jana", "channel": "allgemein", "text": "Schluss"})
        await bot.hears("message", 2)
        assert [message.content for message in bot.all("message")] == ["Hallo", "Schluss"]
        assert not bot.all("raw_reaction_add")
        assert not bot.all("raw_member_remove")


async def test_without_the_content_intent_words_are_empty_but_for_those_meant_for_the_bot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
    async with running(WITHOUT_CONTENT) as house, connected(house, monkeypatch, intents) as bot:
        place = {"user": "jana", "channel": "allgemein"}
        first = await house.part.act("say", {**place, "text": "nicht für dich"})
        await house.part.act("say", {**place, "text": f"<@{ids.APPLICATION}> für dich"})
        await house.part.act("say", {"user": "jana", "channel": "dm", "text": "unter uns"})
        await bot.text_channel(ids.LOBBY).send("von mir")
        await bot.hears("message", 4)
        said = [message.content for message in bot.all("message")]
        assert said == ["", f"<@{ids.APPLICATION}> für dich", "unter uns", "von mir"]
        read = await bot.text_channel(ids.LOBBY).fetch_message(int(first["message"]))
        assert read.content == ""


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


async def test_a_channel_that_was_closed_to_the_bot_falls_silent(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(house, monkeypatch) as bot:
        await house.part.act("kick", {"channel": "social-inbox"})
        assert (await bot.hears("guild_channel_update")).name == "social-inbox"
        await house.part.act("say", {"user": "jana", "channel": "social-inbox", "text": "unter uns"})
        await house.part.act("admit", {"channel": "social-inbox"})
        await house.part.act("say", {"user": "jana", "channel": "social-inbox", "text": "wieder da"})
        await bot.hears("message")
        assert [message.content for message in bot.all("message")] == ["wieder da"]


async def test_events_may_come_twice_late_or_in_another_order(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(house, monkeypatch) as bot:

        async def say(text: str) -> None:
            await house.part.act("say", {"user": "jana", "channel": "allgemein", "text": text})

        house.break_("discord:event MESSAGE_CREATE", "twice")
        await say("doppelt")
        house.break_("discord:event", "reorder")
        await say("zuerst")
        await say("danach")
        house.break_("discord:event", "delay", seconds=0.2)
        await say("spät")
        await say("früh")
        await bot.hears("message", 6)
        said = [message.content for message in bot.all("message")]
        assert said == ["doppelt", "doppelt", "danach", "zuerst", "früh", "spät"]


async def test_a_reordered_event_comes_in_the_end_even_if_none_overtakes_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway, "_HELD_SECONDS", 0.1)
    async with connected(house, monkeypatch) as bot:
        house.break_("discord:event", "reorder")
        await house.part.act("say", {"user": "jana", "channel": "allgemein", "text": "allein"})
        assert (await bot.hears("message")).content == "allein"


async def test_a_revoked_token_ends_everything_until_it_is_good_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    point_at(house, monkeypatch)
    bot = Bot()
    task = asyncio.create_task(bot.start(house.part.token))
    await bot.hears("ready")
    house.break_("discord:gateway", "revoke")
    with pytest.raises(discord.ConnectionClosed) as closed:
        await task
    assert closed.value.code == 4004
    await bot.close()
    assert (await house.call("GET", "/users/@me"))[0] == 401
    await house.part.act("reinstate", {})
    assert (await house.call("GET", "/users/@me"))[0] == 200


async def test_two_processes_of_the_bot_are_both_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async with connected(house, monkeypatch) as one, connected(house, monkeypatch) as two:
        card = await one.text_channel(ids.INBOX).send(view=buttons("claim"))
        body = {"user": "jana", "message": str(card.id), "custom_id": "claim", "wait": 0.1}

        async def answer(click: discord.Interaction) -> None:
            await click.response.defer()

        one.answer = answer
        await house.part.act("click", body)
        assert (await two.hears("interaction")).id == (await one.hears("interaction")).id


async def test_a_bot_that_dies_over_a_click_is_gone_not_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sandbox.discord.interactions.ANSWER_SECONDS", 0.3)
    async with running(INSTALL) as house:
        async with connected(house, monkeypatch) as bot:
            card = await bot.text_channel(ids.INBOX).send(view=buttons("claim"))
            body = {"user": "jana", "message": str(card.id), "custom_id": "claim"}
            seen = asyncio.create_task(house.part.act("click", body))
            await bot.hears("interaction")
        assert (await seen)["error"] is not None
        assert house.rules() == []
