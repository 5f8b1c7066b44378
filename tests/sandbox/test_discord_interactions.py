"""How interactions have to be answered: once, in time, in a fitting way; and what may follow."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest

from bot.sandbox.discord import ids, interactions
from bot.sandbox.discord.eyes import FAILED
from bot.sandbox.kernel import ControlError
from tests.sandbox.discord_house import Bot, House, buttons, connected, house, running, until

__all__ = ["house"]

Json = dict[str, Any]
EPHEMERAL = 64
V2 = 1 << 15


@pytest.fixture
async def bot(house: House, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    async with connected(house, monkeypatch) as found:
        yield found


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three seconds pass in a third of one: what is over after them is looked at, not they themselves."""
    monkeypatch.setattr(interactions, "ANSWER_SECONDS", 0.3)


class Clicked:
    """A click that waits for its answer, which the test gives by plain HTTP."""

    def __init__(self, house: House, bot: Bot, card: Json) -> None:
        self.house, self.bot, self.card = house, bot, card
        self.seen: asyncio.Task[Any] | None = None

    async def press(self, custom_id: str = "claim", user: str = "jana") -> "Clicked":
        before = len(self.bot.all("interaction"))
        body = {"user": user, "message": self.card["id"], "custom_id": custom_id, "wait": 0.05}
        self.seen = asyncio.create_task(self.house.part.act("click", body))
        found = await self.bot.hears("interaction", before + 1)
        self.id, self.token = str(found.id), found.token
        return self

    async def submit(self, **values: Any) -> "Clicked":
        before = len(self.bot.all("interaction"))
        self.seen = asyncio.create_task(self.house.part.act("submit", {"user": "jana", "values": values}))
        found = await self.bot.hears("interaction", before + 1)
        self.id, self.token = str(found.id), found.token
        return self

    async def answer(self, type: int, data: Any = None, query: str = "") -> tuple[int, Any]:
        body = {"type": type} if data is None else {"type": type, "data": data}
        return await self.house.call("POST", f"/interactions/{self.id}/{self.token}/callback{query}", body)

    async def hook(self, method: str, path: str = "", body: Any = None) -> tuple[int, Any]:
        return await self.house.call(method, f"/webhooks/{ids.APPLICATION}/{self.token}{path}", body)

    async def sees(self) -> Any:
        assert self.seen is not None
        return await self.seen


@pytest.fixture
async def click(house: House, bot: Bot) -> Clicked:
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Übernehmen", "custom_id": "claim"}]}
    body = {"flags": V2, "components": [{"type": 10, "content": "Karte"}, row]}
    return await Clicked(house, bot, (await house.post(ids.INBOX, body))[1]).press()


def form(*components: Json, **more: Any) -> Json:
    return {"custom_id": "f", "title": "Form", "components": list(components) or [field()], **more}


def field(custom_id: str = "text", **more: Any) -> Json:
    label = {key: more.pop(key) for key in ("label", "description") if key in more}
    inner = {"type": 4, "custom_id": custom_id, "style": 1, **more}
    return {"type": 18, "label": "Antwort", **label, "component": inner}


def choice(kind: int, *values: str, **more: Any) -> Json:
    """A labelled select, radio group or group of ticks."""
    offered = [{"label": value, "value": value} for value in values]
    inner = {"type": kind, "custom_id": f"c{kind}", **({"options": offered} if values else {}), **more}
    return {"type": 18, "label": "Wahl", "component": inner}


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
    await asyncio.wait_for(click.sees(), 3.5)
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


GOOD_FORMS: dict[str, Json] = {
    "five fields": form(*(field(str(number)) for number in range(5))),
    "a note and a choice": form({"type": 10, "content": "Hinweis"}, choice(3, "a")),
    "the old way": form(
        {"type": 1, "components": [{"type": 4, "custom_id": "t", "style": 2, "label": "Text"}]}
    ),
    "ticks": form(choice(21, "a", "b"), choice(22, "a", "b"), choice(23)),
}


@pytest.mark.parametrize("data", GOOD_FORMS.values(), ids=GOOD_FORMS.keys())
async def test_a_form_that_keeps_to_the_rules_opens(house: House, click: Clicked, data: Json) -> None:
    assert (await click.answer(9, data))[0] == 204
    assert (await click.sees())["modal"]["title"] == "Form"
    assert house.rules() == []


BAD_FORMS: dict[str, Json] = {
    "modal.title-max-45": form(title="x" * 46),
    "modal.title-required": form(title=None),
    "modal.custom_id-max-100": form(custom_id="x" * 101),
    "modal.components-max-5": form(*(field(str(number)) for number in range(6))),
    "modal.components-min-1": {"custom_id": "f", "title": "x", "components": []},
    "label.label-max-45": form(field(label="x" * 46)),
    "label.description-max-100": form(field(description="x" * 101)),
    "label.label-required": form({"type": 18, "component": {"type": 4, "custom_id": "a", "style": 1}}),
    "custom_id.unique": form(field("a"), field("a")),
    "component.place": form(
        {"type": 1, "components": [{"type": 2, "style": 1, "custom_id": "a", "label": "A"}]}
    ),
    "text_input.label-in-label": form(
        {"type": 18, "label": "A", "component": {"type": 4, "custom_id": "a", "style": 1, "label": "B"}}
    ),
    "text_input.label-required": form({"type": 1, "components": [{"type": 4, "custom_id": "a", "style": 1}]}),
    "text_input.value-max-4000": form(field(value="x" * 4001)),
    "text_input.value-fits": form(field(value="xxx", max_length=2)),
    "text_input.min_length": form(field(min_length=5, max_length=4)),
    "text_input.style-required": form({"type": 18, "label": "A", "component": {"type": 4, "custom_id": "a"}}),
    "text_input.placeholder-max-100": form(field(placeholder="x" * 101)),
    "modal.disabled": form(choice(3, "a", disabled=True)),
    "select.min_values": form(choice(3, "a", min_values=0)),
}


@pytest.mark.parametrize(("rule", "data"), BAD_FORMS.items(), ids=BAD_FORMS.keys())
async def test_a_form_that_breaks_a_rule_does_not_open(
    house: House, click: Clicked, rule: str, data: Json
) -> None:
    status, answer = await click.answer(9, data)
    assert (status, answer["code"]) == (400, 50035)
    assert rule in house.rules()
    assert answer["errors"].keys() == {"data"}
    await click.answer(6)
    assert (await click.sees())["modal"] is None


async def test_a_form_never_answers_a_form(house: House, click: Clicked) -> None:
    await click.answer(9, form())
    await click.sees()
    sent = await click.submit(text="x")
    status, _ = await sent.answer(9, form())
    assert (status, house.rules()) == (400, ["modal.after-modal"])
    assert (await sent.answer(7, {"components": [{"type": 10, "content": "neu"}]}))[0] == 204
    assert house.messages("social-inbox")[0]["text"] == "neu"


async def test_a_form_without_an_answer_stays_open(hasty: None, house: House, click: Clicked) -> None:
    await click.answer(9, form())
    await click.sees()
    seen = await (await click.submit(text="x")).sees()
    assert seen["error"] is not None
    assert house.rules() == ["ack-3s"]
    again = await click.submit(text="x")
    assert (await again.answer(6))[0] == 204
    await again.sees()
    with pytest.raises(ControlError, match="no form"):
        await house.part.act("submit", {"user": "jana", "values": {}})


@pytest.mark.parametrize(
    "values", [{"text": ""}, {"text": "x" * 11}, {"text": "x"}, {"text": ["x"]}, {"other": "x"}]
)
async def test_the_client_sends_off_only_what_the_form_allows(
    house: House, click: Clicked, values: Json
) -> None:
    await click.answer(9, form(field(min_length=2, max_length=10)))
    await click.sees()
    with pytest.raises(ControlError):
        await house.part.act("submit", {"user": "jana", "values": values})
    assert len(click.bot.all("interaction")) == 1


async def test_a_closed_form_is_gone(house: House, click: Clicked) -> None:
    await click.answer(9, form())
    await click.sees()
    await house.part.act("close_view", {"user": "jana"})
    with pytest.raises(ControlError, match="no form"):
        await house.part.act("submit", {"user": "jana", "values": {}})


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


async def test_a_token_is_good_for_its_own_interaction_only(house: House, click: Clicked) -> None:
    status, answer = await house.call("POST", f"/interactions/1/{click.token}/callback", {"type": 6})
    assert (status, answer["code"]) == (404, 10062)
    status, answer = await house.call("POST", f"/webhooks/1/{click.token}", {"content": "x"})
    assert (status, answer["code"]) == (404, 10015)
    await click.answer(6)


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
