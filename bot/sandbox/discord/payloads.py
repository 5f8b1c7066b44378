"""People, roles, channels, guild and application as Discord's JSON."""

from collections.abc import Iterable
from datetime import datetime

from bot.sandbox.discord import ids
from bot.sandbox.discord.emoji import OWN
from bot.sandbox.discord.permissions import can_see, in_channel
from bot.sandbox.discord.wire import Channels, Intent, Json
from bot.sandbox.discord.world import Channel, Member, Role, Thread, User, World

GUILD_LOCALE = "de"
"""The guild's."""
# Bits of the application flags: "may use this privileged intent in up to 100 guilds".
_LIMITED = {
    Intent.GUILD_PRESENCES: 1 << 13,
    Intent.GUILD_MEMBERS: 1 << 15,
    Intent.MESSAGE_CONTENT: 1 << 19,
}


def time(instant: datetime) -> str:
    return instant.isoformat(timespec="microseconds")


def user(someone: User) -> Json:
    found: Json = {
        "id": someone.id,
        "username": someone.username,
        "global_name": None if someone.bot else someone.name,
        # People have had no discriminator since 2023, applications still do.
        "discriminator": "4711" if someone.bot else "0",
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }
    if someone.bot:
        found["bot"] = True
    return found


def own_user(someone: User) -> Json:
    return {**user(someone), "mfa_enabled": True, "locale": "en-US", "email": None, "verified": True}


def member(someone: Member, *, with_user: bool = True) -> Json:
    found: Json = {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "flags": 0,
        "joined_at": time(someone.joined_at),
        "nick": None,
        "pending": False,
        "premium_since": None,
        "roles": list(someone.roles),
        "mute": False,
        "deaf": False,
    }
    if with_user:
        found["user"] = user(someone.user)
    return found


def acting_member(world: World, someone: Member, channel: Channel) -> Json:
    """A member in an interaction, which says what they may do in the channel."""
    return {**member(someone), "permissions": str(in_channel(world, someone.user.id, channel))}


def role(one: Role) -> Json:
    found: Json = {
        "id": one.id,
        "name": one.name,
        "permissions": str(int(one.permissions)),
        "position": one.position,
        "color": one.color,
        "colors": {"primary_color": one.color, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": bool(one.bot_id),
        "mentionable": one.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    if one.bot_id:
        found["tags"] = {"bot_id": one.bot_id}
    return found


def channel(one: Channel, world: World, now: datetime) -> Json:
    last = next(reversed(one.messages), None)
    common: Json = {"id": one.id, "type": int(one.type), "flags": 0, "last_message_id": last}
    if one.last_pin_at is not None:
        common["last_pin_timestamp"] = time(one.last_pin_at)
    if one.is_dm:
        people = [user(world.users[id_]) for id_ in one.recipients if id_ != ids.APPLICATION]
        return {**common, "recipients": people}
    common |= {"guild_id": ids.GUILD, "name": one.name, "rate_limit_per_user": 0}
    if one.thread is not None:
        return {**common, **_thread(one, one.thread, now)}
    return {
        **common,
        "parent_id": one.parent_id or None,
        "position": one.position,
        "topic": one.topic or None,
        "nsfw": False,
        "permission_overwrites": [
            {
                "id": id_,
                "type": int(overwrite.is_member),
                "allow": str(int(overwrite.allow)),
                "deny": str(int(overwrite.deny)),
            }
            for id_, overwrite in one.overwrites.items()
        ],
    }


def _thread(one: Channel, thread: Thread, now: datetime) -> Json:
    metadata: Json = {
        "archived": one.archived(now),
        "archive_timestamp": time(thread.archived_at or thread.active_at),
        "auto_archive_duration": thread.auto_archive_minutes,
        "locked": thread.locked,
        "create_timestamp": time(ids.instant(one.id)),
    }
    if one.type == Channels.PRIVATE_THREAD:
        metadata["invitable"] = thread.invitable
    found: Json = {
        "parent_id": thread.parent_id,
        "owner_id": thread.owner_id,
        "thread_metadata": metadata,
        "message_count": max(0, len(one.messages) - 1),
        "member_count": min(50, len(thread.joined)),
        "total_message_sent": thread.total_sent,
    }
    if ids.APPLICATION in thread.joined:
        found["member"] = thread_member(one, thread, ids.APPLICATION)
    return found


def thread_member(one: Channel, thread: Thread, user_id: str) -> Json:
    joined = time(thread.joined[user_id])
    return {"id": one.id, "user_id": user_id, "join_timestamp": joined, "flags": 0}


def acting_channel(one: Channel, world: World, user_id: str, now: datetime) -> Json:
    """A channel in an interaction: partial, with the acting user's permissions."""
    full = channel(one, world, now)
    full.pop("permission_overwrites", None)
    return {**full, "permissions": str(in_channel(world, user_id, one))}


def emoji(name: str) -> Json:
    own = OWN.fullmatch(name)
    if own is None:
        return {"id": None, "name": name}
    found: Json = {"id": own["id"], "name": own["name"]}
    return {**found, "animated": True} if own["animated"] else found


def guild(world: World) -> Json:
    empty = (
        "icon", "description", "home_header", "splash", "discovery_splash", "banner", "application_id",
        "afk_channel_id", "system_channel_id", "widget_channel_id", "max_presences", "vanity_url_code",
        "rules_channel_id", "safety_alerts_channel_id", "public_updates_channel_id", "incidents_data",
    )  # fmt: skip
    return {
        **dict.fromkeys(empty),
        "id": ids.GUILD,
        "name": world.guild_name,
        "features": [],
        "owner_id": world.owner_id,
        "region": "deprecated",
        "afk_timeout": 300,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "verification_level": 1,
        "roles": [role(one) for one in world.roles.values()],
        "default_message_notifications": 1,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_members": 500000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": GUILD_LOCALE,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
        "emojis": [],
        "stickers": [],
    }


def guild_create(world: World, intents: int, now: datetime) -> Json:
    """The event that makes a guild available. Without the presences intent it names the bot alone."""
    everybody = intents & Intent.GUILD_PRESENCES
    seen = [one for id_, one in world.members.items() if everybody or id_ == ids.APPLICATION]
    awake = (
        one
        for one in world.threads()
        if not one.archived(now) and can_see(world, ids.APPLICATION, one)
    )  # fmt: skip
    return {
        **guild(world),
        "joined_at": time(world.members[ids.APPLICATION].joined_at),
        "large": False,
        "unavailable": False,
        "member_count": len(world.members),
        "voice_states": [],
        "members": [member(one) for one in seen],
        "channels": [channel(one, world, now) for one in world.guild_channels()],
        "threads": [channel(one, world, now) for one in awake],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def members_chunk(world: World, asked: Json) -> Json:
    """The answer to op 8, in one piece: `query` asks for a beginning of the name, `user_ids` for these people."""
    wanted = asked.get("user_ids")
    missing: list[str] = []
    if wanted is None:
        begin = str(asked["query"]).lower()
        found = [one for one in world.members.values() if one.user.username.startswith(begin)]
        found = found[: asked.get("limit") or len(found)]
    else:
        named = [str(one) for one in (wanted if isinstance(wanted, list) else [wanted])]
        found = [world.members[id_] for id_ in named if id_ in world.members]
        missing = [id_ for id_ in named if id_ not in world.members]
    chunk: Json = {
        "guild_id": ids.GUILD,
        "members": [member(one) for one in found],
        "chunk_index": 0,
        "chunk_count": 1,
        "not_found": missing,
    }
    nonce = asked.get("nonce")
    if isinstance(nonce, str) and len(nonce.encode()) <= 32:
        chunk["nonce"] = nonce
    return chunk


def interaction_guild() -> Json:
    return {"id": ids.GUILD, "locale": GUILD_LOCALE, "features": []}


def application_flags(world: World) -> int:
    return sum(bit for intent, bit in _LIMITED.items() if world.install_intents & intent)


def application(world: World, scopes: Iterable[str]) -> Json:
    flags = application_flags(world)
    return {
        "id": ids.APPLICATION,
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "type": None,
        "bot": user(world.bot),
        "bot_public": False,
        "bot_require_code_grant": False,
        "install_params": {
            "scopes": sorted(scopes),
            "permissions": str(world.install_permissions),
        },
        "verify_key": "0" * 64,
        "flags": flags,
        "flags_new": str(flags),
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user(world.users[world.owner_id]),
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": ["bot", "applications.commands"],
    }
