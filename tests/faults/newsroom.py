"""A case with an approved reply, ready to be sent; and the means to send it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.chat import Outcome
from bot.jobs.send import Patience, Sending
from bot.social.networks import open_networks
from bot.writer import Writer
from handlers.case import Case, State
from handlers.comment import Author, Comment
from handlers.draft import Approval, Draft, DraftState, Origin, Send, SendKind, binding_hash
from handlers.events import Event
from handlers.people import Source
from handlers.ports import UnitOfWork
from storage.database import Database
from tests.faults.far_side import SECRET

START = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
TEXT = "Hallo Lea, das tut uns leid. Schick uns bitte deine Bestellnummer."


def approved_reply(uow: UnitOfWork, number: int = 1, *, kind: SendKind = SendKind.REPLY) -> Send:
    """Everything a planned row stands on, as the core leaves it behind."""
    comment = uow.comments.add(
        Comment(
            source="shop",
            external_id=f"c{number}",
            author=Author(id="lea"),
            text="Dritte Tasse kaputt.",
            created_at=START,
            received_at=START,
        )
    )
    case = uow.cases.add(
        Case(
            comment_id=comment.id,
            brand="Musterkanne",
            source="shop",
            state=State.PUBLISHING,
            opened_at=START,
        )
    )
    bound = binding_hash(source="shop", external_id=f"c{number}", text=TEXT)
    draft = uow.drafts.add(
        Draft(
            case_id=case.id,
            comment_version=1,
            number=1,
            text=TEXT,
            hash=bound,
            origin=Origin.PERSON,
            author="jana",
            state=DraftState.APPROVED,
            created_at=START,
        )
    )
    uow.approvals.add(Approval(draft_id=draft.id, hash=bound, person="mert", at=START))
    return uow.sends.add(
        Send(
            key=f"key-{number}",
            kind=kind,
            case_id=case.id,
            draft_id=draft.id,
            source="shop",
            external_id=f"c{number}",
            text=TEXT if kind is SendKind.REPLY else "",
            hash=bound,
            comment_version=1,
        )
    )


def shop(url: str, *, can_look_up: bool = True) -> Source:
    return Source(name="shop", kind="hook", brand="Musterkanne", reply_url=url, can_look_up=can_look_up)


@dataclass
class Told:
    """A dispatch that remembers what it was told, and calls back if asked to."""

    events: list[Event] = field(default_factory=list)
    fails: list[Exception] = field(default_factory=list)
    """Raised by the next calls, one each."""

    async def __call__(self, event: Event, *, delivery: str = "") -> Outcome:
        if self.fails:
            raise self.fails.pop(0)
        self.events.append(event)
        return Outcome()


@dataclass
class TurnedClock:
    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Newsroom:
    database: Database
    writer: Writer
    clock: TurnedClock
    told: Told
    source: Source
    timeout: float
    network: Any = None

    def sending(self, me: str = "seat-1-aaaa", living: frozenset[str] | None = None) -> Sending:
        """As another process would have it, if named otherwise."""

        async def alive() -> frozenset[str]:
            return frozenset({me}) if living is None else living

        return Sending(
            writer=self.writer,
            networks=self.network,
            sources={self.source.name: self.source},
            dispatch=self.told,
            clock=self.clock,
            me=me,
            living=alive,
            patience=Patience(network=self.timeout),
        )

    async def plan(self, number: int = 1, *, kind: SendKind = SendKind.REPLY) -> Send:
        return await self.writer.submit(lambda _, uow: approved_reply(uow, number, kind=kind))

    async def do(self, work: Callable[[UnitOfWork], Any]) -> Any:
        return await self.writer.submit(lambda _, uow: work(uow))

    async def change(self, send: Send, **values: Any) -> None:
        await self.do(lambda uow: uow.sends.save(replace(uow.sends.get(send.id), **values)))

    def row(self, send: Send) -> Send:
        with self.database.read() as uow:
            return uow.sends.get(send.id)

    def due(self) -> list[int]:
        """Sends whose timer has run out."""
        with self.database.read() as uow:
            return [timer.subject for timer in uow.timers.due(self.clock(), 100)]


@asynccontextmanager
async def newsroom(
    database: Database, url: str, *, can_look_up: bool = True, timeout: float = 0.5
) -> AsyncIterator[Newsroom]:
    writer = Writer(database.transaction)
    writer.start()
    try:
        async with open_networks({"shop": SECRET}, timeout=timeout) as networks:
            yield Newsroom(
                database=database,
                writer=writer,
                clock=TurnedClock(),
                told=Told(),
                source=shop(url, can_look_up=can_look_up),
                timeout=timeout,
                network=networks,
            )
    finally:
        await writer.stop()


async def until(condition: Callable[[], Any], seconds: float = 150.0, *, what: str = "") -> None:
    """Wait until it holds; fail with words if it doesn't in time."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not condition():
        if asyncio.get_running_loop().time() > deadline:
            raise AssertionError(f"not within {seconds} s: {what or condition}")
        await asyncio.sleep(0.01)
