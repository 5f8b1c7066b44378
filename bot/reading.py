"""Looking at a message in chat that somebody pointed at or reacted to, before the core decides about it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import structlog
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_delay

from bot.chat import Rooms, TokenRevoked
from handlers.errors import Unavailable
from handlers.events import ChatMessage, Place

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """On whichever platform the message stands. Raises Unavailable where it can't be had now."""

    rooms: Mapping[str, Rooms]
    at_most: float = 1.2
    """Seconds for what somebody waits for: a form is answered within two."""
    patience: float = 60.0
    """Seconds for a reaction: nobody waits for it, but it must not get lost."""
    first_pause: float = 0.5
    longest_pause: float = 10.0

    async def at_once(self, place: Place) -> ChatMessage | None:
        try:
            async with asyncio.timeout(self.at_most):
                return await self._read(place, with_thread=False)
        except TimeoutError:
            raise Unavailable(f"{place.platform}: a message to be read") from None

    async def with_thread(self, place: Place) -> ChatMessage | None:
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(Unavailable),
            wait=self._pause,
            stop=stop_after_delay(timedelta(seconds=self.patience)),
            reraise=True,
        ):
            with attempt:
                return await self._read(place, with_thread=True)
        raise AssertionError("it ends with a result or an error")

    def _pause(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        named = error.retry_after if isinstance(error, Unavailable) else None
        own = min(self.first_pause * 2.0 ** (state.attempt_number - 1), self.longest_pause)
        return max(own, named or 0.0)

    async def _read(self, place: Place, *, with_thread: bool) -> ChatMessage | None:
        rooms = self.rooms.get(place.platform)
        if rooms is None:
            return None
        try:
            return await rooms.read(
                place.channel, place.message_id, thread=place.thread, with_thread=with_thread
            )
        except TokenRevoked as revoked:
            log.warning("a message could not be read", reason=str(revoked))
            raise Unavailable(f"{place.platform}: a message to be read") from None
