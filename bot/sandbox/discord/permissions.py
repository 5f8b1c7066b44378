"""Who may do what where: Discord's own arithmetic, and what the bot's install link asked for."""

from bot.sandbox.discord import ids
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.wire import ALL_PERMISSIONS, Channels, Perm
from bot.sandbox.discord.world import Channel, World

_NEED_SENDING = Perm.MENTION_EVERYONE | Perm.SEND_TTS_MESSAGES | Perm.ATTACH_FILES | Perm.EMBED_LINKS
_IN_DM = (
    Perm.VIEW_CHANNEL
    | Perm.SEND_MESSAGES
    | Perm.EMBED_LINKS
    | Perm.ATTACH_FILES
    | Perm.READ_MESSAGE_HISTORY
    | Perm.ADD_REACTIONS
    | Perm.PIN_MESSAGES
    | Perm.USE_APPLICATION_COMMANDS
)


def in_guild(world: World, user_id: str) -> int:
    """Base permissions: @everyone and the member's roles; everything for the owner and administrators."""
    member = world.members.get(user_id)
    if member is None:
        return 0
    if user_id == world.owner_id:
        return ALL_PERMISSIONS
    found = world.roles[ids.GUILD].permissions
    for role_id in member.roles:
        found |= world.roles[role_id].permissions
    return ALL_PERMISSIONS if found & Perm.ADMINISTRATOR else found


def in_channel(world: World, user_id: str, channel: Channel) -> int:
    """What this user may do here, channel overwrites and implied denials included."""
    if channel.is_dm:
        return int(_IN_DM) if user_id in channel.recipients else 0
    thread = channel.thread
    if thread is not None:
        parent = world.channels.get(thread.parent_id)
        found = in_channel(world, user_id, parent) if parent is not None else 0
        if channel.type == Channels.PRIVATE_THREAD and user_id not in thread.joined:
            found = found if found & Perm.MANAGE_THREADS else 0
        may_talk = bool(found & Perm.SEND_MESSAGES_IN_THREADS)
        return _implied(found | Perm.SEND_MESSAGES if may_talk else found & ~Perm.SEND_MESSAGES)
    base = in_guild(world, user_id)
    if base == ALL_PERMISSIONS or user_id not in world.members:
        return base
    return _implied(_overwritten(world, user_id, channel, base))


def _overwritten(world: World, user_id: str, channel: Channel, base: int) -> int:
    everyone = channel.overwrites.get(ids.GUILD)
    if everyone is not None:
        base = base & ~everyone.deny | everyone.allow
    allow = deny = 0
    for role_id in world.members[user_id].roles:
        found = channel.overwrites.get(role_id)
        if found is not None:
            allow, deny = allow | found.allow, deny | found.deny
    base = base & ~deny | allow
    own = channel.overwrites.get(user_id)
    return base if own is None else base & ~own.deny | own.allow


def _implied(permissions: int) -> int:
    if not permissions & Perm.VIEW_CHANNEL:
        return 0
    return permissions if permissions & Perm.SEND_MESSAGES else permissions & ~_NEED_SENDING


def can_see(world: World, user_id: str, channel: Channel) -> bool:
    return bool(in_channel(world, user_id, channel) & Perm.VIEW_CHANNEL)


def of_bot(world: World, channel: Channel) -> int:
    """What the bot may do here by what it asked for: rights it only has through @everyone don't count, since
    another guild need not give them."""
    found = in_channel(world, ids.APPLICATION, channel)
    if channel.is_dm or world.install_permissions & Perm.ADMINISTRATOR:
        return found
    asked = world.install_permissions
    if channel.thread is not None and asked & Perm.SEND_MESSAGES_IN_THREADS:
        asked |= Perm.SEND_MESSAGES
    return found & asked


def held_in_guild(world: World) -> int:
    """What the bot may do in the guild by what it asked for, as long as nobody has taken it away from its role."""
    found = in_guild(world, ids.APPLICATION)
    asked = world.install_permissions
    return found if asked & Perm.ADMINISTRATOR else found & asked


def require_in_guild(world: World, perm: Perm) -> None:
    """Refuse with 50013 what takes a right in the whole guild."""
    if held_in_guild(world) & (perm | Perm.ADMINISTRATOR):
        return
    asked = world.install_permissions & (perm | Perm.ADMINISTRATOR)
    detail = f"{perm.name} is not among the permissions of the install link"
    raise ApiError(403, 50013, "Missing Permissions", rule="" if asked else "permission", detail=detail)


def require(world: World, channel: Channel, *needed: Perm) -> None:
    """Refuse with 50001 (can't see the channel) or 50013, as a violation where the install link never asked."""
    held = of_bot(world, channel)
    for perm in (Perm.VIEW_CHANNEL, *needed):
        wanted = perm
        if perm is Perm.SEND_MESSAGES and channel.thread is not None:
            wanted = Perm.SEND_MESSAGES_IN_THREADS
        if held & wanted:
            continue
        asked = channel.is_dm or world.install_permissions & (wanted | Perm.ADMINISTRATOR)
        rule = "" if asked else "permission"
        detail = f"{wanted.name} is not among the permissions of the install link"
        if wanted is Perm.VIEW_CHANNEL:
            raise ApiError(403, 50001, "Missing Access", rule=rule, detail=detail)
        raise ApiError(403, 50013, "Missing Permissions", rule=rule, detail=detail)
