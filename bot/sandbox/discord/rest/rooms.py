"""Channels that are made, who is let into them, and threads that were put away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.sandbox.discord import ids, payloads
from bot.sandbox.discord.changes import Changes
from bot.sandbox.discord.errors import ApiError, Path, Problem, invalid, one_problem, unknown
from bot.sandbox.discord.fields import Field, check_fields
from bot.sandbox.discord.overwrites import ONE, overwrites, refuse_bits
from bot.sandbox.discord.permissions import require, require_in_guild
from bot.sandbox.discord.rest.desk import NOTHING, Answer, Call, Endpoint
from bot.sandbox.discord.spec import Spec
from bot.sandbox.discord.threads import Threads
from bot.sandbox.discord.wire import Channels, Json, Perm
from bot.sandbox.discord.world import Channel

MOST_CHANNELS, MOST_IN_CATEGORY = 500, 50
_NEW = {
    "name": Field(str, 1, 100, required=True),
    "type": Field(int),
    "topic": Field(str, 0, 1024),
    "parent_id": Field(str),
    "permission_overwrites": Field(list),
    "rate_limit_per_user": Field(int, 0, 21_600),
    "position": Field(int),
    "nsfw": Field(bool),
}


@dataclass(kw_only=True)
class Rooms:
    changes: Changes
    threads: Threads
    spec: Spec

    def endpoints(self) -> list[Endpoint]:
        one = "/channels/{channel}"
        access = one + "/permissions/{overwrite}"
        archived = one + "/threads/archived/public"
        return [
            Endpoint(
                method="POST", route="/guilds/{guild}/channels", handle=self.create, bucket="channel-create"
            ),
            Endpoint(method="PUT", route=access, handle=self.let_in, bucket="overwrite"),
            Endpoint(method="DELETE", route=access, handle=self.take_back, bucket="overwrite"),
            Endpoint(method="GET", route=archived, handle=self.archived),
        ]

    async def create(self, call: Call) -> Answer:
        if call.path["guild"] != ids.GUILD:
            raise unknown("Guild")
        require_in_guild(self._world, Perm.MANAGE_CHANNELS)
        body = call.form
        listed = body.get("permission_overwrites")
        granted = overwrites(listed, self._world) if isinstance(listed, list) else {}
        self._refuse(body, _NEW, "CreateGuildChannelRequest", "channel")
        if (body.get("type") or Channels.TEXT) != Channels.TEXT:
            raise ApiError(501, 0, "501: only text channels can be made here", rule="not-implemented")
        parent = self._parent(body.get("parent_id"))
        if sum(1 for _ in self._world.guild_channels()) >= MOST_CHANNELS:
            raise ApiError(400, 30013, "Maximum number of server channels reached (500)")
        channel = Channel(
            id=self.changes.fresh(),
            name=as_written(body["name"]),
            topic=body.get("topic") or "",
            parent_id=parent,
            position=sum(one.parent_id == parent for one in self._world.guild_channels()),
            overwrites=granted,
        )
        self.threads.add(channel)
        return Answer(body=self._shown(channel), status=201)

    def _parent(self, parent_id: Any) -> str:
        if parent_id is None:
            return ""
        found = self._world.channels.get(str(parent_id))
        if found is None or found.type != Channels.CATEGORY:
            message = "Not a category."
            raise one_problem(("parent_id",), "CHANNEL_PARENT_INVALID_TYPE", message, "channel.parent")
        inside = sum(one.parent_id == found.id for one in self._world.guild_channels())
        if inside >= MOST_IN_CATEGORY:
            message = "Maximum number of channels in category reached (50)"
            raise one_problem(("parent_id",), "CHANNEL_PARENT_MAX_CHANNELS", message, "")
        return found.id

    async def let_in(self, call: Call) -> Answer:
        channel, id_ = self._for_access(call), call.path["overwrite"]
        self._refuse(call.form, {k: v for k, v in ONE.items() if k != "id"}, "", "overwrite")
        (made,) = overwrites([{"id": id_, **call.form}], self._world).values()
        channel.overwrites[id_] = made
        self.threads.tell_change(channel)
        return NOTHING

    async def take_back(self, call: Call) -> Answer:
        channel, id_ = self._for_access(call), call.path["overwrite"]
        there = channel.overwrites.get(id_)
        if there is None:
            raise ApiError(404, 10009, "Unknown Overwrite")
        refuse_bits(there, self._world)
        del channel.overwrites[id_]
        self.threads.tell_change(channel)
        return NOTHING

    def _for_access(self, call: Call) -> Channel:
        channel = self._world.channel(call.path["channel"])
        require(self._world, channel, Perm.MANAGE_ROLES)
        if channel.thread is not None or channel.is_dm:
            raise ApiError(400, 50024, "Cannot execute action on this channel type", rule="overwrite.place")
        return channel

    async def archived(self, call: Call) -> Answer:
        """Those put away last come first."""
        channel = self._world.channel(call.path["channel"])
        require(self._world, channel, Perm.READ_MESSAGE_HISTORY)
        now = self.changes.now()
        found = [
            (one, one.thread)
            for one in self._world.threads()
            if one.thread is not None
            and one.thread.parent_id == channel.id
            and one.type == Channels.PUBLIC_THREAD
            and one.archived(now)
        ]
        found.sort(key=lambda pair: pair[1].archived_at or pair[1].active_at, reverse=True)
        if "before" in call.query:
            before = datetime.fromisoformat(call.query["before"])
            found = [pair for pair in found if (pair[1].archived_at or pair[1].active_at) < before]
        limit = int(call.query.get("limit", "50"))
        own = [payloads.thread_member(one, thread, ids.APPLICATION) for one, thread in found
               if ids.APPLICATION in thread.joined]  # fmt: skip
        shown = [self._shown(one) for one, _ in found[:limit]]
        return Answer(body={"threads": shown, "members": own, "has_more": len(found) > limit})

    @property
    def _world(self):
        return self.changes.world

    def _shown(self, channel: Channel) -> Json:
        return payloads.channel(channel, self._world, self.changes.now())

    def _refuse(self, body: Json, fields: Mapping[str, Field], schema: str, name: str) -> None:
        path: Path = ()
        own: list[Problem] = check_fields(body, fields, path, name)
        named = {problem.path for problem in own}
        described = self.spec.check(schema, body) if schema else []
        found = own + [one for one in described if one.path not in named]
        if found:
            raise invalid(found)


def as_written(name: str) -> str:
    """Names of text channels are small and have no blanks."""
    return "-".join(name.lower().split())
