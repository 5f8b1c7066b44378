"""What became of one delivery to the app, and what carries it: a socket or a signed request."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from bot.sandbox.kernel import Kernel
from bot.sandbox.slack.errors import Json

Type = Literal["events_api", "interactive", "slash_commands"]
Why = Literal["", "no_connection", "timeout", "lost", "http_error", "dropped"]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """Acknowledged, with what came along, or why not."""

    ms: float = 0.0
    payload: Any = None
    why: Why = ""
    stop: bool = False
    """The app asked for no repetition (X-Slack-No-Retry)."""

    @property
    def ok(self) -> bool:
        return not self.why


class Carrier(Protocol):
    async def carry(
        self, type_: Type, payload: Json, *, accepts: bool, attempt: int, reason: str
    ) -> Receipt: ...

    async def close(self) -> None: ...


class Tasks:
    """What runs beside the requests. A task that breaks is a fault of the sandbox, and shown as one."""

    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel
        self._running: set[asyncio.Task[None]] = set()

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("the sandbox itself failed", exc_info=error)
            self._kernel.violate("slack:sandbox", "sandbox.bug", repr(error))

    async def close(self) -> None:
        for task in list(self._running):
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
