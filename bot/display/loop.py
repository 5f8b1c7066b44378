"""The display loop: looks what is due, and lets every channel work it off at its own pace."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from time import monotonic
from typing import Literal

import structlog

from bot.chat import ChannelGone, Chat, Dispatch, Rooms, TokenRevoked
from bot.display import rows
from bot.display.pace import PACES, Budget, Paces
from bot.display.show import CALL, NO_ROOMS, Render, Showing, Turn
from bot.work import Reads, Work, Writer, persist
from handlers.errors import Unavailable
from handlers.events import ChannelLost
from handlers.ports import UnitOfWork

Lane = tuple[str, str, Literal["create", "update"]]
"""Platform, channel, call. What is slow or refused in one holds up no other."""

Held = Callable[[UnitOfWork], Collection[tuple[str, str]]]
"""Platform and channel of those in which nothing may be shown yet."""

POLL = 0.5
"""Seconds: retries fall due, and other processes change cards without waking us."""
REST = 0.02
"""Seconds between two looks at least, more where a look takes long: quick successions are looked at once."""
SHARE = 9
"""So many times as long as a look took it rests: in a flood everything it would look for waits for its pace anyway."""
WINDOW = 200
"""Placements of one channel in view at a time."""
PROBE = timedelta(minutes=10)
"""How often a lost channel is tried again."""

log = structlog.get_logger(__name__)


class Display:
    """Run by the leader alone."""

    def __init__(
        self,
        *,
        chats: Mapping[str, Chat],
        reads: Reads,
        writer: Writer,
        render: Render,
        dispatch: Dispatch,
        clock: Callable[[], datetime],
        rooms: Mapping[str, Rooms] = NO_ROOMS,
        paces: Mapping[str, Paces] = PACES,
        held: Held = lambda _: (),
        poll: float = POLL,
        call: float = CALL,
    ) -> None:
        self._showing = Showing(
            chats=chats, reads=reads, writer=writer, render=render, clock=clock, rooms=rooms, call=call
        )
        self._reads = reads
        self._writer = writer
        self._dispatch = dispatch
        self._clock = clock
        self._paces = paces
        self._held = held
        self._poll = poll
        self._woken = asyncio.Event()
        self._budgets: dict[tuple[str, ...], Budget] = {}
        self._pending: dict[Lane, list[int]] = {}
        self._tasks: dict[Lane, asyncio.Task[None]] = {}
        self._under_way: set[int] = set()
        self._hurrying: set[int] = set()
        self._lost: set[tuple[str, str]] = set()
        self._troubles: dict[str, str] = {}

    def wake(self) -> None:
        """Something was committed: look at once. To be called on the loop."""
        self._woken.set()

    def troubles(self) -> Mapping[str, str]:
        """Platforms that are stopped, with the locale key of the reason; for readiness."""
        return dict(self._troubles)

    async def run(self) -> None:
        try:
            self._lost = await self._read_lost()
            probed = self._clock()
            while True:
                self._woken.clear()
                if self._lost and self._clock() - probed >= PROBE:
                    probed = self._clock()
                    await self._probe()
                began = monotonic()
                await self._look()
                await asyncio.sleep(max(REST, SHARE * (monotonic() - began)))
                try:
                    async with asyncio.timeout(self._poll):
                        await self._woken.wait()
                except TimeoutError:
                    continue
        finally:
            tasks = list(self._tasks.values())
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _look(self) -> None:
        try:
            due = await asyncio.to_thread(self._due)
        except Unavailable as away:
            log.warning("cannot look what is to be shown", what=away.what)
            return
        self._pending = {}
        self._hurrying = {one.id for one in due if one.hurries}
        works = self._showing.chats.keys() - self._troubles.keys()
        for one in due:
            if one.id not in self._under_way and one.platform in works:
                self._pending.setdefault((one.platform, one.channel, one.call), []).append(one.id)
        for lane in self._pending:
            if lane not in self._tasks:
                self._tasks[lane] = asyncio.create_task(self._work_off(lane), name=f"display {lane}")

    def _due(self) -> list[rows.Due]:
        with self._reads() as uow:
            return rows.due(uow, self._clock(), WINDOW, self._held(uow))

    async def _work_off(self, lane: Lane) -> None:
        """One after the other, always the one that is first by now, until nothing is left."""
        budget = self._budget(lane)
        try:
            while self._pending.get(lane):
                await budget.turn(lambda: self._hurries(lane))
                waiting = self._pending.get(lane)
                if waiting and lane[0] not in self._troubles:
                    await self._show(waiting.pop(0), lane, budget)
        finally:
            del self._tasks[lane]
            self._woken.set()

    def _hurries(self, lane: Lane) -> bool:
        """The next thing there is what a person did."""
        waiting = self._pending.get(lane)
        return bool(waiting) and waiting[0] in self._hurrying

    async def _show(self, id: int, lane: Lane, budget: Budget) -> None:
        platform, channel, _ = lane
        self._under_way.add(id)
        try:
            turn = await self._showing.show(id)
            if turn is Turn.NOTHING:
                budget.unused()
            else:
                budget.answered()
            if turn is Turn.DONE:
                await self._found_again(platform, channel)
        except ChannelGone as gone:
            await self._channel_lost(platform, channel, gone.key, new=lane[2] == "create")
            await self._write(lambda _, uow: rows.out_of_reach(uow, id, now=self._clock()))
        except TokenRevoked:
            await self._platform_stopped(platform)
        except Unavailable as away:
            budget.close(away.retry_after if away.retry_after is not None else self._poll)
        finally:
            self._under_way.discard(id)
            self._woken.set()

    def _budget(self, lane: Lane) -> Budget:
        platform, _, call = lane
        paces = self._paces[platform]
        pace = paces.create if call == "create" else paces.update
        key = (platform, call) if pace.scope == "platform" else lane
        return self._budgets.setdefault(key, Budget(pace))

    async def _channel_lost(self, platform: str, channel: str, reason: str, *, new: bool) -> None:
        """Tell it once where an admin sees it; everything there waits, everything elsewhere goes on."""
        log.error("channel lost", platform=platform, channel=channel, reason=reason)
        if (platform, channel) not in self._lost:
            self._lost.add((platform, channel))
            await self._tell(ChannelLost(platform=platform, channel=channel, reason=reason))
        await self._write(lambda _, uow: rows.lost(uow, platform, channel))
        if new:
            # Once it is written: of two channels lost at a time one has to see that the other is no way either.
            await self._tell(ChannelLost(platform=platform, channel=channel, reason=reason, again=True))

    async def _platform_stopped(self, platform: str) -> None:
        """Nothing helps but an operator with a new token."""
        if platform not in self._troubles:
            log.critical("the token was revoked, the platform is stopped", platform=platform)
            self._troubles[platform] = "channel-lost-token"
            await self._tell(ChannelLost(platform=platform, channel="", reason="channel-lost-token"))

    async def _found_again(self, platform: str, channel: str) -> None:
        if (platform, channel) in self._lost:
            log.info("channel is back", platform=platform, channel=channel)
            await self._write(lambda _, uow: rows.revive(uow, platform, channel, probe=False))
            self._lost.discard((platform, channel))

    async def _probe(self) -> None:
        for platform, channel in sorted(self._lost):
            await self._write(lambda _, uow, at=(platform, channel): rows.revive(uow, *at, probe=True))

    async def _tell(self, event: ChannelLost) -> None:
        try:
            await persist(lambda: self._dispatch(event))
        except Exception:
            log.exception("nobody could be told", platform=event.platform, channel=event.channel)

    async def _write(self, work: Work[None]) -> None:
        await persist(lambda: self._writer.submit(work))

    async def _read_lost(self) -> set[tuple[str, str]]:
        def read() -> set[tuple[str, str]]:
            with self._reads() as uow:
                return rows.lost_channels(uow)

        return await asyncio.to_thread(read)
