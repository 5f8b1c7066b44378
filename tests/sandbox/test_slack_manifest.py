"""The manifest is what Slack would take, or it is refused; and it decides what the app gets."""

from typing import Any

import pytest

from bot.sandbox.slack import ManifestRefused
from bot.sandbox.slack.manifest import load
from tests.sandbox.slack_house import SCOPES, manifest

COMMAND = {"command": "/crisis", "description": "x"}
SHORTCUT = {"name": "x", "type": "message", "callback_id": "x", "description": "x"}


def test_a_sound_manifest_is_read() -> None:
    found = load(manifest())
    assert found.bot_name == "Breakwater"
    assert found.commands == ("/crisis",)
    assert found.socket_mode
    assert found.interactive
    assert "message.channels" in found.events


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"extra": 1}, "extra: unknown field"),
        ({"features__extra": 1}, "features.extra: unknown field"),
        ({"settings__extra": 1}, "settings.extra: unknown field"),
        ({"display_information__name": "x" * 36}, "name: 36 characters, at most 35"),
        ({"display_information__name": ""}, "name: text is missing"),
        ({"display_information__description": "x" * 141}, "description: 141 characters"),
        ({"display_information__long_description": "short"}, "long_description: 5 characters, 175"),
        ({"display_information__background_color": "red"}, "'red' is no colour"),
        ({"features__bot_user": None}, "bot_user: missing"),
        ({"features__bot_user__display_name": "x" * 81}, "display_name: 81 characters"),
        ({"oauth_config": {}}, "no scope is asked for"),
        ({"features__slash_commands": [COMMAND] * 51}, "51, at most 50"),
        ({"features__slash_commands": [{**COMMAND, "command": "crisis"}]}, "'crisis' is no command"),
        ({"features__slash_commands": [{**COMMAND, "description": ""}]}, "description: text is missing"),
        ({"features__slash_commands": [{**COMMAND, "usage_hint": "x" * 1001}]}, "usage_hint: 1001"),
        ({"features__shortcuts": [SHORTCUT] * 6}, "6 of type message, at most 5"),
        ({"features__shortcuts": [{**SHORTCUT, "type": "both"}]}, "message or global"),
        ({"features__shortcuts": [{**SHORTCUT, "name": "x" * 25}]}, "name: 25 characters"),
        ({"features__shortcuts": [{**SHORTCUT, "description": None}]}, "description: text is missing"),
        ({"settings__interactivity": {}}, "shortcuts: needs settings.interactivity"),
        ({"settings__event_subscriptions": {"bot_events": ["pin_added"] * 101}}, "101, at most 100"),
        ({"settings__event_subscriptions": {"bot_events": ["mail"]}}, "mail is unknown here"),
        ({"settings__socket_mode_enabled": False}, "request_url: needed without Socket Mode"),
        ({"settings__socket_mode_enabled": False}, "url: needed without Socket Mode"),
        ({"settings__socket_mode_enabled": False}, "interactivity.request_url: needed"),
        (
            {"oauth_config__scopes__bot": [scope for scope in SCOPES if scope != "commands"]},
            "slash_commands: needs the scope commands",
        ),
        (
            {"oauth_config__scopes__bot": [scope for scope in SCOPES if scope != "commands"]},
            "shortcuts: needs the scope commands",
        ),
        (
            {"oauth_config__scopes__bot": [scope for scope in SCOPES if scope != "reactions:read"]},
            "reaction_added needs reactions:read",
        ),
    ],
)
def test_what_slack_would_not_take_is_refused_in_words(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ManifestRefused) as refused:
        load(manifest(**changes))
    assert words in str(refused.value)
