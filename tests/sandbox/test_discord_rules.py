"""Each rule for bodies, broken once: refused as Discord refuses it, recorded under its name, with Discord's
description of the API at hand and without."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.discord import ids
from bot.sandbox.discord.spec import ENV, find_specs
from tests.sandbox.discord_house import House, running

V2 = 1 << 15
INNER = "components.0.components.0."
Json = dict[str, Any]


@pytest.fixture(params=["described", "by own rules"])
async def house(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> AsyncIterator[House]:
    if request.param == "by own rules":
        monkeypatch.setenv(ENV, str(tmp_path))
    elif find_specs() is None:
        pytest.skip("Discord's description of its API is not on this machine")
    # Only what is said counts here, not how often.
    async with running(limits={"other": (1000, 1.0)}) as found:
        assert found.part.spec.present is (request.param == "described")
        yield found


def text(content: Any = "Hallo") -> Json:
    return {"type": 10, "content": content}


def row(*inner: Any) -> Json:
    return {"type": 1, "components": list(inner)}


def button(custom_id: Any = "a", **more: Any) -> Json:
    return {"type": 2, "style": 1, "label": "A", "custom_id": custom_id, **more}


def options(count: int) -> list[Json]:
    return [{"label": str(number), "value": str(number)} for number in range(count)]


def menu(**more: Any) -> Json:
    return {"type": 3, "custom_id": "m", "options": options(2), **more}


def v2(*components: Any, **more: Any) -> Json:
    return {"flags": V2, "components": list(components), **more}


GOOD: dict[str, Json] = {
    "plain words": {"content": "Hallo"},
    "buttons under words": {"content": "Hallo", "components": [row(button())]},
    "a card": v2(
        {
            "type": 17,
            "accent_color": 0xFF0000,
            "components": [
                text(),
                {"type": 14, "divider": False, "spacing": 2},
                {"type": 9, "components": [text()], "accessory": button("x", style=4)},
                row(button("b"), {"type": 2, "style": 5, "label": "Link", "url": "https://example.org/a"}),
                row(menu(min_values=0, max_values=2)),
            ],
        }
    ),
    "an emoji alone": v2(text(), row(button(label=None, emoji={"name": "🚨"}))),
    "as much text as fits": v2(text("x" * 2000), text("y" * 2000)),
    "as many components as fit": v2(*(text() for _ in range(40))),
    "as much content as fits": {"content": "x" * 2000},
    "ids as numbers": {"content": "x", "allowed_mentions": {"users": [200000000000000001]}},
    "a nonce": {"content": "x", "nonce": "a" * 25, "enforce_nonce": True},
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD.keys())
async def test_what_keeps_to_the_rules_is_taken(house: House, body: Json) -> None:
    status, answer = await house.post(ids.INBOX, body)
    assert (status, house.rules()) == (200, []), answer


OPTION = {"type": 3, "name": "a", "description": "x"}
CHOICES = [{"name": str(number), "value": str(number)} for number in range(26)]
BAD: dict[str, tuple[Json, str]] = {
    # rule: body, where Discord points to
    "content.max-2000": ({"content": "x" * 2001}, "content"),
    "content.type": ({"content": 7}, "content"),
    "nonce.max-25": ({"content": "x", "nonce": "a" * 26}, "nonce"),
    "flags.settable": ({"content": "x", "flags": 64}, "flags"),
    "v2.no-content": (v2(text(), content="Hallo"), "content"),
    "v2.no-embeds": (v2(text(), embeds=[{"title": "x"}]), "embeds"),
    "v2.flag-needed": ({"components": [text()]}, "components.0.type"),
    "rows.max-5": ({"content": "x", "components": [row(button(str(i))) for i in range(6)]}, "components"),
    "components.max-40": (v2(*(text() for _ in range(41))), "components"),
    "text.max-4000": (v2(text("x" * 2000), text("y" * 2001)), "components"),
    "text.content-max-4000": (v2(text("x" * 4001)), "components.0.content"),
    "text.content-min-1": (v2(text("")), "components.0.content"),
    "text.content-required": (v2({"type": 10}), "components.0.content"),
    "text.unknown-field": (v2({**text(), "text": "x"}), "components.0.text"),
    "custom_id.unique": (v2(row(button("a"), button("a"))), "components.0.components.1.custom_id"),
    "id.unique": (v2({**text(), "id": 3}, {**text(), "id": 3}), "components.1.id"),
    "component.place": (
        v2({"type": 17, "components": [{"type": 17, "components": [text()]}]}),
        INNER + "type",
    ),
    "component.type": (v2("Hallo"), "components.0"),
    "row.components-max-5": (v2(row(*(button(str(i)) for i in range(6)))), "components.0.components"),
    "row.one-select": (v2(row(menu(), button())), "components.0.components"),
    "button.label-max-80": (v2(row(button(label="x" * 81))), INNER + "label"),
    "button.custom_id-max-100": (v2(row(button("x" * 101))), INNER + "custom_id"),
    "button.custom_id-required": (v2(row({"type": 2, "style": 1, "label": "A"})), INNER + "custom_id"),
    "button.url-required": (v2(row({"type": 2, "style": 5, "label": "A"})), INNER + "url"),
    "button.style": (v2(row(button(url="https://example.org"))), INNER + "url"),
    "button.style-range": (v2(row(button(style=7))), INNER + "style"),
    "button.label-or-emoji": (v2(row(button(label=""))), INNER[:-1]),
    "button.disabled-type": (v2(row(button(disabled=1))), INNER + "disabled"),
    "emoji": (v2(row(button(emoji={"name": ":siren:"}))), INNER + "emoji.name"),
    "url": (v2(row({"type": 2, "style": 5, "label": "A", "url": "javascript:alert(1)"})), INNER + "url"),
    "string_select.options-max-25": (v2(row(menu(options=options(26)))), INNER + "options"),
    "string_select.options-min-1": (v2(row(menu(options=[]))), INNER + "options"),
    "string_select.placeholder-max-150": (v2(row(menu(placeholder="x" * 151))), INNER + "placeholder"),
    "option.label-max-100": (
        v2(row(menu(options=[{"label": "x" * 101, "value": "a"}]))),
        INNER + "options.0.label",
    ),
    "option.unique": (v2(row(menu(options=options(1) * 2))), INNER + "options.1.value"),
    "option.defaults": (
        v2(row(menu(options=[{**one, "default": True} for one in options(2)]))),
        INNER + "options",
    ),
    "select.max_values": (v2(row(menu(max_values=3))), INNER + "max_values"),
    "select.min_values": (v2(row(menu(min_values=2, max_values=1))), INNER + "min_values"),
    "section.accessory-required": (v2({"type": 9, "components": [text()]}), "components.0.accessory"),
    "section.components-max-3": (
        v2({"type": 9, "components": [text()] * 4, "accessory": button()}),
        "components.0.components",
    ),
    "container.accent_color-range": (
        v2({"type": 17, "accent_color": 1 << 24, "components": [text()]}),
        "components.0.accent_color",
    ),
    "allowed_mentions.parse": (
        {"content": "x", "allowed_mentions": {"parse": ["all"]}},
        "allowed_mentions.parse",
    ),
    "allowed_mentions.exclusive": (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "allowed_mentions",
    ),
    "allowed_mentions.unknown-field": (
        {"content": "x", "allowed_mentions": {"user": []}},
        "allowed_mentions.user",
    ),
    "embeds.max-6000": ({"embeds": [{"description": "x" * 4000}, {"description": "y" * 2001}]}, "embeds"),
}


@pytest.mark.parametrize(("rule", "found"), BAD.items(), ids=BAD.keys())
async def test_a_broken_rule_is_refused_where_it_was_broken(
    house: House, rule: str, found: tuple[Json, str]
) -> None:
    body, place = found
    status, answer = await house.post(ids.INBOX, body)
    assert (status, answer["code"], answer["message"]) == (400, 50035, "Invalid Form Body")
    here: Any = answer["errors"]
    for step in place.split("."):
        assert step in here, answer
        here = here[step]
    assert here["_errors"][0]["message"]
    assert rule in house.rules()
    assert house.messages("social-inbox") == []


@pytest.mark.parametrize(
    "body", [{}, {"content": ""}, {"content": " \n"}, {"content": None, "components": []}]
)
async def test_an_empty_message_is_none(house: House, body: Json) -> None:
    status, answer = await house.post(ids.INBOX, body)
    assert (status, answer["code"], house.rules()) == (400, 50006, ["empty"])


async def test_the_description_also_knows_what_our_own_rules_do_not(house: House) -> None:
    status, _ = await house.post(ids.INBOX, {"content": "x", "contents": "y"})
    assert (status, house.rules()) == ((400, ["spec"]) if house.part.spec.present else (200, []))


async def test_a_card_stays_a_card(house: House) -> None:
    _, card = await house.post(ids.INBOX, v2(text()))
    path = f"/channels/{ids.INBOX}/messages/{card['id']}"
    for body, rule in (
        ({"flags": 0, "components": [], "content": "x"}, "v2.flag-stays"),
        ({"content": "Hallo"}, "v2.no-content"),
        ({"components": []}, "empty"),
        ({"components": [row(button(label="x" * 81))]}, "button.label-max-80"),
    ):
        status, _ = await house.call("PATCH", path, body)
        assert status == 400, rule
        assert rule in house.rules()
    status, _ = await house.call("PATCH", path, {"components": [text("neu")]})
    assert status == 200


async def test_words_have_to_be_emptied_on_the_way_to_a_card(house: House) -> None:
    _, words = await house.post(ids.INBOX, {"content": "Freigabe bis 14:45"})
    path = f"/channels/{ids.INBOX}/messages/{words['id']}"
    status, answer = await house.call("PATCH", path, v2(text()))
    assert (status, answer["errors"].keys()) == (400, {"content"})
    status, _ = await house.call("PATCH", path, v2(text(), content=None))
    assert status == 200


@pytest.mark.parametrize(
    ("command", "rule"),
    [
        ({"name": "Krise", "description": "x"}, "command.name"),
        ({"name": "krise"}, "command.description"),
        ({"name": "krise", "description": "x" * 101}, "command.description"),
        ({"name": "k" * 33, "description": "x"}, "command.name"),
        ({"name": "krise", "description": "x", "name_localizations": {"xx": "krise"}}, "command.locale"),
        ({"name": "Menü", "type": 3, "description": "x"}, "command.menu-description"),
        ({"name": "krise", "description": "x", "options": [OPTION | {"name": "A"}]}, "command.name"),
        (
            {
                "name": "krise",
                "description": "x",
                "options": [
                    {"type": 3, "name": "a", "description": "x"},
                    {"type": 3, "name": "b", "description": "x", "required": True},
                ],
            },
            "options.order",
        ),
        (
            {
                "name": "krise",
                "description": "x",
                "options": [
                    {"type": 1, "name": "a", "description": "x"},
                    {"type": 3, "name": "b", "description": "x"},
                ],
            },
            "options.mixed",
        ),
        (
            {
                "name": "krise",
                "description": "x",
                "options": [{"type": 3, "name": "a", "description": "x", "choices": CHOICES}],
            },
            "option.choices-max-25",
        ),
    ],
)
async def test_a_command_that_breaks_a_rule_is_not_registered(house: House, command: Json, rule: str) -> None:
    path = f"/applications/{ids.APPLICATION}/commands"
    status, answer = await house.call("PUT", path, [command])
    assert (status, answer["code"]) == (400, 50035)
    assert rule in house.rules()
    assert (await house.call("GET", path))[1] == []


async def test_two_commands_of_a_kind_need_two_names(house: House) -> None:
    path = f"/applications/{ids.APPLICATION}/commands"
    twice = [{"name": "krise", "description": "x"}] * 2
    status, _ = await house.call("PUT", path, twice)
    assert (status, house.rules()) == (400, ["command.name-unique"])
    both = [{"name": "krise", "description": "x"}, {"name": "krise", "type": 3}]
    assert (await house.call("PUT", path, both))[0] == 200
