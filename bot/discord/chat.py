"""Sending to Discord: cards as messages that can be found again by the number of their first component."""

from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import structlog

from bot.cards.inert import label
from bot.cards.parts import Card, Picture
from bot.chat import ChannelGone, File, MessageGone
from bot.discord.messages import LONGEST_NONCE, MESSAGE, MESSAGES
from bot.discord.pictures import Pictures
from bot.discord.places import Places
from bot.discord.render import MARK, Body, pictures_of, render_card, render_push, wakes
from bot.discord.rest import LOST_ARCHIVED, LOST_RESTRICTED, LOST_UNKNOWN, THREAD_EXISTS, Api, DiscordRefused
from bot.discord.rooms import CHANNEL, LONGEST_NAME, WEEK, DiscordRooms
from bot.discord.text import read_back
from handlers.errors import Unavailable

THREAD = "/channels/{channel_id}/messages/{message_id}/threads"
DIRECT = "/users/@me/channels"
PAGE = 100
MOST_PAGES = 5
"""How far back a lost message is looked for."""
REMEMBERED = 500
_TAKES_NONE = frozenset({10013, 50007, 50033, 50278})
"""Codes: no such person, direct messages closed, nobody one could write to, no server in common."""
log = structlog.get_logger(__name__)


class DiscordChat(DiscordRooms):
    """The ports `Chat` and `Rooms`. No card is created twice by itself: an unclear end surfaces as Unavailable and is
    looked up."""

    def __init__(self, *, api: Api, places: Places | None = None) -> None:
        super().__init__(api=api, places=places)
        self._gone: deque[str] = deque(maxlen=500)
        """Messages that are no more: Discord may offer one again to whom repeats its nonce."""
        self._last: OrderedDict[str, Body] = OrderedDict()
        """What stands in the messages changed last, for `redraw`."""
        self._pictures = Pictures()
        self._direct: OrderedDict[str, str] = OrderedDict()
        """Account -> the channel of our direct messages: opening many of them looks like spam to Discord."""

    async def create(self, channel: str, card: Card, *, own_id: int, thread: str = "") -> str:
        body = render_push(card, own_id=own_id) if wakes(card) else render_final(card, own_id)
        message_id = await self._post(channel, thread, body, own_id)
        if not wakes(card) and not pictures_of(card):
            self._remember(message_id, body)
            return message_id
        try:
            await self._show(channel, message_id, card, own_id=own_id, thread=thread)
        except Unavailable as away:
            # It stands there, so `retry_after`, which says that nothing was done, must not get through.
            raise Unavailable(f"{away.what} (made, but not yet the card)") from away
        return message_id

    async def _post(self, channel: str, thread: str, body: Body, own_id: int) -> str:
        if not thread:
            return await self._post_here(channel, body, f"{own_id}")
        message_id = ""
        if thread in self.places.threads:
            message_id = await self._post_inside(thread, body, own_id)
        if not message_id:
            await self._open_thread(channel, thread)
            message_id = await self._post_inside(thread, body, own_id)
        if not message_id:
            # Was the thread deleted, the head may be refused a second one: then what belongs to it stands below it.
            message_id = await self._post_here(channel, {**body, **_reply_to(thread)}, f"{own_id} {thread}")
        return message_id

    async def _post_inside(self, thread: str, body: Body, own_id: int) -> str:
        """Empty if there is no such thread."""
        try:
            return await self._post_here(thread, body, f"{own_id}")
        except ChannelGone as gone:
            if not await self._woken(thread, gone):
                return ""
            return await self._post_here(thread, body, f"{own_id}")

    async def _post_here(self, place: str, body: Mapping[str, Any], nonce: str) -> str:
        message_id = await self._post_once(place, body, nonce)
        if message_id in self._gone:
            message_id = await self._post_once(place, body, f"{message_id} {nonce}")
        return message_id

    async def _post_once(self, place: str, body: Mapping[str, Any], nonce: str) -> str:
        """Whoever repeats a nonce within minutes gets the first message again."""
        whole = {**body, "nonce": nonce[:LONGEST_NONCE], "enforce_nonce": True}
        return _id(await self.api.call("POST", MESSAGES, {"channel_id": place}, json=whole))

    async def _open_thread(self, channel: str, head: str) -> None:
        """A thread bears the id of the message that it hangs on; named after what that message says first."""
        where = {"channel_id": channel, "message_id": head}
        try:
            message = await self.api.call("GET", MESSAGE, where)
            if not message.get("thread"):
                name = {"name": _name(message), "auto_archive_duration": WEEK}
                await self.api.call("POST", THREAD, where, json=name)
        except DiscordRefused as refused:
            if refused.code != THREAD_EXISTS:
                raise
        except MessageGone as gone:
            raise Unavailable("discord: the message at the thread's head is gone") from gone
        self.places.threads[head] = channel

    async def update(self, channel: str, message_id: str, card: Card, *, thread: str = "") -> None:
        await self._show(channel, message_id, card, thread=thread)

    async def _show(
        self, channel: str, message_id: str, card: Card, *, own_id: int = 0, thread: str = ""
    ) -> None:
        """The card with its pictures; where Discord doesn't take them, with their words."""
        pictures = pictures_of(card)
        drawn = render_card(card, own_id=own_id)
        for attachments, files in self._pictures.plans(message_id, pictures):
            body = Body(content=None, **drawn, attachments=attachments)
            try:
                answer = await self._edit(channel, message_id, body, thread=thread, files=files)
            except (DiscordRefused, ChannelGone) as error:
                if isinstance(error, ChannelGone) and error.key != LOST_RESTRICTED:
                    raise
                log.warning("a picture was not taken", reason=str(error), uploaded=bool(files))
                continue
            kept = self._pictures.learn(message_id, pictures, answer)
            self._remember(message_id, Body(content=None, **drawn, attachments=kept))
            return
        body = render_final(card, own_id)
        if self._pictures.forget(message_id):
            body = Body(content=None, **render_card(card, own_id=own_id, pictures=False), attachments=[])
        await self._edit(channel, message_id, body, thread=thread)

    async def _edit(
        self, channel: str, message_id: str, body: Body, *, thread: str = "", files: Sequence[Picture] = ()
    ) -> Any:
        self._remember(message_id, body)
        return await self._change("PATCH", channel, message_id, thread, body, files)

    def _remember(self, message_id: str, body: Body) -> None:
        self._last[message_id] = body
        self._last.move_to_end(message_id)
        if len(self._last) > REMEMBERED:
            self._last.popitem(last=False)

    def drawn(self, message_id: str) -> Body | None:
        """What was last sent as that message, if that is still known."""
        return self._last.get(message_id)

    async def redraw(self, channel: str, message_id: str, body: Body, *, thread: str = "") -> None:
        """Edit a message into what it is. A menu goes on showing what was chosen, and won't take the same again,
        until its message is edited (discord-api-docs issue 4801). Does nothing if `body` is no longer what stands
        there; whatever is drawn meanwhile has the last word."""
        while self._last.get(message_id) is body:
            await self._change("PATCH", channel, message_id, thread, body)
            latest = self._last.get(message_id)
            if latest is None or latest is body:
                return
            body = latest

    async def delete(self, channel: str, message_id: str, *, thread: str = "") -> None:
        try:
            await self._change("DELETE", channel, message_id, thread)
        except MessageGone:
            return  # somebody was quicker
        self._gone.append(message_id)

    async def _change(
        self,
        method: str,
        channel: str,
        message_id: str,
        thread: str,
        body: Body | None = None,
        files: Sequence[Picture] = (),
    ) -> Any:
        where = {"channel_id": thread or channel, "message_id": message_id}
        try:
            try:
                return await self.api.call(method, MESSAGE, where, json=body, files=files)
            except ChannelGone as gone:
                if not thread:
                    raise
                place = thread if await self._woken(thread, gone) else channel
                where = {**where, "channel_id": place}
                return await self.api.call(method, MESSAGE, where, json=body, files=files)
        except MessageGone:
            self._gone.append(message_id)
            raise

    async def _woken(self, thread: str, why: ChannelGone) -> bool:
        """What is wrong with a thread is not wrong with its channel: put away, it is opened again; locked, it may be
        unlocked some day. False if it was deleted."""
        if why.key == LOST_UNKNOWN:
            self.places.threads.pop(thread, None)
            return False
        if why.key != LOST_ARCHIVED:
            raise why
        found = await self.api.call("GET", CHANNEL, {"channel_id": thread})
        if (found.get("thread_metadata") or {}).get("locked"):
            raise Unavailable(f"discord: thread {thread} is locked") from why
        await self.api.call("PATCH", CHANNEL, {"channel_id": thread}, json={"archived": False})
        return True

    async def find(self, channel: str, own_id: int, *, thread: str = "") -> str | None:
        if not thread:
            return await self._find_in(channel, own_id)
        try:
            return await self._find_in(thread, own_id)
        except ChannelGone as gone:
            if gone.key != LOST_UNKNOWN:
                raise
            return await self._find_in(channel, own_id)

    async def _find_in(self, place: str, own_id: int) -> str | None:
        before: dict[str, str] = {}
        for _ in range(MOST_PAGES):
            page = await self._page(place, before)
            for message in page:
                if self._is_ours(message, own_id):
                    return _id(message)
            if len(page) < PAGE:
                break
            before = {"before": _id(page[-1])}
        return None

    async def _page(self, place: str, before: Mapping[str, str]) -> list[dict[str, Any]]:
        params = {"limit": str(PAGE), **before}
        return await self.api.call("GET", MESSAGES, {"channel_id": place}, params=params)

    def _is_ours(self, message: Mapping[str, Any], own_id: int) -> bool:
        """Anybody's bot can number components: it counts only on a message of our own."""
        first = next(iter(message.get("components") or []), {})
        inner = next(iter(first.get("components") or []), {})
        ours = (message.get("author") or {}).get("id") == self.api.account
        return ours and MARK + own_id in {first.get("id"), inner.get("id")}

    async def say(self, channel: str, card: Card, *, thread: str) -> None:
        """A passing word in a thread that nobody will look for again."""
        if thread not in self.places.threads:
            await self._open_thread(channel, thread)
        await self.api.call("POST", MESSAGES, {"channel_id": thread}, json=render_card(card, pictures=False))

    # -- to one person

    async def tell(self, account: str, card: Card, *, own_id: int = 0) -> bool:
        """`own_id` keeps a repeated try from telling twice, for as long as Discord remembers it."""
        return await self._directly(account, lambda: self._tell(account, card, own_id))

    async def hand(self, account: str, line: str, files: Sequence[File]) -> bool:
        return await self._directly(account, lambda: self._hand(account, line, files))

    async def _hand(self, account: str, line: str, files: Sequence[File]) -> bool:
        await self.share(await self._place_of(account), line, files)
        return True

    async def _directly(self, account: str, once: Callable[[], Awaitable[bool]]) -> bool:
        """By direct message; False where the person takes none from us."""
        try:
            return await once()
        except ChannelGone as gone:
            log.info("somebody takes no direct messages", reason=gone.key)
        except DiscordRefused as refused:
            if refused.code not in _TAKES_NONE:
                raise
        self._direct.pop(account, None)
        return False

    async def _place_of(self, account: str) -> str:
        """Where direct messages with that person stand."""
        place = self._direct.get(account)
        if place is None:
            place = _id(await self.api.call("POST", DIRECT, {}, json={"recipient_id": account}))
            self._direct[account] = place
            if len(self._direct) > REMEMBERED:
                self._direct.popitem(last=False)
        return place

    async def _tell(self, account: str, card: Card, own_id: int) -> bool:
        place = await self._place_of(account)
        # Of components alone a phone shows nothing, and in private every message rings.
        push = render_push(card, own_id=own_id)
        once = {"nonce": f"{own_id} {account}"[:LONGEST_NONCE], "enforce_nonce": True} if own_id else {}
        message_id = _id(await self.api.call("POST", MESSAGES, {"channel_id": place}, json={**push, **once}))
        await self._edit(place, message_id, render_final(card, own_id))
        return True


def render_final(card: Card, own_id: int = 0) -> Body:
    """The card, whatever stood there before, its pictures in words."""
    return {"content": None, **render_card(card, own_id=own_id, pictures=False)}


def _reply_to(message_id: str) -> Mapping[str, Any]:
    return {"message_reference": {"message_id": message_id, "fail_if_not_exists": False}}


def _id(message: Mapping[str, Any]) -> str:
    found = message.get("id")
    if not isinstance(found, str):
        raise Unavailable("discord: a message without an id")
    return found


def _name(message: Mapping[str, Any]) -> str:
    first = next(iter(message.get("components") or []), {})
    said = str(first.get("content") or message.get("content") or "")
    return label(read_back(said.partition("\n")[0]), LONGEST_NAME)
