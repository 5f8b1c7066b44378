"""A wave in public for the page's button: a story that whoever starts the sandbox hands over, told in its own time."""

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.kernel import ControlError, Kernel, Part

LONGEST = 3600.0
"""Seconds that a telling may take."""
SAYING = (
    "Genau so. {}",
    "{} Hier auch.",
    "Dito: {}",
    "{} Unfassbar.",
    "Same here: {}",
    "{} Kann ich bestätigen.",
)
"""How others say the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One comment of the story; `echoes` others say the same."""

    post: str
    author: str
    followers: int
    text: str
    echoes: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    tell: str
    """What happens, for whoever watches."""
    until: time
    seconds: float
    said: tuple[Said, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    start: time
    zone: str
    chapters: tuple[Chapter, ...]


class Wave:
    """Tells its story once at a time. The clock of the sandbox runs with it: a day in two minutes."""

    def __init__(self, public: Part, kernel: Kernel, story: Story | None) -> None:
        self._public = public
        self._kernel = kernel
        self._story = story
        self._task: asyncio.Task[None] | None = None
        self._left = 0

    def state(self) -> Mapping[str, Any]:
        return {"left": self._left, "story": self._story is not None}

    async def start(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """`seconds`: how long the whole telling takes, its own time if absent."""
        if self._story is None:
            raise ControlError("there is no wave here: only the demo has one")
        own = sum(chapter.seconds for chapter in self._story.chapters)
        seconds = float(body.get("seconds", own))
        if not 0 < seconds <= LONGEST:
            raise ControlError("a wave takes more than no time and at most an hour")
        if self._task is not None and not self._task.done():
            raise ControlError("a wave is running already")
        self._left = sum(1 + one.echoes for chapter in self._story.chapters for one in chapter.said)
        self._task = asyncio.create_task(self._tell(self._story, seconds / own))
        return self.state()

    async def _tell(self, story: Story, pace: float) -> None:
        at = self._to_the_beginning(story)
        for chapter in story.chapters:
            self._kernel.tell("told", {"text": chapter.tell})
            until = _next(at, chapter.until)
            voices = list(_voices(chapter.said))
            step = (until - at) / (len(voices) + 1)
            for one in voices:
                at += step
                await asyncio.sleep(pace * chapter.seconds / (len(voices) + 1))
                self._clock_to(at)
                await self._say(one)
            await asyncio.sleep(pace * chapter.seconds / (len(voices) + 1))
            at = until
            self._clock_to(at)
        self._kernel.tell("told", {"text": "The story is over."})

    def _to_the_beginning(self, story: Story) -> datetime:
        begin = _next(self._kernel.now().astimezone(ZoneInfo(story.zone)), story.start)
        self._clock_to(begin)
        return begin

    def _clock_to(self, at: datetime) -> None:
        """Forwards only."""
        by = at - self._kernel.now()
        if by > timedelta():
            self._kernel.turn_clock(by)

    async def _say(self, one: Said) -> None:
        await self._public.act(
            "comment",
            {
                "post": one.post,
                "text": one.text,
                "author": one.author,
                "followers": one.followers,
                "likes": one.echoes,
            },
        )
        self._left -= 1

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task


def _voices(said: Sequence[Said]) -> "list[Said]":
    """Each comment, and those who say the same, spread over the chapter."""
    echoes = [
        Said(
            post=one.post,
            author=f"{one.author}_{number + 2}",
            followers=one.followers // 10,
            text=SAYING[number % len(SAYING)].format(one.text),
        )
        for one in said
        for number in range(one.echoes)
    ]
    found: list[Said] = []
    for place, one in enumerate(said):
        found.append(one)
        rest = len(said) - place - 1
        while echoes and (len(echoes) > rest or not rest):
            found.append(echoes.pop(0))
    return found


def _next(after: datetime, clock: time) -> datetime:
    """The next moment with that clock time."""
    at = after.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
    return at if at > after else at + timedelta(days=1)
