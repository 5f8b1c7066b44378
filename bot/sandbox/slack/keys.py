"""Short-lived rights: trigger ids (3 seconds of real time, once) and response urls (5 uses in 30 minutes)."""

import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from bot.sandbox.kernel import Kernel
from bot.sandbox.slack.errors import ApiError

_TRIGGER = re.compile(r"\d+\.\d+\.[0-9a-f]+")
USES = 5
LIVES = timedelta(minutes=30)
_KEPT = 120.0
"""Seconds for which a trigger is remembered, so that a late one can be told from an invented one."""


@dataclass(kw_only=True, slots=True)
class Trigger:
    user: str
    view: str
    """Root of the view stack that it came from; empty if it came from elsewhere."""
    made: float
    excused: bool = False
    """The sandbox itself held the delivery back: lateness is no fault of the bot."""
    used: bool = False


@dataclass(kw_only=True)
class Triggers:
    seconds: float = 3.0
    clock: Callable[[], float] = time.monotonic
    _made: dict[str, Trigger] = field(default_factory=dict)

    def issue(self, user: str, view: str = "") -> str:
        now = self.clock()
        for old in [id_ for id_, trigger in islice(self._made.items(), 2) if now - trigger.made > _KEPT]:
            del self._made[old]
        id_ = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._made[id_] = Trigger(user=user, view=view, made=now)
        return id_

    def excuse(self, id_: str) -> None:
        if id_ in self._made:
            self._made[id_].excused = True

    def exchange(self, id_: str) -> Trigger:
        """Use it up; raises ApiError when it is wrong, spent or too old, with `excused` for the last."""
        if not _TRIGGER.fullmatch(id_) or id_ not in self._made:
            raise ApiError("invalid_trigger_id")
        trigger = self._made[id_]
        if trigger.used:
            raise ApiError("exchanged_trigger_id")
        if self.clock() - trigger.made > self.seconds:
            raise ApiError("expired_trigger_id")
        trigger.used = True
        return trigger

    def is_excused(self, id_: str) -> bool:
        return id_ in self._made and self._made[id_].excused


@dataclass(kw_only=True, slots=True)
class Response:
    """What a response url may be used for."""

    channel: str
    user: str
    until: datetime
    message: str = ""
    """The message clicked; empty for a command."""
    ephemeral: bool = False
    """That message is one for this user's eyes."""
    thread: str = ""
    left: int = USES


@dataclass(kw_only=True)
class Responses:
    kernel: Kernel
    _made: dict[str, Response] = field(default_factory=dict)

    def issue(
        self, *, channel: str, user: str, message: str = "", ephemeral: bool = False, thread: str = ""
    ) -> str:
        """A fresh id."""
        id_ = secrets.token_urlsafe(18)
        self._made[id_] = Response(
            channel=channel,
            user=user,
            message=message,
            ephemeral=ephemeral,
            thread=thread,
            until=self.kernel.now() + LIVES,
        )
        return id_

    def use(self, id_: str) -> Response:
        """Count one use; raises ApiError (404) when it is unknown, spent or too old."""
        response = self._made.get(id_)
        if response is None:
            raise ApiError("no_such_url", status=404)
        if self.kernel.now() >= response.until:
            raise ApiError("expired_url", status=404)
        if response.left <= 0:
            raise ApiError("used_url", status=404)
        response.left -= 1
        return response
