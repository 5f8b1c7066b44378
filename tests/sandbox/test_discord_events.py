"""What the gateway tells to whom: by intent, by sight of the channel, and astray on request."""

import discord
import pytest

from bot.sandbox.discord import gateway, ids
from tests.sandbox.discord_house import (
    WITHOUT_CONTENT,
    House,
    buttons,
    connected,
    house,
    running,
)

__all__ = ["house"]


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


async def test_two_processes_of_the_bot_are_both_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async with connected(house, monkeypatch) as one, connected(house, monkeypatch) as two:
        card = await one.text_channel(ids.INBOX).send(view=buttons("claim"))
        body = {"user": "jana", "message": str(card.id), "custom_id": "claim", "wait": 0.1}

        async def answer(click: discord.Interaction) -> None:
            await click.response.defer()

        one.answer = answer
        await house.part.act("click", body)
        assert (await two.hears("interaction")).id == (await one.hears("interaction")).id
