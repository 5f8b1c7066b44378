"""Sending to Slack: cards as messages that can be found again by their own id, and marks on messages."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import structlog

from bot.cards.parts import Card
from bot.chat import ChannelGone, File, MessageGone
from bot.slack.api import Api, SlackRefused, in_our_words
from bot.slack.files import share
from bot.slack.messages import read_message
from bot.slack.names import Names
from bot.slack.payload import text
from bot.slack.pictures import Pictures
from bot.slack.render import Message, render_card
from bot.slack.rooms import SlackRooms
from handlers.errors import Unavailable
from handlers.events import ChatMessage

EVENT_TYPE = "breakwater_card"
PAGE = 200
MOST_PAGES = 5
"""How far back a lost message is looked for."""
MOST_REPLIES = 20
"""Messages of a thread that are handed on with one of it: its head, and the last ones before."""
PAUSES = (0.4, 0.8, 1.6)
"""Seconds that Slack has to look at a picture."""
_NOT_YET = frozenset({"invalid_blocks", "slack_file_not_found", "file_not_ready"})
_TAKES_NONE = frozenset(
    {
        "cannot_dm_bot",
        "messages_tab_disabled",
        "not_allowed",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
        "users_not_found",
    }
)
T = TypeVar("T")
log = structlog.get_logger(__name__)


class SlackChat(SlackRooms):
    """The ports `Chat` and `Rooms`. Nothing is created twice by itself: an unclear end surfaces as Unavailable and is
    looked up."""

    platform = "slack"

    def __init__(self, *, api: Api) -> None:
        super().__init__(api=api)
        self._names = Names(api=api)
        self._pictures = Pictures(api=api)

    async def create(self, channel: str, card: Card, *, own_id: int, thread: str = "") -> str:
        async def post(message: Message) -> Any:
            async with in_our_words("chat.postMessage"):
                return await self.api.once.chat_postMessage(
                    channel=channel,
                    thread_ts=thread or None,
                    metadata={"event_type": EVENT_TYPE, "event_payload": {"own_id": own_id}},
                    unfurl_links=False,
                    unfurl_media=False,
                    **message,
                )

        answer = await self.with_pictures(card, post)
        ts = answer.get("ts")
        if not isinstance(ts, str):
            raise Unavailable("slack chat.postMessage: an answer without a timestamp")
        return ts

    # Slack knows a message by channel and timestamp alone, hence the unused `thread`.

    async def update(self, channel: str, message_id: str, card: Card, *, thread: str = "") -> None:  # noqa: ARG002
        """Whom the card pinged when it was new is only named from now on."""
        card = replace(card, mentions=())

        async def change(message: Message) -> Any:
            async with self.api.asking("chat.update"):
                return await self.api.once.chat_update(channel=channel, ts=message_id, **message)

        await self.with_pictures(card, change)

    async def with_pictures(self, card: Card, send: Callable[[Message], Awaitable[T]]) -> T:
        """A file is not shown before Slack has looked at it; if that takes too long, the card comes without it."""
        message = render_card(card, await self._pictures.of(card))
        plain = render_card(card)
        for pause in PAUSES if message != plain else ():
            try:
                return await send(message)
            except SlackRefused as refused:
                if refused.code not in _NOT_YET:
                    raise
                log.info("a picture is not ready yet", reason=str(refused))
                await asyncio.sleep(pause)
        return await send(plain)

    async def delete(self, channel: str, message_id: str, *, thread: str = "") -> None:  # noqa: ARG002
        try:
            async with self.api.asking("chat.delete"):
                await self.api.once.chat_delete(channel=channel, ts=message_id)
        except MessageGone:
            return  # somebody was quicker

    async def find(self, channel: str, own_id: int, *, thread: str = "") -> str | None:
        cursor = ""
        for _ in range(MOST_PAGES):
            try:
                page = await self._page(channel, thread, cursor)
            except MessageGone:  # the thread's head
                return None
            for message in page.get("messages") or []:
                if self._is_ours(message, own_id):
                    return str(message["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        return None

    async def _page(self, channel: str, thread: str, cursor: str) -> Any:
        wanted: dict[str, Any] = {"channel": channel, "limit": PAGE, "include_all_metadata": True}
        if cursor:
            wanted["cursor"] = cursor
        if thread:
            async with self.api.asking("conversations.replies"):
                return (await self.api.once.conversations_replies(ts=thread, **wanted)).data
        async with self.api.asking("conversations.history"):
            return (await self.api.once.conversations_history(**wanted)).data

    def _is_ours(self, message: Mapping[str, Any], own_id: int) -> bool:
        """Any app can write metadata: it counts only on a message of our own."""
        metadata = message.get("metadata") or {}
        return (
            metadata.get("event_type") == EVENT_TYPE
            and (metadata.get("event_payload") or {}).get("own_id") == own_id
            and self.identity.bot in {"", message.get("bot_id")}
        )

    async def read(
        self, channel: str, message_id: str, *, thread: str = "", with_thread: bool = False
    ) -> ChatMessage | None:
        """By conversations.replies alone: history finds the wrong message where a reply is asked for."""
        try:
            found = await self._message(channel, message_id)
            if found is None or not with_thread:
                return found
            head = thread or found.place.thread
            return replace(found, thread=await self._before(channel, head, message_id) if head else ())
        except (ChannelGone, MessageGone) as gone:
            log.info("a message could not be read", channel=channel, reason=str(gone))
            return None

    async def _message(self, channel: str, message_id: str) -> ChatMessage | None:
        for message in await self._replies(channel, message_id, limit=1):
            if message.get("ts") == message_id:
                return await self._handed_on(channel, message)
        return None

    async def thread_of(self, channel: str, message_id: str) -> str:
        """Head of the thread that a message stands in; empty outside threads. Raises as `read` does not."""
        for message in await self._replies(channel, message_id, limit=1):
            head = text(message, "thread_ts")
            if message.get("ts") == message_id and head != message_id:
                return head
        return ""

    async def _before(self, channel: str, head: str, message_id: str) -> tuple[ChatMessage, ...]:
        """The head and the last messages before the one that is meant; a thread is told from its beginning."""
        found = await self._replies(channel, head, latest=message_id, inclusive=False, limit=PAGE)
        before = [message for message in found if message.get("ts") != message_id]
        kept = before if len(before) <= MOST_REPLIES else [before[0], *before[1 - MOST_REPLIES :]]
        read = [await self._handed_on(channel, message) for message in kept]
        return tuple(message for message in read if message is not None)

    async def _replies(self, channel: str, ts: str, **wanted: Any) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = []
        cursor = ""
        for _ in range(MOST_PAGES):
            async with self.api.asking("conversations.replies"):
                page = await self.api.once.conversations_replies(
                    channel=channel, ts=ts, cursor=cursor or None, **wanted
                )
            messages += page.get("messages") or []
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor or wanted["limit"] == 1:
                break
        return messages

    async def _handed_on(self, channel: str, message: Mapping[str, Any]) -> ChatMessage | None:
        found = read_message(message, channel, user=self.identity.user, bot=self.identity.bot)
        if found is None:
            return None
        link = self.permalink(channel, found.place.message_id, thread=found.place.thread)
        return replace(found, name=found.name or await self._names.of(found.account), link=link)

    async def is_bot(self, account: str) -> bool:
        return await self._names.is_bot(account)

    async def share(self, channel: str, line: str, files: Sequence[File]) -> None:
        await share(self.api, self.identity, channel, line, files)

    async def hand(self, account: str, line: str, files: Sequence[File]) -> bool:
        try:
            async with self.api.asking("conversations.open"):
                answer = await self.api.once.conversations_open(users=account)
            await self.share(text(answer.get("channel"), "id"), line, files)
        except ChannelGone as gone:
            log.warning("somebody could not be handed a file", account=account, reason=gone.key)
            return False
        except SlackRefused as refused:
            if refused.code not in _TAKES_NONE:
                raise
            log.info("somebody takes no messages", account=account, reason=refused.code)
            return False
        return True

    async def react(self, channel: str, message_id: str, emoji: str, *, thread: str = "") -> None:  # noqa: ARG002
        try:
            async with self.api.asking("reactions.add"):
                await self.api.once.reactions_add(channel=channel, timestamp=message_id, name=emoji)
        except SlackRefused as refused:
            if refused.code != "already_reacted":
                log.warning("no reaction could be put", emoji=emoji, reason=str(refused))

    async def pin(self, channel: str, message_id: str, *, thread: str = "") -> None:  # noqa: ARG002
        try:
            async with self.api.asking("pins.add"):
                await self.api.once.pins_add(channel=channel, timestamp=message_id)
        except SlackRefused as refused:
            if refused.code != "already_pinned":
                log.warning("a message could not be pinned", channel=channel, reason=str(refused))

    async def tell(self, account: str, card: Card, *, own_id: int = 0) -> bool:
        """With an own id it is told once, also where an earlier try had no clear end."""
        try:
            async with self.api.asking("conversations.open"):
                answer = await self.api.once.conversations_open(users=account)
            channel = text(answer.get("channel"), "id")
            if not own_id or await self.find(channel, own_id) is None:
                await self.create(channel, card, own_id=own_id)
        except ChannelGone as gone:
            log.warning("somebody could not be told", account=account, reason=gone.key)
            return False
        except SlackRefused as refused:
            if refused.code not in _TAKES_NONE:
                raise
            log.info("somebody takes no messages", account=account, reason=refused.code)
            return False
        return True

    def permalink(self, channel: str, message_id: str, *, thread: str = "") -> str:
        if not (self.identity.address and channel and message_id):
            return ""
        link = f"{self.identity.address}archives/{channel}/p{message_id.replace('.', '')}"
        return f"{link}?thread_ts={thread}&cid={channel}" if thread and thread != message_id else link
