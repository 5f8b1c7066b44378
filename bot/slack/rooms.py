"""Rooms of our own on Slack: made once, filled person by person, closed; and who belongs to a user group."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import regex
import structlog

from bot.chat import ChannelGone, Look, Room, RoomRefused
from bot.slack.api import Api, Identity, SlackRefused
from bot.slack.payload import entry
from bot.slack.text import label

LONGEST_NAME = 80
LONGEST_TOPIC = 250
MOST_NAMES = 20
"""Names tried where somebody else's channel already has the one wished for."""
PAGE = 200
MOST_PAGES = 20
_LOOK_ALIKES = str.maketrans("<>", "‹›")
_NO_NAME = regex.compile(r"[^\p{L}\p{N}]+")
_NOT_ALLOWED = frozenset({"not_allowed", "org_policy", "permission_denied", "user_is_restricted"})
_FULL = frozenset({"max_channels_reached", "too_many_channels", "channel_limit_reached"})
_WHY_NOT = {
    "cant_invite": "not-invited-unknown",
    "org_user_not_in_team": "not-invited-unknown",
    "user_disabled": "not-invited-unknown",
    "user_not_found": "not-invited-unknown",
    "user_team_not_in_channel": "not-invited-unknown",
    "ura_max_channels": "not-invited-guest",
    "user_is_restricted": "not-invited-guest",
    "user_is_ultra_restricted": "not-invited-guest",
}
_NO_GROUP = frozenset({"no_such_subteam", "subteam_not_found"})
log = structlog.get_logger(__name__)


class SlackRooms:
    """The part of the port `Rooms` that is about channels and people, not about single messages."""

    def __init__(self, *, api: Api) -> None:
        self.api = api
        self.identity = Identity()
        """Filled in once Slack has told who we are."""
        self.on_group_changed: list[Callable[[str], None]] = []
        """Told the id of a user group in which somebody came or went, or which is gone."""
        self._making = asyncio.Lock()
        """One room at a time: one of ours that bears no marker yet is one that an earlier try left behind."""

    def group_changed(self, group: str) -> None:
        for hear in self.on_group_changed:
            hear(group)

    async def open_room(self, name: str, *, topic: str, marker: str, near: str = "") -> Room:  # noqa: ARG002
        """A public channel. The marker stands in its description, where people see as well what it is."""
        async with self._making:
            try:
                return await self._room(room_name(name), _shown(topic), marker)
            except ChannelGone as lost:
                log.warning("slack refuses a room", reason=lost.key)
                raise RoomRefused("room-failed-rights") from None
            except SlackRefused as refused:
                log.warning("slack refuses a room", reason=str(refused))
                raise RoomRefused(_why_no_room(refused.code)) from None

    async def _room(self, name: str, topic: str, marker: str) -> Room:
        own = await self._own_rooms()
        names = {_numbered(name, number) for number in range(1, MOST_NAMES + 1)}
        marked = next((room for room in own if marker in _purpose(room).split()), None)
        unmarked = next((room for room in own if room.get("name") in names and not _purpose(room)), None)
        found = marked or unmarked or await self._created(name)
        channel = str(found["id"])
        if not marked:
            async with self.api.asking("conversations.setPurpose"):
                await self.api.once.conversations_setPurpose(channel=channel, purpose=marker)
        if topic and str((found.get("topic") or {}).get("value") or "") != topic:
            async with self.api.asking("conversations.setTopic"):
                await self.api.once.conversations_setTopic(channel=channel, topic=topic)
        address = self.identity.address
        return Room(channel=channel, link=f"{address}archives/{channel}" if address else "")

    async def _own_rooms(self) -> list[dict[str, Any]]:
        """Open channels that we made: whoever makes one is in it, and few have us as a member."""
        found: list[dict[str, Any]] = []
        cursor = ""
        for _ in range(MOST_PAGES):
            async with self.api.asking("users.conversations"):
                page = await self.api.once.users_conversations(
                    types="public_channel", exclude_archived=True, limit=PAGE, cursor=cursor or None
                )
            channels: list[dict[str, Any]] = page.get("channels") or []
            found += [room for room in channels if room.get("creator") == self.identity.user]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        return found

    async def _created(self, name: str) -> dict[str, Any]:
        for number in range(1, MOST_NAMES + 1):
            try:
                async with self.api.asking("conversations.create"):
                    answer = await self.api.once.conversations_create(name=_numbered(name, number))
                made: dict[str, Any] = answer.get("channel") or {}
                return made
            except SlackRefused as refused:
                if refused.code != "name_taken":
                    raise
        raise RoomRefused("room-failed-name")

    async def invite(self, channel: str, accounts: Sequence[str]) -> Mapping[str, str]:
        """One by one, since one who can't be brought would keep out all the others."""
        missing: dict[str, str] = {}
        try:
            there = await self._there(channel)
            for account in dict.fromkeys(accounts):
                if account not in there and (why := await self._brought(channel, account)):
                    missing[account] = why
        except ChannelGone as lost:
            log.warning("nobody can be brought into a room", channel=channel, reason=lost.key)
            scope = lost.key in {"channel-lost-scope", "channel-lost-restricted"}
            why = "not-invited-rights" if scope else "not-invited-room"
            return missing | dict.fromkeys((one for one in accounts if one not in missing), why)
        return missing

    async def _brought(self, channel: str, account: str) -> str:
        """Empty if the person is in now, else why not."""
        try:
            async with self.api.asking("conversations.invite"):
                await self.api.once.conversations_invite(channel=channel, users=account)
        except SlackRefused as refused:
            if refused.code in {"already_in_channel", "cant_invite_self"}:
                return ""
            log.warning("somebody could not be invited", account=account, reason=str(refused))
            return _WHY_NOT.get(refused.code, "not-invited-refused")
        return ""

    async def _there(self, channel: str) -> set[str]:
        """Who is in: a try that was cut off by a limit goes on where it stopped, and not from the start."""
        found: set[str] = set()
        cursor = ""
        for _ in range(MOST_PAGES):
            async with self.api.asking("conversations.members"):
                page = await self.api.once.conversations_members(
                    channel=channel, limit=PAGE, cursor=cursor or None
                )
            found.update(map(str, page.get("members") or []))
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        return found

    async def close_room(self, channel: str) -> None:
        try:
            async with self.api.asking("conversations.archive"):
                await self.api.once.conversations_archive(channel=channel)
        except ChannelGone as lost:
            if lost.key not in {"channel-lost-archived", "channel-lost-unknown"}:
                raise
        except SlackRefused as refused:
            if refused.code != "already_archived":
                raise

    async def look(self, channel: str) -> Look:
        async with self.api.asking("conversations.info"):
            answer = await self.api.once.conversations_info(channel=channel)
        found: Mapping[str, Any] = answer.get("channel") or {}
        if found.get("is_archived"):
            raise ChannelGone("channel-lost-archived")
        # In a conversation between people nobody is a member, and the bot hears of none but its own.
        alone = found.get("is_im") or found.get("is_mpim")
        if not (alone or found.get("is_member")):
            raise ChannelGone("channel-lost-not-member")
        return Look(private=bool(alone or found.get("is_private")))

    async def is_there(self, account: str) -> bool:
        """Whom Slack does not know at all is mistyped rather than gone: left as it is."""
        try:
            async with self.api.asking("users.info"):
                answer = await self.api.once.users_info(user=account)
        except SlackRefused as refused:
            log.warning("an account of the team is not known", account=account, reason=str(refused))
            return True
        return entry(answer.get("user"), "deleted") is not True

    async def members(self, group: str) -> frozenset[str]:
        try:
            async with self.api.asking("usergroups.users.list"):
                answer = await self.api.once.usergroups_users_list(usergroup=group)
        except SlackRefused as refused:
            if refused.code in _NO_GROUP:
                return frozenset()
            raise
        return frozenset(map(str, answer.get("users") or []))


def room_name(wished: str) -> str:
    """As Slack takes it: small letters, digits and hyphens, at most 80 of them."""
    small = _NO_NAME.sub("-", wished.lower()).strip("-")[:LONGEST_NAME].strip("-")
    return small or "breakwater"


def _shown(topic: str) -> str:
    """A topic has no formatting: what could be taken for some is written with other signs."""
    return label(topic.translate(_LOOK_ALIKES), LONGEST_TOPIC) if topic.strip() else ""


def _numbered(name: str, number: int) -> str:
    tail = f"-{number}" if number > 1 else ""
    return f"{name[: LONGEST_NAME - len(tail)].rstrip('-')}{tail}"


def _purpose(room: Mapping[str, Any]) -> str:
    return str((room.get("purpose") or {}).get("value") or "")


def _why_no_room(code: str) -> str:
    if code in _NOT_ALLOWED:
        return "room-failed-rights"
    return "room-failed-full" if code in _FULL else "room-failed-refused"
