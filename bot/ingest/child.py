"""The triage child as the bot holds it: started, asked, replaced when it dies."""

import asyncio
import contextlib
import os
import sys
from collections.abc import Sequence
from typing import Self

import msgspec

from bot.ingest.frames import Broken, Lessons, Opened, Ready, Setup, Task, Verdict, pack, receive_frame
from handlers.members import Head
from handlers.people import Team

COMMAND = (sys.executable, "-m", "bot.triage_child")
START = 30.0
"""Seconds that a child has to say that it is ready."""
ANSWER = 30.0
"""Seconds for a batch: what takes longer hangs."""

_INHERITED = frozenset({"HOME", "LANG", "LC_ALL", "PATH", "PYTHONHOME", "PYTHONPATH", "TZ", "VIRTUAL_ENV"})
"""Of our environment. It needs none of our secrets, and what it reads is written by strangers."""
_ready = msgspec.msgpack.Decoder(Ready)
_verdicts = msgspec.msgpack.Decoder(list[Verdict])


class ChildDied(Exception):
    """The child ended, hung or wrote nonsense. Whoever sees this starts another."""


class Child:
    """One process. Not to be used any more after ChildDied."""

    def __init__(self, process: asyncio.subprocess.Process, answer: float) -> None:
        self._process = process
        self._answer = answer
        self.problems: tuple[str, ...] = ()
        """What it has to do without, in words."""

    @classmethod
    async def start(
        cls,
        team: Team,
        command: Sequence[str] = COMMAND,
        *,
        recent: Sequence[Head] = (),
        answer: float = ANSWER,
    ) -> Self:
        """Raises ChildDied if it does not get ready: then no comment is to blame."""
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={name: value for name, value in os.environ.items() if name in _INHERITED},
        )
        child = cls(process, answer)
        child._send(pack(Setup(team=team, recent=list(recent))))
        said = await child._receive(START)
        try:
            child.problems = tuple(_ready.decode(said).problems)
        except msgspec.MsgspecError as wrong:
            await child._kill()
            raise ChildDied(f"not ready: {wrong}") from None
        return child

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, tasks: Sequence[Task]) -> None:
        """A batch; it may be asked while an earlier one is not answered yet."""
        self._send(pack(tasks))

    async def answer(self) -> list[Verdict]:
        """To the earliest batch that is not answered yet: one verdict for each task, in their order. Raises
        ChildDied."""
        answer = await self._receive(self._answer)
        try:
            return _verdicts.decode(answer)
        except msgspec.MsgspecError as wrong:
            await self._kill()
            raise ChildDied(f"no verdict: {wrong}") from None

    def tell(self, news: Lessons | Opened) -> None:
        """What was taught so far, or which cases were opened; holds from the next batch on."""
        self._send(pack(news))

    def _send(self, frame: bytes) -> None:
        """Not waited for: the child may be writing an answer, and takes nothing before that is read. If it is gone,
        whoever waits for its answer hears of it."""
        if self._process.stdin is not None and not self._process.stdin.is_closing():
            self._process.stdin.write(frame)

    async def _receive(self, limit: float) -> bytes:
        source = self._process.stdout
        if source is None:
            raise ChildDied("without pipes")
        try:
            async with asyncio.timeout(limit):
                return await receive_frame(source)
        except (TimeoutError, OSError, asyncio.IncompleteReadError, Broken) as wrong:
            await self._kill()
            raise ChildDied(f"{type(wrong).__name__}, exit code {self._process.returncode}") from None

    async def close(self) -> None:
        """Let it end, and make it if it doesn't."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            async with asyncio.timeout(1):
                await self._process.wait()
        except TimeoutError:
            await self._kill()

    async def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._process.wait()
