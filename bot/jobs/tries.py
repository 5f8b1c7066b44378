"""Doing something outside again while that may help: for how long, with which pauses."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

import structlog
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception_type,
    stop_after_delay,
    wait_random_exponential,
)

from bot.chat import RoomRefused
from handlers.errors import BreakwaterError, Unavailable

T = TypeVar("T")
log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tries:
    """For how long what can be mended is tried again, in seconds."""

    room: float = 3_600.0
    mark: float = 120.0
    """A reaction that comes later than this tells nobody anything."""
    first_pause: float = 0.5
    longest_pause: float = 30.0

    async def mended(self, once: Callable[[], Awaitable[T]], seconds: float) -> T:
        """Again while trying again may help, not before the time that the platform names. Raises BreakwaterError."""
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(Unavailable),
            wait=self._pause,
            stop=stop_after_delay(timedelta(seconds=seconds)),
            reraise=True,
        ):
            with attempt:
                try:
                    return await once()
                except BreakwaterError:
                    raise
                except Exception:
                    log.exception("an errand broke")
                    raise RoomRefused("room-failed-refused") from None
        raise AssertionError("it ends with a result or an error")

    def _pause(self, state: RetryCallState) -> float:
        own = wait_random_exponential(multiplier=self.first_pause, max=self.longest_pause)(state)
        error = state.outcome.exception() if state.outcome else None
        named = error.retry_after if isinstance(error, Unavailable) else None
        return max(own, named or 0.0)
