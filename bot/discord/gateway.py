"""The one that listens to Discord: takes what people do, answers once it is committed, keeps the connection."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Mapping
from datetime import datetime
from typing import Any

import structlog

from bot.chat import Dispatch
from bot.discord.answers import Answers
from bot.discord.chat import DiscordChat
from bot.discord.commands import Wanted, register
from bot.discord.inbound import Asked, Received, read_interaction
from bot.discord.reactions import Reactions
from bot.discord.render import Body
from bot.discord.session import Pace, Session
from bot.work import persist
from handlers.errors import BreakwaterError, Unavailable
from handlers.events import AccountGone, Actor, Place
from handlers.ports import Words

ANSWER_WITHIN = 2.9
"""Seconds. Discord waits for three."""
DEFER_AFTER = 2.4
"""Seconds after which the answer is announced instead; the core has answered or withdrawn within two."""
REMEMBERED = 1000
_PEOPLE = frozenset({"GUILD_MEMBER_UPDATE", "GUILD_MEMBER_REMOVE", "GUILD_ROLE_DELETE"})
_REACTIONS = {"MESSAGE_REACTION_ADD": True, "MESSAGE_REACTION_REMOVE": False}
log = structlog.get_logger(__name__)


class DiscordGateway:
    """`chat` is what everybody else sends with. Run by one process: every session sees everything. `channels`: see
    `reactions`."""

    def __init__(
        self,
        *,
        chat: DiscordChat,
        dispatch: Dispatch,
        words: Callable[[Actor], Words],
        commands: Wanted = (),
        channels: Callable[[], Iterable[str]] = tuple,
        clock: Callable[[], datetime],
        url: str = "",
        pace: Pace | None = None,
    ) -> None:
        self.chat = chat
        self._dispatch = dispatch
        self._answers = Answers(api=chat.api, words=words)
        self._commands = commands
        self._reactions = Reactions(chat=chat, dispatch=dispatch, words=words, channels=channels, clock=clock)
        self._session = Session(
            token=chat.api.token,
            hear=self._hear,
            url=url,
            pace=pace,
            allowed=lambda: chat.api.may_list_members,
        )
        self._introduction: asyncio.Task[None] | None = None
        self._running: set[asyncio.Task[Any]] = set()
        self._seen: deque[str] = deque(maxlen=REMEMBERED)

    @property
    def ready(self) -> bool:
        """Discord knows us, and what people do reaches us."""
        return bool(self.chat.api.account) and self._session.connected

    @property
    def trouble(self) -> str:
        """Locale key of what an operator has to mend before anything reaches us again; empty if nothing."""
        return self._session.refused

    async def start(self) -> None:
        """Raises TokenRevoked if Discord refuses the token; where Discord is merely away, it is tried on."""
        try:
            await self.chat.api.open()
        except Unavailable as away:
            log.warning("discord is away, trying on", what=away.what)
        self._introduction = asyncio.create_task(self._introduce())
        self._introduction.add_done_callback(self._ended)
        self._session.start()

    async def stop(self) -> None:
        """Finish what has begun, then leave."""
        if self._introduction is not None:
            self._introduction.cancel()
            await asyncio.gather(self._introduction, return_exceptions=True)
        if self._running:
            await asyncio.wait(self._running, timeout=ANSWER_WITHIN)
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        await self._session.stop()
        await self.chat.api.close()

    async def _introduce(self) -> None:
        """Log in if that isn't done yet, and see to the commands, for as long as it takes."""
        pause = self._session.pace.pause
        while True:
            try:
                if not self.chat.api.account:
                    await self.chat.api.open()
                await register(self.chat.api, self._commands)
                return
            except Unavailable as away:
                log.warning("not introduced to discord yet", what=away.what)
                await asyncio.sleep(away.retry_after or pause)
                pause = min(2 * pause, self._session.pace.longest_pause)
            except BreakwaterError as error:
                log.warning("the commands could not be registered with discord", reason=str(error))
                return

    # -- what comes in

    def _hear(self, event: str, data: Mapping[str, Any], delivery: str) -> None:
        self.chat.places.learn(event, data)
        if event == "INTERACTION_CREATE":
            self._interaction(data)
        elif event in _REACTIONS:
            self._begin(self._reactions.hear(data, added=_REACTIONS[event], delivery=delivery))
        elif event == "CHANNEL_PINS_UPDATE":
            self._begin(self._reactions.pinned(str(data.get("channel_id", ""))))
        elif event == "GUILD_CREATE":  # never after a session that was resumed
            self._begin(self._reactions.read_again(str(data.get("id", ""))))
        elif event in _PEOPLE:
            self.chat.people_changed(event, data)
            if event == "GUILD_MEMBER_REMOVE" and (account := str((data.get("user") or {}).get("id", ""))):
                gone = AccountGone(platform="discord", account=account)
                self._begin(persist(lambda: self._dispatch(gone)))

    def _interaction(self, data: Mapping[str, Any]) -> None:
        received = read_interaction(data, account=self.chat.api.account)
        if received is None or received.asked is None:
            log.warning("an interaction from discord makes no sense", kind=str(data.get("type")))
        elif received.asked.id not in self._seen:  # a second delivery would answer before the first
            self._seen.append(received.asked.id)
            answer = self._answer if self._session.connected else self._answer_replayed
            self._begin(answer(received, received.asked))

    async def _answer_replayed(self, received: Received, _: Asked) -> None:
        """Made while the line was down. Once Discord has told the person that it failed, it must not happen after all:
        whether it has is known to Discord alone, so that it is asked before anything is done."""
        if await self._answers.defer(received, until=asyncio.get_running_loop().time() + ANSWER_WITHIN):
            await self._answers.late(
                received, await self._dispatch(received.event, delivery=received.delivery)
            )

    async def _answer(self, received: Received, asked: Asked) -> None:
        place = received.event.place
        drawn = self.chat.drawn(place.message_id) if asked.chosen else None
        begun = asyncio.get_running_loop().time()
        outcome = self._begin(self._dispatch(received.event, delivery=received.delivery))
        await asyncio.wait({outcome}, timeout=DEFER_AFTER)
        if outcome.done():
            await self._answers.give(received, await outcome, until=begun + ANSWER_WITHIN)
        else:
            await self._answers.defer(received, until=begun + ANSWER_WITHIN)
            await self._answers.late(received, await outcome)
        if drawn is not None:
            self._begin(self._redraw(place, drawn))

    async def _redraw(self, place: Place, drawn: Body) -> None:
        """Unless the choice has changed the card anyway."""
        await asyncio.sleep(self._session.pace.redraw)
        try:
            await self.chat.redraw(place.channel, place.message_id, drawn, thread=place.thread)
        except BreakwaterError as error:
            log.info("a menu was not redrawn", reason=str(error))

    def _begin(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("a defect in the discord gateway", exc_info=error)
