"""People talk: say, change, delete, react, pin."""

from bot.sandbox.kernel import ControlError
from bot.sandbox.slack.acts import Body, open_for_writing, rested, seen, where, who
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.installation import Installation
from bot.sandbox.slack.marks import emoji
from bot.sandbox.slack.payloads import message_json
from bot.sandbox.slack.world import Channel, Message, User


async def say(app: Installation, body: Body) -> Json:
    """text, channel; `thread` for a reply. Answers with `ts`."""
    user = who(app, body)
    channel = where(app, body, user)
    open_for_writing(channel)
    if channel.kind == "im" and (not app.manifest.messages_tab or app.manifest.messages_read_only):
        raise ControlError("this app's messages tab takes no messages")
    text = app.world.typed(str(body.get("text") or ""))
    if not text:
        raise ControlError("nothing was said")
    message = Message(
        ts=app.world.stamp(),
        channel=channel.id,
        user=user.id,
        text=text,
        blocks=_as_typed(str(body["text"])),
        thread_ts=_head(app, channel, body),
    )
    with app.witness.watching(user.id, channel.id) as sight:
        app.post(channel, message)
        return await rested(app, sight, body, ts=message.ts, channel=channel.id)


def _head(app: Installation, channel: Channel, body: Body) -> str:
    if not body.get("thread"):
        return ""
    head = app.world.message(channel, body["thread"])
    return head.thread_ts or head.ts


def _as_typed(text: str) -> list[Json]:
    run = {"type": "text", "text": text}
    return [
        {
            "type": "rich_text",
            "block_id": "typed",
            "elements": [{"type": "rich_text_section", "elements": [run]}],
        }
    ]


def _own(app: Installation, body: Body, *, or_admin: bool = False) -> tuple[User, Channel, Message]:
    user = who(app, body)
    channel = where(app, body, user)
    message = app.world.message(channel, body.get("message"))
    if message.user != user.id and not (or_admin and user.is_admin):
        raise ControlError(f"{user.name} did not write that")
    return user, channel, message


async def edit(app: Installation, body: Body) -> Json:
    """message, text: the writer changes what they said."""
    user, channel, message = _own(app, body)
    before = message_json(app.world, message)
    message.text = app.world.typed(str(body.get("text") or ""))
    message.blocks = _as_typed(str(body.get("text") or ""))
    message.edits += 1
    message.edited_ts = f"{app.world.now()}.000000"
    with app.witness.watching(user.id, channel.id, message.ts) as sight:
        app.events.changed(channel, message, before)
        app.moved(channel, message)
        return await rested(app, sight, body)


async def delete(app: Installation, body: Body) -> Json:
    """message: the writer takes it back, or an admin of the workspace takes it away."""
    user, channel, message = _own(app, body, or_admin=True)
    with app.witness.watching(user.id, channel.id) as sight:
        app.events.deleted(channel, message, message_json(app.world, message))
        app.moved(channel, message, gone=True)
        del channel.messages[message.ts]
        channel.pins.pop(message.ts, None)
        return await rested(app, sight, body)


async def react(app: Installation, body: Body) -> Json:
    """message, emoji (a name, `::skin-tone-2` to `-6` if wanted)."""
    user, channel, message, name = _reaction(app, body)
    if user.id in message.reactions.get(name, []):
        raise ControlError(f"{user.name} already reacted with {name}")
    message.reactions.setdefault(name, []).append(user.id)
    with app.witness.watching(user.id, channel.id, message.ts) as sight:
        app.events.reacted(channel, message, user.id, name, added=True)
        app.kernel.tell("slack", {"what": "message", "channel": channel.id, "ts": message.ts})
        return await rested(app, sight, body)


async def unreact(app: Installation, body: Body) -> Json:
    user, channel, message, name = _reaction(app, body)
    if user.id not in message.reactions.get(name, []):
        raise ControlError(f"{user.name} did not react with {name}")
    message.reactions[name].remove(user.id)
    if not message.reactions[name]:
        del message.reactions[name]
    with app.witness.watching(user.id, channel.id, message.ts) as sight:
        app.events.reacted(channel, message, user.id, name, added=False)
        app.kernel.tell("slack", {"what": "message", "channel": channel.id, "ts": message.ts})
        return await rested(app, sight, body)


def _reaction(app: Installation, body: Body) -> tuple[User, Channel, Message, str]:
    user = who(app, body)
    channel = where(app, body, user)
    open_for_writing(channel)
    message = seen(app, body, user, channel)
    if message.to:
        raise ControlError("nobody can react to an ephemeral message")
    try:
        return user, channel, message, emoji(str(body.get("emoji") or body.get("name") or ""))
    except ApiError as error:
        raise ControlError("that is no emoji") from error


async def pin(app: Installation, body: Body) -> Json:
    return await _pin(app, body, added=True)


async def unpin(app: Installation, body: Body) -> Json:
    return await _pin(app, body, added=False)


async def _pin(app: Installation, body: Body, *, added: bool) -> Json:
    user = who(app, body)
    channel = where(app, body, user)
    message = app.world.message(channel, body.get("message"))
    if (message.ts in channel.pins) == added:
        raise ControlError("it is pinned already" if added else "it is not pinned")
    if added:
        channel.pins[message.ts] = (user.id, app.world.now())
    else:
        del channel.pins[message.ts]
    with app.witness.watching(user.id, channel.id, message.ts) as sight:
        app.events.pinned(channel, message, user.id, added=added)
        app.kernel.tell("slack", {"what": "pin", "channel": channel.id, "ts": message.ts})
        return await rested(app, sight, body)
