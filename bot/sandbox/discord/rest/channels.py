"""Channels, threads and direct messages."""

from dataclasses import dataclass

from bot.sandbox.discord import ids, payloads
from bot.sandbox.discord.changes import Changes
from bot.sandbox.discord.errors import ApiError, Path, Problem, invalid, unknown
from bot.sandbox.discord.fields import Field, check_fields
from bot.sandbox.discord.overwrites import overwrites
from bot.sandbox.discord.permissions import can_see, of_bot, require
from bot.sandbox.discord.rest.desk import NOTHING, Answer, Call, Endpoint
from bot.sandbox.discord.spec import Spec
from bot.sandbox.discord.threads import DAY_MINUTES, Threads
from bot.sandbox.discord.wire import Channels, Json, Perm
from bot.sandbox.discord.world import Channel, Thread

_DURATIONS = (60, DAY_MINUTES, 3 * DAY_MINUTES, 7 * DAY_MINUTES)
_THREAD = {
    "name": Field(str, 1, 100),
    "archived": Field(bool),
    "locked": Field(bool),
    "invitable": Field(bool),
    "auto_archive_duration": Field(int),
    "rate_limit_per_user": Field(int, 0, 21_600),
}
_CHANNEL = {
    "name": Field(str, 1, 100),
    "topic": Field(str, 0, 1024),
    "permission_overwrites": Field(list),
}
_NEW_THREAD = {
    "name": Field(str, 1, 100, required=True),
    "auto_archive_duration": Field(int),
    "rate_limit_per_user": Field(int, 0, 21_600),
    "type": Field(int),
    "invitable": Field(bool),
}


@dataclass(kw_only=True)
class ChannelsDesk:
    changes: Changes
    threads: Threads
    spec: Spec

    def endpoints(self) -> list[Endpoint]:
        one = "/channels/{channel}"
        return [
            Endpoint(method="GET", route=one, handle=self.get),
            Endpoint(method="PATCH", route=one, handle=self.edit, bucket="channel-edit"),
            Endpoint(method="DELETE", route=one, handle=self.delete),
            Endpoint(
                method="POST", route=one + "/messages/{message}/threads", handle=self.from_message,
                bucket="thread-create",
            ),
            Endpoint(method="POST", route=one + "/threads", handle=self.alone, bucket="thread-create"),
            Endpoint(method="GET", route=one + "/thread-members", handle=self.members),
            Endpoint(method="PUT", route=one + "/thread-members/@me", handle=self.join),
            Endpoint(method="PUT", route=one + "/thread-members/{user}", handle=self.add),
            Endpoint(method="GET", route="/guilds/{guild}/threads/active", handle=self.active),
            Endpoint(method="POST", route="/users/@me/channels", handle=self.dm),
        ]  # fmt: skip

    async def get(self, call: Call) -> Answer:
        return Answer(body=self._shown(self._channel(call)))

    async def edit(self, call: Call) -> Answer:
        channel = self._channel(call)
        if channel.thread is not None:
            self._edit_thread(channel, channel.thread, call.form)
        else:
            require(self._world, channel, Perm.MANAGE_CHANNELS)
            self._refuse(call.form, _CHANNEL, "UpdateGuildChannelRequestPartial", "channel")
            if call.form.get("permission_overwrites") is not None:
                require(self._world, channel, Perm.MANAGE_ROLES)
                wanted = call.form["permission_overwrites"]
                channel.overwrites = overwrites(wanted, self._world, channel.overwrites)
            channel.name = call.form.get("name") or channel.name
            channel.topic = call.form.get("topic", channel.topic) or ""
        self.threads.tell_change(channel)
        return Answer(body=self._shown(channel))

    def _edit_thread(self, channel: Channel, thread: Thread, body: Json) -> None:
        """One's own thread, or any with MANAGE_THREADS; opening one again takes membership only."""
        self._refuse(body, _THREAD, "UpdateThreadRequestPartial", "thread")
        opening = body.get("archived") is False and not set(body) - {"archived"}
        may_open = opening and ids.APPLICATION in thread.joined and not thread.locked
        own = thread.owner_id == ids.APPLICATION and not {"locked", "rate_limit_per_user"} & body.keys()
        if not (may_open or (own and not thread.locked)):
            require(self._world, channel, Perm.MANAGE_THREADS)
        if channel.archived(self.changes.now()) and body.get("archived") is not False:
            raise ApiError(400, 50083, "Thread is archived")
        channel.name = body.get("name") or channel.name
        thread.locked = body.get("locked", thread.locked)
        minutes = body.get("auto_archive_duration")
        if minutes:
            thread.auto_archive_minutes, thread.active_at = minutes, self.changes.now()
        if "archived" in body:
            now = self.changes.now()
            thread.archived_at = now if body["archived"] else None
            thread.active_at = thread.active_at if body["archived"] else now

    async def delete(self, call: Call) -> Answer:
        channel = self._channel(call)
        if channel.is_dm:
            raise ApiError(
                501, 0, "501: closing direct messages is not implemented here", rule="not-implemented"
            )
        needed = Perm.MANAGE_CHANNELS if channel.thread is None else Perm.MANAGE_THREADS
        require(self._world, channel, needed)
        shown = self._shown(channel)
        self.threads.remove(channel)
        return Answer(body=shown)

    async def from_message(self, call: Call) -> Answer:
        parent = self._channel(call, Perm.READ_MESSAGE_HISTORY, Perm.CREATE_PUBLIC_THREADS)
        message = self._world.message(parent, call.path["message"])
        body = call.form
        self._refuse(
            body,
            {k: _NEW_THREAD[k] for k in list(_NEW_THREAD)[:3]},
            "CreateTextThreadWithMessageRequest",
            "thread",
        )
        minutes = body.get("auto_archive_duration") or DAY_MINUTES
        thread = self.threads.from_message(message, body["name"], ids.APPLICATION, minutes)
        return Answer(body=self._shown(thread), status=201)

    async def alone(self, call: Call) -> Answer:
        parent, body = self._channel(call), call.form
        self._refuse(body, _NEW_THREAD, "CreateTextThreadWithoutMessageRequest", "thread")
        private = (body.get("type") or Channels.PRIVATE_THREAD) == Channels.PRIVATE_THREAD
        if parent.type != Channels.TEXT:
            raise ApiError(400, 50024, "Cannot execute action on this channel type", rule="thread.place")
        require(self._world, parent, Perm.CREATE_PRIVATE_THREADS if private else Perm.CREATE_PUBLIC_THREADS)
        minutes = body.get("auto_archive_duration") or DAY_MINUTES
        thread = self.threads.alone(parent, body["name"], ids.APPLICATION, minutes, private=private)
        return Answer(body=self._shown(thread), status=201)

    async def members(self, call: Call) -> Answer:
        channel, thread = self._thread(call)
        return Answer(body=[payloads.thread_member(channel, thread, id_) for id_ in thread.joined])

    async def join(self, call: Call) -> Answer:
        channel, thread = self._thread(call)
        self._open(channel)
        self.threads.join(channel, thread, ids.APPLICATION)
        return NOTHING

    async def add(self, call: Call) -> Answer:
        channel, thread = self._thread(call)
        require(self._world, channel, Perm.SEND_MESSAGES)
        self._open(channel)
        if call.path["user"] not in self._world.members:
            raise unknown("Member")
        if not can_see(self._world, call.path["user"], self._world.channels[thread.parent_id]):
            detail = "somebody who does not see the channel can't be in its thread"
            raise ApiError(403, 50001, "Missing Access", rule="thread.sees-parent", detail=detail)
        self.threads.join(channel, thread, call.path["user"])
        return NOTHING

    async def active(self, call: Call) -> Answer:
        if call.path["guild"] != ids.GUILD:
            raise unknown("Guild")
        now = self.changes.now()
        found = [
            one
            for one in self._world.threads()
            if not one.archived(now) and of_bot(self._world, one) & Perm.VIEW_CHANNEL
        ]
        own = [(one, one.thread) for one in found if one.thread and ids.APPLICATION in one.thread.joined]
        members = [payloads.thread_member(one, thread, ids.APPLICATION) for one, thread in own]
        body = {"threads": [self._shown(one) for one in found], "members": members, "has_more": False}
        return Answer(body=body)

    async def dm(self, call: Call) -> Answer:
        id_ = str(call.form.get("recipient_id"))
        if id_ not in self._world.members or id_ == ids.APPLICATION:
            raise ApiError(400, 50033, "Invalid Recipient(s)", rule="dm.recipient")
        return Answer(body=self._shown(self.changes.dm(id_)))

    @property
    def _world(self):
        return self.changes.world

    def _channel(self, call: Call, *needed: Perm) -> Channel:
        channel = self._world.channel(call.path["channel"])
        require(self._world, channel, *needed)
        return channel

    def _thread(self, call: Call) -> tuple[Channel, Thread]:
        channel = self._channel(call)
        if channel.thread is None:
            raise ApiError(400, 50024, "Cannot execute action on this channel type", rule="thread.place")
        return channel, channel.thread

    def _open(self, channel: Channel) -> None:
        if channel.archived(self.changes.now()):
            raise ApiError(400, 50083, "Thread is archived")

    def _shown(self, channel: Channel) -> Json:
        return payloads.channel(channel, self._world, self.changes.now())

    def _refuse(self, body: Json, fields: dict[str, Field], schema: str, name: str) -> None:
        path: Path = ()
        own = check_fields(body, fields, path, name)
        minutes = body.get("auto_archive_duration")
        if minutes is not None and minutes not in _DURATIONS:
            message = f"Value must be one of {_DURATIONS}."
            own.append(
                Problem(
                    path=("auto_archive_duration",),
                    code="BASE_TYPE_CHOICES",
                    message=message,
                    rule=f"{name}.duration",
                )
            )
        named = {problem.path for problem in own}
        found = own + [one for one in self.spec.check(schema, body) if one.path not in named]
        if found:
            raise invalid(found)
