"""Messages of a channel, their reactions and pins."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.sandbox.discord import ids, message_payload, payloads, rules
from bot.sandbox.discord.changes import Changes
from bot.sandbox.discord.emoji import is_emoji, own_in_path
from bot.sandbox.discord.errors import ApiError, one_problem
from bot.sandbox.discord.permissions import of_bot, require
from bot.sandbox.discord.rest.desk import NOTHING, Answer, Call, Endpoint
from bot.sandbox.discord.spec import Spec
from bot.sandbox.discord.threads import Threads
from bot.sandbox.discord.wire import Channels, Intent, Json, Perm, Said
from bot.sandbox.discord.world import Channel, Message

_MOST_PINS = 250
_MOST_REACTIONS = 20
_ALL = "/channels/{channel}/messages"
_ONE = "/channels/{channel}/messages/{message}"
_REACTION = _ONE + "/reactions/{emoji}"
_PINS = _ALL + "/pins"


@dataclass(kw_only=True)
class Messages:
    changes: Changes
    threads: Threads
    spec: Spec

    def endpoints(self) -> list[Endpoint]:
        return [
            Endpoint(method="GET", route=_PINS, handle=self.pins, bucket="pin"),
            Endpoint(method="PUT", route=_PINS + "/{message}", handle=self.pin, bucket="pin"),
            Endpoint(method="DELETE", route=_PINS + "/{message}", handle=self.unpin, bucket="pin"),
            Endpoint(
                method="POST", route=_ALL, handle=self.create, bucket="message-create", takes_files=True
            ),
            Endpoint(method="GET", route=_ALL, handle=self.history, bucket="message-read"),
            Endpoint(method="GET", route=_ONE, handle=self.get, bucket="message-read"),
            Endpoint(method="PATCH", route=_ONE, handle=self.edit, bucket="message-edit", takes_files=True),
            Endpoint(method="DELETE", route=_ONE, handle=self.delete, bucket="message-delete"),
            Endpoint(method="PUT", route=_REACTION + "/@me", handle=self.react, bucket="reaction"),
            Endpoint(method="DELETE", route=_REACTION + "/@me", handle=self.unreact, bucket="reaction"),
            Endpoint(method="GET", route=_REACTION, handle=self.reactors, bucket="reaction"),
            Endpoint(method="POST", route="/channels/{channel}/typing", handle=self.typing, bucket="typing"),
        ]

    async def create(self, call: Call) -> Answer:
        channel = self._channel(call, Perm.SEND_MESSAGES)
        if channel.type == Channels.CATEGORY:
            raise ApiError(400, 50008, "Cannot send messages in a non-text channel", rule="channel.type")
        thread = channel.thread
        if thread is not None and thread.locked and not of_bot(self._world, channel) & Perm.MANAGE_THREADS:
            raise ApiError(400, 160005, "Thread is locked")
        if channel.is_dm and not all(self._world.users[id_].takes_dms for id_ in channel.recipients):
            raise ApiError(403, 50007, "Cannot send messages to this user")
        body = dict(call.form)
        reference = self._reference(body.pop("message_reference", None), channel)
        draft = rules.draft(body, rules.CREATE, self.spec, files=self._files(call, channel))
        if draft.embeds:
            require(self._world, channel, Perm.EMBED_LINKS)
        again = self._same_nonce(channel, draft.nonce) if body.get("enforce_nonce") else None
        if again is None:
            kind = Said.REPLY if reference else Said.DEFAULT
            again = self.changes.post(channel, ids.APPLICATION, draft, type=kind, reference=reference)
            if thread is not None:
                self.threads.join(channel, thread, ids.APPLICATION)
        shown = self._shown(again)
        if draft.nonce is not None:
            shown["nonce"] = draft.nonce
        return Answer(body=shown)

    async def history(self, call: Call) -> Answer:
        """Newest first; `before`, `after` or `around` an id, at most one of them."""
        channel = self._channel(call)
        places = [key for key in ("before", "after", "around") if key in call.query]
        if len(places) > 1:
            message = "before, after and around are mutually exclusive."
            raise one_problem((places[1],), "MUTUALLY_EXCLUSIVE", message, "history.exclusive")
        limit = _limit(call, 50, 100)
        if not of_bot(self._world, channel) & Perm.READ_MESSAGE_HISTORY:
            return Answer(body=[])
        found = sorted(channel.messages.values(), key=lambda one: int(one.id), reverse=True)
        if places:
            pivot = _snowflake(call.query[places[0]], places[0])
            found = _around(found, places[0], pivot, limit)
        return Answer(body=[self._shown(message) for message in found[:limit]])

    async def get(self, call: Call) -> Answer:
        return Answer(body=self._shown(self._message(call, Perm.READ_MESSAGE_HISTORY)))

    async def edit(self, call: Call) -> Answer:
        message = self._message(call)
        if message.author_id != ids.APPLICATION:
            raise ApiError(403, 50005, "Cannot edit a message authored by another user", rule="edit.own")
        if message.type not in {Said.DEFAULT, Said.REPLY, Said.COMMAND, Said.MENU_COMMAND}:
            raise ApiError(403, 50021, "Cannot execute action on a system message", rule="edit.system")
        files = self._files(call, self._world.channel(message.channel_id))
        draft = rules.draft(call.form, rules.EDIT, self.spec, before=message, files=files)
        self.changes.edit(message, draft)
        return Answer(body=self._shown(message))

    async def delete(self, call: Call) -> Answer:
        message = self._message(call)
        if message.author_id != ids.APPLICATION:
            require(self._world, self._world.channel(message.channel_id), Perm.MANAGE_MESSAGES)
        self.changes.delete(message)
        return NOTHING

    async def react(self, call: Call) -> Answer:
        message, emoji = self._message(call, Perm.READ_MESSAGE_HISTORY), self._emoji(call)
        if emoji not in message.reactions:
            require(self._world, self._world.channel(message.channel_id), Perm.ADD_REACTIONS)
            if len(message.reactions) >= _MOST_REACTIONS:
                raise ApiError(
                    400, 30010, "Maximum number of reactions reached (20)", rule="reactions.max-20"
                )
        self.changes.react(message, ids.APPLICATION, emoji)
        return NOTHING

    async def unreact(self, call: Call) -> Answer:
        self.changes.unreact(self._message(call), ids.APPLICATION, self._emoji(call))
        return NOTHING

    async def reactors(self, call: Call) -> Answer:
        message = self._message(call, Perm.READ_MESSAGE_HISTORY)
        after = _snowflake(call.query.get("after", "0"), "after")
        who = sorted(
            (id_ for id_ in message.reactions.get(self._emoji(call), ()) if int(id_) > after), key=int
        )
        return Answer(body=[payloads.user(self._world.users[id_]) for id_ in who[: _limit(call, 25, 100)]])

    async def pins(self, call: Call) -> Answer:
        channel, limit = self._channel(call), _limit(call, 50, 50)
        before = call.query.get("before")
        pinned = [(one.pinned_at, one) for one in channel.messages.values() if one.pinned_at is not None]
        pinned.sort(key=lambda pair: pair[0], reverse=True)
        if not of_bot(self._world, channel) & Perm.READ_MESSAGE_HISTORY:
            pinned = []
        if before:
            pinned = [pair for pair in pinned if pair[0] < datetime.fromisoformat(before)]
        items = [{"pinned_at": payloads.time(at), "message": self._shown(one)} for at, one in pinned[:limit]]
        return Answer(body={"items": items, "has_more": len(pinned) > limit})

    async def pin(self, call: Call) -> Answer:
        message = self._message(call, Perm.PIN_MESSAGES)
        channel = self._world.channel(message.channel_id)
        if message.pinned_at is not None:
            return NOTHING
        if sum(one.pinned_at is not None for one in channel.messages.values()) >= _MOST_PINS:
            raise ApiError(400, 30003, "Maximum number of pins reached for the channel (250)")
        self.changes.pin(message, ids.APPLICATION, on=True)
        return NOTHING

    async def unpin(self, call: Call) -> Answer:
        message = self._message(call, Perm.PIN_MESSAGES)
        if message.pinned_at is not None:
            self.changes.pin(message, ids.APPLICATION, on=False)
        return NOTHING

    async def typing(self, call: Call) -> Answer:
        self._channel(call, Perm.SEND_MESSAGES)
        return NOTHING

    def _files(self, call: Call, channel: Channel) -> rules.Files:
        if call.files:
            require(self._world, channel, Perm.ATTACH_FILES)
        address = f"{message_payload.CDN}/{channel.id}"
        return rules.Files(uploads=call.files, fresh=self.changes.fresh, address=address)

    @property
    def _world(self):
        return self.changes.world

    def _channel(self, call: Call, *needed: Perm) -> Channel:
        channel = self._world.channel(call.path["channel"])
        require(self._world, channel, *needed)
        return channel

    def _message(self, call: Call, *needed: Perm) -> Message:
        """An ephemeral message is not to be had this way: it is unknown here."""
        return self._world.message(self._channel(call, *needed), call.path["message"])

    def _emoji(self, call: Call) -> str:
        """The bot has made no emoji of its own: of others' it can only join those that stand under the message."""
        emoji = call.path["emoji"]
        own = own_in_path(emoji)
        if own is not None:
            there = self._world.channel(call.path["channel"]).messages[call.path["message"]].reactions
            emoji = next((one for one in there if one.endswith(f":{own[1]}>")), "")
            if emoji:
                return emoji
        if not is_emoji(emoji):
            raise ApiError(400, 10014, "Unknown Emoji", rule="emoji", detail=repr(emoji))
        return emoji

    def _shown(self, message: Message) -> Json:
        shown = message_payload.message(message, self._world, self.changes.now())
        allowed = self._world.install_intents & Intent.MESSAGE_CONTENT
        if allowed or message_payload.readable(message, self._world.channels[message.channel_id]):
            return shown
        return message_payload.emptied(shown)

    def _same_nonce(self, channel: Channel, nonce: str | int | None) -> Message | None:
        """Whether Discord looks into other channels as well its documentation leaves open: nobody should rely on
        either."""
        found = None if nonce is None else self.changes.with_nonce(nonce)
        if found is not None and found.channel_id != channel.id:
            message = "The nonce was used in another channel a moment ago."
            raise one_problem(("nonce",), "NONCE_REUSED", message, "nonce.reused")
        return found

    def _reference(self, said: Any, channel: Channel) -> Json | None:
        if said is None:
            return None
        if not isinstance(said, dict) or "message_id" not in said:
            message = "This field is required"
            raise one_problem(("message_reference", "message_id"), "BASE_TYPE_REQUIRED", message, "reference")
        require(self._world, channel, Perm.READ_MESSAGE_HISTORY)
        id_ = str(said.get("message_id"))
        if said.get("type") or str(said.get("channel_id", channel.id)) != channel.id:
            raise ApiError(501, 0, "501: only replies in the same channel", rule="not-implemented")
        if id_ not in channel.messages:
            if said.get("fail_if_not_exists") is False:
                return None
            path, code = ("message_reference",), "MESSAGE_REFERENCE_UNKNOWN_MESSAGE"
            raise one_problem(path, code, "Unknown message", "")
        guild = {} if channel.is_dm else {"guild_id": ids.GUILD}
        return {"type": 0, "channel_id": channel.id, "message_id": id_, **guild}


def _limit(call: Call, default: int, most: int) -> int:
    given = call.query.get("limit", str(default))
    if not given.isdecimal() or not 1 <= int(given) <= most:
        raise one_problem(("limit",), "NUMBER_TYPE_RANGE", f"Value must be between 1 and {most}.", "limit")
    return int(given)


def _snowflake(text: str, key: str) -> int:
    if not text.isdecimal():
        message = f'Value "{text}" is not snowflake.'
        raise one_problem((key,), "NUMBER_TYPE_COERCE", message, "snowflake")
    return int(text)


def _around(newest_first: list[Message], place: str, pivot: int, limit: int) -> list[Message]:
    older = [one for one in newest_first if int(one.id) < pivot]
    newer = [one for one in newest_first if int(one.id) > pivot]
    if place == "before":
        return older
    if place == "after":
        return newer[-limit:]
    here = [one for one in newest_first if int(one.id) == pivot]
    half = limit // 2
    return [*newer[-half:], *here, *older[:half]]
