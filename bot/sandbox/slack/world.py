"""The workspace as data: people, user groups, channels, messages, and the timestamps that name them."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.sandbox.kernel import ControlError, Kernel
from bot.sandbox.slack.errors import Json

Kind = Literal["public", "private", "im", "mpim"]
_MENTION = re.compile(r"&lt;((?:@U|#C|!subteam\^S)[A-Z0-9]+|!here|!channel|!everyone)&gt;")


@dataclass(frozen=True, kw_only=True, slots=True)
class Team:
    id: str
    name: str
    domain: str


@dataclass(kw_only=True, slots=True)
class User:
    id: str
    name: str
    """The handle."""
    real_name: str
    human: str = ""
    """Id of the human behind it; empty for a bot."""
    part: str = ""
    locale: str = "de-DE"
    is_bot: bool = False
    deleted: bool = False
    """Left the workspace; the account stays known and can do nothing."""

    @property
    def is_admin(self) -> bool:
        """Of the workspace: may take away what others wrote, too."""
        return self.part == "lead"


@dataclass(kw_only=True, slots=True)
class Usergroup:
    id: str
    handle: str
    name: str
    users: list[str]


@dataclass(kw_only=True, slots=True)
class Message:
    """One message; an ephemeral one has `to`."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str = ""
    broadcast: bool = False
    """A reply that is shown in the channel as well."""
    by_app: bool = False
    metadata: Json | None = None
    subtype: str = ""
    to: str = ""
    edits: int = 0
    edited_ts: str = ""
    reactions: dict[str, list[str]] = field(default_factory=dict)
    pings: list[str] = field(default_factory=list)
    """Whom its creation notified: user ids, group ids, `!here`, `!channel`, `!everyone`."""
    unfurls: list[str] = field(default_factory=list)
    """Links that Slack would have fetched for it."""
    files: list[Json] = field(default_factory=list)

    @property
    def is_reply(self) -> bool:
        return bool(self.thread_ts) and self.thread_ts != self.ts


@dataclass(kw_only=True, slots=True)
class Channel:
    id: str
    name: str
    kind: Kind
    created: int
    creator: str
    members: list[str] = field(default_factory=list)
    topic: str = ""
    purpose: str = ""
    archived: bool = False
    general: bool = False
    messages: dict[str, Message] = field(default_factory=dict)
    pins: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Timestamp of the message -> who pinned it, and when."""

    def replies(self, ts: str) -> list[Message]:
        return [message for message in self.messages.values() if message.thread_ts == ts and message.is_reply]

    @property
    def is_direct(self) -> bool:
        return self.kind in ("im", "mpim")


@dataclass(kw_only=True)
class World:
    """Everything that stands in the workspace."""

    kernel: Kernel
    team: Team
    bot: User
    bot_id: str
    app_id: str
    users: dict[str, User] = field(default_factory=dict)
    groups: dict[str, Usergroup] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    ephemerals: dict[str, list[Message]] = field(default_factory=dict)
    """User id -> what only this user sees, newest last."""
    _last: int = 0

    def now(self) -> int:
        return int(self.kernel.now().timestamp())

    def stamp(self) -> str:
        """A fresh message timestamp, rising even when the clock is turned back."""
        moment: datetime = self.kernel.now()
        micros = int(moment.timestamp() * 1_000_000)
        self._last = max(micros, self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def user(self, ref: Any) -> User:
        """By Slack id, human id or handle; what a test may name."""
        for user in self.users.values():
            if ref and ref in (user.id, user.human, user.name):
                return user
        raise ControlError(f"nobody here is called {ref!r}")

    def channel(self, ref: Any) -> Channel:
        """By id or name, with or without `#`; what a test may name."""
        name = str(ref or "").removeprefix("#")
        for channel in self.channels.values():
            if name and name in (channel.id, channel.name):
                return channel
        raise ControlError(f"there is no channel {ref!r}")

    def message(self, channel: Channel, ts: Any) -> Message:
        found = channel.messages.get(str(ts))
        if found is None:
            raise ControlError(f"there is no message {ts!r} in #{channel.name}")
        return found

    def direct(self, user_id: str) -> Channel:
        """The direct conversation of the bot and this user; made when it is first needed."""
        id_ = "D" + user_id[1:]
        if id_ not in self.channels:
            self.channels[id_] = Channel(
                id=id_,
                name=user_id,
                kind="im",
                created=self.now(),
                creator=self.bot.id,
                members=[self.bot.id, user_id],
            )
        return self.channels[id_]

    def room_id(self, ref: str) -> str:
        """The conversation that a message to an id, a #name or a person goes to; the word itself if there is none."""
        if ref in self.users and ref != self.bot.id:
            return self.direct(ref).id
        return next((room.id for room in self.channels.values() if f"#{room.name}" == ref), ref)

    def has_bot(self, channel: Channel) -> bool:
        return self.bot.id in channel.members

    def permalink(self, channel: Channel, message: Message) -> str:
        """As chat.getPermalink gives it; a reply's names its thread."""
        link = f"https://{self.team.domain}.slack.com/archives/{channel.id}/p{message.ts.replace('.', '')}"
        return f"{link}?thread_ts={message.thread_ts}&cid={channel.id}" if message.is_reply else link

    def typed(self, text: str) -> str:
        """What a person types, as Slack stores it: & < > escaped, mentions of real things kept."""
        for user in self.users.values():
            text = text.replace(f"@{user.real_name}", f"<@{user.id}>")
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return _MENTION.sub(r"<\1>", escaped)
