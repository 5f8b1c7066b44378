"""From the inbox through the triage child to the core: what was stored is assessed, and handled in one transaction."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

import structlog

from bot.ingest.child import ChildDied
from bot.ingest.frames import Verdict
from bot.ingest.portion import Portion
from bot.ingest.thinker import Thinker, told_nobody
from handlers.errors import Stale, Unavailable
from handlers.events import CommentReceived
from handlers.relaying.inbox import Inbox, Waiting

T = TypeVar("T")
BATCH = 50
"""Comments in one question to the child."""
AHEAD = 2
"""Questions that the child has at once: it begins with the next before the answer to the last has arrived."""
MOST = 20_000
"""Rows kept in memory. What comes on top stays in the inbox, where the sweep finds it."""
PAGE = 1_000
"""Rows that a sweep takes up at most, and numbers that it looks at together."""
STUCK = timedelta(seconds=10)
"""What is older and still new was lost on its way: the process that knew of it is gone, or it failed."""
PAUSE = 1.0
"""Seconds to wait when nothing can be stored."""
TIDY = timedelta(hours=1)
"""How often ids that nobody sends again are forgotten."""
AT_THE_WRITER = 6
"""Portions that wait there at once."""
EVERY = 5.0
"""Seconds between two sweeps."""

log = structlog.get_logger(__name__)


class HasInbox(Protocol):
    @property
    def inbox(self) -> Inbox: ...


Finish = Callable[[Any, Any], None]
"""Marks rows as done, in the transaction that handles their events."""


class Writer(Protocol):
    async def submit(self, work: Callable[[Any, Any], T], /) -> T: ...


class TriagePump:
    """`run` in every process that takes comments in; `keep_sweeping` in the leader."""

    def __init__(
        self,
        *,
        thinker: Thinker,
        dispatch: Callable[[Sequence[CommentReceived], Finish], Awaitable[float]],
        writer: Writer,
        reads: Callable[[], AbstractContextManager[HasInbox]],
        clock: Callable[[], datetime],
        put_aside: Callable[[int, str], Awaitable[None]] = told_nobody,
    ) -> None:
        """`dispatch`: handle these events and call the second argument, all in one transaction; gives back how many
        seconds of the writer's processor time that took. `put_aside` is told of rows that were quarantined: inbox id
        and class of the error."""
        self._thinker = thinker
        self._dispatch = dispatch
        self._portion = Portion()
        self._writer = writer
        self._reads = reads
        self._clock = clock
        self._put_aside = put_aside
        self._waiting: deque[Waiting] = deque()
        self._known: set[int] = set()
        """Ids on their way in this process."""
        self._swept = 0
        """Id up to which a sweep has looked."""
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()

    def offer(self, rows: Sequence[Waiting]) -> None:
        """These were stored just now. Called in the event loop."""
        for row in rows:
            if len(self._waiting) < MOST and row.id not in self._known:
                self._known.add(row.id)
                self._waiting.append(row)
                self._idle.clear()
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled."""
        assessed: asyncio.Queue[list[Verdict]] = asyncio.Queue(maxsize=4)
        await self._thinker.look()
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._assess_all(assessed), name="triage: assess")
                both.create_task(self._handle_all(assessed), name="triage: handle")
        finally:
            await self._thinker.close()

    async def keep_sweeping(self) -> None:
        """For the leader: find what got lost on its way."""
        tidied: datetime | None = None
        while True:
            now, found = self._clock(), 0
            try:
                found = await self.sweep(now - STUCK)
                if tidied is None or now - tidied >= TIDY:
                    more = await self._writer.submit(lambda _, uow, now=now: uow.inbox.tidy(now))
                    tidied = None if more else now
            except Unavailable as away:
                log.warning("the inbox could not be read", what=away.what)
            await asyncio.sleep(EVERY if found < BATCH else EVERY / 10)

    async def sweep(self, before: datetime) -> int:
        """Take up what was received before then and is still new; how many there were."""
        room = min(MOST - len(self._waiting), PAGE)
        if room <= 0:
            return 0
        known = frozenset(self._known)  # what is handled while the rows are read was still new when they were
        rows = await asyncio.to_thread(self._left_behind, before, room, known)
        found = [row for row in rows if row.id not in self._known]
        self.offer(found)
        return len(found)

    def _left_behind(self, before: datetime, limit: int, known: frozenset[int]) -> list[Waiting]:
        """Goes on where the last one found something: a backlog is not read again and again to find what lies behind
        it. Of those that are on their way here the numbers alone are looked at."""
        with self._reads() as uow:
            for start in dict.fromkeys((self._swept, 0)):
                self._swept = start
                while ids := uow.inbox.left(before=before, after=self._swept, limit=PAGE):
                    new = [id_ for id_ in ids if id_ not in known]
                    self._swept = new[limit - 1] if len(new) > limit else ids[-1]
                    if new:
                        return uow.inbox.waiting(new[:limit])
            self._swept = 0
            return []

    async def settle(self) -> None:
        """Return once nothing waits for triage any more; for a process that only imports."""
        while True:
            await self.sweep(self._clock() + STUCK)
            if not self._known:
                return
            await self._idle.wait()

    # The first half: from rows to verdicts.

    async def _assess_all(self, assessed: "asyncio.Queue[list[Verdict]]") -> None:
        asked: deque[list[Waiting]] = deque()
        while True:
            if not self._waiting and not asked:
                self._wake.clear()
                await self._wake.wait()
            try:
                while self._waiting and len(asked) < AHEAD:
                    rows = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
                    asked.append(rows)
                    await self._thinker.ask(rows)
                if asked:
                    verdicts = await self._thinker.answer()
                    asked.popleft()
                    await assessed.put(verdicts)
            except ChildDied as died:
                rows = [row for rows in asked for row in rows]
                asked.clear()
                log.warning("the triage child died", reason=str(died), rows=len(rows))
                for row in rows:
                    await assessed.put(await self._assess_alone(row))

    async def _assess_alone(self, row: Waiting) -> list[Verdict]:
        """One by one, to find which of them it was. Whatever kills the child three times is put aside."""
        while True:
            try:
                await self._thinker.ask([row])
                return await self._thinker.answer()
            except ChildDied as died:
                log.warning("the triage child died of one row", reason=str(died), row=row.id)
                if await self._failed(row.id, "ChildDied"):
                    self._settled([row.id])
                    return []

    # The second half: from verdicts to cases.

    async def _handle_all(self, assessed: "asyncio.Queue[list[Verdict]]") -> None:
        """The writer always has some of it waiting, and commits together what it finds; it takes them in this order.
        What has piled up meanwhile goes in one portion: a hundred comments ask the database hardly more than ten."""
        room = asyncio.Semaphore(AT_THE_WRITER)
        left: list[Verdict] = []
        async with asyncio.TaskGroup() as under_way:
            while True:
                left = left or await assessed.get()
                await room.acquire()
                now, left = self._portion.of(left, assessed)
                under_way.create_task(self._handle_some(now, room))

    async def _handle_some(self, verdicts: Sequence[Verdict], room: asyncio.Semaphore) -> None:
        try:
            good = [verdict for verdict in verdicts if verdict.incoming is not None]
            if good:
                await self._handle(good)
            for verdict in verdicts:
                if verdict.incoming is None:
                    await self._failed(verdict.id, verdict.error)
        finally:
            self._settled(verdict.id for verdict in verdicts)
            room.release()

    async def _handle(self, verdicts: Sequence[Verdict]) -> None:
        events = [
            CommentReceived(incoming=verdict.incoming, assessment=verdict.assessment, like=verdict.like)
            for verdict in verdicts
            if verdict.incoming is not None
        ]
        ids = [verdict.id for verdict in verdicts]
        try:
            seconds = await self._dispatch(events, lambda _, uow: uow.inbox.done(ids))
            self._portion.took(len(events), seconds)
        except Exception as error:  # noqa: BLE001 -- looked at there
            await self._sort_out(verdicts, error)

    async def _sort_out(self, verdicts: Sequence[Verdict], error: Exception) -> None:
        """Why a chunk was not handled: nothing of it is written, and all of its rows are still new."""
        if isinstance(error, Unavailable) and not isinstance(error, Stale):
            log.warning("comments have to wait", rows=len(verdicts), what=error.what)
            await asyncio.sleep(PAUSE)
        elif len(verdicts) > 1:
            for verdict in verdicts:
                await self._handle([verdict])
        elif isinstance(error, Stale):
            log.info("another process was quicker", row=verdicts[0].id)
        else:
            log.error("a comment could not be handled", row=verdicts[0].id, exc_info=error)
            await self._failed(verdicts[0].id, type(error).__name__)

    def _settled(self, ids: Iterable[int]) -> None:
        self._known.difference_update(ids)
        if not self._known:
            self._idle.set()

    async def _failed(self, id: int, error: str) -> bool:
        """Count it; True if the row was put aside."""
        now = self._clock()
        try:
            aside = await self._writer.submit(lambda _, uow: uow.inbox.failed(id, error, now))
        except Unavailable as away:
            log.warning("a failure could not be written down", row=id, what=away.what)
            return True  # for now: it is still new, and the sweep finds it when the store is back
        if aside:
            log.error("a row of the inbox was put aside", row=id, error=error)
            await self._put_aside(id, error)
        return aside
