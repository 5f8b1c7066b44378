"""A wave in public for the page's button: a story that whoever starts the sandbox hands over, told in its own time."""

import asyncio
import contextlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp

from bot.sandbox.cast import play
from bot.sandbox.kernel import ControlError, Kernel, Part
from bot.sandbox.sight import World
from bot.sandbox.tale import Chapter, Said, Story, next_at, voices

LONGEST = 3600.0
"""Seconds that a telling may take."""
OVER = {"de": "Die Geschichte ist zu Ende.", "en": "The story is over."}


class Wave:
    """Tells its story once at a time. The clock of the sandbox runs with it: an evening in two minutes."""

    def __init__(self, public: Part, kernel: Kernel, story: Story | None, base_url: str) -> None:
        self._public = public
        self._kernel = kernel
        self._story = story
        self._base_url = base_url
        self._task: asyncio.Task[None] | None = None
        self._left = 0
        self._chapter = 0
        self._done: Mapping[str, str] | None = None
        """What somebody of the team has done last, in this chapter or at the end of the one before."""
        self._going = asyncio.Event()
        self._going.set()

    def state(self) -> Mapping[str, Any]:
        """`running` until the last chapter is told; `chapter` is told now, and last of all the one after the end."""
        state = {"left": self._left, "story": self._story is not None, "running": self._is_running()}
        if self._story is None or not self._chapter:
            return state
        chapter = self._story.chapters[self._chapter - 1] if self._is_running() else self._story.end
        return {
            **state,
            "paused": not self._going.is_set(),
            "chapter": {
                "number": self._chapter,
                "of": len(self._story.chapters),
                "tell": chapter.tell,
                "done": self._done,
                "next": chapter.next,
                "show": {"who": chapter.show.who, "find": chapter.show.find} if chapter.show else None,
            },
        }

    def _is_running(self) -> bool:
        return self._task is not None and not self._task.done()

    async def start(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """`seconds`: how long the whole telling takes, its own time if absent. `pause`: true holds a running one,
        false lets it go on."""
        if self._story is None:
            raise ControlError("there is no wave here: only the demo has one")
        if "pause" in body:
            return self._hold(pause=bool(body["pause"]))
        own = sum(chapter.seconds for chapter in self._story.chapters)
        seconds = float(body.get("seconds", own))
        if not 0 < seconds <= LONGEST:
            raise ControlError("a wave takes more than no time and at most an hour")
        if self._is_running():
            raise ControlError("a wave is running already")
        self._going.set()
        self._chapter, self._done = 1, None
        self._left = sum(1 + one.echoes for chapter in self._story.chapters for one in chapter.said)
        self._task = asyncio.create_task(self._tell(self._story, seconds / own))
        return self.state()

    def _hold(self, *, pause: bool) -> Mapping[str, Any]:
        if not self._is_running():
            raise ControlError("no wave is running")
        if pause:
            self._going.clear()
        else:
            self._going.set()
        self._kernel.tell("wave", {})
        return self.state()

    async def _tell(self, story: Story, pace: float) -> None:
        at = self._to_the_beginning(story)
        async with aiohttp.ClientSession() as session:
            world = World(self._base_url, session)
            for number, chapter in enumerate(story.chapters, 1):
                if number > 1 and not story.chapters[number - 2].acts:
                    self._done = None
                self._chapter = number
                self._kernel.tell("told", {"text": chapter.tell})
                at = await self._pass(chapter, at, pace)
                for act in chapter.acts:
                    await self._going.wait()
                    if await play(act, world):
                        self._done = act.tell
                        self._kernel.tell("told", {"text": act.tell})
        self._kernel.tell("told", {"text": OVER})

    async def _pass(self, chapter: Chapter, at: datetime, pace: float) -> datetime:
        """The time of one chapter, with all that is said in it; when it ends."""
        until = next_at(at, chapter.until)
        said = list(voices(chapter.said))
        step = (until - at) / (len(said) + 1)
        for one in said:
            at += step
            await self._wait(pace * chapter.seconds / (len(said) + 1))
            self._clock_to(at)
            await self._say(one)
        await self._wait(pace * chapter.seconds / (len(said) + 1))
        self._clock_to(until)
        return until

    async def _wait(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self._going.wait()

    def _to_the_beginning(self, story: Story) -> datetime:
        begin = next_at(self._kernel.now().astimezone(ZoneInfo(story.zone)), story.start)
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
