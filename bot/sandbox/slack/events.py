"""Events of the workspace, as far as the app subscribed to them, may see them and stands where they happen."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.slack.errors import Json
from bot.sandbox.slack.manifest import Manifest
from bot.sandbox.slack.outbox import Outbox
from bot.sandbox.slack.payloads import message_json, user_json, usergroup_json
from bot.sandbox.slack.scopes import EVENTS
from bot.sandbox.slack.world import Channel, Message, User, Usergroup, World

_MESSAGE = {
    "public": ("message.channels", "channel"),
    "private": ("message.groups", "group"),
    "im": ("message.im", "im"),
    "mpim": ("message.mpim", "mpim"),
}


@dataclass(kw_only=True)
class Events:
    world: World
    manifest: Manifest
    outbox: Outbox
    token: str
    """The deprecated verification token that payloads still carry."""
    installed: bool = True
    skipped: dict[str, int] = field(default_factory=dict)
    """Event -> how often it happened without being subscribed to."""

    def emit(self, name: str, event: Json, channel: Channel | None = None) -> asyncio.Task[None] | None:
        """Send it if the app is to have it; `name` is what one subscribes to. Answers with the delivery."""
        subscription = EVENTS[name]
        if not self.installed:
            return None
        if name not in self.manifest.events:
            self.skipped[name] = self.skipped.get(name, 0) + 1
            return None
        if subscription.member and (channel is None or not self.world.has_bot(channel)):
            return None
        return self.outbox.event(
            {
                "token": self.token,
                "team_id": self.world.team.id,
                "context_team_id": self.world.team.id,
                "context_enterprise_id": None,
                "api_app_id": self.world.app_id,
                "event": event,
                "type": "event_callback",
                "event_time": self.world.now(),
                "authorizations": [
                    {
                        "enterprise_id": None,
                        "team_id": self.world.team.id,
                        "user_id": self.world.bot.id,
                        "is_bot": True,
                        "is_enterprise_install": False,
                    }
                ],
                "is_ext_shared_channel": False,
                "event_context": "4-sandbox",
            }
        )

    # -- messages

    def posted(self, channel: Channel, message: Message) -> None:
        name, kind = _MESSAGE[channel.kind]
        body = message_json(self.world, message)
        event = body | {"channel": channel.id, "event_ts": message.ts, "channel_type": kind}
        for transient in ("reply_count", "reply_users", "reply_users_count", "latest_reply"):
            event.pop(transient, None)
        if message.broadcast:
            event["subtype"] = "thread_broadcast"
        self.emit(name, event, channel)
        if f"<@{self.world.bot.id}>" in message.text and not message.by_app and not channel.is_direct:
            self.emit("app_mention", event | {"type": "app_mention"}, channel)

    def changed(self, channel: Channel, message: Message, before: Json) -> None:
        self._hidden(
            channel,
            "message_changed",
            {"message": message_json(self.world, message), "previous_message": before},
        )

    def deleted(self, channel: Channel, message: Message, before: Json) -> None:
        self._hidden(channel, "message_deleted", {"deleted_ts": message.ts, "previous_message": before})

    def _hidden(self, channel: Channel, subtype: str, more: Json) -> None:
        name, kind = _MESSAGE[channel.kind]
        stamp = self.world.stamp()
        event: Json = {
            "type": "message",
            "subtype": subtype,
            "hidden": True,
            "channel": channel.id,
            "ts": stamp,
            "event_ts": stamp,
            "channel_type": kind,
        }
        self.emit(name, event | more, channel)

    def reacted(self, channel: Channel, message: Message, user: str, name: str, *, added: bool) -> None:
        kind = "reaction_added" if added else "reaction_removed"
        event: Json = {
            "type": kind,
            "user": user,
            "reaction": name,
            "item": {"type": "message", "channel": channel.id, "ts": message.ts},
            "item_user": message.user,
            "event_ts": self.world.stamp(),
        }
        self.emit(kind, event, channel)

    def pinned(self, channel: Channel, message: Message, user: str, *, added: bool) -> None:
        kind = "pin_added" if added else "pin_removed"
        item: Json = {
            "type": "message",
            "created": self.world.now(),
            "created_by": user,
            "channel": channel.id,
            "message": message_json(self.world, message),
        }
        event: Json = {"type": kind, "user": user, "channel_id": channel.id, "item": item}
        self.emit(kind, event | {"event_ts": self.world.stamp()}, channel)

    def account_changed(self, user: User) -> None:
        """Something about an account is another: its name, or that it is deactivated."""
        body = user_json(self.world, user)
        stamp = self.world.stamp()
        self.emit("user_change", {"type": "user_change", "user": body, "cache_ts": 0, "event_ts": stamp})

    # -- user groups

    def regrouped(self, group: Usergroup, before: list[str]) -> None:
        """Somebody came or went. Slack tells the whole group and, beside it, the difference."""
        added, removed = (
            [one for one in a if one not in b] for a, b in ((group.users, before), (before, group.users))
        )
        event: Json = {
            "type": "subteam_members_changed",
            "subteam_id": group.id,
            "team_id": self.world.team.id,
            "date_previous_update": self.world.now(),
            "date_update": self.world.now(),
            "added_users": added,
            "added_users_count": len(added),
            "removed_users": removed,
            "removed_users_count": len(removed),
            "event_ts": self.world.stamp(),
        }
        self.emit("subteam_members_changed", event)
        self._subteam(group, disabled=False)

    def disbanded(self, group: Usergroup) -> None:
        """An admin has disabled it."""
        self._subteam(group, disabled=True)

    def _subteam(self, group: Usergroup, *, disabled: bool) -> None:
        body = usergroup_json(self.world, group, users=True, count=True)
        body["date_delete"] = self.world.now() if disabled else 0
        self.emit(
            "subteam_updated", {"type": "subteam_updated", "subteam": body, "event_ts": self.world.stamp()}
        )

    # -- conversations

    def room(self, name: str, channel: Channel, **more: Any) -> None:
        """channel_archive and its like; for private channels under the group_ name."""
        kind = name.replace("channel_", "group_", 1) if channel.kind == "private" else name
        if kind in EVENTS:
            event = {"type": kind, "channel": channel.id, "event_ts": self.world.stamp(), **more}
            self.emit(kind, event, channel)

    def joined(self, channel: Channel, user: str, inviter: str = "") -> None:
        event: Json = {
            "type": "member_joined_channel",
            "user": user,
            "channel": channel.id,
            "channel_type": "G" if channel.kind == "private" else "C",
            "team": self.world.team.id,
            "event_ts": self.world.stamp(),
        }
        self.emit("member_joined_channel", event | ({"inviter": inviter} if inviter else {}), channel)

    def left(self, channel: Channel, user: str) -> None:
        event: Json = {
            "type": "member_left_channel",
            "user": user,
            "channel": channel.id,
            "channel_type": "G" if channel.kind == "private" else "C",
            "team": self.world.team.id,
            "event_ts": self.world.stamp(),
        }
        self.emit("member_left_channel", event, channel)
