import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.forms import Memo, render_form, write_memo
from bot.slack.inbound import Received, emoji_name, read
from handlers.events import Actor, Clicked, Commanded, Place, Reacted, Submitted
from tests.edge.parts import FORM, click

CLICK: dict[str, Any] = {
    "type": "block_actions",
    "user": {
        "id": "U01JANA",
        "username": "jana",
        "name": "jana",
        "team_id": "T0MUSTERKANNE",
        "locale": "de-DE",
    },
    "api_app_id": "A0BREAKWATER",
    "token": "legacy",
    "container": {
        "type": "message",
        "message_ts": "1763730420.000200",
        "channel_id": "C01INBOX",
        "is_ephemeral": False,
        "thread_ts": "1763730000.000100",
    },
    "trigger_id": "12466734323.1395872398",
    "team": {"id": "T0MUSTERKANNE", "domain": "musterkanne"},
    "channel": {"id": "C01INBOX", "name": "social-inbox"},
    "message": {"type": "message", "ts": "1763730420.000200", "thread_ts": "1763730000.000100", "blocks": []},
    "state": {"values": {}},
    "response_url": "https://hooks.slack.com/actions/T0/1/x",
    "actions": [
        {
            "type": "button",
            "action_id": "claim:-:case:4711:3",
            "block_id": "b1",
            "text": {"type": "plain_text", "text": "Übernehmen"},
            "value": "claim:-:case:4711:3",
            "action_ts": "1763730421.1",
        }
    ],
}
MENU = {
    "type": "overflow",
    "action_id": "more:-:case:4711:3",
    "selected_option": {"text": {"type": "plain_text", "text": "Verlauf"}, "value": "history:-:case:4711:3"},
}
HERE = Place(platform="slack", channel="C01INBOX", message_id="1763730420.000200", thread="1763730000.000100")
SUBMIT: dict[str, Any] = {
    "type": "view_submission",
    "user": {"id": "U03MERT", "username": "mert", "name": "mert"},
    "trigger_id": "4.5.6",
    "view": {
        "id": "V1",
        "type": "modal",
        "callback_id": render_form(FORM, HERE)["callback_id"],
        "private_metadata": write_memo(Memo(click=FORM.click, place=HERE)),
        "state": {
            "values": {
                "text": {"value": {"type": "plain_text_input", "value": "Hallo Lea"}},
                "why": {"value": {"type": "static_select", "selected_option": {"value": "spam"}}},
                "link": {"value": {"type": "plain_text_input", "value": None}},
            }
        },
    },
    "response_urls": [],
}
REACTION: dict[str, Any] = {
    "type": "event_callback",
    "event_id": "Ev01",
    "team_id": "T0MUSTERKANNE",
    "event": {
        "type": "reaction_added",
        "user": "U02TOM",
        "reaction": "eyes::skin-tone-4",
        "item_user": "U0BREAKWATER",
        "item": {"type": "message", "channel": "C01INBOX", "ts": "1763730420.000200"},
        "event_ts": "1763730423.000100",
    },
}
COMMAND: dict[str, Any] = {
    "command": "/breakwater",
    "text": "  hilfe   bitte ",
    "user_id": "U05OLLI",
    "user_name": "olli",
    "channel_id": "C01INBOX",
    "trigger_id": "7.8.9",
    "response_url": "https://hooks.slack.com/commands/T0/1/x",
}


def received(payload: object) -> Received:
    found = read(payload)
    assert found is not None
    return found


def test_a_click_on_a_button_says_what_who_and_where() -> None:
    assert received(CLICK) == Received(
        event=Clicked(
            click=click("claim"),
            actor=Actor(platform="slack", account="U01JANA", name="jana", language="de"),
            place=HERE,
        ),
        delivery="slack:12466734323.1395872398",
        trigger="12466734323.1395872398",
        response_url="https://hooks.slack.com/actions/T0/1/x",
    )


def test_a_choice_in_a_menu_is_the_click_of_the_choice() -> None:
    event = received(CLICK | {"actions": [MENU]}).event
    assert isinstance(event, Clicked)
    assert event.click == click("history")


def test_the_head_of_a_thread_does_not_stand_in_a_thread() -> None:
    ts = CLICK["message"]["ts"]
    payload = CLICK | {
        "message": CLICK["message"] | {"thread_ts": ts},
        "container": CLICK["container"] | {"thread_ts": ts},
    }
    assert received(payload).event.place.thread == ""


def test_a_click_on_a_private_message_knows_its_place_from_the_container() -> None:
    payload = {key: value for key, value in CLICK.items() if key not in {"message", "channel"}}
    assert received(payload).event.place == HERE


def test_a_form_that_comes_back_brings_its_click_its_place_and_its_values() -> None:
    event = received(SUBMIT).event
    assert event == Submitted(
        click=FORM.click,
        values={"text": "Hallo Lea", "why": "spam", "link": ""},
        actor=Actor(platform="slack", account="U03MERT", name="mert"),
        place=HERE,
    )


def test_a_reaction_has_its_bare_name_and_its_message() -> None:
    found = received(REACTION)
    assert found.event == Reacted(
        emoji="eyes",
        added=True,
        actor=Actor(platform="slack", account="U02TOM"),
        place=Place(platform="slack", channel="C01INBOX", message_id="1763730420.000200"),
    )
    assert found.delivery == "slack:Ev01"


def test_a_reaction_taken_back_is_told_as_such() -> None:
    event = received(REACTION | {"event": REACTION["event"] | {"type": "reaction_removed"}}).event
    assert isinstance(event, Reacted)
    assert not event.added


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", ""), ("help", "help"), ("  Hilfe   bitte ", "help bitte"), ("ICH", "me"), ("hilfe!", "hilfe!")],
)
def test_a_command_comes_with_its_words_in_either_language(typed: str, words: str) -> None:
    assert received(COMMAND | {"text": typed}).event == Commanded(
        command="breakwater",
        words=words,
        actor=Actor(platform="slack", account="U05OLLI", name="olli"),
        place=Place(platform="slack", channel="C01INBOX"),
    )


@pytest.mark.parametrize(
    ("reaction", "name"),
    [
        ("rotating_light", "rotating_light"),
        ("siren", "siren"),
        ("rotating_light_2", "rotating_light_2"),
        ("thumbsup::skin-tone-6", "+1"),
        ("+1", "+1"),
        ("eyes::skin-tone-2", "eyes"),
        ("müsli", "müsli"),
        ("a b", ""),
        ("eyes::skin-tone-9", ""),
        ("<!channel>", ""),
        ("", ""),
        ("x" * 200, ""),
    ],
)
def test_emoji_are_known_by_one_bare_name(reaction: str, name: str) -> None:
    assert emoji_name(reaction) == name


@pytest.mark.parametrize(
    "payload",
    [
        None,
        [],
        "block_actions",
        {},
        {"type": "block_actions"},
        {"type": ["block_actions"]},
        {"type": "event_callback", "event": "reaction_added"},
        CLICK | {"actions": []},
        CLICK | {"actions": [{"value": "claim:-:case:4711"}]},
        CLICK | {"actions": [{"value": "claim:-:case:4711:3:admin"}]},
        CLICK | {"actions": [{"value": "CLAIM:-:case:4711:3"}]},
        CLICK | {"actions": [{"value": "claim:-:case:٤٧:3"}]},
        CLICK | {"user": {"id": ""}},
        CLICK | {"user": {"id": "U01 JANA"}},
        CLICK | {"user": {"id": "<@U1>"}},
        SUBMIT | {"view": SUBMIT["view"] | {"callback_id": "somebody-elses"}},
        SUBMIT | {"view": SUBMIT["view"] | {"private_metadata": "{}"}},
        REACTION | {"event": REACTION["event"] | {"item": {"type": "file", "file": "F1"}}},
        REACTION | {"event": REACTION["event"] | {"type": "message"}},
        COMMAND | {"command": "breakwater"},
        {"type": "view_closed"},
        {"type": "shortcut", "callback_id": "x"},
    ],
)
def test_what_makes_no_sense_is_no_event(payload: object) -> None:
    assert read(payload) is None


def test_what_no_database_takes_is_replaced() -> None:
    view = copy.deepcopy(SUBMIT)
    view["view"]["state"]["values"]["text"]["value"]["value"] = json.loads('"a\\u0000b\\ud800c"')
    event = received(view).event
    assert isinstance(event, Submitted)
    assert event.values["text"] == "a\ufffdb\ufffdc"


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, child in inner for found in _paths(child, (*path, key)))]


junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=30),
    st.just([]),
    st.just({}),
    st.just([[]]),
    st.just({"id": {"id": []}}),
    st.just("\x00\ud800<!channel>"),
)


@settings(max_examples=400, deadline=None)
@given(
    data=st.data(), payload=st.sampled_from([CLICK, SUBMIT, REACTION, COMMAND, CLICK | {"actions": [MENU]}])
)
def test_no_damage_to_a_payload_breaks_the_reader(data: st.DataObject, payload: dict[str, Any]) -> None:
    damaged: Any = copy.deepcopy(payload)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from([path for path in _paths(damaged) if path]))
        target = damaged
        for key in path[:-1]:
            target = target[key]
        target[path[-1]] = copy.deepcopy(data.draw(junk))
    found = read(damaged)
    if found is not None:
        assert found.event.actor.account.isascii()
        assert found.event.actor.account.isalnum()
        place = found.event.place
        assert all(not part or part.replace(".", "").isalnum() for part in (place.channel, place.message_id))
