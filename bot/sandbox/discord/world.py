"""The state of the little Discord: people, roles, channels, threads, messages. Plain data and look-ups."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.sandbox.discord import ids
from bot.sandbox.discord.errors import unknown
from bot.sandbox.discord.wire import Channels, Flag, Json


@dataclass(kw_only=True, slots=True)
class User:
    id: str
    username: str
    name: str
    """The name that is shown."""
    bot: bool = False
    locale: str = "de"
    human: str = ""
    """Id of the Human in the kernel; empty for the bot."""
    takes_dms: bool = True


@dataclass(kw_only=True, slots=True)
class Member:
    user: User
    roles: list[str]
    joined_at: datetime


@dataclass(kw_only=True, slots=True)
class Role:
    id: str
    name: str
    permissions: int
    position: int
    color: int = 0
    mentionable: bool = False
    bot_id: str = ""
    """Set on the role that an installed bot brings along."""


@dataclass(kw_only=True, slots=True)
class Overwrite:
    allow: int = 0
    deny: int = 0
    is_member: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    id: str
    filename: str
    data: bytes
    description: str = ""
    content_type: str = ""
    """Empty for what is no picture."""


@dataclass(kw_only=True, slots=True)
class Message:
    id: str
    channel_id: str
    author_id: str
    created_at: datetime
    type: int = 0
    content: str = ""
    components: list[Json] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    edited_at: datetime | None = None
    edits: int = 0
    pings: list[str] = field(default_factory=list)
    """Who was notified when it was posted: `everyone`, `here`, `user:<id>`, `role:<id>`."""
    push: str = ""
    """What a phone's lock screen showed of it."""
    mentions: list[str] = field(default_factory=list)
    mention_roles: list[str] = field(default_factory=list)
    mention_everyone: bool = False
    nonce: str | int | None = None
    pinned_at: datetime | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    reference: Json | None = None
    interaction: Json | None = None
    """`interaction_metadata`, if it answers one."""
    visible_to: str = ""
    """User who alone sees it (ephemeral); empty: everybody in the channel."""

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & Flag.EPHEMERAL)


@dataclass(kw_only=True, slots=True)
class Thread:
    """What a channel has beyond the rest if it is a thread."""

    parent_id: str
    owner_id: str
    auto_archive_minutes: int
    active_at: datetime
    archived_at: datetime | None = None
    locked: bool = False
    invitable: bool = True
    joined: dict[str, datetime] = field(default_factory=dict)
    total_sent: int = 0


@dataclass(kw_only=True, slots=True)
class Channel:
    id: str
    name: str
    type: int = Channels.TEXT
    topic: str = ""
    position: int = 0
    parent_id: str = ""
    overwrites: dict[str, Overwrite] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    ephemerals: dict[str, Message] = field(default_factory=dict)
    recipients: tuple[str, ...] = ()
    thread: Thread | None = None
    last_pin_at: datetime | None = None

    @property
    def is_dm(self) -> bool:
        return self.type == Channels.DM

    def archived(self, now: datetime) -> bool:
        """Threads fall asleep by themselves; only a new message or an edit of the channel wakes them."""
        if self.thread is None:
            return False
        if self.thread.archived_at is not None:
            return True
        return now - self.thread.active_at > timedelta(minutes=self.thread.auto_archive_minutes)


@dataclass(kw_only=True)
class World:
    """One guild, its people, and the direct messages between them and the bot."""

    guild_name: str
    owner_id: str
    users: dict[str, User] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    install_permissions: int = 0
    install_intents: int = 0

    def channel(self, channel_id: str) -> Channel:
        found = self.channels.get(channel_id)
        if found is None:
            raise unknown("Channel")
        return found

    def message(self, channel: Channel, message_id: str) -> Message:
        found = channel.messages.get(message_id)
        if found is None:
            raise unknown("Message")
        return found

    def stored(self, channel_id: str, message_id: str) -> Message | None:
        """A message, ephemeral or not, if it is still there."""
        channel = self.channels.get(channel_id)
        if channel is None:
            return None
        return channel.messages.get(message_id) or channel.ephemerals.get(message_id)

    def guild_channels(self) -> Iterator[Channel]:
        return (channel for channel in self.channels.values() if not channel.is_dm and channel.thread is None)

    def threads(self) -> Iterator[Channel]:
        return (channel for channel in self.channels.values() if channel.thread is not None)

    def dm_with(self, user_id: str) -> Channel | None:
        return next((c for c in self.channels.values() if c.is_dm and user_id in c.recipients), None)

    @property
    def bot(self) -> User:
        return self.users[ids.APPLICATION]
