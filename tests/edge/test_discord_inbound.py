"""Whatever comes in: an event of the core, or nothing. Never an error, never more than was meant."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord.emoji import emoji_name
from bot.discord.forms import render_form
from bot.discord.inbound import UNKNOWN, read_interaction, read_reaction
from handlers.events import Actor, Clicked, Commanded, Place, Pointed, Reacted, Submitted
from tests.edge.parts import FORM, click

JANA = "200000000000000001"
CHANNEL, THREAD, MESSAGE = "400000000000000001", "700000000000000001", "700000000000000002"
BUTTON: dict[str, Any] = {
    "id": "800000000000000001",
    "application_id": "100000000000000001",
    "type": 3,
    "token": "geheim",
    "version": 1,
    "data": {"custom_id": "claim:-:case:4711:3", "component_type": 2, "id": 5},
    "guild_id": "300000000000000001",
    "channel_id": CHANNEL,
    "channel": {"id": CHANNEL, "type": 0, "parent_id": "400000000000000100", "name": "social-inbox"},
    "member": {
        "user": {"id": JANA, "username": "jana", "global_name": "Jana Petersen"},
        "nick": None,
        "roles": [],
    },
    "message": {"id": MESSAGE, "content": "", "components": []},
    "locale": "de",
}
SELECT = BUTTON | {
    "data": {"custom_id": "more:-:case:4711:3", "component_type": 3, "values": ["history:-:case:4711:3"]}
}
MODAL = BUTTON | {
    "type": 5,
    "data": {
        "custom_id": "use:-:draft:12:2",
        "components": [
            {"type": 10, "id": 1},
            {
                "type": 18,
                "id": 2,
                "component": {"type": 4, "id": 3, "custom_id": "text", "value": "Hallo\nLea"},
            },
            {"type": 18, "id": 4, "component": {"type": 3, "id": 5, "custom_id": "why", "values": ["spam"]}},
            {
                "type": 1,
                "id": 6,
                "components": [{"type": 4, "id": 7, "custom_id": "old", "value": "von früher"}],
            },
        ],
    },
}
COMMAND = {key: value for key, value in BUTTON.items() if key != "message"} | {
    "type": 2,
    "data": {
        "id": "9",
        "name": "breakwater",
        "type": 1,
        "options": [{"name": "action", "type": 3, "value": "help"}],
    },
}
REACTION: dict[str, Any] = {
    "user_id": JANA,
    "channel_id": CHANNEL,
    "message_id": MESSAGE,
    "guild_id": "300000000000000001",
    "emoji": {"id": None, "name": "🚨"},
    "member": {"user": {"id": JANA, "username": "jana"}, "nick": "Jana P."},
}
MENU = COMMAND | {
    "data": {
        "id": "9",
        "name": "Breakwater …",
        "type": 3,
        "target_id": MESSAGE,
        "resolved": {
            "messages": {
                MESSAGE: {
                    "id": MESSAGE,
                    "author": {"id": "200000000000000002", "username": "tom", "global_name": "Tom"},
                    "timestamp": "2026-11-21T22:30:00.000000+00:00",
                    "content": "Das ist <@1> Betrug",
                    "type": 0,
                    "components": [],
                    "mentions": [],
                }
            }
        },
    }
}
ALL = {"button": BUTTON, "select": SELECT, "modal": MODAL, "command": COMMAND, "menu": MENU}


def no_thread(_: str) -> str:
    return ""


def event(payload: object) -> Any:
    received = read_interaction(payload)
    assert received is not None
    return received.event


def test_a_button_is_a_click_by_a_known_account_at_a_known_place() -> None:
    received = read_interaction(BUTTON)
    assert received is not None
    assert received.event == Clicked(
        click=click("claim"),
        actor=Actor(platform="discord", account=JANA, name="Jana Petersen", language="de"),
        place=Place(platform="discord", channel=CHANNEL, message_id=MESSAGE),
    )
    assert received.delivery == "discord:800000000000000001"


def test_a_menus_choice_is_a_click_of_its_own() -> None:
    assert event(SELECT).click == click("history")


def test_a_form_comes_back_with_its_values_wherever_discord_nests_them() -> None:
    found = event(MODAL)
    assert isinstance(found, Submitted)
    assert found.click == click("use", kind="draft", id=12, version=2)
    assert found.values == {"text": "Hallo\nLea", "why": "spam", "old": "von früher"}
    assert found.place.message_id == MESSAGE


def test_the_button_of_a_form_on_pages_submits_it() -> None:
    found = event(BUTTON | {"data": {"custom_id": "submit approve:-:draft:12:2", "component_type": 2}})
    assert isinstance(found, Submitted)
    assert (found.click, found.values) == (click("approve", kind="draft", id=12, version=2), {})


def test_a_command_comes_with_its_words() -> None:
    found = event(COMMAND)
    assert isinstance(found, Commanded)
    assert (found.command, found.words) == ("breakwater", "help")
    received = read_interaction(COMMAND)
    assert received is not None
    assert received.asked is not None
    assert not received.asked.on_message


def command(name: str, **options: str) -> Any:
    given = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
    return event(COMMAND | {"data": {"id": "9", "name": name, "type": 1, "options": given}})


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("krise", {}, ("crisis", "")),
        ("krise", {"action": "start"}, ("crisis", "start")),
        ("crisis", {"words": "Entscheidung  kein Post heute"}, ("crisis", "decide kein Post heute")),
        ("krise", {"words": "Scherben", "action": "start"}, ("crisis", "start Scherben")),
        ("breakwater", {"words": "ÜBUNG <@1>"}, ("breakwater", "drill <@1>")),
        ("breakwater", {"words": "Bereitschaft"}, ("breakwater", "oncall")),
    ],
)
def test_commands_mean_the_same_in_both_tongues(
    name: str, options: dict[str, str], expected: tuple[str, str]
) -> None:
    found = command(name, **options)
    assert (found.command, found.words) == expected


def test_the_menu_of_a_message_hands_the_message_over() -> None:
    inside = MENU | {"channel": {"id": THREAD, "type": 11, "parent_id": CHANNEL}, "channel_id": THREAD}
    found = event(inside)
    assert isinstance(found, Pointed)
    said = found.message
    assert (said.text, said.name, said.account) == ("Das ist <@1> Betrug", "Tom", "200000000000000002")
    assert (said.ours, said.by_bot) == (False, False)
    assert said.place == found.place == Place(
        platform="discord", channel=CHANNEL, message_id=MESSAGE, thread=THREAD
    )  # fmt: skip
    assert said.link == f"https://discord.com/channels/300000000000000001/{THREAD}/{MESSAGE}"


def test_a_menu_without_its_message_is_nothing() -> None:
    data = MENU["data"] | {"resolved": {"messages": {"700000000000000009": {}}}}
    assert read_interaction(MENU | {"data": data}) is None


PLACES = st.builds(
    Place,
    platform=st.just("discord"),
    channel=st.integers(1, 2**64 - 1).map(str),
    message_id=st.integers(1, 2**64 - 1).map(str),
    thread=st.one_of(st.just(""), st.integers(1, 2**64 - 1).map(str)),
)


@given(place=PLACES)
def test_a_form_keeps_in_its_own_id_which_message_it_is_about(place: Place) -> None:
    modal: Any = render_form(replace(FORM, about=place))
    assert len(modal["custom_id"]) <= 100
    found = event(MODAL | {"data": {"custom_id": modal["custom_id"], "components": []}})
    assert (found.click, found.about) == (FORM.click, place)


@pytest.mark.parametrize(
    "tail", ["@", "@x", "@1.2.3.4", "@zzzzzzzzzzzzz.1", "@-1.2", "@1.2 ", "@1.2@3.4", "@١.1"]
)
def test_a_form_whose_message_makes_no_sense_is_none_of_ours(tail: str) -> None:
    found = event(MODAL | {"data": {"custom_id": f"use:-:draft:12:2{tail}", "components": []}})
    assert (found.click, found.about) == (UNKNOWN, None)


def test_a_click_in_a_thread_is_placed_in_its_channel_and_thread() -> None:
    inside = BUTTON | {"channel": {"id": THREAD, "type": 11, "parent_id": CHANNEL}, "channel_id": THREAD}
    assert event(inside).place == Place(
        platform="discord", channel=CHANNEL, message_id=MESSAGE, thread=THREAD
    )


def test_somebody_in_private_is_known_too() -> None:
    private = {key: value for key, value in BUTTON.items() if key != "member"}
    assert event(private | {"user": {"id": JANA, "username": "jana"}}).actor.name == "jana"


@pytest.mark.parametrize(
    ("locale", "language"), [("en-US", "en"), ("de", "de"), ("", ""), ("x" * 9, ""), ("<@1>", "")]
)
def test_the_language_is_that_of_the_persons_client(locale: str, language: str) -> None:
    assert event(BUTTON | {"locale": locale}).actor.language == language


@pytest.mark.parametrize(
    "name",
    [
        "", "pending", "claim", "claim:-:case:4711", "claim:-:case:4711:3:9", "claim:-:case:-1:3", "CLAIM:-:case:1:1",
        "claim:-:case:4711:3 ", "claim:-:case:٤:3", "x" * 5000, "submit ", "submit nonsense", "claim:-:case:4711:3#x",
        "\x00", "submit submit claim:-:case:4711:3",
    ],
)  # fmt: skip
def test_an_id_that_is_none_of_ours_reaches_the_core_as_unknown_so_that_it_is_refused_with_words(
    name: str,
) -> None:
    assert event(BUTTON | {"data": {"custom_id": name, "component_type": 2}}).click == UNKNOWN
    assert event(MODAL | {"data": {"custom_id": name, "components": []}}).click == UNKNOWN


def test_a_numbered_control_means_what_the_first_one_means() -> None:
    assert event(BUTTON | {"data": {"custom_id": "claim:-:case:4711:3#2"}}).click == click("claim")


@pytest.mark.parametrize("type_", [0, 1, 4, 6, 99, -1])
def test_what_is_no_click_form_or_command_is_nothing(type_: int) -> None:
    assert read_interaction(BUTTON | {"type": type_}) is None


def test_what_another_bot_does_is_nothing() -> None:
    bot = {"user": {"id": JANA, "username": "b", "bot": True}}
    assert read_interaction(BUTTON | {"member": bot}) is None
    assert read_reaction(REACTION | {"member": bot}, added=True, parent=no_thread) is None


@pytest.mark.parametrize("missing", ["id", "type", "token", "member"])
def test_what_lacks_the_indispensable_is_nothing(missing: str) -> None:
    assert read_interaction({key: value for key, value in BUTTON.items() if key != missing}) is None


def test_an_id_that_is_no_number_is_nothing() -> None:
    evil = {"user": {"id": "1/../../webhooks", "username": "x"}}
    assert read_interaction(BUTTON | {"member": evil}) is None
    assert read_interaction(BUTTON | {"id": "1/../2"}) is None


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(payload=anything)
def test_any_shape_may_come(payload: object) -> None:
    assert read_interaction(payload) is None
    assert read_reaction(payload, added=True, parent=no_thread) is None


@settings(max_examples=300, deadline=None)
@given(data=st.data(), name=st.sampled_from(sorted(ALL)), odd=anything)
def test_any_part_may_be_odd(data: st.DataObject, name: str, odd: object) -> None:
    payload = deepcopy(ALL[name])
    paths = list(_paths(payload))
    *path, last = data.draw(st.sampled_from(paths))
    at: Any = payload
    for step in path:
        at = at[step]
    at[last] = odd
    received = read_interaction(payload)
    assert received is None or isinstance(received.event, Clicked | Submitted | Commanded | Pointed)


def _paths(tree: Any, path: tuple[Any, ...] = ()) -> Any:
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in pairs:
        yield (*path, key)
        yield from _paths(value, (*path, key))


@pytest.mark.parametrize("depth", [50, 5000])
def test_components_nested_without_end_hold_nothing(depth: int) -> None:
    nested: dict[str, Any] = {"type": 4, "custom_id": "deep", "value": "x"}
    for _ in range(depth):
        nested = {"type": 1, "components": [nested]}
    received = read_interaction(MODAL | {"data": {"custom_id": "use:-:draft:12:2", "components": [nested]}})
    assert received is None or (isinstance(received.event, Submitted) and received.event.values == {})


def test_what_the_renderer_makes_the_inbound_reads() -> None:
    modal: Any = render_form(FORM)
    components = [
        {"type": 18, "component": {**part["component"], "values": ["praise"]}}
        for part in modal["components"]
        if part["type"] == 18
    ]
    found = event(MODAL | {"data": {"custom_id": modal["custom_id"], "components": components}})
    assert found.click == FORM.click
    assert found.values == {"text": "Hallo Lea,\ndas tut uns leid.", "why": "praise", "link": ""}


# -- reactions


def test_a_reaction_comes_under_the_name_that_the_table_uses() -> None:
    received = read_reaction(REACTION, added=True, parent=no_thread, delivery="discord:s:7")
    assert received is not None
    assert received.event == Reacted(
        emoji="rotating_light",
        added=True,
        actor=Actor(platform="discord", account=JANA, name="Jana P."),
        place=Place(platform="discord", channel=CHANNEL, message_id=MESSAGE),
    )
    assert received.delivery == "discord:s:7"


def test_a_reaction_in_a_thread_is_placed_in_its_channel() -> None:
    inside = REACTION | {"channel_id": THREAD}
    received = read_reaction(inside, added=False, parent={THREAD: CHANNEL}.get)  # pyright: ignore[reportArgumentType]
    assert received is not None
    assert received.event.place == Place(
        platform="discord", channel=CHANNEL, message_id=MESSAGE, thread=THREAD
    )


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("🚨", "rotating_light"), ("⚖️", "scales"), ("⚖", "scales"), ("📰", "newspaper"), ("📦", "package"),
        ("👀", "eyes"), ("👍🏽", "+1"), ("✅", "white_check_mark"), ("🪼", "jellyfish"), ("", ""), ("x" * 40, ""),
    ],
)  # fmt: skip
def test_an_emoji_has_the_name_it_has_on_slack(sign: str, name: str) -> None:
    assert emoji_name(sign) == name


def test_an_emoji_that_the_server_made_goes_by_its_own_name() -> None:
    assert emoji_name("welle_3", own=True) == "welle_3"
    assert emoji_name("<@1>", own=True) == ""


@pytest.mark.parametrize("name", ["rotating_light", "scales", "eyes", "white_check_mark", "Rotating_Light"])
def test_an_emoji_that_a_server_made_is_not_what_its_name_pretends(name: str) -> None:
    assert emoji_name(name, own=True) == ""
