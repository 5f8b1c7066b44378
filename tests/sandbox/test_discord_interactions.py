"""How interactions have to be answered: once, in time, in a fitting way; and what may follow."""

import asyncio
import time
from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest

from bot.sandbox.discord import ids, interactions
from bot.sandbox.discord.eyes import FAILED
from tests.sandbox.discord_click import EPHEMERAL, V2, Clicked, bot, click, hasty
from tests.sandbox.discord_house import Bot, House, buttons, connected, house, running, until

__all__ = ["bot", "click", "hasty", "house"]


async def test_a_second_answer_is_refused(house: House, click: Clicked) -> None:
    assert (await click.answer(4, {"content": "eins", "flags": EPHEMERAL}))[0] == 204
    status, answer = await click.answer(4, {"content": "zwei"})
    assert (status, answer["code"], house.rules()) == (400, 40060, ["answered-twice"])
    assert [one["text"] for one in (await click.sees())["ephemeral"]] == ["eins"]


async def test_an_unanswered_click_fails_before_the_person_and_counts_against_the_bot(
    hasty: None, house: House, click: Clicked
) -> None:
    seen = await click.sees()
    assert (seen["error"], seen["ack_ms"]) == (FAILED["de"], None)
    assert house.rules() == ["ack-3s"]
    status, answer = await click.answer(6)
    assert (status, answer["code"], answer["message"]) == (404, 10062, "Unknown interaction")


async def test_the_three_seconds_are_three(house: House, click: Clicked) -> None:
    assert interactions.ANSWER_SECONDS == 3.0
    began = time.monotonic()
    await asyncio.wait_for(click.sees(), 60)
    assert time.monotonic() - began > 2.5, "the wait began with the click, a moment before"
    assert house.rules() == ["ack-3s"]


async def test_nobody_is_blamed_while_no_bot_is_there(hasty: None, house: House) -> None:
    _, card = await house.post(
        ids.INBOX,
        {
            "content": "x",
            "components": [
                {"type": 1, "components": [{"type": 2, "style": 1, "label": "A", "custom_id": "a"}]}
            ],
        },
    )
    seen = await house.part.act("click", {"user": "tom", "message": card["id"], "custom_id": "a"})
    assert (seen["error"], house.rules()) == ("This interaction failed", [])


async def test_an_answer_says_what_became_of_it(click: Clicked) -> None:
    status, answer = await click.answer(4, {"content": "Hallo", "flags": EPHEMERAL}, "?with_response=1")
    assert status == 200
    said, resource = answer["interaction"], answer["resource"]
    assert (said["id"], said["response_message_ephemeral"], resource["type"]) == (click.id, True, 4)
    assert resource["message"]["content"] == "Hallo"
    assert resource["message"]["id"] == said["response_message_id"]


async def test_all_answers_and_messages_have_the_form_that_the_description_gives_them(
    house: House, click: Clicked
) -> None:
    if not house.part.spec.present:
        pytest.skip("Discord's description of its API is not on this machine")
    _, answer = await click.answer(4, {"content": "Hallo"}, "?with_response=true")
    assert house.part.spec.check("InteractionCallbackResponse", answer) == []
    _, follow_up = await click.hook("POST", "?wait=true", {"content": "Noch etwas"})
    assert house.part.spec.check("MessageResponse", follow_up) == []


async def test_the_page_is_told_of_private_answers_too(house: House, click: Clicked) -> None:
    feed = house.kernel.listen()
    await click.answer(4, {"content": "Nur du", "flags": EPHEMERAL})
    assert feed.get_nowait() == {"kind": "discord", "event": "ANSWER", "channel": ids.INBOX}


async def test_only_users_are_mentioned_by_default_in_an_answer(house: House, click: Clicked) -> None:
    everyone = f"@everyone <@&{ids.APPROVERS}> <@200000000000000003>"
    await click.answer(4, {"content": everyone})
    assert house.messages("social-inbox")[-1]["pings"] == ["user:200000000000000003"]


@pytest.mark.parametrize(
    ("type", "data", "rule"),
    [
        (8, {"choices": []}, "callback.type"),
        (1, None, "callback.type"),
        (99, None, "callback.type"),
        (4, None, "callback.data"),
        (4, {}, "empty"),
        (4, {"content": "x" * 2001}, "content.max-2000"),
        (4, {"content": "x", "flags": V2, "components": [{"type": 10, "content": "y"}]}, "v2.no-content"),
        (5, {"content": "x"}, "callback.defer-data"),
        (5, {"flags": EPHEMERAL | V2}, "callback.defer-data"),
        (6, {"flags": EPHEMERAL}, "callback.defer-data"),
        (7, {"content": "x"}, "v2.no-content"),
        (9, None, "modal.data"),
    ],
)
async def test_an_answer_that_does_not_fit_is_refused_and_another_may_be_given(
    house: House, click: Clicked, type: int, data: Any, rule: str
) -> None:
    status, _ = await click.answer(type, data)
    assert status == 400
    assert rule in house.rules()
    assert (await click.answer(6))[0] == 204


async def test_a_follow_up_before_the_answer_finds_no_webhook(house: House, click: Clicked) -> None:
    status, answer = await click.hook("POST", "", {"content": "zu früh"})
    assert (status, answer["code"], house.rules()) == (404, 10015, ["follow-up.too-early"])


async def test_a_token_lives_for_fifteen_minutes(house: House, click: Clicked) -> None:
    await click.answer(6)
    house.kernel.turn_clock(timedelta(minutes=14, seconds=50))
    assert (await click.hook("POST", "", {"content": "gerade noch", "flags": EPHEMERAL}))[0] == 200
    house.kernel.turn_clock(timedelta(seconds=20))
    status, answer = await click.hook("POST", "", {"content": "zu spät"})
    assert (status, answer["code"]) == (401, 50027)


async def test_private_answers_are_changed_and_deleted_on_their_token_alone(
    house: House, click: Clicked
) -> None:
    await click.answer(6)
    _, private = await click.hook("POST", "", {"content": "Nur du", "flags": EPHEMERAL})
    await click.sees()
    assert (await house.call("GET", f"/channels/{ids.INBOX}/messages/{private['id']}"))[1]["code"] == 10008
    path = f"/messages/{private['id']}"
    assert (await click.hook("PATCH", path, {"content": "Nur du, neu"}))[1]["content"] == "Nur du, neu"
    assert house.part.snapshot()["ephemerals"]["jana"][0]["text"] == "Nur du, neu"
    assert (await click.hook("DELETE", path))[0] == 204
    assert house.part.snapshot()["ephemerals"] == {}
    assert (await click.hook("GET", path))[1]["code"] == 10008
    assert (await click.hook("GET", "/messages/@original"))[1]["id"] == click.card["id"]


async def test_an_answer_lost_on_the_way_is_as_if_never_given(
    hasty: None, house: House, click: Clicked
) -> None:
    house.break_("discord:interaction", "drop_ack")
    with pytest.raises(aiohttp.ClientError):
        await click.answer(6)
    assert (await click.sees())["error"] is not None
    assert house.rules() == []


async def test_an_answer_may_arrive_although_the_bot_never_hears_of_it(house: House, click: Clicked) -> None:
    house.break_("discord:interaction", "lost_answer")
    with pytest.raises(aiohttp.ClientError):
        await click.answer(4, {"content": "eins", "flags": EPHEMERAL})
    assert (await click.answer(4, {"content": "zwei"}))[1]["code"] == 40060
    assert [one["text"] for one in (await click.sees())["ephemeral"]] == ["eins"]
    assert house.rules() == []


async def test_a_click_may_be_delivered_twice_or_late(house: House, bot: Bot) -> None:
    card = await bot.text_channel(ids.INBOX).send(view=buttons("claim"))
    body = {"user": "jana", "message": str(card.id), "custom_id": "claim"}

    async def answer(one: discord.Interaction) -> None:
        try:
            await one.response.defer()
        except discord.HTTPException as refused:
            bot.heard.append(("refused", refused.code))

    bot.answer = answer
    house.break_("discord:interaction", "twice")
    await house.part.act("click", {**body, "wait": 0.1})
    await bot.hears("refused")
    assert len({one.id for one in bot.all("interaction")}) == 1
    assert bot.all("refused") == [40060]
    house.break_("discord:interaction", "delay", seconds=0.2)
    seen = await house.part.act("click", {**body, "wait": 0.1})
    assert seen["ack_ms"] >= 200
    assert house.rules() == []


async def test_a_token_is_good_for_its_own_interaction_only(house: House, click: Clicked) -> None:
    for id_, token in (("1", click.token), (click.id, "x" * len(click.token))):
        status, answer = await house.call("POST", f"/interactions/{id_}/{token}/callback", {"type": 6})
        assert (status, answer["code"]) == (404, 10062)
    assert (await click.answer(6))[0] == 204
    for application, token in (("1", click.token), (ids.APPLICATION, "x" * len(click.token))):
        status, answer = await house.call("POST", f"/webhooks/{application}/{token}", {"content": "x"})
        assert (status, answer["code"]) == (404, 10015)
    assert house.rules() == []


async def test_a_click_delivered_too_late_is_not_the_bots_breach(
    hasty: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running() as house, connected(house, monkeypatch) as bot:
        card = await bot.text_channel(ids.INBOX).send(view=buttons("claim"))
        house.break_("discord:interaction", "delay", seconds=5.0)
        seen = asyncio.create_task(
            house.part.act("click", {"user": "jana", "message": str(card.id), "custom_id": "claim"})
        )
        await until(seen.done)
        assert seen.result()["error"] is not None
        assert house.rules() == []
