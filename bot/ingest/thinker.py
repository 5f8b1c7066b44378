"""The triage child as the pump knows it: there whenever it is asked, and told what the team and other processes did."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Protocol

import structlog
from tenacity import AsyncRetrying, retry_if_exception_type, wait_exponential

from bot.ingest.child import COMMAND, Child, ChildDied
from bot.ingest.frames import Lessons, Opened, Task, Verdict
from handlers.errors import Unavailable
from handlers.lessons import active_lessons, with_texts
from handlers.members import Head
from handlers.people import Team
from handlers.register import Entry
from handlers.relaying.inbox import Waiting
from handlers.staff.laid_down import watch_words
from handlers.stores import Comments, Members, Rows
from handlers.triage.taught import Lesson

HEADS = 5_000
"""Newest open cases that a starting child is told of."""
FIRST_PAUSE = 0.5
"""Seconds before a child that did not get ready is started again; doubled each time."""
LEARN_EVERY = 15.0
"""Seconds after which the child is told what the team has taught meanwhile."""
HEAR_EVERY = 2.0
"""Seconds after which the child is told what other processes have opened cases for."""
UNDER_WAY = 50
"""Cases of other processes that may have been numbered before ours and committed after it."""

log = structlog.get_logger(__name__)


class HasLessons(Protocol):
    @property
    def members(self) -> Members: ...
    @property
    def lessons(self) -> Rows[Lesson]: ...
    @property
    def entries(self) -> Rows[Entry]: ...
    @property
    def comments(self) -> Comments: ...


async def told_nobody(*_: object) -> None:
    return


class Thinker:
    """One child at a time; whoever finds that it died asks again."""

    def __init__(
        self,
        team: Team,
        reads: Callable[[], AbstractContextManager[HasLessons]],
        *,
        look: Callable[[], Sequence[str]] = tuple,
        lacks: Callable[[Sequence[str]], Awaitable[None]] = told_nobody,
        command: Sequence[str] = COMMAND,
        answer: float = 30.0,
    ) -> None:
        """`look` tells before the first child does what it will have to do without, and `lacks` is told of it."""
        self._reads = reads
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

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    async def look(self) -> None:
        """At what it will have to do without, before it is first asked."""
        await self._does_without(tuple(await asyncio.to_thread(self._look)))

    async def close(self) -> None:
        if self._child is not None:
            await self._child.close()

    async def ask(self, rows: Sequence[Waiting]) -> None:
        """A batch. Started first, and told what it has to know, as need be. Raises ChildDied."""
        if self._child is None:
            self._child, self._looked = await self._new_child(), 0.0
        await self._teach(self._child)
        await self._tell_of_cases(self._child)
        self._child.ask(
            [Task(id=row.id, source=row.source, payload=row.payload, relay=row.relay) for row in rows]
        )

    async def answer(self) -> list[Verdict]:
        """To the earliest batch that is not answered yet. Raises ChildDied, and starts another one next time."""
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
