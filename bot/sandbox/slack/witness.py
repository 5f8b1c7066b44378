"""What one person sees in the wake of something they did, and when that has come to rest."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.slack.errors import Json

SLOWER = 4.0
"""So many times as long as the acknowledgement took may an answer take in addition."""


@dataclass(kw_only=True, eq=False)
class Sight:
    """Open while an act is being answered."""

    user: str
    channel: str = ""
    subject: str = ""
    """Timestamp of the message acted upon: its change counts as an answer."""
    ephemeral: list[Json] = field(default_factory=list)
    messages: list[Json] = field(default_factory=list)
    """New or changed messages in that channel, or to that person directly."""
    view: Json | None = None
    errors: dict[str, str] = field(default_factory=dict)
    notice: str = ""
    ack_ms: float | None = None
    _last: float = 0.0
    _answered: bool = False
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    def touch(self, *, answer: bool) -> None:
        self._last = time.monotonic()
        self._answered = self._answered or answer
        self._moved.set()

    async def rest(self, grace: float, quiet: float) -> None:
        """Wait at most `grace` for an answer, and once there is one until nothing moved for `quiet` (or 3 s in all).
        Who took long to acknowledge takes long to answer: on a busy machine everybody is more patient."""
        begun = time.monotonic()
        took = (self.ack_ms or 0.0) / 1000
        grace, quiet = grace + SLOWER * took, max(quiet, took)
        while True:
            now = time.monotonic()
            until = self._last + quiet if self._answered else begun + grace
            if now >= min(until, begun + max(grace, 3.0)):
                return
            self._moved.clear()
            try:
                async with asyncio.timeout(until - now):
                    await self._moved.wait()
            except TimeoutError:
                continue

    def told(self, **more: Any) -> Json:
        return {
            "ack_ms": self.ack_ms,
            "ephemeral": self.ephemeral,
            "view": self.view,
            "errors": self.errors,
            "notice": self.notice,
            "messages": self.messages,
            **more,
        }


class Witness:
    """Tells every open sight what its person sees."""

    def __init__(self) -> None:
        self._open: set[Sight] = set()

    @contextmanager
    def watching(self, user: str, channel: str = "", subject: str = "") -> Iterator[Sight]:
        sight = Sight(user=user, channel=channel, subject=subject)
        self._open.add(sight)
        try:
            yield sight
        finally:
            self._open.discard(sight)

    def _of(self, user: str) -> list[Sight]:
        return [sight for sight in self._open if sight.user == user]

    def ephemeral(self, user: str, message: Json) -> None:
        for sight in self._of(user):
            _replace(sight.ephemeral, message)
            sight.touch(answer=True)

    def view(self, user: str, view: Json | None) -> None:
        """A view was opened, changed or closed; `view` is what is on top now."""
        for sight in self._of(user):
            sight.view = view
            sight.touch(answer=True)

    def notice(self, user: str, text: str) -> None:
        for sight in self._of(user):
            sight.notice = text
            sight.touch(answer=True)

    def message(self, channel: str, members: list[str], message: Json, *, gone: bool = False) -> None:
        """Something of the app's in a conversation was posted, changed or deleted."""
        ts = str(message["ts"])
        for sight in self._open:
            if channel != sight.channel and not (channel.startswith("D") and sight.user in members):
                continue
            if gone:
                sight.messages[:] = [entry for entry in sight.messages if entry["ts"] != ts]
            else:
                _replace(sight.messages, message)
            new = ts != sight.subject and not message.get("edited")
            sight.touch(answer=ts == sight.subject or new)


def _replace(messages: list[Json], message: Json) -> None:
    messages[:] = [entry for entry in messages if entry["ts"] != message["ts"]]
    messages.append(message)
