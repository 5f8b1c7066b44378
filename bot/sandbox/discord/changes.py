"""Every change to messages and reactions, with the event that tells of it. REST and people go the same way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.sandbox.discord import components, ids, message_payload, payloads
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.happenings import Happening, Tell
from bot.sandbox.discord.ids import Snowflakes
from bot.sandbox.discord.mentions import Mentions, mentioned
from bot.sandbox.discord.rules import Draft
from bot.sandbox.discord.wire import Flag, Json, Said
from bot.sandbox.discord.world import Channel, Message, World

NONCE_MEMORY = timedelta(minutes=3)


@dataclass(kw_only=True)
class Changes:
    world: World
    tell: Tell
    now: Callable[[], datetime]
    fresh: Snowflakes
    _nonces: dict[str, Message] = field(default_factory=dict)

    def with_nonce(self, nonce: str | int) -> Message | None:
        """The bot's message with this nonce from the past few minutes, be it deleted meanwhile."""
        found = self._nonces.get(str(nonce))
        if found is None or self.now() - found.created_at > NONCE_MEMORY:
            return None
        return found

    def post(
        self,
        channel: Channel,
        author_id: str,
        draft: Draft,
        *,
        type: int = 0,
        reference: Json | None = None,
        interaction: Json | None = None,
        visible_to: str = "",
    ) -> Message:
        message = Message(
            id=self.fresh(),
            channel_id=channel.id,
            author_id=author_id,
            created_at=self.now(),
            type=type,
            nonce=draft.nonce,
            reference=reference,
            interaction=interaction,
            visible_to=visible_to,
        )
        found = self._write(message, channel, draft)
        if draft.nonce is not None and author_id == ids.APPLICATION:
            self._nonces[str(draft.nonce)] = message
        if draft.flags & Flag.EPHEMERAL:
            channel.ephemerals[message.id] = message
            return message
        message.pings = self._pings(message, channel, draft, found)
        message.push = "" if draft.flags & Flag.SUPPRESS_NOTIFICATIONS else message.content
        self._wake(channel)
        channel.messages[message.id] = message
        self._tell_of("MESSAGE_CREATE", message, channel)
        return message

    def edit(self, message: Message, draft: Draft) -> None:
        """A new text in place. It notifies nobody."""
        channel = self._open_place(message)
        self._write(message, channel, draft)
        message.edited_at = self.now()
        message.edits += 1
        if not message.ephemeral:
            self._tell_of("MESSAGE_UPDATE", message, channel)

    def fill(self, message: Message, draft: Draft) -> None:
        """The real answer takes the place of "is thinking"; that is a first text, not an edit."""
        channel = self.world.channels[message.channel_id]
        found = self._write(message, channel, draft)
        message.flags &= ~Flag.LOADING
        if not message.ephemeral:
            message.pings = self._pings(message, channel, draft, found)
            message.push = message.content
            self._tell_of("MESSAGE_UPDATE", message, channel)

    def touch(self, message: Message) -> None:
        """Tell of a change that is none of the text (a thread, a pin)."""
        self._tell_of("MESSAGE_UPDATE", message, self.world.channels[message.channel_id])

    def delete(self, message: Message) -> None:
        channel = self.world.channels[message.channel_id]
        if channel.ephemerals.pop(message.id, None) is not None:
            return
        del channel.messages[message.id]
        data = self._place(channel, id=message.id)
        self.tell(Happening(event="MESSAGE_DELETE", data=data, channel=channel))

    def react(self, message: Message, user_id: str, emoji: str) -> None:
        channel = self._open_place(message)
        who = message.reactions.setdefault(emoji, [])
        if user_id in who:
            return
        who.append(user_id)
        data = self._reaction(message, channel, user_id, emoji)
        data["message_author_id"] = message.author_id
        if not channel.is_dm:
            data["member"] = payloads.member(self.world.members[user_id])
        self.tell(Happening(event="MESSAGE_REACTION_ADD", data=data, channel=channel))

    def unreact(self, message: Message, user_id: str, emoji: str) -> None:
        who = message.reactions.get(emoji, [])
        if user_id not in who:
            return
        who.remove(user_id)
        if not who:
            del message.reactions[emoji]
        channel = self.world.channels[message.channel_id]
        data = self._reaction(message, channel, user_id, emoji)
        self.tell(Happening(event="MESSAGE_REACTION_REMOVE", data=data, channel=channel))

    def pin(self, message: Message, user_id: str, *, on: bool) -> None:
        """Whoever pins something leaves a line in the channel that says so."""
        channel = self.world.channels[message.channel_id]
        message.pinned_at = self.now() if on else None
        if on:
            channel.last_pin_at = message.pinned_at
        last = payloads.time(channel.last_pin_at) if channel.last_pin_at else None
        data = self._place(channel, last_pin_timestamp=last)
        self.tell(Happening(event="CHANNEL_PINS_UPDATE", data=data, channel=channel))
        self.touch(message)
        if on:
            note = Draft(content="", components=[], embeds=[], flags=0, allowed={}, default_mentions=())
            place: Json = {"type": 0, "channel_id": channel.id, "message_id": message.id}
            self.post(channel, user_id, note, type=Said.PINNED, reference=place)

    def dm(self, user_id: str) -> Channel:
        """The direct messages between the bot and somebody, opened if need be."""
        found = self.world.dm_with(user_id)
        if found is None:
            found = Channel(id=self.fresh(), name="", type=1, recipients=(user_id, ids.APPLICATION))
            self.world.channels[found.id] = found
        return found

    def _write(self, message: Message, channel: Channel, draft: Draft) -> Mentions:
        message.content, message.components, message.embeds = draft.content, draft.components, draft.embeds
        message.flags = draft.flags
        message.attachments = list(draft.attachments)
        found = mentioned(
            [draft.content, *components.texts(draft.components)],
            draft.allowed,
            draft.default_mentions,
            world=self.world,
            channel=channel,
            author_id=message.author_id,
        )
        message.mentions, message.mention_roles = list(found.users), list(found.roles)
        message.mention_everyone = found.everyone or found.here
        return found

    def _pings(self, message: Message, channel: Channel, draft: Draft, found: Mentions) -> list[str]:
        """Those mentioned, and the one who is answered, if that is wanted."""
        pings = found.pings()
        reference = message.reference or {}
        answered = self.world.stored(reference.get("channel_id", ""), reference.get("message_id", ""))
        wanted = draft.allowed.get("replied_user", False) if draft.allowed is not None else True
        if message.interaction is None and answered is not None and wanted:
            someone = f"user:{answered.author_id}"
            if answered.author_id != message.author_id and someone not in pings:
                pings.append(someone)
        if channel.is_dm:
            pings = [f"user:{id_}" for id_ in channel.recipients if id_ != message.author_id]
        return pings

    def _open_place(self, message: Message) -> Channel:
        """In an archived thread nothing can be changed until somebody writes or opens it."""
        channel = self.world.channels[message.channel_id]
        if channel.archived(self.now()):
            raise ApiError(400, 50083, "Thread is archived")
        return channel

    def _wake(self, channel: Channel) -> None:
        """A message in an archived thread opens it again."""
        thread = channel.thread
        if thread is None:
            return
        asleep = channel.archived(self.now())
        thread.active_at, thread.archived_at = self.now(), None
        thread.total_sent += 1
        if asleep:
            data = payloads.channel(channel, self.world, self.now())
            self.tell(Happening(event="THREAD_UPDATE", data=data, channel=channel))

    def _reaction(self, message: Message, channel: Channel, user_id: str, emoji: str) -> Json:
        return self._place(
            channel, user_id=user_id, message_id=message.id, emoji=payloads.emoji(emoji), burst=False, type=0
        )

    def _place(self, channel: Channel, **data: object) -> Json:
        where = {} if channel.is_dm else {"guild_id": ids.GUILD}
        return {**data, "channel_id": channel.id, **where}

    def _tell_of(self, event: str, message: Message, channel: Channel) -> None:
        data = message_payload.event(message, self.world, self.now())
        self.tell(Happening(event=event, data=data, channel=channel, message=message))
