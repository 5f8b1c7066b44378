"""conversations.*, changing: rooms are made, filled, named, closed."""

import re

from bot.sandbox.slack.call import Call
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.payloads import channel_json
from bot.sandbox.slack.world import Channel, Message

_NAME = re.compile(r"[^\W_A-Z][\w\-]*", re.UNICODE)


def create(call: Call) -> Json:
    kind = "private" if call.flag("is_private") else "public"
    call.need(kind)
    channel = Channel(
        id=f"C{call.app.kernel.number():08d}NEU",
        name=_name(call),
        kind=kind,
        created=call.world.now(),
        creator=call.world.bot.id,
        members=[call.world.bot.id],
    )
    call.world.channels[channel.id] = channel
    call.app.events.room("channel_created", channel)
    call.app.kernel.tell("slack", {"what": "channel", "channel": channel.id})
    return {"channel": channel_json(call.world, channel)}


def _name(call: Call) -> str:
    name = call.text("name")
    if not name:
        raise ApiError("invalid_name_required")
    if len(name) > 80:
        raise ApiError("invalid_name_maxlength")
    if name != name.lower() or not _NAME.fullmatch(name):
        raise ApiError("invalid_name_specials")
    if any(channel.name == name for channel in call.world.channels.values()):
        raise ApiError("name_taken")
    return name


def rename(call: Call) -> Json:
    channel = call.channel()
    channel.name = _name(call)
    call.app.events.room("channel_rename", channel)
    return {"channel": channel_json(call.world, channel)}


def invite(call: Call) -> Json:
    channel = call.channel()
    wanted = call.users()
    if not wanted:
        raise ApiError("no_user")
    if call.world.bot.id in wanted:
        raise ApiError("cant_invite_self")
    if any(user in channel.members for user in wanted):
        raise ApiError("already_in_channel")
    if any(call.world.users[user].deleted for user in wanted):
        raise ApiError("cant_invite")
    for user in wanted:
        channel.members.append(user)
        _noted(call, channel, user, "channel_join", f"<@{user}> has joined the channel")
        call.app.events.joined(channel, user, inviter=call.world.bot.id)
    return {"channel": channel_json(call.world, channel)}


def join(call: Call) -> Json:
    channel = call.channel(member=False)
    if call.world.has_bot(channel):
        return {
            "channel": channel_json(call.world, channel),
            "warning": "already_in_channel",
            "response_metadata": {"warnings": ["already_in_channel"]},
        }
    bot = call.world.bot.id
    channel.members.append(bot)
    _noted(call, channel, bot, "channel_join", f"<@{bot}> has joined the channel")
    call.app.events.joined(channel, bot)
    return {"channel": channel_json(call.world, channel)}


def leave(call: Call) -> Json:
    channel = call.channel(member=False)
    if not call.world.has_bot(channel):
        return {"not_in_channel": True}
    channel.members.remove(call.world.bot.id)
    return {}


def kick(call: Call) -> Json:
    channel = call.channel()
    user = call.user("user")
    if user == call.world.bot.id:
        raise ApiError("cant_kick_self")
    if channel.general:
        raise ApiError("cant_kick_from_general")
    if user not in channel.members:
        raise ApiError("not_in_channel")
    channel.members.remove(user)
    call.app.events.left(channel, user)
    return {}


def set_topic(call: Call) -> Json:
    channel = call.channel()
    topic = _short(call, "topic")
    channel.topic = topic
    bot = call.world.bot.id
    _noted(call, channel, bot, "channel_topic", f"set the channel topic: {topic}")
    return {"topic": topic, "channel": channel_json(call.world, channel)}


def set_purpose(call: Call) -> Json:
    channel = call.channel()
    channel.purpose = _short(call, "purpose")
    return {"purpose": channel.purpose}


def _short(call: Call, name: str) -> str:
    value = call.text(name)
    if len(value) > 250:
        call.wrong(name, f"{len(value)} characters, at most 250", code="too_long")
    return value


def archive(call: Call) -> Json:
    channel = call.channel(live=False)
    if channel.archived:
        raise ApiError("already_archived")
    if channel.general:
        raise ApiError("cant_archive_general")
    channel.archived = True
    call.app.events.room("channel_archive", channel, user=call.world.bot.id)
    call.app.kernel.tell("slack", {"what": "channel", "channel": channel.id})
    return {}


def open_(call: Call) -> Json:
    if call.text("channel"):
        return {"channel": _opened(call, call.channel())}
    wanted = call.users()
    if not wanted:
        raise ApiError("users_list_not_supplied")
    if len(wanted) > 1:
        call.violate("mpim", "group direct messages are not known here")
        raise ApiError("too_many_users")
    call.need("im")
    if call.world.users[wanted[0]].deleted:
        raise ApiError("user_disabled")
    return {"channel": _opened(call, call.world.direct(wanted[0]))}


def _opened(call: Call, channel: Channel) -> Json:
    return channel_json(call.world, channel) if call.flag("return_im") else {"id": channel.id}


def _noted(call: Call, channel: Channel, user: str, subtype: str, text: str) -> None:
    """The grey line that Slack writes itself."""
    message = Message(
        ts=call.world.stamp(),
        channel=channel.id,
        user=user,
        text=text,
        subtype=subtype.replace("channel_", "group_") if channel.kind == "private" else subtype,
    )
    call.app.post(channel, message)
