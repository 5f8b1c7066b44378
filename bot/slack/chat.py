"""Sending to Slack: cards as messages that can be found again by their own id."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.cards.parts import Card
from bot.chat import MessageGone
from bot.slack.api import Api, Identity, in_our_words
from bot.slack.render import render_card
from handlers.errors import Unavailable

EVENT_TYPE = "breakwater_card"
PAGE = 200
MOST_PAGES = 5
"""How far back a lost message is looked for."""


class SlackChat:
    """The port `Chat`. Nothing is created twice by itself: an unclear end surfaces as Unavailable and is looked up."""

    platform = "slack"

    def __init__(self, *, api: Api) -> None:
        self.api = api
        self.identity = Identity()
        """Filled in once Slack has told who we are."""

    async def create(self, channel: str, card: Card, *, own_id: int, thread: str = "") -> str:
        async with in_our_words("chat.postMessage"):
            answer = await self.api.once.chat_postMessage(
                channel=channel,
                thread_ts=thread or None,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"own_id": own_id}},
                unfurl_links=False,
                unfurl_media=False,
                **render_card(card),
            )
        ts = answer.get("ts")
        if not isinstance(ts, str):
            raise Unavailable("slack chat.postMessage: an answer without a timestamp")
        return ts

    # Slack knows a message by channel and timestamp alone, hence the unused `thread`.

    async def update(self, channel: str, message_id: str, card: Card, *, thread: str = "") -> None:  # noqa: ARG002
        """Whom the card pinged when it was new is only named from now on."""
        card = replace(card, mentions=())
        async with in_our_words("chat.update"):
            await self.api.once.chat_update(channel=channel, ts=message_id, **render_card(card))

    async def delete(self, channel: str, message_id: str, *, thread: str = "") -> None:  # noqa: ARG002
        try:
            async with in_our_words("chat.delete"):
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
            async with in_our_words("conversations.replies"):
                return (await self.api.once.conversations_replies(ts=thread, **wanted)).data
        async with in_our_words("conversations.history"):
            return (await self.api.once.conversations_history(**wanted)).data

    def _is_ours(self, message: Mapping[str, Any], own_id: int) -> bool:
        """Any app can write metadata: it counts only on a message of our own."""
        metadata = message.get("metadata") or {}
        return (
            metadata.get("event_type") == EVENT_TYPE
            and (metadata.get("event_payload") or {}).get("own_id") == own_id
            and self.identity.bot in {"", message.get("bot_id")}
        )

    def permalink(self, channel: str, message_id: str, *, thread: str = "") -> str:
        if not (self.identity.address and channel and message_id):
            return ""
        link = f"{self.identity.address}archives/{channel}/p{message_id.replace('.', '')}"
        return f"{link}?thread_ts={thread}&cid={channel}" if thread and thread != message_id else link
