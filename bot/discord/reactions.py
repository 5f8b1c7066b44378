"""Reactions: heard once each, answered in private, and read again where nobody was listening."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog

from bot.cards.parts import Card
from bot.chat import Dispatch
from bot.discord.chat import DiscordChat
from bot.discord.inbound import Received, read_reaction
from bot.discord.messages import MESSAGES
from bot.discord.pins import LINES, PinLine, pin_lines
from bot.discord.rooms import ACTIVE
from handlers.errors import BreakwaterError, Unavailable
from handlers.events import Actor, Place, Reacted
from handlers.ports import Words
from handlers.reaction import PINNED

REACTORS = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}"
PAGE = 100
YOUNG = timedelta(hours=24)
"""Older messages are not looked through again: their reactions say nothing about when they were made."""
REMEMBERED = 5000
TRIES = 3
LONGEST_NAME = 200
_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
log = structlog.get_logger(__name__)


@dataclass(kw_only=True)
class Reactions:
    """`channels` are those whose messages are looked through after a gap: our cards stand there, or they are watched.
    Nothing raises from here."""

    chat: DiscordChat
    dispatch: Dispatch
    words: Callable[[Actor], Words]
    channels: Callable[[], Iterable[str]]
    clock: Callable[[], datetime]
    pause: float = 0.25
    """Seconds between two requests of looking through: others send at the same time."""
    _heard: OrderedDict[str, None] = field(default_factory=OrderedDict[str, None])

    async def hear(self, payload: Mapping[str, Any], *, added: bool, delivery: str) -> None:
        received = read_reaction(payload, added=added, parent=self._parent, delivery=delivery)
        if received is None or received.event.actor.account == self.chat.api.account:
            return
        if added:
            self._remember(_key(payload))
        await self._hand_on(received)

    def _parent(self, channel: str) -> str:
        return self.chat.places.threads.get(channel, "")

    def _remember(self, key: str) -> None:
        self._heard[key] = None
        if len(self._heard) > REMEMBERED:
            self._heard.popitem(last=False)

    async def pinned(self, channel: str) -> None:
        """The line that says who pinned what comes a moment after the news that something was. Each is handed on once:
        it has its own name in the store."""
        for _ in range(TRIES):
            await asyncio.sleep(self.pause)
            try:
                page = await self._call(MESSAGES, {"channel_id": channel}, LINES)
            except BreakwaterError as error:
                log.info("pins were not looked at", channel=channel, reason=str(error))
                continue
            for line in pin_lines(page):
                await self._pin(channel, line)

    async def _pin(self, channel: str, line: PinLine) -> None:
        key = f"discord:pin:{line.id}"
        if key in self._heard or line.author.id == self.chat.api.account:
            return
        self._remember(key)
        parent = self._parent(channel)
        place = Place(
            platform="discord",
            channel=parent or channel,
            message_id=line.message_reference.message_id,
            thread=channel if parent else "",
        )
        name = line.author.global_name or line.author.username
        actor = Actor(platform="discord", account=line.author.id, name=name[:LONGEST_NAME])
        event = Reacted(emoji=PINNED, added=True, actor=actor, place=place)
        await self._hand_on(Received(event=event, delivery=key))

    # -- the answer, which has no interaction to travel on

    async def _hand_on(self, received: Received) -> None:
        outcome = await self.dispatch(received.event, delivery=received.delivery)
        event = received.event
        if outcome.private is None or not isinstance(event, Reacted):
            return
        try:
            if not await self.chat.tell(event.actor.account, outcome.private):
                await self._say_that_it_failed(event)
        except BreakwaterError as error:
            log.warning("the answer to a reaction was not shown", reason=str(error))

    async def _say_that_it_failed(self, event: Reacted) -> None:
        """A neutral line in the thread of our card. Elsewhere, where a community may be reading, nothing is said."""
        place = event.place
        card = await self._our_card(place)
        if card:
            line = Card(first_line=self.words(event.actor)("discord-reaction-unanswered"))
            await self.chat.say(place.channel, line, thread=card)

    async def _our_card(self, place: Place) -> str:
        """Id of the card of ours that stands at the head, or is the message itself; empty if there is none."""
        head = place.thread or place.message_id
        found = await self.chat.read(place.channel, head)
        return head if found is not None and found.ours else ""

    # -- after a gap

    async def read_again(self, guild: str) -> None:
        """What was reacted while no session listened: Discord does not replay across sessions."""
        wanted = [one for one in self.channels() if self.chat.places.guilds.get(one) == guild]
        for left in reversed(range(TRIES)):
            try:
                for place in dict.fromkeys([*wanted, *await self._threads(guild, wanted)]):
                    await self._look_through(place)
                return
            except Unavailable as away:
                log.info("reactions could not be read again", what=away.what, left=left)
                await asyncio.sleep(away.retry_after or 4 * self.pause)
            except BreakwaterError as error:
                log.warning("reactions were not read again", reason=str(error))
                return

    async def _threads(self, guild: str, wanted: Collection[str]) -> list[str]:
        if not wanted:
            return []
        active = await self.chat.api.call("GET", ACTIVE, {"guild_id": guild})
        return [str(one["id"]) for one in active["threads"] if one.get("parent_id") in wanted]

    async def _look_through(self, place: str) -> None:
        try:
            messages = await self._call(MESSAGES, {"channel_id": place}, PAGE)
        except Unavailable:
            raise
        except BreakwaterError as error:
            log.info("a channel was not looked through", channel=place, reason=str(error))
            return
        since = self.clock() - YOUNG
        for line in pin_lines(messages):
            if _made(line.id) >= since:
                await self._pin(place, line)
        for message in messages:
            if _made(str(message["id"])) >= since:
                for reaction in message.get("reactions") or ():
                    if reaction.get("count", 0) > bool(reaction.get("me")):
                        await self._again(place, str(message["id"]), reaction["emoji"])

    async def _again(self, place: str, message_id: str, emoji: Mapping[str, Any]) -> None:
        name = str(emoji.get("name") or "")
        sign = f"{name}:{emoji['id']}" if emoji.get("id") else name
        where = {"channel_id": place, "message_id": message_id, "emoji": sign}
        try:
            people = await self._call(REACTORS, where, PAGE)
        except Unavailable:
            raise
        except BreakwaterError:  # the message or the emoji has gone meanwhile
            return
        for user in people:
            payload = {
                "user_id": user["id"],
                "channel_id": place,
                "message_id": message_id,
                "emoji": emoji,
                "member": {"user": user},
            }
            if _key(payload) not in self._heard:
                # Its own name, kept in the store: given once, however often it is read again.
                await self.hear(payload, added=True, delivery=f"discord:again:{_key(payload)}")

    async def _call(self, path: str, where: Mapping[str, str], limit: int) -> list[Any]:
        await asyncio.sleep(self.pause)
        return await self.chat.api.call("GET", path, where, params={"limit": str(limit)})


def _key(payload: Mapping[str, Any]) -> str:
    emoji = payload.get("emoji") or {}
    return f"{payload.get('message_id')}:{payload.get('user_id')}:{emoji.get('id') or emoji.get('name')}"


def _made(snowflake: str) -> datetime:
    return _EPOCH + timedelta(milliseconds=int(snowflake) >> 22)
