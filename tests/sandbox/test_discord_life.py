"""A day with the sandbox's Discord, through the real discord.py: if it can't tell the difference, the bot can't."""

import asyncio
import json
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
