"""The whole of the little Discord as plain JSON, for the page and the tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.discord import ids, message_payload, modals, payloads
from bot.sandbox.discord.commands import Commands
from bot.sandbox.discord.eyes import Eyes, text_of
from bot.sandbox.discord.permissions import can_see, of_bot
from bot.sandbox.discord.sessions import Sessions
from bot.sandbox.discord.wire import Channels, Flag, Json, Perm
from bot.sandbox.discord.world import Channel, Message, User, World


@dataclass(kw_only=True)
class Snapshot:
    world: World
    eyes: Eyes
    commands: Commands
    sessions: Sessions

    def take(self) -> Mapping[str, Any]:
        channels = [one for one in self.world.channels.values() if one.type != Channels.CATEGORY]
        return {
            "guild": {"id": ids.GUILD, "name": self.world.guild_name},
            "connected": self.sessions.connected,
            "bot": _person(self.world.bot, self.world),
            "members": [_person(one.user, self.world) for one in self.world.members.values()],
            "roles": [payloads.role(one) for one in self.world.roles.values()],
            "channels": [self._channel(one) for one in channels],
            "ephemerals": self._ephemerals(channels),
            "modals": {
                self.world.users[id_].human: modals.form(shown) for id_, (shown, _) in self.eyes.forms.items()
            },
            "commands": list(self.commands.all()),
        }

    def _channel(self, channel: Channel) -> Json:
        now = self.eyes.changes.now()
        thread = channel.thread
        people = (user for user in self.world.users.values() if not user.bot)
        return {
            "id": channel.id,
            "name": channel.name or "dm",
            "type": int(channel.type),
            "topic": channel.topic,
            "parent": thread.parent_id if thread is not None else None,
            "archived": channel.archived(now),
            "recipients": list(channel.recipients),
            "seen_by": [user.human for user in people if can_see(self.world, user.id, channel)],
            "bot_sees": bool(of_bot(self.world, channel) & Perm.VIEW_CHANNEL),
            "messages": [self.message(one) for one in channel.messages.values()],
        }

    def message(self, message: Message) -> Json:
        """One message: who, what is to be read, what happened to it, and the raw payload."""
        author = self.world.users[message.author_id]
        return {
            "id": message.id,
            "author": author.human or "bot",
            "name": author.name,
            "at": payloads.time(message.created_at),
            "text": text_of(message),
            "edited": message.edits,
            "pings": list(message.pings),
            "push": message.push,
            "pinned": message.pinned_at is not None,
            "reactions": {name: [self._human(id_) for id_ in who] for name, who in message.reactions.items()},
            "thread": message.id if message.flags & Flag.HAS_THREAD else None,
            "payload": message_payload.message(message, self.world, self.eyes.changes.now()),
        }

    def _ephemerals(self, channels: list[Channel]) -> Json:
        found: Json = {}
        for channel in channels:
            for message in channel.ephemerals.values():
                shown = {**self.message(message), "channel": channel.id}
                found.setdefault(self._human(message.visible_to), []).append(shown)
        return found

    def _human(self, user_id: str) -> str:
        user = self.world.users[user_id]
        return user.human or "bot"


def _person(user: User, world: World) -> Json:
    member = world.members.get(user.id)
    return {
        "id": user.id,
        "human": user.human,
        "name": user.name,
        "roles": [world.roles[id_].name for id_ in member.roles] if member is not None else [],
        "takes_dms": user.takes_dms,
    }
