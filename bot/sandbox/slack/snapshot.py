"""The whole workspace as JSON, for the page and for tests."""

import json

from bot.sandbox.slack.errors import Json
from bot.sandbox.slack.installation import Installation
from bot.sandbox.slack.payloads import message_json
from bot.sandbox.slack.world import Channel, Message, World


def snapshot(app: Installation) -> Json:
    """Channels with their messages oldest first; whispers, views and notices by user id."""
    world = app.world
    found: Json = {
        "team": {"id": world.team.id, "name": world.team.name, "domain": world.team.domain},
        "bot": {
            "user_id": world.bot.id,
            "bot_id": world.bot_id,
            "app_id": world.app_id,
            "name": world.bot.real_name,
            "installed": not app.revoked,
        },
        "users": [
            {
                "id": user.id,
                "human": user.human,
                "name": user.name,
                "real_name": user.real_name,
                "part": user.part,
                "locale": user.locale,
                "is_bot": user.is_bot,
            }
            for user in world.users.values()
        ],
        "usergroups": [
            {"id": group.id, "handle": group.handle, "name": group.name, "users": group.users}
            for group in world.groups.values()
        ],
        "commands": list(app.manifest.commands),
        "shortcuts": [
            {"name": entry.name, "type": entry.type, "callback_id": entry.callback_id}
            for entry in app.manifest.shortcuts
        ],
        "channels": [_channel(world, channel) for channel in world.channels.values()],
        "ephemerals": {
            user: [_message(world, message) for message in messages]
            for user, messages in world.ephemerals.items()
        },
        "views": {
            user: [app.views.json(view) | {"errors": view.errors} for view in stack]
            for user, stack in app.views.stacks.items()
        },
        "homes": {user: app.views.json(view) for user, view in app.views.homes.items()},
        "notices": app.notices,
        "sockets": len(app.sockets.live()),
        "events": {
            "pending": app.outbox.pending,
            "lost": app.outbox.lost,
            "not_subscribed": app.events.skipped,
        },
        "calls": dict(app.limits.calls),
        "limited": dict(app.limits.limited),
    }
    return json.loads(json.dumps(found))


def _channel(world: World, channel: Channel) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "kind": channel.kind,
        "topic": channel.topic,
        "purpose": channel.purpose,
        "archived": channel.archived,
        "members": channel.members,
        "bot_is_in": world.has_bot(channel),
        "pins": list(channel.pins),
        "messages": [_message(world, message) for message in channel.messages.values()],
    }


def _message(world: World, message: Message) -> Json:
    """The payload as the API gives it, and under `sandbox` what no API tells."""
    channel = world.channels[message.channel]
    return message_json(world, message) | {
        "channel": message.channel,
        "sandbox": {
            "edits": message.edits,
            "is_reply": message.is_reply,
            "broadcast": message.broadcast,
            "ephemeral": bool(message.to),
            "pings": message.pings,
            "unfurls": message.unfurls,
            "permalink": "" if message.to else world.permalink(channel, message),
        },
    }
