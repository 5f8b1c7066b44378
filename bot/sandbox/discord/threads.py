"""Threads and channels that come, change and go."""

from dataclasses import dataclass

from bot.sandbox.discord import ids, payloads
from bot.sandbox.discord.changes import Changes
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.happenings import Happening
from bot.sandbox.discord.wire import Channels, Flag, Json, Said
from bot.sandbox.discord.world import Channel, Message, Overwrite, Thread

DAY_MINUTES = 1440


@dataclass(kw_only=True)
class Threads:
    changes: Changes

    def from_message(self, message: Message, name: str, owner_id: str, minutes: int) -> Channel:
        """Thread and message share an id. The thread begins with a pointer to the message."""
        if message.flags & Flag.HAS_THREAD:
            raise ApiError(400, 160004, "A thread has already been created for this message")
        parent = self.changes.world.channels[message.channel_id]
        if parent.thread is not None or parent.is_dm:
            raise ApiError(400, 50024, "Cannot execute action on this channel type", rule="thread.place")
        thread = self._open(message.id, parent, name, owner_id, minutes, Channels.PUBLIC_THREAD)
        message.flags |= Flag.HAS_THREAD
        self.changes.touch(message)
        starter = Message(
            id=self.changes.fresh(),
            channel_id=thread.id,
            author_id=message.author_id,
            created_at=self.changes.now(),
            type=Said.THREAD_STARTER,
            reference={"type": 0, "guild_id": ids.GUILD, "channel_id": parent.id, "message_id": message.id},
        )
        thread.messages[starter.id] = starter
        return thread

    def alone(self, parent: Channel, name: str, owner_id: str, minutes: int, *, private: bool) -> Channel:
        """A thread that hangs on no message."""
        kind = Channels.PRIVATE_THREAD if private else Channels.PUBLIC_THREAD
        return self._open(self.changes.fresh(), parent, name, owner_id, minutes, kind)

    def join(self, channel: Channel, thread: Thread, user_id: str) -> None:
        if user_id in thread.joined:
            return
        thread.joined[user_id] = self.changes.now()
        joined = payloads.thread_member(channel, thread, user_id)
        data: Json = {"id": channel.id, "guild_id": ids.GUILD, "member_count": len(thread.joined)}
        someone = payloads.member(self.changes.world.members[user_id])
        data["added_members"] = [{**joined, "member": someone, "presence": None}]
        self._tell("THREAD_MEMBERS_UPDATE", data, channel)

    def leave(self, channel: Channel, thread: Thread, user_id: str) -> None:
        if thread.joined.pop(user_id, None) is None:
            return
        data: Json = {"id": channel.id, "guild_id": ids.GUILD, "member_count": len(thread.joined)}
        self._tell("THREAD_MEMBERS_UPDATE", {**data, "removed_member_ids": [user_id]}, channel)

    def add(self, channel: Channel) -> None:
        """A new channel of the guild."""
        self.changes.world.channels[channel.id] = channel
        shown = payloads.channel(channel, self.changes.world, self.changes.now())
        self._tell("CHANNEL_CREATE", shown, channel)

    def archive(self, channel: Channel, thread: Thread, *, on: bool) -> None:
        now = self.changes.now()
        thread.archived_at, thread.active_at = (now, thread.active_at) if on else (None, now)
        self.tell_change(channel)

    def remove(self, channel: Channel) -> None:
        """Delete a channel or thread, a channel with its threads."""
        world = self.changes.world
        del world.channels[channel.id]
        if channel.thread is not None:
            data: Json = {"id": channel.id, "guild_id": ids.GUILD, "type": int(channel.type)}
            self._tell("THREAD_DELETE", {**data, "parent_id": channel.thread.parent_id}, channel)
            return
        for inner in [one for one in world.threads() if one.thread and one.thread.parent_id == channel.id]:
            del world.channels[inner.id]
        self._tell("CHANNEL_DELETE", payloads.channel(channel, world, self.changes.now()), channel)

    def set_access(self, channel: Channel, user_id: str, overwrite: Overwrite | None) -> None:
        """Let a member into a channel, or keep them out."""
        if overwrite is None:
            channel.overwrites.pop(user_id, None)
        else:
            channel.overwrites[user_id] = overwrite
        self.tell_change(channel)

    def tell_change(self, channel: Channel) -> None:
        event = "THREAD_UPDATE" if channel.thread is not None else "CHANNEL_UPDATE"
        self._tell(event, payloads.channel(channel, self.changes.world, self.changes.now()), channel)

    def _open(
        self, id_: str, parent: Channel, name: str, owner_id: str, minutes: int, kind: Channels
    ) -> Channel:
        now = self.changes.now()
        thread = Thread(
            parent_id=parent.id,
            owner_id=owner_id,
            auto_archive_minutes=minutes,
            active_at=now,
            joined={owner_id: now},
        )
        channel = Channel(id=id_, name=name, type=kind, thread=thread)
        self.changes.world.channels[id_] = channel
        data = payloads.channel(channel, self.changes.world, now)
        self._tell("THREAD_CREATE", {**data, "newly_created": True}, channel)
        return channel

    def _tell(self, event: str, data: Json, channel: Channel) -> None:
        self.changes.tell(Happening(event=event, data=data, channel=channel))
