"""How Slack writes its things down: messages, channels, people, as they stand in answers and events."""

from bot.sandbox.slack.errors import Json
from bot.sandbox.slack.world import Channel, Message, User, Usergroup, World


def message_json(world: World, message: Message, *, metadata: bool = True) -> Json:
    """A message object; thread figures and pins included, metadata where it was asked for."""
    channel = world.channels[message.channel]
    found: Json = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "team": world.team.id,
        "text": message.text,
    }
    if message.subtype:
        found["subtype"] = message.subtype
    if message.by_app:
        found |= {"bot_id": world.bot_id, "app_id": world.app_id, "bot_profile": bot_profile(world)}
    if message.blocks:
        found["blocks"] = message.blocks
    if message.edited_ts:
        found["edited"] = {"user": message.user, "ts": message.edited_ts}
    if message.files:
        found["files"] = message.files
    if message.reactions:
        found["reactions"] = reactions_json(message)
    if message.ts in channel.pins:
        found["pinned_to"] = [channel.id]
    if message.metadata is not None and metadata:
        found["metadata"] = message.metadata
    return found | _thread(channel, message)


def _thread(channel: Channel, message: Message) -> Json:
    if message.is_reply:
        parent = channel.messages.get(message.thread_ts)
        return {"thread_ts": message.thread_ts, "parent_user_id": parent.user if parent else ""}
    replies = channel.replies(message.ts)
    if not replies:
        return {}
    people = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(people),
        "reply_users": people[:5],
        "latest_reply": replies[-1].ts,
        "is_locked": False,
        "subscribed": False,
    }


def reactions_json(message: Message) -> list[Json]:
    return [
        {"name": name, "users": list(users), "count": len(users)} for name, users in message.reactions.items()
    ]


def bot_profile(world: World) -> Json:
    return {
        "id": world.bot_id,
        "deleted": False,
        "name": world.bot.real_name,
        "updated": 1763769600,
        "app_id": world.app_id,
        "user_id": world.bot.id,
        "icons": {},
        "team_id": world.team.id,
    }


def channel_json(world: World, channel: Channel, *, members: bool = False) -> Json:
    """A conversation object as seen by the bot."""
    found: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.archived,
        "is_im": channel.kind == "im",
        "is_org_shared": False,
        "context_team_id": world.team.id,
    }
    if channel.kind == "im":
        other = next((user for user in channel.members if user != world.bot.id), world.bot.id)
        return found | {"user": other, "is_user_deleted": False, "priority": 0}
    found |= {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": channel.kind == "public",
        "is_group": channel.kind == "private",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "public",
        "is_general": channel.general,
        "is_shared": False,
        "is_ext_shared": False,
        "is_member": world.has_bot(channel),
        "creator": channel.creator,
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
    }
    if members:
        found["num_members"] = len(channel.members)
    return found


def user_json(world: World, user: User, *, locale: bool = False, email: bool = False) -> Json:
    found: Json = {
        "id": user.id,
        "team_id": world.team.id,
        "name": user.name,
        "deleted": user.deleted,
        "real_name": user.real_name,
        "tz": "Europe/Berlin",
        "tz_label": "Central European Time",
        "tz_offset": 3600,
        "profile": {
            "real_name": user.real_name,
            "real_name_normalized": user.real_name,
            "display_name": "" if user.is_bot else user.name,
            "display_name_normalized": "" if user.is_bot else user.name,
            "team": world.team.id,
        },
        "is_admin": user.is_admin,
        "is_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": 1763769600,
    }
    if user.is_bot:
        found["profile"] |= {"api_app_id": world.app_id, "bot_id": world.bot_id}
    elif email:
        found["profile"]["email"] = f"{user.name}@{world.team.domain}.example"
    if locale:
        found["locale"] = user.locale
    return found


def usergroup_json(world: World, group: Usergroup, *, users: bool, count: bool) -> Json:
    found: Json = {
        "id": group.id,
        "team_id": world.team.id,
        "is_usergroup": True,
        "name": group.name,
        "description": "",
        "handle": group.handle,
        "is_external": False,
        "date_create": 1763769600,
        "date_update": 1763769600,
        "date_delete": 0,
        "auto_type": None,
        "prefs": {"channels": [], "groups": []},
    }
    if users:
        found["users"] = list(group.users)
    if count:
        found["user_count"] = len(group.users)
    return found
