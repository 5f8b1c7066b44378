import json

from bot.sandbox.slack.manifest import load
from bot.slack.manifest import ON_MESSAGE, manifest, manifest_json


def test_slack_would_take_the_manifest_for_both_ways_in() -> None:
    assert load(manifest()).socket_mode
    assert not load(manifest("https://breakwater.example")).socket_mode


def test_with_an_address_everything_comes_to_that_address() -> None:
    found = manifest("https://breakwater.example/")
    assert found["settings"]["interactivity"]["request_url"] == "https://breakwater.example/slack/events"
    assert found["features"]["slash_commands"][0]["url"] == "https://breakwater.example/slack/events"


def test_only_what_is_used_is_asked_for() -> None:
    found = load(manifest())
    assert set(found.scopes) == {
        "channels:history",
        "channels:manage",
        "channels:read",
        "chat:write",
        "commands",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:write",
        "pins:read",
        "pins:write",
        "reactions:read",
        "reactions:write",
        "usergroups:read",
        "users:read",
    }
    assert found.commands == ("/breakwater", "/crisis", "/krise")
    assert [entry.callback_id for entry in found.shortcuts] == [ON_MESSAGE]
    assert found.events == {
        "app_home_opened",
        "pin_added",
        "reaction_added",
        "reaction_removed",
        "subteam_members_changed",
        "subteam_updated",
        "user_change",
    }


def test_it_is_printed_as_json() -> None:
    assert json.loads(manifest_json()) == manifest()
