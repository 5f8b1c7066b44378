"""Threads, reactions, pins, direct messages and people that come and go, through the real discord.py."""

from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.sandbox.discord import ids
from tests.sandbox.discord_house import Bot, House, buttons, connected, house

__all__ = ["house"]


@pytest.fixture
async def bot(house: House, monkeypatch: pytest.MonkeyPatch):
    async with connected(house, monkeypatch) as found:
        yield found
    assert house.rules() == []
    assert bot_errors(found) == []


def bot_errors(bot: Bot) -> list[Any]:
    return bot.all("error")


async def test_team_talk_lives_in_the_thread_of_the_card(house: House, bot: Bot) -> None:
    card = await bot.text_channel(ids.INBOX).send(view=buttons("claim"))
    thread = await card.create_thread(name="Fall 4711")
    assert thread.id == card.id
    await thread.send("Drei Entwürfe")
    said = await house.part.act("say", {"user": "tom", "thread": str(card.id), "text": "Ich schaue"})
    heard = await bot.hears("message", 3)
    assert (heard.content, heard.channel.id) == ("Ich schaue", thread.id)
    assert said["channel"] == str(thread.id)
    active = await bot.guilds[0].active_threads()
    assert [one.name for one in active] == ["Fall 4711"]
    assert house.messages("social-inbox")[0]["thread"] == str(card.id)
    with pytest.raises(discord.HTTPException) as twice:
        await card.create_thread(name="noch einer")
    assert twice.value.code == 160004


async def test_a_thread_falls_asleep_refuses_edits_and_wakes_when_somebody_writes(
    house: House, bot: Bot
) -> None:
    card = await bot.text_channel(ids.INBOX).send(view=buttons("claim"))
    thread = await card.create_thread(name="Fall 1", auto_archive_duration=60)
    line = await thread.send("Entwürfe")
    house.kernel.turn_clock(timedelta(minutes=61))
    with pytest.raises(discord.HTTPException) as asleep:
        await line.edit(content="geändert")
    assert asleep.value.code == 50083
    await thread.send("Guten Morgen")
    woken = await bot.hears("raw_thread_update")
    assert woken.thread_id == thread.id
    await line.edit(content="geändert")


async def test_reactions_come_and_go_both_ways(house: House, bot: Bot) -> None:
    said = await house.part.act("say", {"user": "olli", "channel": "allgemein", "text": "Hm"})
    await house.part.act("react", {"user": "olli", "message": said["message"], "emoji": "rotating_light"})
    added = await bot.hears("raw_reaction_add")
    assert (str(added.emoji), str(added.user_id)) == ("🚨", "200000000000000005")
    message = await bot.text_channel(ids.LOBBY).fetch_message(int(said["message"]))
    assert [(str(one.emoji), one.count) for one in message.reactions] == [("🚨", 1)]
    assert [user.id async for user in message.reactions[0].users()] == [200000000000000005]
    await message.add_reaction("👀")
    await message.remove_reaction("👀", bot.user)  # type: ignore[arg-type]
    await house.part.act("unreact", {"user": "olli", "message": said["message"], "emoji": "🚨"})
    await bot.hears("raw_reaction_remove", 2)
    assert house.messages("allgemein")[0]["reactions"] == {}


async def test_people_write_edit_and_delete_and_the_bot_hears_of_it(house: House, bot: Bot) -> None:
    said = await house.part.act("say", {"user": "jana", "channel": "#allgemein", "text": "Moin"})
    await house.part.act("edit_message", {"user": "jana", "message": said["message"], "text": "Moin moin"})
    assert (await bot.hears("raw_message_edit")).data["content"] == "Moin moin"
    await house.part.act("delete_message", {"user": "jana", "message": said["message"]})
    assert str((await bot.hears("raw_message_delete")).message_id) == said["message"]


async def test_a_pin_is_set_listed_and_taken_off(house: House, bot: Bot) -> None:
    status = await bot.text_channel(ids.PRESS).send("Lage")
    await status.pin()
    assert [one.id async for one in bot.text_channel(ids.PRESS).pins()] == [status.id]
    assert [one["pinned"] for one in house.messages("presse")] == [True, False]
    await status.unpin()
    await bot.hears("guild_channel_pins_update", 2)
    assert [one.id async for one in bot.text_channel(ids.PRESS).pins()] == []
    await house.part.act("pin", {"user": "mara", "message": str(status.id)})
    await bot.hears("guild_channel_pins_update", 3)
    assert (await bot.hears("message", 3)).type is discord.MessageType.pins_add


async def test_direct_messages_reach_one_person_unless_they_take_none(house: House, bot: Bot) -> None:
    olli = bot.guilds[0].get_member(200000000000000005)
    assert olli is not None
    await olli.send("Danke für den Hinweis")
    dm = house.channel("dm")
    assert dm["seen_by"] == ["olli"]
    assert dm["messages"][0]["pings"] == ["user:200000000000000005"]
    await house.part.act("say", {"user": "olli", "channel": "dm", "text": "Gern"})
    assert (await bot.hears("message", 2)).content == "Gern"
    await house.part.act("take_dms", {"user": "olli", "on": False})
    with pytest.raises(discord.Forbidden) as shut:
        await olli.send("Noch etwas")
    assert shut.value.code == 50007


async def test_members_and_channels_come_and_go(house: House, bot: Bot) -> None:
    await house.part.act("grant", {"user": "tom", "role": "Freigabe-Social"})
    changed = (
        await bot.hears("raw_member_update")
        if bot.all("raw_member_update")
        else await bot.hears("member_update")
    )
    assert changed is not None
    tom = bot.guilds[0].get_member(200000000000000002)
    assert tom is not None
    assert "Freigabe-Social" in {role.name for role in tom.roles}
    await house.part.act("leave", {"user": "tom"})
    await bot.hears("raw_member_remove")
    await house.part.act("join", {"user": "tom"})
    await bot.hears("member_join")
    await house.part.act("delete_channel", {"channel": "presse"})
    assert (await bot.hears("guild_channel_delete")).name == "presse"


async def test_history_is_read_newest_first_and_from_any_point(bot: Bot) -> None:
    lobby = bot.text_channel(ids.LOBBY)
    sent = [await lobby.send(str(number)) for number in range(4)]
    assert [one.content async for one in lobby.history(limit=2)] == ["3", "2"]
    assert [one.content async for one in lobby.history(before=sent[2])] == ["1", "0"]
    assert [one.content async for one in lobby.history(after=sent[1], oldest_first=True)] == ["2", "3"]
    assert sorted([one.content async for one in lobby.history(around=sent[1], limit=3)]) == ["0", "1", "2"]
