"""What people do without the bot's buttons: write, react, delete, come and go, close doors."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.discord import ids, payloads
from bot.sandbox.discord.emoji import BY_NAME, OWN, is_emoji
from bot.sandbox.discord.eyes import Eyes
from bot.sandbox.discord.happenings import Happening
from bot.sandbox.discord.mentions import EVERYTHING
from bot.sandbox.discord.permissions import in_channel
from bot.sandbox.discord.rules import Draft
from bot.sandbox.discord.seed import roles_of
from bot.sandbox.discord.threads import DAY_MINUTES, Threads
from bot.sandbox.discord.wire import Flag, Json, Perm, Said
from bot.sandbox.discord.world import Channel, Member, Message, Overwrite, User
from bot.sandbox.kernel import HUMANS, ControlError

_NOTHING: Json = {
    "ack_ms": None,
    "ephemeral": [],
    "messages": [],
    "modal": None,
    "choices": None,
    "error": None,
}
_MOST_TYPED = 2000


@dataclass(kw_only=True)
class Talk:
    eyes: Eyes
    threads: Threads

    async def say(self, body: Mapping[str, Any]) -> Json:
        """`text` in `channel`, or in the `thread` of a message (opened if need be), or as a reply (`reply_to`)."""
        user, text = self.eyes.user(body), str(body["text"])
        if not 0 < len(text.strip()) <= _MOST_TYPED:
            raise ControlError(f"a message has 1 to {_MOST_TYPED} characters")
        channel = self._place(body, user)
        needed = Perm.SEND_MESSAGES
        if not in_channel(self._world, user.id, channel) & needed:
            raise ControlError(f"{user.human} may not write in {channel.name!r}")
        reference: Json | None = None
        if body.get("reply_to"):
            answered = self.eyes.message({"message": body["reply_to"]}, user)
            reference = {"type": 0, "channel_id": channel.id, "message_id": answered.id}
        message = self._changes.post(
            channel,
            user.id,
            _typed(text),
            type=Said.REPLY if reference else Said.DEFAULT,
            reference=reference,
        )
        return {**_NOTHING, "message": message.id, "channel": channel.id}

    def _place(self, body: Mapping[str, Any], user: User) -> Channel:
        if not body.get("thread"):
            return self.eyes.channel(body, user)
        head = self.eyes.message({"message": body["thread"]}, user)
        if not head.flags & Flag.HAS_THREAD:
            return self.threads.from_message(head, str(body["text"])[:50], user.id, 3 * DAY_MINUTES)
        thread = self._world.channels[head.id]
        if thread.thread is not None:
            self.threads.join(thread, thread.thread, user.id)
        return thread

    async def react(self, body: Mapping[str, Any]) -> Json:
        user, message = self._on_message(body)
        self._changes.react(message, user.id, _emoji(body))
        return dict(_NOTHING)

    async def unreact(self, body: Mapping[str, Any]) -> Json:
        user, message = self._on_message(body)
        self._changes.unreact(message, user.id, _emoji(body))
        return dict(_NOTHING)

    async def edit_message(self, body: Mapping[str, Any]) -> Json:
        user, message = self._on_message(body)
        if message.author_id != user.id:
            raise ControlError(f"the message is not {user.human}'s own")
        self._changes.edit(message, _typed(str(body["text"])))
        return dict(_NOTHING)

    async def delete_message(self, body: Mapping[str, Any]) -> Json:
        """One's own, or anyone's with the right to. Without `user` a moderator does it."""
        user, message = self._on_message({"user": self._world.owner_id, **body})
        channel = self._world.channels[message.channel_id]
        may = in_channel(self._world, user.id, channel) & Perm.MANAGE_MESSAGES
        if not (may or user.id in {message.author_id, message.visible_to}):
            raise ControlError(f"{user.human} may not delete it")
        self._changes.delete(message)
        return dict(_NOTHING)

    async def pin(self, body: Mapping[str, Any]) -> Json:
        return self._pin(body, on=True)

    async def unpin(self, body: Mapping[str, Any]) -> Json:
        return self._pin(body, on=False)

    def _pin(self, body: Mapping[str, Any], *, on: bool) -> Json:
        user, message = self._on_message(body)
        if not in_channel(self._world, user.id, self._world.channels[message.channel_id]) & Perm.PIN_MESSAGES:
            raise ControlError(f"{user.human} may not pin here")
        self._changes.pin(message, user.id, on=on)
        return dict(_NOTHING)

    async def kick(self, body: Mapping[str, Any]) -> Json:
        """The bot loses its access to a channel."""
        shut = Overwrite(deny=Perm.VIEW_CHANNEL, is_member=True)
        self.threads.set_access(self._any_channel(body), ids.APPLICATION, shut)
        return dict(_NOTHING)

    async def admit(self, body: Mapping[str, Any]) -> Json:
        """The bot gets it back."""
        self.threads.set_access(self._any_channel(body), ids.APPLICATION, None)
        return dict(_NOTHING)

    async def delete_channel(self, body: Mapping[str, Any]) -> Json:
        self.threads.remove(self._any_channel(body))
        return dict(_NOTHING)

    async def archive(self, body: Mapping[str, Any]) -> Json:
        """A thread is put away."""
        channel = self._any_channel(body)
        if channel.thread is None:
            raise ControlError("on Discord only threads are archived")
        self.threads.archive(channel, channel.thread, on=True)
        return dict(_NOTHING)

    async def leave(self, body: Mapping[str, Any]) -> Json:
        """Somebody leaves the guild."""
        user = self.eyes.user(body)
        self._world.members.pop(user.id, None)
        data = {"guild_id": ids.GUILD, "user": payloads.user(user)}
        self._tell("GUILD_MEMBER_REMOVE", data, user)
        return dict(_NOTHING)

    async def join(self, body: Mapping[str, Any]) -> Json:
        """Somebody comes (back) to the guild."""
        user = self.eyes.user(body)
        human = next(one for one in HUMANS if one.id == user.human)
        member = Member(user=user, roles=roles_of(human), joined_at=self._changes.now())
        self._world.members[user.id] = member
        self._tell("GUILD_MEMBER_ADD", {"guild_id": ids.GUILD, **payloads.member(member)}, user)
        return dict(_NOTHING)

    async def grant(self, body: Mapping[str, Any]) -> Json:
        """Somebody gets a `role` (id or name), or loses it (`on`: false)."""
        user = self.eyes.user(body)
        wanted = str(body["role"])
        role = next((one for one in self._world.roles.values() if wanted in {one.id, one.name}), None)
        member = self._world.members.get(user.id)
        if role is None or member is None:
            raise ControlError(f"there is no role {wanted!r} or no such member")
        member.roles = [id_ for id_ in member.roles if id_ != role.id]
        if body.get("on", True):
            member.roles.append(role.id)
        self._tell("GUILD_MEMBER_UPDATE", {"guild_id": ids.GUILD, **payloads.member(member)}, user)
        return dict(_NOTHING)

    async def delete_role(self, body: Mapping[str, Any]) -> Json:
        """An admin deletes a `role` (id); whoever had it is not told of one by one."""
        gone = self._world.roles.pop(str(body["role"]), None)
        if gone is None:
            raise ControlError(f"there is no role {body['role']!r}; there are {sorted(self._world.roles)}")
        for member in self._world.members.values():
            member.roles = [id_ for id_ in member.roles if id_ != gone.id]
        data = {"guild_id": ids.GUILD, "role_id": gone.id}
        self._changes.tell(Happening(event="GUILD_ROLE_DELETE", data=data))
        return dict(_NOTHING)

    async def take_dms(self, body: Mapping[str, Any]) -> Json:
        """Somebody opens or closes (`on`: false) their direct messages."""
        self.eyes.user(body).takes_dms = bool(body.get("on", True))
        return dict(_NOTHING)

    @property
    def _changes(self):
        return self.eyes.changes

    @property
    def _world(self):
        return self.eyes.changes.world

    def _on_message(self, body: Mapping[str, Any]) -> tuple[User, Message]:
        user = self.eyes.user(body)
        return user, self.eyes.message(body, user)

    def _any_channel(self, body: Mapping[str, Any]) -> Channel:
        wanted = str(body["channel"]).removeprefix("#")
        for channel in self._world.channels.values():
            if wanted in {channel.id, channel.name} and not channel.is_dm:
                return channel
        raise ControlError(f"there is no channel {wanted!r}")

    def _tell(self, event: str, data: Json, user: User) -> None:
        self._changes.tell(Happening(event=event, data=data, user_id=user.id))


def _typed(text: str) -> Draft:
    return Draft(
        content=text.strip(), components=[], embeds=[], flags=0, allowed=None, default_mentions=EVERYTHING
    )


def _emoji(body: Mapping[str, Any]) -> str:
    """A picture, or one of the names that both platforms' tests use."""
    wanted = str(body["emoji"]).strip(":")
    emoji = BY_NAME.get(wanted, wanted)
    if not (is_emoji(emoji) or OWN.fullmatch(emoji)):
        raise ControlError(f"{wanted!r} is no emoji; as names the sandbox knows {sorted(BY_NAME)}")
    return emoji
