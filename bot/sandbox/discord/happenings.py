"""What the gateway tells, and to whom: events by intent, by sight of the channel, emptied where nobody may read."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.discord import ids, message_payload
from bot.sandbox.discord.permissions import of_bot
from bot.sandbox.discord.wire import Intent, Json, Perm
from bot.sandbox.discord.world import Channel, Message, World


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    event: str
    data: Json
    channel: Channel | None = None
    """Where it happened, if one has to see the channel to be told."""
    message: Message | None = None
    """Whose content `data` shows."""
    user_id: str = ""
    """Whom it is about, where that matters."""


Tell = Callable[[Happening], None]

# event -> intent for guilds, intent for direct messages
_INTENTS: dict[str, tuple[Intent, Intent]] = {
    **dict.fromkeys(
        (
            "GUILD_CREATE", "GUILD_UPDATE", "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE",
            "CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE", "THREAD_CREATE", "THREAD_UPDATE",
            "THREAD_DELETE", "THREAD_LIST_SYNC", "THREAD_MEMBER_UPDATE", "THREAD_MEMBERS_UPDATE",
        ),
        (Intent.GUILDS, Intent.GUILDS),
    ),
    "CHANNEL_PINS_UPDATE": (Intent.GUILDS, Intent.DIRECT_MESSAGES),
    **dict.fromkeys(
        ("GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE", "GUILD_MEMBER_REMOVE"),
        (Intent.GUILD_MEMBERS, Intent.GUILD_MEMBERS),
    ),
    **dict.fromkeys(
        ("MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE"),
        (Intent.GUILD_MESSAGES, Intent.DIRECT_MESSAGES),
    ),
    **dict.fromkeys(
        (
            "MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE", "MESSAGE_REACTION_REMOVE_ALL",
            "MESSAGE_REACTION_REMOVE_EMOJI",
        ),
        (Intent.GUILD_MESSAGE_REACTIONS, Intent.DIRECT_MESSAGE_REACTIONS),
    ),
    "TYPING_START": (Intent.GUILD_MESSAGE_TYPING, Intent.DIRECT_MESSAGE_TYPING),
}  # fmt: skip
_ALWAYS = frozenset({"READY", "RESUMED", "INTERACTION_CREATE"})
# The bot gets all channels of its guilds, those it can't read included.
_SEEN_ANYHOW = frozenset({"CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE", "INTERACTION_CREATE"})


def told(happening: Happening, world: World, intents: int) -> Json | None:
    """What a session with these intents gets of it, or None."""
    if not _asked_for(happening, intents):
        return None
    channel = happening.channel
    if channel is not None and happening.event not in _SEEN_ANYHOW:
        sees = of_bot(world, channel) & Perm.VIEW_CHANNEL
        if not sees:
            return None
    message = happening.message
    if message is None or channel is None or intents & Intent.MESSAGE_CONTENT:
        return happening.data
    return (
        happening.data
        if message_payload.readable(message, channel)
        else message_payload.emptied(happening.data)
    )


def _asked_for(happening: Happening, intents: int) -> bool:
    event = happening.event
    if event in _ALWAYS:
        return True
    if event == "GUILD_MEMBER_UPDATE" and happening.user_id == ids.APPLICATION:
        return True
    in_guild, in_dm = _INTENTS[event]
    direct = happening.channel is not None and happening.channel.is_dm
    return bool(intents & (in_dm if direct else in_guild))
