"""pins.* and reactions.*: marks on messages."""

import re

from bot.sandbox.slack.call import Call
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.payloads import message_json, reactions_json
from bot.sandbox.slack.world import Channel, Message

_EMOJI = re.compile(r"[a-z0-9_+'\-]{1,100}(?:::skin-tone-[2-6])?")
MOST_REACTIONS = 23
"""Different ones by one user on one message."""
MOST_PINS = 100


def emoji(name: str) -> str:
    """The name without colons, skin tone kept; raises ApiError for what is none."""
    bare = name.removeprefix(":").removesuffix(":")
    if not _EMOJI.fullmatch(bare):
        raise ApiError("invalid_name")
    return bare


def pins_add(call: Call) -> Json:
    channel = call.channel()
    message = _target(call, channel)
    if message.ts in channel.pins:
        raise ApiError("already_pinned")
    if len(channel.pins) >= MOST_PINS:
        raise ApiError("too_many_pins")
    channel.pins[message.ts] = (call.world.bot.id, call.world.now())
    call.app.events.pinned(channel, message, call.world.bot.id, added=True)
    call.app.kernel.tell("slack", {"what": "pin", "channel": channel.id, "ts": message.ts})
    return {}


def pins_remove(call: Call) -> Json:
    channel = call.channel()
    message = _target(call, channel)
    if message.ts not in channel.pins:
        raise ApiError("no_pin")
    del channel.pins[message.ts]
    call.app.events.pinned(channel, message, call.world.bot.id, added=False)
    call.app.kernel.tell("slack", {"what": "pin", "channel": channel.id, "ts": message.ts})
    return {}


def pins_list(call: Call) -> Json:
    channel = call.channel(live=False)
    return {
        "items": [
            {
                "type": "message",
                "channel": channel.id,
                "created": at,
                "created_by": user,
                "message": message_json(call.world, channel.messages[ts]),
            }
            for ts, (user, at) in reversed(channel.pins.items())
        ]
    }


def reactions_add(call: Call) -> Json:
    channel = call.channel()
    name = emoji(call.text("name"))
    message = _target(call, channel)
    bot = call.world.bot.id
    if bot in message.reactions.get(name, []):
        raise ApiError("already_reacted")
    if sum(bot in users for users in message.reactions.values()) >= MOST_REACTIONS:
        raise ApiError("too_many_reactions")
    message.reactions.setdefault(name, []).append(bot)
    call.app.events.reacted(channel, message, bot, name, added=True)
    call.app.moved(channel, message)
    return {}


def reactions_remove(call: Call) -> Json:
    channel = call.channel(live=False)
    name = emoji(call.text("name"))
    message = _target(call, channel)
    bot = call.world.bot.id
    if bot not in message.reactions.get(name, []):
        raise ApiError("no_reaction")
    message.reactions[name].remove(bot)
    if not message.reactions[name]:
        del message.reactions[name]
    call.app.events.reacted(channel, message, bot, name, added=False)
    call.app.moved(channel, message)
    return {}


def reactions_get(call: Call) -> Json:
    channel = call.channel(live=False)
    message = _target(call, channel)
    body = message_json(call.world, message) | {"permalink": call.world.permalink(channel, message)}
    return {
        "type": "message",
        "channel": channel.id,
        "message": body | {"reactions": reactions_json(message)},
    }


def _target(call: Call, channel: Channel) -> Message:
    if not call.text("timestamp"):
        raise ApiError("no_item_specified")
    return call.message(channel)
