"""A day with the sandbox's Discord, through the real discord.py: if it can't tell the difference, the bot can't."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.sandbox.discord import ids
from tests.sandbox.discord_house import Bot, House, buttons, connected, house, text_view, until

__all__ = ["house"]


@pytest.fixture
async def bot(house: House, monkeypatch: pytest.MonkeyPatch):
    async with connected(house, monkeypatch) as found:
        yield found
    assert house.rules() == []
    assert bot_errors(found) == []


def bot_errors(bot: Bot) -> list[Any]:
    return bot.all("error")


async def test_the_bot_logs_in_and_finds_its_guild(house: House, bot: Bot) -> None:
    assert bot.user is not None
    assert str(bot.user.id) == ids.APPLICATION
    guild = bot.guilds[0]
    assert guild.name == "Musterkanne Team"
    assert {"social-inbox", "freigaben", "presse", "allgemein"} <= {
        channel.name for channel in guild.channels
    }
    assert guild.chunked
    assert {"Jana Petersen", "Mert Aydin"} <= {one.display_name for one in guild.members}
    assert bot.application_flags.gateway_message_content_limited
    assert house.part.snapshot()["connected"]


async def test_a_card_is_posted_edited_and_deleted_under_everybodys_eyes(house: House, bot: Bot) -> None:
    card = await bot.text_channel(ids.INBOX).send(view=buttons("claim"))
    await card.edit(view=buttons("return", text="Zuständig: Jana"))
    shown = house.messages("social-inbox")[-1]
    assert shown["text"] == "Zuständig: Jana\n[return]"
    assert (shown["edited"], shown["push"], shown["pings"]) == (1, "", [])
    read_again = await bot.text_channel(ids.INBOX).fetch_message(card.id)
    assert read_again.edited_at is not None
    assert read_again.flags.components_v2
    await card.delete()
    assert house.messages("social-inbox") == []
    with pytest.raises(discord.NotFound) as gone:
        await card.edit(view=text_view("zu spät"))
    assert gone.value.code == 10008


async def test_plain_words_become_a_card_by_an_edit_and_the_phone_shows_the_words(
    house: House, bot: Bot
) -> None:
    line = f"Freigabe bis 14:45 <@&{ids.APPROVERS}>"
    allowed = discord.AllowedMentions(roles=[discord.Object(int(ids.APPROVERS))], users=False, everyone=False)
    message = await bot.text_channel(ids.INBOX).send(line, allowed_mentions=allowed)
    await message.edit(content=None, view=buttons("approve"))
    shown = house.messages("social-inbox")[-1]
    assert (shown["push"], shown["pings"]) == (line, [f"role:{ids.APPROVERS}"])
    assert shown["payload"]["content"] == ""
    assert shown["text"] == "Karte\n[approve]"


async def test_a_click_is_acknowledged_changes_the_card_and_answers_in_private(
    house: House, bot: Bot
) -> None:
    card = await bot.text_channel(ids.INBOX).send(view=buttons("claim"))

    async def answer(click: discord.Interaction) -> None:
        await click.response.defer()
        assert click.message is not None
        await click.message.edit(view=buttons("done"))
        await click.followup.send("Nur für dich.", ephemeral=True)

    bot.answer = answer
    seen = await house.part.act("click", {"user": "jana", "message": str(card.id), "custom_id": "claim"})
    assert [one["text"] for one in seen["ephemeral"]] == ["Nur für dich."]
    assert seen["error"] is None
    assert seen["ack_ms"] < 1000
    click = bot.all("interaction")[-1]
    assert (click.user.display_name, click.user.id) == ("Jana Petersen", 200000000000000001)
    assert (str(click.locale), click.channel.name) == ("de", "social-inbox")
    assert [one["text"] for one in house.part.snapshot()["ephemerals"]["jana"]] == ["Nur für dich."]
    assert "tom" not in house.part.snapshot()["ephemerals"]
    assert len(house.messages("social-inbox")) == 1


async def test_an_answer_can_replace_the_card_at_once(house: House, bot: Bot) -> None:
    card = await bot.text_channel(ids.INBOX).send(view=buttons("claim"))

    async def answer(click: discord.Interaction) -> None:
        await click.response.edit_message(view=buttons("return"))
        original = await click.original_response()
        assert original.id == card.id

    bot.answer = answer
    await house.part.act("click", {"user": "tom", "message": str(card.id), "custom_id": "claim"})
    await bot.hears("raw_message_edit")
    assert house.messages("social-inbox")[0]["text"].endswith("[return]")


async def test_a_deferred_answer_is_thinking_until_it_is_filled(house: House, bot: Bot) -> None:
    card = await bot.text_channel(ids.INBOX).send(view=buttons("history"))

    async def answer(click: discord.Interaction) -> None:
        await click.response.defer(ephemeral=True, thinking=True)
        thinking = await click.original_response()
        assert thinking.flags.loading
        assert thinking.flags.ephemeral
        await click.edit_original_response(view=text_view("Verlauf"))

    bot.answer = answer
    seen = await house.part.act("click", {"user": "jana", "message": str(card.id), "custom_id": "history"})
    assert [one["text"] for one in seen["ephemeral"]] == ["Verlauf"]
    assert seen["ephemeral"][0]["flags"] == 64 | 32768


async def test_the_first_follow_up_after_a_deferral_takes_its_place(house: House, bot: Bot) -> None:
    card = await bot.text_channel(ids.INBOX).send(view=buttons("history"))

    async def answer(click: discord.Interaction) -> None:
        await click.response.defer(ephemeral=True, thinking=True)
        await click.followup.send("eins")
        await click.followup.send("zwei", ephemeral=True)

    bot.answer = answer
    await house.part.act("click", {"user": "jana", "message": str(card.id), "custom_id": "history"})
    found = await until(lambda: len(house.part.snapshot()["ephemerals"].get("jana", [])) == 2)
    assert found
    assert [one["text"] for one in house.part.snapshot()["ephemerals"]["jana"]] == ["eins", "zwei"]


class Reply(discord.ui.Modal, title="Antwort bearbeiten"):
    note = discord.ui.TextDisplay("Öffentlich als @musterkanne")
    text = discord.ui.Label(
        text="Antwort",
        component=discord.ui.TextInput(custom_id="text", default="Hallo Lea", style=discord.TextStyle.long),
    )
    tone = discord.ui.Label(
        text="Ton",
        component=discord.ui.Select(
            custom_id="tone",
            options=[
                discord.SelectOption(label="sachlich", value="plain"),
                discord.SelectOption(label="warm", value="warm", default=True),
            ],
        ),
    )


async def test_a_form_opens_filled_in_and_its_submission_is_answered(house: House, bot: Bot) -> None:
    card = await bot.text_channel(ids.INBOX).send(view=buttons("use"))

    async def answer(one: discord.Interaction) -> None:
        if one.type is discord.InteractionType.component:
            await one.response.send_modal(Reply(custom_id="reply:-:draft:7:1"))
        else:
            await one.response.edit_message(view=buttons("approve"))

    bot.answer = answer
    opened = await house.part.act("click", {"user": "jana", "message": str(card.id), "custom_id": "use"})
    form = opened["modal"]
    assert (form["title"], form["notes"]) == ("Antwort bearbeiten", ["Öffentlich als @musterkanne"])
    assert [(field["label"], field["value"]) for field in form["fields"]] == [
        ("Antwort", "Hallo Lea"),
        ("Ton", ["warm"]),
    ]
    assert house.part.snapshot()["modals"].keys() == {"jana"}
    sent = await house.part.act("submit", {"user": "jana", "values": {"text": "Hallo Lea, danke."}})
    assert sent["error"] is None
    submitted = bot.all("interaction")[-1]
    assert submitted.type is discord.InteractionType.modal_submit
    assert submitted.data["custom_id"] == "reply:-:draft:7:1"
    label = submitted.data["components"][1]
    assert (label["type"], label["component"]["value"]) == (18, "Hallo Lea, danke.")
    assert submitted.data["components"][2]["component"]["values"] == ["warm"]
    assert house.part.snapshot()["modals"] == {}
    assert house.messages("social-inbox")[0]["text"].endswith("[approve]")


async def test_a_menu_tells_what_was_chosen(house: House, bot: Bot) -> None:
    view = text_view("Karte")
    menu = discord.ui.Select(
        custom_id="more", options=[discord.SelectOption(label=x, value=x) for x in ("a", "b")]
    )
    view.add_item(discord.ui.ActionRow(menu))
    card = await bot.text_channel(ids.INBOX).send(view=view)

    async def answer(one: discord.Interaction) -> None:
        await one.response.send_message(f"gewählt: {one.data['values']}", ephemeral=True)  # type: ignore[index]

    bot.answer = answer
    seen = await house.part.act(
        "select", {"user": "tom", "message": str(card.id), "custom_id": "more", "values": ["b"]}
    )
    assert seen["ephemeral"][0]["text"] == "gewählt: ['b']"


async def test_commands_are_registered_called_completed_and_found_in_menus(house: House, bot: Bot) -> None:
    tree = app_commands.CommandTree(bot)

    @tree.command(name="krise", description="Eine Krise führen")
    async def crisis(one: discord.Interaction, action: str = "lage") -> None:
        await one.response.send_message(f"Aktion: {action}", ephemeral=True)

    @crisis.autocomplete("action")
    async def offer(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [
            app_commands.Choice(name=one, value=one) for one in ("starten", "stopp") if one.startswith(typed)
        ]

    @tree.context_menu(name="Breakwater…")
    async def menu(one: discord.Interaction, message: discord.Message) -> None:
        await one.response.send_message(f"zu: {message.content}", ephemeral=True)

    registered = await tree.sync()
    assert {command.name for command in registered} == {"krise", "Breakwater…"}
    place = {"user": "mara", "channel": "allgemein"}
    ran = await house.part.act("command", {**place, "name": "/krise", "options": {"action": "starten"}})
    assert ran["ephemeral"][0]["text"] == "Aktion: starten"
    offered = await house.part.act(
        "autocomplete", {**place, "name": "krise", "focused": "action", "options": {"action": "sta"}}
    )
    assert [choice["value"] for choice in offered["choices"]] == ["starten"]
    said = await house.part.act("say", {"user": "olli", "channel": "allgemein", "text": "Hier brennt es"})
    chosen = await house.part.act(
        "shortcut", {"user": "mara", "message": said["message"], "name": "Breakwater…"}
    )
    assert chosen["ephemeral"][0]["text"] == "zu: Hier brennt es"
    assert (await tree.sync())[0].id == registered[0].id


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


async def test_the_world_is_plain_json(house: House, bot: Bot) -> None:
    await bot.text_channel(ids.INBOX).send(view=buttons("claim"))
    world = json.loads(json.dumps(house.part.snapshot()))
    assert world["channels"][0]["messages"][0]["payload"]["components"][0]["content"] == "Karte"


async def test_an_answer_is_waited_for_and_not_slept_for(house: House, bot: Bot) -> None:
    card = await bot.text_channel(ids.INBOX).send(view=buttons("claim"))

    async def answer(click: discord.Interaction) -> None:
        await click.response.defer()
        assert click.message is not None
        await click.message.edit(view=buttons("done"))

    bot.answer = answer
    loop = asyncio.get_running_loop()
    start = loop.time()
    await house.part.act("click", {"user": "jana", "message": str(card.id), "custom_id": "claim"})
    assert loop.time() - start < 1.0
    assert house.messages("social-inbox")[0]["text"] == "Karte\n[done]"
