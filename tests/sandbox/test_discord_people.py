"""What people can and can not do: only what a real client would let them."""

import pytest

from bot.sandbox.discord import ids
from bot.sandbox.kernel import ControlError
from tests.sandbox.discord_click import EPHEMERAL, Clicked, bot, click
from tests.sandbox.discord_house import Bot, House, house, said

__all__ = ["bot", "click", "house"]


async def test_a_button_in_a_private_message_is_for_one_person(house: House, click: Clicked) -> None:
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Weiter", "custom_id": "on"}]}
    await click.answer(4, {"content": "Nur du", "flags": EPHEMERAL, "components": [row]})
    private = (await click.sees())["ephemeral"][0]
    with pytest.raises(ControlError, match="tom sees no message"):
        await house.part.act("click", {"user": "tom", "message": private["id"], "custom_id": "on"})
    click.card = private
    again = await click.press("on")
    assert (await again.answer(7, {"content": "Weiter", "components": []}))[0] == 204
    assert house.part.snapshot()["ephemerals"]["jana"][0]["text"] == "Weiter"


async def test_a_click_needs_a_button_that_is_there_and_a_person_who_sees_it(
    house: House, click: Clicked
) -> None:
    await click.answer(6)
    card = click.card["id"]
    for body, words in (
        ({"user": "jana", "message": card, "custom_id": "gone"}, "has no 'gone' now"),
        ({"user": "jana", "message": "1", "custom_id": "claim"}, "sees no message"),
        ({"user": "niemand", "message": card, "custom_id": "claim"}, "nobody called"),
    ):
        with pytest.raises(ControlError, match=words):
            await house.part.act("click", body)
    disabled = {"type": 2, "style": 1, "label": "A", "custom_id": "claim", "disabled": True}
    _, hidden = await house.post(
        ids.APPROVALS, {"content": "x", "components": [{"type": 1, "components": [disabled]}]}
    )
    with pytest.raises(ControlError, match="olli sees no message"):
        await house.part.act("click", {"user": "olli", "message": hidden["id"], "custom_id": "claim"})
    with pytest.raises(ControlError, match="disabled"):
        await house.part.act("click", {"user": "mert", "message": hidden["id"], "custom_id": "claim"})


async def test_what_a_bot_may_do_by_slash_needs_to_be_offered_to_that_person(house: House, bot: Bot) -> None:
    commands = [
        {"name": "krise", "description": "x", "default_member_permissions": str(1 << 13)},
        {
            "name": "fall",
            "description": "x",
            "options": [{"type": 4, "name": "nummer", "description": "x", "required": True}],
        },
        {"name": "stab", "description": "x", "options": [{"type": 1, "name": "ruf", "description": "x"}]},
    ]
    assert (await house.call("PUT", f"/applications/{ids.APPLICATION}/commands", commands))[0] == 200
    place = {"user": "olli", "channel": "allgemein"}
    for body, words in (
        ({"name": "krise"}, "isn't offered"),
        ({"name": "fall"}, "needs"),
        ({"name": "fall", "options": {"nummer": "x"}}, "does not take"),
        ({"name": "fall", "options": {"nummer": 1, "art": 2}}, "has no option"),
        ({"name": "stab"}, "can't be run without"),
        ({"name": "nichts"}, "no command"),
    ):
        with pytest.raises(ControlError, match=words):
            await house.part.act("command", {**place, **body})
    assert bot.all("interaction") == []


async def test_people_touch_only_what_is_theirs(house: House) -> None:
    message = await said(house)
    olli = {"user": "olli", "message": message}
    for verb, body in (
        ("delete_message", olli),
        ("edit_message", {**olli, "text": "x"}),
        ("pin", olli),
        ("say", {"user": "olli", "channel": "freigaben", "text": "x"}),
        ("say", {"user": "olli", "channel": "allgemein", "text": " "}),
        ("react", {**olli, "emoji": "kein Bild"}),
        ("grant", {"user": "olli", "role": "Chefin"}),
        ("archive", {"channel": "allgemein"}),
        ("open_home", {"user": "olli"}),
    ):
        with pytest.raises(ControlError):
            await house.part.act(verb, body)
    await house.part.act("delete_message", {"user": "tom", "message": message})
    assert house.messages("allgemein") == []
