"""conversations.*, reading: which there are, who is in them, what was written."""

from bot.sandbox.slack.call import Call, cursor, page
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.payloads import channel_json, message_json
from bot.sandbox.slack.world import Message


def list_(call: Call) -> Json:
    kinds = call.kinds()
    found = [
        channel_json(call.world, channel, members=True)
        for channel in call.world.channels.values()
        if channel.kind in kinds
        and (channel.kind == "public" or call.world.has_bot(channel))
        and not (channel.archived and call.flag("exclude_archived"))
    ]
    channels, following = page(found, cursor(call), call.number("limit", 100, 999))
    return {"channels": channels, "response_metadata": {"next_cursor": following}}


def info(call: Call) -> Json:
    channel = call.channel(member=False, live=False)
    found = channel_json(call.world, channel, members=call.flag("include_num_members"))
    if call.flag("include_locale"):
        found["locale"] = "de-DE"
    return {"channel": found}


def members(call: Call) -> Json:
    channel = call.channel(member=False, live=False)
    people = [{"id": id_} for id_ in channel.members]
    found, following = page(people, cursor(call), call.number("limit", 100, 1000))
    return {
        "members": [entry["id"] for entry in found],
        "response_metadata": {"next_cursor": following},
    }


def history(call: Call) -> Json:
    """Top-level messages, newest first. A reply is never among them, however exactly its timestamp is asked for."""
    channel = call.channel(live=False)
    chosen = [
        message
        for message in reversed(channel.messages.values())
        if (not message.is_reply or message.broadcast) and _within(call, message)
    ]
    return _messages(call, chosen, most=999) | {"pin_count": len(channel.pins)}


def replies(call: Call) -> Json:
    """A thread, its head first; the timestamp of a reply finds that reply alone."""
    channel = call.channel(live=False)
    ts = call.ts("ts", code="thread_not_found")
    message = channel.messages.get(ts)
    if message is None:
        raise ApiError("thread_not_found")
    if message.is_reply:
        return _messages(call, [message], most=1000)
    found = [message, *(entry for entry in channel.replies(ts) if _within(call, entry))]
    return _messages(call, found, most=1000)


def _messages(call: Call, chosen: list[Message], *, most: int) -> Json:
    metadata = call.flag("include_all_metadata")
    found = [message_json(call.world, message, metadata=metadata) for message in chosen]
    messages, following = page(found, cursor(call), call.number("limit", 100, most))
    return {
        "messages": messages,
        "has_more": bool(following),
        "channel_actions_ts": None,
        "channel_actions_count": 0,
        "response_metadata": {"next_cursor": following},
    }


def _within(call: Call, message: Message) -> bool:
    """Between oldest and latest, the ends only when `inclusive`."""
    at = _micros(message.ts)
    for name, after in (("oldest", True), ("latest", False)):
        bound = call.text(name)
        if not bound or (name == "oldest" and bound == "0"):
            continue
        try:
            edge = _micros(bound)
        except ValueError:
            call.wrong(name, f"{bound!r} is no timestamp", code=f"invalid_ts_{name}")
        if at == edge and not call.flag("inclusive"):
            return False
        if (at < edge) if after else (at > edge):
            return False
    return True


def _micros(ts: str) -> int:
    seconds, _, micros = ts.partition(".")
    return int(seconds) * 1_000_000 + int((micros or "0").ljust(6, "0"))
