"""Rooms for one matter on Discord, and the people in them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import structlog

from bot.cards.inert import label
from bot.chat import ChannelGone, Look, Room, RoomRefused
from bot.discord.access import (
    LET_IN,
    MEMBER,
    closed,
    held,
    is_private,
    lacking,
    like,
    overwrites_of,
    sees,
    written,
)
from bot.discord.members import GUILDS, Members
from bot.discord.messages import DiscordMessages
from bot.discord.places import THREADS, Places
from bot.discord.rest import LOST_UNKNOWN, Api, DiscordRefused
from bot.discord.text import escaped

CHANNEL = "/channels/{channel_id}"
CHANNELS = "/guilds/{guild_id}/channels"
THREAD_MEMBER = "/channels/{channel_id}/thread-members/{user_id}"
OVERWRITE = "/channels/{channel_id}/permissions/{overwrite_id}"
ACTIVE = "/guilds/{guild_id}/threads/active"
ARCHIVED = "/channels/{channel_id}/threads/archived/public"
MEMBER_OF = "/guilds/{guild_id}/members/{user_id}"
ROLES = "/guilds/{guild_id}/roles"
TEXT, PUBLIC_THREAD, PRIVATE_THREAD = 0, 11, 12
WEEK = 10_080
"""Minutes without a word after which a thread is folded away; a new message opens it again."""
LONGEST_NAME, LONGEST_TOPIC = 100, 1024
NO_SUCH_PERSON = frozenset({10007, 10013})
_FULL = frozenset({30013, 160006})
"""Codes: 500 channels in the server, 1,000 threads at once."""
_JOINT = " · "
log = structlog.get_logger(__name__)


class DiscordRooms(DiscordMessages):
    """See `bot.chat.Rooms`."""

    def __init__(self, *, api: Api, places: Places | None = None, members: Members | None = None) -> None:
        super().__init__(api=api, places=places)
        self._members = members or Members(api=api)
        self.on_people_changed: list[Callable[[], None]] = []
        """Whoever wants to read the groups again soon."""

    async def look(self, channel: str) -> Look:
        """Of a thread what holds for the channel that it hangs in; a private one is private anywhere."""
        found = await self.api.call("GET", CHANNEL, {"channel_id": channel})
        closed_thread = found.get("type") == PRIVATE_THREAD
        if found.get("type") in THREADS:
            found = await self.api.call("GET", CHANNEL, {"channel_id": str(found["parent_id"])})
        guild = str(found.get("guild_id") or "")
        if not guild:
            return Look(private=True)
        roles = await self.api.call("GET", ROLES, {"guild_id": guild})
        me = await self.api.call("GET", MEMBER_OF, {"guild_id": guild, "user_id": self.api.account})
        return Look(
            private=closed_thread or is_private(found, guild=guild, roles=roles),
            lacks=lacking(held(found, guild=guild, roles=roles, member=me)),
        )

    async def is_there(self, account: str) -> bool:
        for guild in await self.api.call("GET", GUILDS, {}):
            where = {"guild_id": str(guild["id"]), "user_id": account}
            try:
                await self.api.call("GET", MEMBER_OF, where)
            except DiscordRefused as refused:
                if refused.code not in NO_SUCH_PERSON:
                    raise
            else:
                return True
        return False

    async def members(self, group: str) -> frozenset[str]:
        return await self._members.with_role(group)

    def people_changed(self, event: str, data: Mapping[str, Any]) -> None:
        """Discord has told that somebody came, went, or got another role."""
        if self._members.heard(event, data):
            for hear in self.on_people_changed:
                hear()

    async def open_room(self, name: str, *, topic: str, marker: str, near: str = "") -> Room:
        """A channel beside `near`, for the same people; where channels can't be made, a thread of `near`."""
        if not near:
            raise RoomRefused("room-failed-off")
        try:
            beside = await self.api.call("GET", CHANNEL, {"channel_id": near})
        except ChannelGone as gone:
            raise RoomRefused("room-failed-off") from gone
        if beside.get("type") in THREADS:
            near = str(beside.get("parent_id"))
            beside = await self.api.call("GET", CHANNEL, {"channel_id": near})
        found = await self._found(beside, marker)
        if found is None:
            found = await self._made(name, topic, marker, beside)
        return self._room(found)

    async def _found(self, beside: Mapping[str, Any], marker: str) -> Mapping[str, Any] | None:
        guild = {"guild_id": str(beside["guild_id"])}
        for channel in await self.api.call("GET", CHANNELS, guild):
            if channel.get("type") == TEXT and _marked(channel.get("topic"), marker):
                return channel
        threads = list((await self.api.call("GET", ACTIVE, guild))["threads"])
        try:
            archived = await self.api.call("GET", ARCHIVED, {"channel_id": str(beside["id"])})
            threads += archived["threads"]
        except ChannelGone as gone:  # where we may not look back there is nothing of ours
            log.info("threads put away were not looked through", reason=gone.key)
        for thread in threads:
            # Anybody may name a thread; only one that we have opened is a room of ours.
            if thread.get("owner_id") == self.api.account and _marked(thread.get("name"), marker):
                return thread
        return None

    async def _made(self, name: str, topic: str, marker: str, beside: Mapping[str, Any]) -> Mapping[str, Any]:
        wanted = {
            "name": _channel_name(name),
            "type": TEXT,
            "topic": _with_mark(escaped(topic), marker, LONGEST_TOPIC),
            "parent_id": beside.get("parent_id"),
            "permission_overwrites": like(beside, self.api.account),
        }
        try:
            return await self.api.call("POST", CHANNELS, {"guild_id": str(beside["guild_id"])}, json=wanted)
        except (ChannelGone, DiscordRefused) as refused:
            log.warning("no channel could be made, so that it becomes a thread", reason=str(refused))
        try:
            return await self._thread(name, marker, str(beside["id"]))
        except ChannelGone as gone:
            key = "room-failed-off" if gone.key == LOST_UNKNOWN else "room-failed-rights"
            raise RoomRefused(key) from gone
        except DiscordRefused as refused:
            key = "room-failed-full" if refused.code in _FULL else "room-failed-refused"
            raise RoomRefused(key) from refused

    async def _thread(self, name: str, marker: str, near: str) -> Mapping[str, Any]:
        body = {
            "name": _with_mark(label(name, LONGEST_NAME), marker, LONGEST_NAME),
            "type": PUBLIC_THREAD,
            "auto_archive_duration": WEEK,
        }
        return await self.api.call("POST", CHANNEL + "/threads", {"channel_id": near}, json=body)

    def _room(self, found: Mapping[str, Any]) -> Room:
        id, guild = str(found["id"]), str(found["guild_id"])
        self.places.learn("CHANNEL_CREATE", {**found, "guild_id": guild})
        return Room(channel=id, link=f"https://discord.com/channels/{guild}/{id}")

    async def invite(self, channel: str, accounts: Sequence[str]) -> Mapping[str, str]:
        """Nobody is told by this: who shall come is called by a notice in the room."""
        room = await self.api.call("GET", CHANNEL, {"channel_id": channel})
        in_thread = room.get("type") in THREADS
        above = await self.api.call("GET", CHANNEL, {"channel_id": room["parent_id"]}) if in_thread else room
        guild = str(room["guild_id"])
        roles = await self.api.call("GET", ROLES, {"guild_id": guild})
        missing: dict[str, str] = {}
        for account in dict.fromkeys(accounts):
            problem = await self._let_in(account, room, above, guild, roles)
            if problem:
                missing[account] = problem
        return missing

    async def _let_in(
        self,
        account: str,
        room: Mapping[str, Any],
        above: Mapping[str, Any],
        guild: str,
        roles: Sequence[Mapping[str, Any]],
    ) -> str:
        """A locale key why not; empty if they are in."""
        where = {"guild_id": guild, "user_id": account}
        try:
            member = await self.api.call("GET", MEMBER_OF, where)
            seen = sees(above, guild=guild, roles=roles, member=member)
            if room is not above and not seen:
                return "not-invited-no-access"  # whoever shall see `above` was decided by others
            if room is not above:
                await self.api.call("PUT", THREAD_MEMBER, {"channel_id": room["id"], "user_id": account})
            elif not seen:
                await self._overwrite(room, account)
        except DiscordRefused as refused:
            if refused.code in NO_SUCH_PERSON:
                return "not-invited-unknown"
            log.warning("somebody was not let in", reason=str(refused))
            return "not-invited-refused"
        except ChannelGone as gone:
            if gone.key == LOST_UNKNOWN:
                raise
            return "not-invited-rights"
        return ""

    async def _overwrite(self, room: Mapping[str, Any], account: str) -> None:
        """What is said of this person already stays, but for being kept out."""
        own = next((row for row in overwrites_of(room) if row["id"] == account), None)
        allow, deny = (own["allow"], own["deny"]) if own else (0, 0)
        (body,) = written([{"allow": allow | LET_IN, "deny": deny & ~LET_IN, "type": MEMBER}])
        where = {"channel_id": room["id"], "overwrite_id": account}
        await self.api.call("PUT", OVERWRITE, where, json=body)

    async def close_room(self, channel: str) -> None:
        """A thread is put away; a channel stays to be read, and nobody writes into it any more."""
        where = {"channel_id": channel}
        try:
            room = await self.api.call("GET", CHANNEL, where)
            if room.get("type") in THREADS:
                if not (room.get("thread_metadata") or {}).get("archived"):
                    await self.api.call("PATCH", CHANNEL, where, json={"archived": True})
                return
            wanted = closed(room, str(room["guild_id"]), self.api.account)
            if wanted != written(overwrites_of(room)):
                await self.api.call("PATCH", CHANNEL, where, json={"permission_overwrites": wanted})
        except ChannelGone as gone:
            log.warning("a room was not closed", channel=channel, reason=gone.key)


def _marked(text: object, marker: str) -> bool:
    return isinstance(text, str) and (text == marker or text.endswith(_JOINT + marker))


def _with_mark(text: str, marker: str, longest: int) -> str:
    room = longest - len(_JOINT) - len(marker)
    shown = text if len(text) <= room else text[: room - 1].rstrip("\\") + "…"
    return f"{shown}{_JOINT}{marker}" if shown.strip() else marker


def _channel_name(name: str) -> str:
    """As Discord writes the names of channels."""
    return "-".join(label(name, LONGEST_NAME).lower().split())
