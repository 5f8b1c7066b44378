"""The Slack app as it has to be created: no more rights, commands and addresses than the bot uses."""

import json
from typing import Any

ON_MESSAGE = "breakwater-message"
"""Callback id of the entry in the menu of each message."""
EVENTS_PATH = "/slack/events"
COMMANDS = (
    (
        "/breakwater",
        "What Breakwater can do here · Was Breakwater hier kann",
        "queue | oncall | away | me | link | help · liste | bereitschaft | abwesend | ich | verbinden | hilfe",
    ),
    ("/crisis", "Start and run a crisis", "start | status | decide | report | drill | prepare"),
    ("/krise", "Krise starten und führen", "starten | lage | entscheidung | bericht | übung | vorbereiten"),
)
"""Name, description, hint."""
EVENTS = (
    "app_home_opened",
    "pin_added",  # what is pinned in the room of a crisis goes into its timeline
    "reaction_added",
    "reaction_removed",
    "subteam_members_changed",  # who has a role by a user group is known soon, not at the next round only
    "subteam_updated",
    "user_change",  # an account was deactivated: what that person played in a crisis is unfilled
)
SCOPES = (
    "channels:history",  # a card whose sending had an unclear end is looked for, and what was reacted to is read
    "channels:manage",  # the room of a crisis: made, filled, named, archived
    "channels:read",  # whether an earlier try made that room, and who is in it already
    "chat:write",
    "commands",
    "files:write",  # pictures on cards
    "groups:history",
    "groups:read",  # whether a channel for private matters is a private one
    "im:history",  # what was told to somebody before the process died is not told again
    "im:write",
    "pins:read",
    "pins:write",  # the status card of a crisis
    "reactions:read",
    "reactions:write",  # the bot confirms with a reaction of its own
    "usergroups:read",  # who has the roles that a user group stands for
    "users:read",  # what the writer of a message is called
)


def manifest(url: str = "") -> dict[str, Any]:
    """For Socket Mode, or with the bot's public address for signed requests to it."""
    address = f"{url.rstrip('/')}{EVENTS_PATH}" if url else ""
    to_us = {"url": address} if address else {}
    return {
        "display_information": {
            "name": "Breakwater",
            "description": "Moderation and crisis work of a social media team, where the team already is.",
            "background_color": "#17374a",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,  # the bot writes to people directly
                "messages_tab_read_only_enabled": True,
            },
            "bot_user": {"display_name": "Breakwater", "always_online": True},
            "slash_commands": [
                {
                    "command": command,
                    "description": description,
                    "usage_hint": hint,
                    "should_escape": False,
                    **to_us,
                }
                for command, description, hint in COMMANDS
            ],
            "shortcuts": [
                {
                    "name": "Breakwater …",
                    "type": "message",
                    "callback_id": ON_MESSAGE,
                    "description": "Do something with this message · Mit dieser Nachricht etwas tun",
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {
                "bot_events": list(EVENTS),
                **({"request_url": address} if address else {}),
            },
            "interactivity": {"is_enabled": True, **({"request_url": address} if address else {})},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not address,
            "token_rotation_enabled": False,
        },
    }


def manifest_json(url: str = "") -> str:
    return json.dumps(manifest(url), indent=2, ensure_ascii=False)
