"""What survives a dropped socket, and what does not."""

import asyncio
from typing import Any

import aiohttp
import discord
import pytest

from bot.sandbox.discord import ids
from tests.sandbox.discord_house import (
    INSTALL,
    Bot,
    House,
    buttons,
    connected,
    house,
    point_at,
    running,
    until,
)
from tests.sandbox.discord_line import Line, greeted, line

__all__ = ["greeted", "house"]


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


async def test_a_dropped_gateway_stays_away_as_long_as_it_was_told_to(house: House, greeted: Line) -> None:
    await greeted.identify()
    await greeted.until("GUILD_CREATE")
    house.break_("discord:gateway", "socket_drop", seconds=0.5)
    await until(lambda: not house.part.snapshot()["connected"])
    with pytest.raises(aiohttp.WSServerHandshakeError) as away:
        await line(house)
    assert away.value.status == 503
    back = await until_open(house)
    assert (await back.hear())["op"] == 10
    await back.socket.close()


async def until_open(house: House) -> Line:
    async with asyncio.timeout(60):
        while True:
            try:
                return await line(house)
            except aiohttp.WSServerHandshakeError:
                await asyncio.sleep(0.05)


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
