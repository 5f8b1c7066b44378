"""Gateway sessions: numbered events, kept for replay after a dropped socket; starts are counted and spaced."""

import json
import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from bot.sandbox.discord.wire import Json

KEPT_EVENTS = 2000
RESUMABLE_SECONDS = 180.0
STARTS_A_DAY = 1000
DAY = 86_400.0


class Line(Protocol):
    """A socket, as a session sees it."""

    def send(self, text: str) -> None: ...


@dataclass(kw_only=True)
class Session:
    id: str
    intents: int
    line: Line | None
    """None while the socket is down."""
    seq: int = 0
    lost_at: float = 0.0
    """Real time at which the socket went, if it is down."""
    kept: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))

    def dispatch(self, event: str, data: Json) -> None:
        """Number an event, keep it for replay, send it if somebody listens."""
        self.seq += 1
        text = json.dumps({"op": 0, "t": event, "s": self.seq, "d": data}, ensure_ascii=False)
        self.kept.append((self.seq, text))
        if self.line is not None:
            self.line.send(text)

    def missed(self, seq: int) -> list[str] | None:
        """What came after `seq`; None if that can't be said any more."""
        if seq > self.seq or (self.kept and seq < self.kept[0][0] - 1):
            return None
        return [text for number, text in self.kept if number > seq]


@dataclass(kw_only=True)
class Sessions:
    monotonic: Callable[[], float]
    spacing: float
    """Seconds that have to lie between two IDENTIFYs."""
    _open: dict[str, Session] = field(default_factory=dict)
    _starts: deque[float] = field(default_factory=deque)

    def __iter__(self):
        return iter(list(self._open.values()))

    def may_start(self) -> bool:
        """Whether an IDENTIFY comes no sooner than it may; counts it if so."""
        now = self.monotonic()
        if self._starts and now - self._starts[-1] < self.spacing:
            return False
        self._starts.append(now)
        return True

    def starts_left(self) -> int:
        since = self.monotonic() - DAY
        while self._starts and self._starts[0] < since:
            self._starts.popleft()
        return STARTS_A_DAY - len(self._starts)

    def start(self, intents: int, line: Line) -> Session:
        session = Session(id=secrets.token_hex(16), intents=intents, line=line)
        self._open[session.id] = session
        return session

    def resumable(self, session_id: str) -> Session | None:
        return self._open.get(session_id)

    def lost(self, session: Session, line: Line) -> None:
        """Its socket is down; the session waits for a while. Not if another socket has taken over already."""
        if session.line is line:
            session.line, session.lost_at = None, self.monotonic()

    def end(self, session: Session) -> None:
        session.line = None
        self._open.pop(session.id, None)

    def forget_old(self) -> None:
        now = self.monotonic()
        for session in self:
            if session.line is None and now - session.lost_at > RESUMABLE_SECONDS:
                self.end(session)

    @property
    def connected(self) -> bool:
        return any(session.line is not None for session in self._open.values())
