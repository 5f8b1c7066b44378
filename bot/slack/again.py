"""What was reacted and pinned while nobody listened: Slack keeps no events for long, but messages say who reacted.

Everything is handed on under a name of its own and counts once, however often it was told or read before.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.slack.api import Api
from bot.slack.inbound import PLATFORM, Received, emoji_name
from bot.slack.messages import stamp
from bot.slack.payload import entry, items, text
from handlers.errors import BreakwaterError, Unavailable
from handlers.events import Actor, Place, Reacted
from handlers.reaction import PINNED

YOUNG = timedelta(hours=24)
"""Older messages are not looked through: their reactions say nothing about when they were made."""
PAGE = 200
MOST_PAGES = 5
MOST_THREADS = 50
TRIES = 4
Page = Mapping[str, Any]
log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Listening:
    """Where, and for what."""

    channels: Callable[[], Iterable[str]]
    """In the order in which they are looked through."""
    rooms: Callable[[], Iterable[str]]
    """Those of them whose pins count as well."""
    emoji: Callable[[], Iterable[str]]
    """Those that mean something; the others are left where they are."""
    leading: Callable[[], Awaitable[None]]
    """Returns once this process leads: of several one is enough."""
    clock: Callable[[], datetime]
    pause: float = 2.0
    """Seconds between two requests: Slack allows fifty a minute of a kind, and others need some of them."""


@dataclass(kw_only=True)
class Again:
    api: Api
    listening: Listening
    own: Callable[[], str]
    """Our own account: what we put there ourselves is no news."""
    hand_on: Callable[[Received], Awaitable[None]]
    _asked: bool = False

    async def read(self) -> None:
        """Nothing raises from here but a defect."""
        await self.listening.leading()
        channels = list(await asyncio.to_thread(self.listening.channels))
        rooms = set(await asyncio.to_thread(self.listening.rooms))
        meant = frozenset(await asyncio.to_thread(self.listening.emoji))
        since = self.listening.clock() - YOUNG
        threads: list[tuple[str, str]] = []
        for channel in channels:
            async for message in self._messages(channel, since):
                await self._message(channel, message, meant)
                if float(stamp(text(message, "latest_reply")) or 0) >= since.timestamp():
                    threads.append((channel, text(message, "ts")))
            if channel in rooms:
                await self._pins(channel, since)
        threads.sort(key=lambda one: float(one[1]), reverse=True)
        if len(threads) > MOST_THREADS:
            log.warning("not all threads were looked through again", threads=len(threads))
        for channel, head in threads[:MOST_THREADS]:
            for message in items(entry(await self._replies(channel, head, since), "messages")):
                if text(message, "ts") != head:
                    await self._message(channel, message, meant, thread=head)

    async def _messages(self, channel: str, since: datetime) -> AsyncIterator[object]:
        cursor = ""
        for _ in range(MOST_PAGES):
            wanted = {"oldest": f"{since.timestamp():.6f}", "limit": PAGE, "cursor": cursor or None}
            page = await self._call(
                "conversations.history",
                lambda wanted=wanted: self.api.once.conversations_history(channel=channel, **wanted),
            )
            for message in items(entry(page, "messages")):
                yield message
            cursor = text(page, "response_metadata", "next_cursor")
            if not cursor:
                return

    async def _replies(self, channel: str, head: str, since: datetime) -> object:
        return await self._call(
            "conversations.replies",
            lambda: self.api.once.conversations_replies(
                channel=channel, ts=head, oldest=f"{since.timestamp():.6f}", limit=PAGE
            ),
        )

    async def _message(
        self, channel: str, message: object, meant: frozenset[str], *, thread: str = ""
    ) -> None:
        ts = stamp(text(message, "ts"))
        for reaction in items(entry(message, "reactions")):
            name = emoji_name(text(reaction, "name"))
            if not ts or name not in meant:
                continue
            place = Place(platform=PLATFORM, channel=channel, message_id=ts, thread=thread)
            for account in await self._people(channel, ts, reaction):
                await self._reacted(account, name, place)

    async def _people(self, channel: str, ts: str, reaction: object) -> list[str]:
        """All of them: under a message that many have reacted to Slack names only the first."""
        users = [one for one in items(entry(reaction, "users")) if isinstance(one, str)]
        count = entry(reaction, "count")
        if not isinstance(count, int) or count <= len(users):
            return users
        full = await self._call(
            "reactions.get", lambda: self.api.once.reactions_get(channel=channel, timestamp=ts, full=True)
        )
        for one in items(entry(full, "message", "reactions")):
            if text(one, "name") == text(reaction, "name"):
                return [user for user in items(entry(one, "users")) if isinstance(user, str)]
        return users

    async def _pins(self, room: str, since: datetime) -> None:
        page = await self._call("pins.list", lambda: self.api.once.pins_list(channel=room))
        for item in reversed(items(entry(page, "items"))):
            at, ts = entry(item, "created"), stamp(text(item, "message", "ts"))
            if ts and isinstance(at, int | float) and at >= since.timestamp():
                place = Place(platform=PLATFORM, channel=room, message_id=ts)
                await self._reacted(text(item, "created_by"), PINNED, place)

    async def _reacted(self, account: str, emoji: str, place: Place) -> None:
        if not account or account == self.own():
            return
        event = Reacted(emoji=emoji, added=True, actor=Actor(platform=PLATFORM, account=account), place=place)
        name = f"{PLATFORM}:again:{place.channel}:{place.message_id}:{account}:{emoji}"
        await self.hand_on(Received(event=event, delivery=name[:200]))

    async def _call(self, method: str, ask: Callable[[], Awaitable[Any]]) -> object:
        """The answer, as soon as Slack gives one; None where it refuses, or is away for long."""
        for left in reversed(range(TRIES)):
            if self._asked:
                await asyncio.sleep(self.listening.pause)
            self._asked = True
            try:
                async with self.api.asking(method):
                    return (await ask()).data
            except Unavailable as away:
                log.info("could not be read again", what=away.what, left=left)
                await asyncio.sleep(away.retry_after or self.listening.pause)
            except BreakwaterError as error:
                log.info("a channel was not looked through", method=method, reason=str(error))
                return None
        return None
