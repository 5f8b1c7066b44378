"""What all parts of the sandbox share: clock, faults, the record of requests and violations, a feed of changes."""

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from aiohttp import web


@dataclass(frozen=True, kw_only=True, slots=True)
class Human:
    """Somebody who can act in the sandbox: the same person has one account on each platform."""

    id: str
    name: str
    slack: str
    discord: str
    part: str
    """moderator, approver, lead, outsider: what the page says of them."""
    locale: str = "de"


HUMANS = (
    Human(
        id="jana",
        name="Jana Petersen",
        slack="U01JANA",
        discord="200000000000000001",
        part="moderator",
    ),
    Human(
        id="tom",
        name="Tom Brandt",
        slack="U02TOM",
        discord="200000000000000002",
        part="moderator",
        locale="en",
    ),
    Human(
        id="mert",
        name="Mert Aydin",
        slack="U03MERT",
        discord="200000000000000003",
        part="approver",
    ),
    Human(
        id="mara",
        name="Mara Lindqvist",
        slack="U04MARA",
        discord="200000000000000004",
        part="lead",
    ),
    Human(
        id="olli",
        name="Olli Gast",
        slack="U05OLLI",
        discord="200000000000000005",
        part="outsider",
    ),
)


@dataclass(kw_only=True, slots=True)
class Request:
    """One request of the bot, as it came in."""

    number: int
    at: str
    target: str
    """`slack:chat.postMessage`, `discord:POST /channels/{id}/messages`, `public:reply`, ..."""
    body: Any
    status: int = 0
    answer: Any = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Violation:
    """The bot did something that the real thing would refuse or that breaks a limit."""

    number: int
    at: str
    target: str
    rule: str
    """Short and stable: `blocks.max-50`, `spec`, `scope`, `ack-3s`, ..."""
    detail: str
    request: int = 0


@dataclass(kw_only=True, slots=True)
class Fault:
    """Something that shall go wrong for the next `times` matches of `target` (a glob)."""

    target: str
    kind: str
    """delay, drop_ack, twice, rate_limit, error, refuse, reset, lost_answer, socket_drop, reorder, revoke."""
    times: int = 1
    seconds: float = 0.0
    status: int = 500
    code: str = ""
    """What a refusal says, in the platform's own words; on Discord its number."""


class Part(Protocol):
    """One world of the sandbox: Slack, Discord, or the public network."""

    name: str

    def routes(self) -> list[web.RouteDef]:
        """Its HTTP surface for the bot."""
        ...

    def snapshot(self) -> Mapping[str, Any]:
        """All of it as JSON: for the page and for `GET /control/world`."""
        ...

    async def act(self, verb: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """One thing that a human does (say, react, unreact, command, click, select, submit, shortcut, ...) and what
        that human saw of it. Raises ControlError for nonsense."""
        ...

    async def close(self) -> None: ...


class ControlError(Exception):
    """The test or the page asked for something impossible; answered as 400 with this sentence."""


class NotShown(ControlError):
    """What was to be pressed is not on the message, or not any more."""


@dataclass(kw_only=True)
class Kernel:
    """Shared by all parts; made once per sandbox."""

    clock_file: Path | None = None
    """Written as seconds of offset whenever the clock is turned; the bot under test reads it."""
    offset: timedelta = timedelta()
    requests: deque[Request] = field(default_factory=lambda: deque(maxlen=5000))
    violations: list[Violation] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _numbers: Any = field(default_factory=lambda: count(1))
    _listeners: set[asyncio.Queue[dict[str, Any]]] = field(default_factory=set)

    def now(self) -> datetime:
        """UTC; may have been turned. Deadlines of sockets, signatures and acks use real time instead."""
        return datetime.now(UTC) + self.offset

    def turn_clock(self, by: timedelta) -> None:
        self.offset += by
        if self.clock_file is not None:
            self.clock_file.write_text(str(self.offset.total_seconds()))
        self.tell("clock", {"now": self.now().isoformat()})

    def number(self) -> int:
        """A fresh number, rising."""
        return next(self._numbers)

    def record(self, target: str, body: Any) -> Request:
        """Note a request of the bot; the caller fills in status and answer."""
        request = Request(number=self.number(), at=self.now().isoformat(), target=target, body=body)
        self.requests.append(request)
        return request

    def violate(self, target: str, rule: str, detail: str, *, request: Request | None = None) -> Violation:
        """Note that a rule of the real world was broken; tests fail on it, the page shows it."""
        found = Violation(
            number=self.number(),
            at=self.now().isoformat(),
            target=target,
            rule=rule,
            detail=detail[:2000],
            request=request.number if request else 0,
        )
        self.violations.append(found)
        self.tell("violation", asdict(found))
        return found

    def fault(self, target: str, *kinds: str) -> Fault | None:
        """Take the next fault meant for this target (only of these kinds, if any are given), or None."""
        for fault in self.faults:
            if (not kinds or fault.kind in kinds) and fnmatchcase(target, fault.target):
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None

    def tell(self, kind: str, body: Mapping[str, Any]) -> None:
        """Put a change on the feed that the page listens to."""
        for queue in self._listeners:
            if queue.qsize() < 1000:
                queue.put_nowait({"kind": kind, **body})

    def listen(self) -> asyncio.Queue[dict[str, Any]]:
        queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._listeners.add(queue)
        return queue

    def unlisten(self, queue: asyncio.Queue[dict[str, Any]]) -> None:
        self._listeners.discard(queue)
