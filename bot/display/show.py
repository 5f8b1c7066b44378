"""One placement's turn: find out what is wanted now, have the platform do it once, write down what came of it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

import structlog

from bot.cards.parts import Card
from bot.chat import ChannelGone, Chat, MessageGone, Rooms, TokenRevoked
from bot.display import rows
from bot.work import Reads, Work, Writer, persist
from handlers.errors import NotFound, Unavailable
from handlers.placement import Placement, PlacementState
from handlers.ports import UnitOfWork

T = TypeVar("T")
Render = Callable[[Placement, UnitOfWork], Card]
"""Draws what a placement shall show now, in its language."""

CALL = 20.0
"""Seconds that one call may take in all."""
NO_ROOMS: Mapping[str, Rooms] = MappingProxyType({})
IN_DOUBT = timedelta(seconds=5)
"""After a create without a clear end: what is under way may still arrive, so it is not looked for at once."""

log = structlog.get_logger(__name__)


class Turn(Enum):
    """What became of a placement's turn."""

    NOTHING = "nothing to be done"
    DONE = "done"
    FAILED = "failed, to be tried again"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plan:
    placement: Placement
    card: Card | None
    """None: it shall go."""
    thread: str


@dataclass(frozen=True, kw_only=True)
class Showing:
    """Raises Unavailable with `retry_after` where the platform names a time, and ChannelGone, TokenRevoked; everything
    else is written down at the placement and tried again."""

    chats: Mapping[str, Chat]
    reads: Reads
    writer: Writer
    render: Render
    clock: Callable[[], datetime]
    rooms: Mapping[str, Rooms] = field(default_factory=lambda: NO_ROOMS)
    """Who pins, by platform."""
    call: float = CALL
    in_doubt: timedelta = IN_DOUBT

    async def show(self, id: int) -> Turn:
        try:
            plan = await asyncio.to_thread(self._plan, id)
        except NotFound:
            return Turn.NOTHING  # forgotten meanwhile
        except Unavailable:
            raise
        except Exception:
            log.exception("a card could not be drawn", placement=id)
            await self._write(lambda _, uow: rows.later(uow, id, now=self.clock()))
            return Turn.NOTHING
        if isinstance(plan, PlacementState):
            await self._write(lambda _, uow: rows.orphaned(uow, id, plan))
            return Turn.NOTHING
        return Turn.NOTHING if plan is None else await self._bring(plan)

    def _plan(self, id: int) -> _Plan | PlacementState | None:
        """None: there is nothing to do. A state: it shares the fate of its thread's head."""
        with self.reads() as uow:
            placement = uow.placements.get(id)
            if placement.wanted <= placement.shown or placement.state is PlacementState.LOST:
                return None
            head = uow.placements.get(placement.parent) if placement.parent else None
            if placement.state is PlacementState.GONE:
                return _Plan(placement=placement, card=None, thread=head.message_id if head else "")
            if head is not None and not head.message_id:
                fates = {PlacementState.LOST, PlacementState.GONE}
                return head.state if head.state in fates else None
            card = self.render(placement, uow)
            return _Plan(placement=placement, card=card, thread=head.message_id if head else "")

    async def _bring(self, plan: _Plan) -> Turn:
        id = plan.placement.id
        try:
            async with asyncio.timeout(self.call):
                await self._perform(plan)
        except MessageGone:
            gone = rows.taken_away if plan.card is None else rows.deleted_by_somebody
            await self._write(lambda _, uow: gone(uow, id))
        except (ChannelGone, TokenRevoked):
            raise
        except Unavailable as away:
            log.warning("not shown yet", placement=id, what=away.what)
            await self._later(plan, named=away.retry_after is not None)
            if away.retry_after is not None:
                raise
            return Turn.FAILED
        except TimeoutError:
            log.warning(
                "not shown yet", placement=id, what=f"{plan.placement.platform}: silent for {self.call:g} s"
            )
            await self._later(plan)
            return Turn.FAILED
        except Exception as problem:
            # Also what nobody foresaw: one card must not stop the others, nor be tried without a pause.
            log.exception("not shown", placement=id, problem=type(problem).__name__)
            await self._later(plan)
            return Turn.FAILED
        return Turn.DONE

    async def _perform(self, plan: _Plan) -> None:
        placement, chat = plan.placement, self.chats[plan.placement.platform]
        where = (placement.channel, placement.message_id)
        if plan.card is None:
            await self._take_away(placement, plan.thread, chat)
        elif placement.message_id:
            await chat.update(*where, plan.card, thread=plan.thread)
            pinned = await self._pinned(placement, plan.thread)
            await self._shown(placement, placement.message_id, placement.wanted, pinned=pinned)
        else:
            await self._create(placement, plan.card, plan.thread, chat)

    async def _take_away(self, placement: Placement, thread: str, chat: Chat) -> None:
        # Without an id it may stand there all the same: it was taken away while its create was under way.
        found = placement.message_id or await chat.find(placement.channel, placement.id, thread=thread)
        if found:
            await chat.delete(placement.channel, found, thread=thread)
        await self._write(lambda _, uow: rows.taken_away(uow, placement.id))

    async def _create(self, placement: Placement, card: Card, thread: str, chat: Chat) -> None:
        if placement.state is PlacementState.CREATING:
            found = await chat.find(placement.channel, placement.id, thread=thread)
            if found is not None:
                log.info("found what an earlier try had created", placement=placement.id)
                await self._shown(placement, found, placement.shown)
                return
        look_after = self.clock() + timedelta(seconds=self.call) + self.in_doubt
        if not await self._write(lambda _, uow: rows.begin(uow, placement.id, look_after=look_after)):
            return
        try:
            message_id = await chat.create(placement.channel, card, own_id=placement.id, thread=thread)
        except Unavailable as away:
            if away.retry_after is not None:  # who names a time has taken nothing
                await self._write(lambda _, uow: rows.not_created(uow, placement.id))
            raise
        # What is to be pinned stays due until it is: its next turn pins it, whatever happens in between.
        version = placement.shown if placement.pin == "wanted" and self._pins(placement) else placement.wanted
        await self._shown(placement, message_id, version)

    def _pins(self, placement: Placement) -> bool:
        return placement.platform in self.rooms

    async def _pinned(self, placement: Placement, thread: str) -> bool:
        """Pin what is to be pinned and is not yet. True if it is now."""
        if placement.pin != "wanted" or not self._pins(placement):
            return False
        await self.rooms[placement.platform].pin(placement.channel, placement.message_id, thread=thread)
        return True

    async def _shown(
        self, placement: Placement, message_id: str, version: int, *, pinned: bool = False
    ) -> None:
        await self._write(
            lambda _, uow: rows.shown(
                uow, placement.id, message_id=message_id, version=version, pinned=pinned
            )
        )

    async def _later(self, plan: _Plan, *, named: bool = False) -> None:
        at_least = timedelta() if plan.placement.message_id else self.in_doubt
        await self._write(
            lambda _, uow: rows.later(
                uow, plan.placement.id, now=self.clock(), named=named, at_least=at_least
            )
        )

    async def _write(self, work: Work[T]) -> T:
        return await persist(lambda: self.writer.submit(work))
