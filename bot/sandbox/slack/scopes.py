"""Which scope a method or an event needs, where it depends on the kind of conversation."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.sandbox.slack.world import Kind

Scopes = Mapping[Kind, tuple[str, ...]]
"""Kind of conversation -> scopes, any one of which is enough; an absent kind cannot be reached at all."""


def everywhere(*scopes: str) -> Scopes:
    return {"public": scopes, "private": scopes, "im": scopes, "mpim": scopes}


def family(verb: str) -> Scopes:
    """channels:verb, groups:verb, im:verb, mpim:verb."""
    return {
        "public": (f"channels:{verb}",),
        "private": (f"groups:{verb}",),
        "im": (f"im:{verb}",),
        "mpim": (f"mpim:{verb}",),
    }


NONE: Scopes = everywhere()
READ = family("read")
HISTORY = family("history")
MANAGE: Scopes = {"public": ("channels:manage",), "private": ("groups:write",)}
JOIN: Scopes = {"public": ("channels:join",)}
INVITE: Scopes = {
    "public": ("channels:manage", "channels:write.invites"),
    "private": ("groups:write", "groups:write.invites"),
}
TOPIC: Scopes = {
    "public": ("channels:manage", "channels:write.topic"),
    "private": ("groups:write", "groups:write.topic"),
    "im": ("im:write", "im:write.topic"),
    "mpim": ("mpim:write", "mpim:write.topic"),
}
OPEN: Scopes = {"im": ("im:write",), "mpim": ("mpim:write",)}


def any_of(scopes: Scopes) -> tuple[str, ...]:
    """All scopes that could help, as Slack lists them under `needed`."""
    return tuple(dict.fromkeys(scope for kinds in scopes.values() for scope in kinds))


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscription:
    """When an event reaches the app, beyond being subscribed to."""

    scopes: tuple[str, ...] = ()
    """Any one is enough."""
    member: bool = True
    """Only from conversations that the bot is in."""


EVENTS: Mapping[str, Subscription] = {
    "app_home_opened": Subscription(member=False),
    "app_mention": Subscription(scopes=("app_mentions:read",)),
    "app_uninstalled": Subscription(member=False),
    "tokens_revoked": Subscription(member=False),
    "message.channels": Subscription(scopes=("channels:history",)),
    "message.groups": Subscription(scopes=("groups:history",)),
    "message.im": Subscription(scopes=("im:history",)),
    "message.mpim": Subscription(scopes=("mpim:history",)),
    "reaction_added": Subscription(scopes=("reactions:read",)),
    "reaction_removed": Subscription(scopes=("reactions:read",)),
    "pin_added": Subscription(scopes=("pins:read",)),
    "pin_removed": Subscription(scopes=("pins:read",)),
    "member_joined_channel": Subscription(scopes=("channels:read", "groups:read")),
    "member_left_channel": Subscription(scopes=("channels:read", "groups:read")),
    "channel_archive": Subscription(scopes=("channels:read",), member=False),
    "channel_unarchive": Subscription(scopes=("channels:read",), member=False),
    "channel_created": Subscription(scopes=("channels:read",), member=False),
    "channel_rename": Subscription(scopes=("channels:read",), member=False),
    "channel_left": Subscription(scopes=("channels:read",), member=False),
    "group_archive": Subscription(scopes=("groups:read",), member=False),
    "group_unarchive": Subscription(scopes=("groups:read",), member=False),
    "group_left": Subscription(scopes=("groups:read",), member=False),
    "group_rename": Subscription(scopes=("groups:read",), member=False),
    "subteam_updated": Subscription(scopes=("usergroups:read",), member=False),
    "user_change": Subscription(scopes=("users:read",), member=False),
    "subteam_members_changed": Subscription(scopes=("usergroups:read",), member=False),
}
