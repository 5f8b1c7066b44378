"""One row of the send ledger to its end: recheck, call the network, record, tell; look before sending again."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

import structlog

from bot.chat import Dispatch
from bot.jobs import ledger
from bot.social.networks import Networks
from bot.social.port import TIMEOUT, Accepted, CannotTell, Found, Missing, NotAccepted, Rejected, Unclear
from bot.work import Work, Writer, persist
from handlers.draft import Send, SendState
from handlers.errors import NotFound
from handlers.events import SendSettled
from handlers.people import Source

T = TypeVar("T")
log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How long for what, in seconds unless named otherwise. Nothing here is waited for in the queue: timers do it."""

    network: float = TIMEOUT
    """An exchange with the network has ended by then."""
    margin: float = 5.0
    """What a network may still take afterwards to make visible what it got."""
    first_pause: float = 1.0
    """Before sending again what was not accepted, if the network names no time; doubles with each try."""
    longest_pause: float = 600.0
    give_up_after: int = 16
    """Tries that a network may refuse to take before the person is told (about an hour)."""
    look_again: float = 30.0
    look_for: float = 900.0
    """After that an end that cannot be looked up is told as unknown."""
    after_failure: float = 60.0
    """When something of our own failed."""

    @property
    def before_looking(self) -> timedelta:
        return timedelta(seconds=self.network + self.margin)

    def pause(self, attempt: int, named: float | None) -> timedelta:
        own = self.first_pause * 2 ** min(attempt - 1, 30)
        return timedelta(seconds=min(max(named or 0.0, own), self.longest_pause))


@dataclass(kw_only=True)
class Sending:
    """Performs sends; safe to be asked for the same row at once, twice, and after any crash."""

    writer: Writer
    networks: Networks
    sources: Mapping[str, Source]
    dispatch: Dispatch
    clock: Callable[[], datetime]
    me: str
    """This process, as it stands in the ledger."""
    living: Callable[[], Awaitable[frozenset[str]]]
    """All processes that run now."""
    patience: Patience = field(default_factory=Patience)
    _busy: set[int] = field(default_factory=set)

    async def perform(self, send_id: int) -> None:
        """Bring the row to its end, or leave it to whoever is at it, or to a timer."""
        if send_id in self._busy:
            return
        self._busy.add(send_id)
        try:
            await self._to_the_end(send_id)
        except NotFound:
            log.warning("send is gone", send_id=send_id)
        except Exception:
            log.exception("send failed, will be taken up again", send_id=send_id)
            at = self.clock() + timedelta(seconds=self.patience.after_failure)
            await self._write(lambda _, uow: ledger.come_back(uow, send_id, at))
        finally:
            self._busy.discard(send_id)

    async def _to_the_end(self, send_id: int) -> None:
        moving = True
        while moving:
            match await self._enter(send_id):
                case ledger.Go(send=send):
                    moving = await self._go(send)
                case ledger.Look(send=send):
                    moving = await self._look(send)
                case ledger.Ended():
                    await self._tell(send_id)
                    return
                case ledger.Wait():
                    return

    async def _enter(self, send_id: int) -> ledger.Step:
        living = await self.living()
        return await self._write(
            lambda _, uow: ledger.enter(
                uow,
                send_id,
                me=self.me,
                living=living,
                now=self.clock(),
                wait=self.patience.before_looking,
            )
        )

    async def _go(self, send: Send) -> bool:
        """One exchange. True if the row is to be looked at again at once, False if a timer has it now."""
        source = self.sources.get(send.source)
        if source is None:
            return await self._settle(send, SendState.REJECTED, error="send-error-no-source")
        network = self.networks.of(source)
        answer = await network.perform(send, source)
        log.info("network answered", send_id=send.id, attempt=send.attempt, answer=type(answer).__name__)
        match answer:
            case Accepted(proof=proof):
                return await self._settle(send, SendState.SENT, proof=proof)
            case Rejected(error=error):
                return await self._settle(send, SendState.REJECTED, error=error)
            case NotAccepted(retry_after=seconds):
                return await self._not_accepted(send, seconds)
            case Unclear(why=why):
                log.warning("unclear whether it was published", send_id=send.id, why=why)
                if network.can_look_up(source):
                    return True  # entering the row again sets the timer for the look
                return await self._settle(send, SendState.UNKNOWN, error="send-error-unclear")

    async def _not_accepted(self, send: Send, named: float | None) -> bool:
        if send.attempt >= self.patience.give_up_after:
            return await self._settle(send, SendState.REJECTED, error="send-error-unreachable")
        at = self.clock() + self.patience.pause(send.attempt, named)
        await self._write(lambda _, uow: ledger.release(uow, send, again_at=at))
        return False

    async def _look(self, send: Send) -> bool:
        """Find out about an attempt that left no record. True if the row moved on."""
        source = self.sources.get(send.source)
        network = self.networks.of(source) if source else None
        if source is None or network is None or not network.can_look_up(source):
            return await self._settle(send, SendState.UNKNOWN, error="send-error-unclear")
        finding = await network.look_up(send, source)
        log.info("looked before sending again", send_id=send.id, finding=type(finding).__name__)
        match finding:
            case Found(proof=proof):
                return await self._settle(send, SendState.SENT, proof=proof)
            case Missing():
                return await self._write(lambda _, uow: ledger.release(uow, send))
            case CannotTell():
                return await self._look_later(send)

    async def _look_later(self, send: Send) -> bool:
        now = self.clock()
        if now - (send.started_at or now) > timedelta(seconds=self.patience.look_for):
            return await self._settle(send, SendState.UNKNOWN, error="send-error-unclear")
        at = now + timedelta(seconds=self.patience.look_again)
        await self._write(lambda _, uow: ledger.come_back(uow, send.id, at))
        return False

    async def _settle(self, send: Send, state: SendState, **end: Any) -> bool:
        now = self.clock()
        if not await self._write(lambda _, uow: ledger.settle(uow, send, state, now=now, **end)):
            log.error("send was settled by somebody else meanwhile", send_id=send.id, state=state)
        return True

    async def _tell(self, send_id: int) -> None:
        await persist(lambda: self.dispatch(SendSettled(send_id=send_id)))

    async def _write(self, work: Work[T]) -> T:
        return await persist(lambda: self.writer.submit(work))
