"""Messages on Discord beside our own cards: read them, react to them, pin them."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import structlog

from bot.chat import ChannelGone, File, MessageGone
from bot.discord.emoji import emoji_sign
from bot.discord.places import Places
from bot.discord.reading import PLATFORM, REPLY, Said, read_message
from bot.discord.rest import LOST_ARCHIVED, Api, DiscordRefused
from bot.discord.text import push_line
from handlers.events import ChatMessage, Place

MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = "/channels/{channel_id}/messages/{message_id}"
PIN = "/channels/{channel_id}/messages/pins/{message_id}"
REACTION = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me"
CONTEXT = 30
"""So many messages of a thread are read along with one of them."""
MOST_PINS = 30003
LOOKED_THROUGH = 100
"""Messages that are looked at for an earlier try to share a file."""
LONGEST_NONCE = 25
_UNREACTED = frozenset({10014, 30010, 90001})
"""Codes: no such emoji, twenty different ones already, the writer has blocked us."""
log = structlog.get_logger(__name__)


class DiscordMessages:
    """A part of `bot.chat.Rooms`."""

    platform = PLATFORM

    def __init__(self, *, api: Api, places: Places | None = None) -> None:
        self.api = api
        self.places = places or Places()

    def permalink(self, channel: str, message_id: str, *, thread: str = "") -> str:
        guild = self.places.guilds.get(channel, "")
        if not (guild and channel and message_id):
            return ""
        return f"https://discord.com/channels/{guild}/{thread or channel}/{message_id}"

    async def read(
        self, channel: str, message_id: str, *, thread: str = "", with_thread: bool = False
    ) -> ChatMessage | None:
        """None also where Discord hides from us what people write, see `install.SETTINGS`."""
        found = await self._message(thread or channel, message_id)
        if found is None or not (self.api.may_read_content or found.shown_to(self.api.account)):
            return None
        before = await self._before(channel, thread, found) if with_thread else ()
        return self._told(found, channel, thread, before)

    async def _message(self, place: str, message_id: str) -> Said | None:
        where = {"channel_id": place, "message_id": message_id}
        try:
            return read_message(await self.api.call("GET", MESSAGE, where))
        except (MessageGone, ChannelGone):
            return None

    def _told(
        self, found: Said, channel: str, thread: str, before: tuple[ChatMessage, ...] = ()
    ) -> ChatMessage:
        return found.told(
            place=Place(platform=PLATFORM, channel=channel, message_id=found.id, thread=thread),
            account=self.api.account,
            link=self.permalink(channel, found.id, thread=thread),
            thread=before,
        )

    async def _before(self, channel: str, thread: str, found: Said) -> tuple[ChatMessage, ...]:
        """What leads up to a message: in a thread its head and what was said since, else what it replies to."""
        if not thread:
            answered = found.referenced_message if found.type == REPLY else None
            return (self._told(answered, channel, ""),) if answered else ()
        head = await self._message(channel, thread)
        said = [one for one in await self._earlier(thread, found.id) if one.is_talk]
        first = (self._told(head, channel, ""),) if head else ()
        return (*first, *(self._told(one, channel, thread) for one in said))

    async def _earlier(self, thread: str, message_id: str) -> Sequence[Said]:
        params = {"before": message_id, "limit": str(CONTEXT)}
        try:
            page: list[Any] = await self.api.call("GET", MESSAGES, {"channel_id": thread}, params=params)
        except ChannelGone:
            return ()
        return [said for one in reversed(page) if (said := read_message(one))]

    async def react(self, channel: str, message_id: str, emoji: str, *, thread: str = "") -> None:
        sign = emoji_sign(emoji)
        where = {"channel_id": thread or channel, "message_id": message_id, "emoji": sign}
        try:
            if not sign:
                raise DiscordRefused(f"no sign is called {emoji}")
            await self.api.call("PUT", REACTION, where)
        except DiscordRefused as refused:
            if sign and refused.code not in _UNREACTED:
                raise
            log.info("not reacted", emoji=emoji, reason=str(refused))
        except ChannelGone as gone:
            if gone.key != LOST_ARCHIVED:
                raise
            log.info("not reacted: the thread is put away", emoji=emoji)

    async def share(self, channel: str, line: str, files: Sequence[File]) -> None:
        """The nonce keeps an answer that got lost from doubling it, the look what comes later."""
        where, name = {"channel_id": channel}, files[0].name
        for message in await self.api.call("GET", MESSAGES, where, params={"limit": str(LOOKED_THROUGH)}):
            named = {file.get("filename") for file in message.get("attachments") or ()}
            if name in named and (message.get("author") or {}).get("id") == self.api.account:
                return
        body = {
            "content": push_line(line),
            "allowed_mentions": {"parse": []},
            "nonce": sha256(f"{channel}/{name}".encode()).hexdigest()[:LONGEST_NONCE],
            "enforce_nonce": True,
            "attachments": [{"id": number, "filename": file.name} for number, file in enumerate(files)],
        }
        await self.api.call("POST", MESSAGES, where, json=body, files=files)

    async def pin(self, channel: str, message_id: str, *, thread: str = "") -> None:
        try:
            await self.api.call("PUT", PIN, {"channel_id": thread or channel, "message_id": message_id})
        except DiscordRefused as refused:
            if refused.code != MOST_PINS:
                raise
            log.warning("not pinned: the channel's list of pins is full", channel=thread or channel)
