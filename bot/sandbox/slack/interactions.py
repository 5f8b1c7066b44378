"""What Slack sends when somebody clicks, submits, closes, calls a command or a shortcut."""

from typing import Any

from bot.sandbox.slack.errors import Json
from bot.sandbox.slack.inputs import at_first
from bot.sandbox.slack.installation import VERIFICATION, Installation
from bot.sandbox.slack.payloads import message_json
from bot.sandbox.slack.views import View
from bot.sandbox.slack.world import Channel, Message, User


def _base(app: Installation, kind: str, user: User) -> Json:
    team = app.world.team
    return {
        "type": kind,
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": team.id},
        "api_app_id": app.world.app_id,
        "token": VERIFICATION,
        "team": {"id": team.id, "domain": team.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _channel(channel: Channel) -> Json:
    hidden = {"private": "privategroup", "im": "directmessage", "mpim": "mpdm"}
    return {"id": channel.id, "name": hidden.get(channel.kind, channel.name)}


def action(app: Installation, block: Json, element: Json, chosen: Json) -> Json:
    """One entry of `actions`: the element with what was done to it."""
    found: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": app.world.stamp(),
    }
    for name in ("text", "value", "style", "placeholder", "confirm", "url"):
        if element["type"] == "button" and element.get(name) is not None and name != "url":
            found[name] = element[name]
    return found | chosen


def message_action(app: Installation, user: User, channel: Channel, message: Message, act: Json) -> Json:
    """block_actions out of a message. An ephemeral one is not repeated in the payload."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": bool(message.to),
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    url = app.responses.issue(
        channel=channel.id,
        user=user.id,
        message=message.ts,
        ephemeral=bool(message.to),
        thread=message.thread_ts,
    )
    found = _base(app, "block_actions", user) | {
        "container": container,
        "trigger_id": app.triggers.issue(user.id),
        "channel": _channel(channel),
        "state": {"values": at_first(message.blocks)},
        "response_url": f"{app.base_url}/slack/response/{url}",
        "actions": [act],
    }
    return found if message.to else found | {"message": message_json(app.world, message)}


def view_action(app: Installation, user: User, view: View, act: Json) -> Json:
    """block_actions out of a modal or the home tab."""
    return _base(app, "block_actions", user) | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": app.triggers.issue(user.id, view.root),
        "view": app.views.json(view),
        "actions": [act],
    }


def submission(app: Installation, user: User, view: View) -> Json:
    return _base(app, "view_submission", user) | {
        "trigger_id": app.triggers.issue(user.id, view.root),
        "view": app.views.json(view),
        "response_urls": [],
    }


def closed(app: Installation, user: User, view: View, *, cleared: bool) -> Json:
    return _base(app, "view_closed", user) | {"view": app.views.json(view), "is_cleared": cleared}


def command(app: Installation, user: User, channel: Channel, name: str, text: str) -> Json:
    url = app.responses.issue(channel=channel.id, user=user.id)
    return {
        "token": VERIFICATION,
        "team_id": app.world.team.id,
        "team_domain": app.world.team.domain,
        "channel_id": channel.id,
        "channel_name": _channel(channel)["name"],
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": app.world.app_id,
        "is_enterprise_install": "false",
        "response_url": f"{app.base_url}/slack/response/{url}",
        "trigger_id": app.triggers.issue(user.id),
    }


def global_shortcut(app: Installation, user: User, callback_id: str) -> Json:
    return _base(app, "shortcut", user) | _called(app, user, callback_id)


def message_shortcut(
    app: Installation, user: User, callback_id: str, channel: Channel, message: Message
) -> Json:
    url = app.responses.issue(channel=channel.id, user=user.id, thread=message.thread_ts)
    return (
        _base(app, "message_action", user)
        | _called(app, user, callback_id)
        | {
            "message_ts": message.ts,
            "response_url": f"{app.base_url}/slack/response/{url}",
            "channel": _channel(channel),
            "message": message_json(app.world, message),
        }
    )


def _called(app: Installation, user: User, callback_id: str) -> dict[str, Any]:
    return {
        "callback_id": callback_id,
        "trigger_id": app.triggers.issue(user.id),
        "action_ts": app.world.stamp(),
    }
