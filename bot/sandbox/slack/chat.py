"""chat.*: posting, changing, deleting, whispering."""

from bot.sandbox.slack.call import Call
from bot.sandbox.slack.composed import LONG, compose
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.payloads import message_json
from bot.sandbox.slack.world import Channel, Message


def post_message(call: Call) -> Json:
    channel = _destination(call)
    made = compose(call.app, call.values, call.record)
    thread = _thread(call, channel)
    _costume(call)
    message = Message(
        ts=call.world.stamp(),
        channel=channel.id,
        user=call.world.bot.id,
        text=made.text,
        blocks=made.blocks,
        metadata=made.metadata,
        thread_ts=thread,
        broadcast=bool(thread) and call.flag("reply_broadcast"),
        by_app=True,
        pings=made.pings,
        unfurls=made.unfurls,
    )
    call.app.post(channel, message)
    return {"channel": channel.id, "ts": message.ts, "message": message_json(call.world, message)}


def _destination(call: Call) -> Channel:
    """A conversation by id or #name, or a person by id, who is then written to directly."""
    world = call.world
    channel = world.channels.get(world.room_id(call.text("channel")))
    if channel is None or (channel.kind != "public" and not world.has_bot(channel)):
        raise ApiError("channel_not_found")
    if channel.archived:
        raise ApiError("is_archived")
    if channel.kind == "im" and not call.app.manifest.messages_tab:
        call.violate("manifest.messages-tab", "writes to a person, but the messages tab is off")
        raise ApiError("messages_tab_disabled")
    if not world.has_bot(channel) and "chat:write.public" not in call.app.manifest.scopes:
        raise ApiError("not_in_channel")
    return channel


def _thread(call: Call, channel: Channel) -> str:
    """The head of the thread; a reply's own timestamp leads to its head, as it does in Slack."""
    if not call.text("thread_ts"):
        return ""
    ts = call.ts("thread_ts", code="invalid_thread_ts")
    head = channel.messages.get(ts)
    if head is None:
        # Slack takes it and shows a reply to nothing; whoever does that has mixed something up.
        call.violate("thread.unknown", f"there is no message {ts} in {channel.id}")
        raise ApiError("thread_not_found")
    if head.is_reply:
        call.violate("thread.reply", f"{ts} is itself a reply: name the head of the thread")
        return head.thread_ts
    return ts


def _costume(call: Call) -> None:
    worn = [name for name in ("username", "icon_url", "icon_emoji") if call.values.get(name)]
    if worn:
        call.app.require(("chat:write.customize",), call.record)


def update(call: Call) -> Json:
    channel = _reachable(call, archived="is_inactive")
    message = call.message(channel, "ts")
    if not message.by_app:
        raise ApiError("cant_update_message")
    made = compose(call.app, _whole(call, message), call.record, most=LONG)
    before = message_json(call.world, message)
    message.text = made.text
    message.blocks = made.blocks
    if call.values.get("metadata") is not None:
        message.metadata = made.metadata
    message.unfurls = made.unfurls
    message.edits += 1
    message.edited_ts = f"{call.world.now()}.000000"
    call.app.events.changed(channel, message, before)
    call.app.moved(channel, message)
    return {
        "channel": channel.id,
        "ts": message.ts,
        "text": message.text,
        "message": message_json(call.world, message),
    }


def _whole(call: Call, message: Message) -> Json:
    """The request with what it leaves as it was. Metadata that isn't given stays."""
    given = {name: call.values.get(name) for name in ("text", "blocks")}
    if given["text"] is None and given["blocks"] is None:
        raise ApiError("no_text")
    if given["blocks"] is None and message.blocks:
        # The reference says that they stay; the screen then still shows the old card under the new text.
        call.violate("update.blocks-unsaid", "text without blocks: say what becomes of the blocks")
        return call.values | {"blocks": message.blocks}
    return call.values


def delete(call: Call) -> Json:
    channel = _reachable(call, archived="is_archived")
    message = call.message(channel, "ts")
    if not message.by_app:
        raise ApiError("cant_delete_message")
    before = message_json(call.world, message)
    channel.pins.pop(message.ts, None)
    call.app.events.deleted(channel, message, before)
    call.app.moved(channel, message, gone=True)
    del channel.messages[message.ts]
    return {"channel": channel.id, "ts": message.ts}


def _reachable(call: Call, *, archived: str) -> Channel:
    channel = call.channel(live=False)
    if channel.archived:
        raise ApiError(archived)
    return channel


def post_ephemeral(call: Call) -> Json:
    channel = call.channel()
    user = call.text("user")
    if user not in channel.members:
        raise ApiError("user_not_in_channel")
    made = compose(call.app, call.values, call.record)
    _costume(call)
    message = Message(
        ts=call.world.stamp(),
        channel=channel.id,
        user=call.world.bot.id,
        text=made.text,
        blocks=made.blocks,
        thread_ts=_thread(call, channel),
        by_app=True,
        to=user,
    )
    call.app.whisper(message)
    return {"message_ts": message.ts}


def get_permalink(call: Call) -> Json:
    channel = call.channel(live=False)
    message = call.message(channel, "message_ts")
    return {"channel": channel.id, "permalink": call.world.permalink(channel, message)}
