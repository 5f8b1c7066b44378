"""Messages as Discord's JSON, whole or emptied for those who may not read what people write."""

from datetime import datetime

from bot.sandbox.discord import attachments, ids, payloads
from bot.sandbox.discord.wire import Channels, Flag, Json, Said
from bot.sandbox.discord.world import Channel, Message, World

CDN = "https://cdn.discordapp.com/attachments"
"""Where Discord keeps files; the sandbox's page asks the sandbox instead."""


def address(one: Message) -> str:
    return f"{CDN}/{one.channel_id}"


def message(one: Message, world: World, now: datetime, *, with_reply: bool = True) -> Json:
    """As REST and interactions show it. `nonce` is told to the sender and the event alone, and added there. A message
    inside another one (`with_reply` false) shows neither reactions nor what it answers."""
    flags = int(one.flags)
    found: Json = {
        "id": one.id,
        "channel_id": one.channel_id,
        "type": int(one.type),
        "author": payloads.user(world.users[one.author_id]),
        "content": one.content,
        "components": one.components,
        "embeds": one.embeds,
        "attachments": [attachments.shown(file, address(one)) for file in one.attachments],
        "mentions": [payloads.user(world.users[id_]) for id_ in one.mentions if id_ in world.users],
        "mention_roles": list(one.mention_roles),
        "mention_everyone": one.mention_everyone,
        "timestamp": payloads.time(one.created_at),
        "edited_timestamp": payloads.time(one.edited_at) if one.edited_at else None,
        "flags": flags,
        "pinned": one.pinned_at is not None,
        "tts": False,
    }
    if one.reactions and with_reply:
        found["reactions"] = [_reaction(name, who) for name, who in one.reactions.items()]
    if one.interaction is not None:
        # Answers to interactions are webhook messages of the application.
        found |= {"interaction_metadata": one.interaction, "webhook_id": ids.APPLICATION}
    if one.author_id == ids.APPLICATION:
        found["application_id"] = ids.APPLICATION
    if one.reference is not None:
        found["message_reference"] = one.reference
        if with_reply and one.type in {Said.REPLY, Said.THREAD_STARTER, Said.MENU_COMMAND}:
            found["referenced_message"] = _referenced(one.reference, world, now)
    thread = world.channels.get(one.id)
    if flags & Flag.HAS_THREAD and thread is not None:
        found["thread"] = payloads.channel(thread, world, now)
    return found


def _reaction(name: str, who: list[str]) -> Json:
    return {
        "emoji": payloads.emoji(name),
        "count": len(who),
        "count_details": {"burst": 0, "normal": len(who)},
        "burst_colors": [],
        "me_burst": False,
        "me": ids.APPLICATION in who,
    }


def _referenced(reference: Json, world: World, now: datetime) -> Json | None:
    found = world.stored(reference["channel_id"], reference.get("message_id", ""))
    return None if found is None else message(found, world, now, with_reply=False)


def event(one: Message, world: World, now: datetime) -> Json:
    """As the gateway tells of it: with guild and member, and the nonce."""
    found = message(one, world, now)
    channel = world.channels[one.channel_id]
    found["channel_type"] = int(channel.type)
    if not channel.is_dm:
        found["guild_id"] = ids.GUILD
        author = world.members.get(one.author_id)
        if author is not None:
            found["member"] = payloads.member(author, with_user=False)
    if one.nonce is not None:
        found["nonce"] = one.nonce
    return found


def readable(one: Message, channel: Channel) -> bool:
    """Whether an application without the message content intent gets to read this message."""
    own = one.author_id == ids.APPLICATION
    return own or channel.type == Channels.DM or ids.APPLICATION in one.mentions


def emptied(body: Json) -> Json:
    """The same message without what its author wrote."""
    found = {**body, "content": "", "embeds": [], "attachments": [], "components": []}
    found.pop("poll", None)
    return found
