"""From the inbox through the triage child to the core: what was stored is assessed, and handled in one transaction."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol, TypeVar

import structlog
from tenacity import AsyncRetrying, retry_if_exception_type, wait_exponential

from bot.ingest.child import COMMAND, Child, ChildDied
from bot.ingest.frames import Lessons, Opened, Task, Verdict
from bot.ingest.portion import Portion
from handlers.errors import Stale, Unavailable
from handlers.events import CommentReceived
from handlers.lessons import active_lessons, with_texts
from handlers.members import Head
from handlers.people import Team
from handlers.register import Entry
from handlers.relaying.inbox import Inbox, Waiting
from handlers.staff.laid_down import watch_words
from handlers.stores import Comments, Members, Rows
from handlers.triage.taught import Lesson

T = TypeVar("T")
HEADS = 5_000
"""Newest open cases that a starting child is told of."""
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
FIRST_PAUSE = 0.5
"""Seconds before a child that did not get ready is started again; doubled each time."""
PAUSE = 1.0
"""Seconds to wait when nothing can be stored."""
TIDY = timedelta(hours=1)
"""How often ids that nobody sends again are forgotten."""
LEARN_EVERY = 15.0
"""Seconds after which the child is told what the team has taught meanwhile."""
HEAR_EVERY = 2.0
"""Seconds after which the child is told what other processes have opened cases for."""
AT_THE_WRITER = 6
"""Portions that wait there at once."""
UNDER_WAY = 50
"""Cases of other processes that may have been numbered before ours and committed after it."""
EVERY = 5.0
"""Seconds between two sweeps."""

log = structlog.get_logger(__name__)


class HasInbox(Protocol):
    @property
    def inbox(self) -> Inbox: ...
    @property
    def members(self) -> Members: ...
    @property
    def lessons(self) -> Rows[Lesson]: ...
    @property
    def entries(self) -> Rows[Entry]: ...
    @property
    def comments(self) -> Comments: ...


Finish = Callable[[Any, Any], None]
"""Marks rows as done, in the transaction that handles their events."""


class Writer(Protocol):
    async def submit(self, work: Callable[[Any, Any], T], /) -> T: ...


async def _told_nobody(*_: object) -> None:
    return


class TriagePump:
    """`run` in every process that takes comments in; `keep_sweeping` in the leader."""

    def __init__(
        self,
        *,
        team: Team,
        dispatch: Callable[[Sequence[CommentReceived], Finish], Awaitable[float]],
        writer: Writer,
        reads: Callable[[], AbstractContextManager[HasInbox]],
        clock: Callable[[], datetime],
        put_aside: Callable[[int, str], Awaitable[None]] = _told_nobody,
        look: Callable[[], Sequence[str]] = tuple,
        lacks: Callable[[Sequence[str]], Awaitable[None]] = _told_nobody,
        command: Sequence[str] = COMMAND,
        answer: float = 30.0,
    ) -> None:
        """`dispatch`: handle these events and call the second argument, all in one transaction; gives back how many
        seconds of the writer's processor time that took. `put_aside` is told
        of rows that were quarantined: inbox id and class of the error. `look` tells before the first child does what
        it will have to do without, and `lacks` is told of it."""
        self._dispatch = dispatch
        self._portion = Portion()
        self._writer = writer
        self._reads = reads
        self._clock = clock
        self._put_aside = put_aside
        self._look, self._lacks = look, lacks
        self._start = partial(Child.start, team, command, answer=answer)
        self._child: Child | None = None
        self._lessons = Lessons(taught=[])
        self._looked = 0.0
        self._heard = 0.0
        self._newest = 0
        """Case that the child has heard of last."""
        self.problems: tuple[str, ...] = ()
        """What triage has to do without at present, in words."""
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
        await self._does_without(tuple(await asyncio.to_thread(self._look)))
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._assess_all(assessed), name="triage: assess")
                both.create_task(self._handle_all(assessed), name="triage: handle")
        finally:
            if self._child is not None:
                await self._child.close()

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
                    await self._ask(rows)
                if asked:
                    verdicts = await self._answer()
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
                await self._ask([row])
                return await self._answer()
            except ChildDied as died:
                log.warning("the triage child died of one row", reason=str(died), row=row.id)
                if await self._failed(row.id, "ChildDied"):
                    self._settled([row.id])
                    return []

    async def _ask(self, rows: Sequence[Waiting]) -> None:
        if self._child is None:
            self._child, self._looked = await self._new_child(), 0.0
        await self._teach(self._child)
        await self._tell_of_cases(self._child)
        self._child.ask(
            [Task(id=row.id, source=row.source, payload=row.payload, relay=row.relay) for row in rows]
        )

    async def _answer(self) -> list[Verdict]:
        if self._child is None:
            raise ChildDied("nobody was asked")
        try:
            return await self._child.answer()
        except ChildDied:
            self._child = None
            raise

    async def _teach(self, child: Child) -> None:
        """At most every LEARN_EVERY seconds; a new child is told at once."""
        now = asyncio.get_running_loop().time()
        new = self._looked == 0.0
        if not new and now - self._looked < LEARN_EVERY:
            return
        self._looked = now
        try:
            lessons = await asyncio.to_thread(self._read_lessons)
        except Unavailable as away:
            log.warning("what the team taught could not be read", what=away.what)
            lessons = self._lessons
        if lessons != self._lessons or (new and (lessons.taught or lessons.watched)):
            child.tell(lessons)
            log.info("triage learnt from the team", lessons=len(lessons.taught), words=len(lessons.watched))
        self._lessons = lessons

    async def _tell_of_cases(self, child: Child) -> None:
        """At most every HEAR_EVERY seconds: what other processes have opened is counted together with ours."""
        now = asyncio.get_running_loop().time()
        if now - self._heard < HEAR_EVERY:
            return
        self._heard = now
        try:
            heads = await asyncio.to_thread(self._recent)
        except Unavailable as away:
            log.warning("open cases could not be read", what=away.what)
            return
        if heads:
            child.tell(Opened(heads=heads))

    def _read_lessons(self) -> Lessons:
        with self._reads() as uow:
            taught = with_texts(uow, active_lessons(uow))
            return Lessons(taught=list(taught), watched=list(watch_words(uow.entries.find(kind="risk"))))

    async def _new_child(self) -> Child:
        """As often as it takes: one that does not get ready says nothing about the comments."""
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type((ChildDied, OSError)),
            wait=wait_exponential(multiplier=FIRST_PAUSE, max=30),
            before_sleep=lambda state: log.error(
                "the triage child does not start", attempt=state.attempt_number
            ),
        ):
            with attempt:
                self._newest = 0
                child = await self._start(recent=await asyncio.to_thread(self._recent))
                self._heard = asyncio.get_running_loop().time()
                await self._does_without(child.problems)
                return child
        raise AssertionError("it stops only when told to")

    async def _does_without(self, problems: tuple[str, ...]) -> None:
        if problems == self.problems:
            return
        self.problems = problems
        if problems:
            log.warning("triage does without a model; the rules go on", problems=list(problems))
            await self._lacks(problems)

    def _recent(self) -> list[Head]:
        """What open cases stand for that the child has not heard of: one that starts in the middle of a wave counts
        on. Cases are numbered before they are committed: those that may have been under way are told of again."""
        with self._reads() as uow:
            heads = uow.members.heads(HEADS, after=max(0, self._newest - UNDER_WAY))
        self._newest = max((head.case_id for head in heads), default=self._newest)
        return heads

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
