"""A whole process that sends, as a test starts and kills it: `python -m tests.faults.process '{...}'`."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.chat import Outcome
from bot.clock import Clock
from bot.jobs.engine import Jobs
from bot.jobs.ledger import SEND_AGAIN
from bot.jobs.recovery import keep_recovering
from bot.jobs.seats import take_seat
from bot.jobs.send import Patience, Sending
from bot.social.networks import Networks, open_networks
from bot.social.port import Answer, Finding, Network
from bot.timers import TimerSweep
from bot.writer import Writer
from handlers.case import State
from handlers.draft import Send, SendState
from handlers.effects import Job, PerformSend
from handlers.events import Event, SendSettled, TimerFired
from handlers.people import Source
from handlers.placement import LogEntry
from handlers.ports import UnitOfWork
from storage.database import Database
from tests.faults.far_side import SECRET
from tests.faults.newsroom import approved_reply, shop
from tests.faults.statements import approved_statement, told

NETWORK, MARGIN = 0.6, 0.6
"""Seconds; short, so that a look comes soon."""


@dataclass(frozen=True, kw_only=True)
class Order:
    database: str
    far_side: str
    can_look_up: bool = True
    die_at: str = ""
    approve: tuple[int, ...] = ()
    """Numbers of replies to be approved once it runs."""
    statement: bool = False
    """Whether a statement is to be approved as well."""


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class Fatal:
    """Dies when it comes by the place named."""

    place: str

    def passes(self, place: str) -> None:
        if place == self.place:
            die()


@dataclass
class FatalNetwork:
    network: Network
    fatal: Fatal

    def reaches(self, source: Source, /) -> bool:
        return self.network.reaches(source)

    def can_look_up(self, source: Source, /) -> bool:
        return self.network.can_look_up(source)

    async def perform(self, send: Send, source: Source, /) -> Answer:
        self.fatal.passes("entered, not sent")
        answer = await self.network.perform(send, source)
        self.fatal.passes("answered, not recorded")
        return answer

    async def look_up(self, send: Send, source: Source, /) -> Finding:
        self.fatal.passes("before the look")
        finding = await self.network.look_up(send, source)
        self.fatal.passes("looked, not recorded")
        return finding


@dataclass
class FatalNetworks:
    networks: Networks
    fatal: Fatal

    def of(self, source: Source) -> FatalNetwork:
        return FatalNetwork(self.networks.of(source), self.fatal)


@dataclass
class Core:
    """As much of a core as the ledger needs: the end of a send becomes the end of its case, and a line in the log.
    About statements the whole core is told."""

    writer: Writer
    clock: Callable[[], Any]
    fatal: Fatal

    async def __call__(self, event: Event, *, delivery: str = "") -> Outcome:
        assert isinstance(event, SendSettled)
        self.fatal.passes("recorded, not told")
        await self.writer.submit(lambda _, uow: self._settled(uow, event))
        self.fatal.passes("told, job not finished")
        return Outcome()

    async def together(self, events: Sequence[TimerFired], seconds: float) -> int:
        raise AssertionError((events, seconds))  # no clock of the ledger is one of many

    def _settled(self, uow: UnitOfWork, event: SendSettled) -> None:
        send = uow.sends.get(event.send_id)
        if send.announcement_id is not None:
            told(uow, event, self.clock())
            return
        case = uow.cases.get(send.case_id)
        state = State.ANSWERED if send.state is SendState.SENT else State.CLAIMED
        if case.state is State.PUBLISHING:
            uow.cases.save(replace(case, state=state, version=case.version + 1))
            subject = f"case:{case.id}"
            uow.log.append(LogEntry(at=self.clock(), actor="bot", type="told", subject=subject))


async def approve(writer: Writer, jobs: Jobs, numbers: tuple[int, ...], *, statement: bool) -> None:
    def work(session: Any, uow: UnitOfWork, number: int) -> None:
        jobs.enqueue(session, PerformSend(send_id=approved_reply(uow, number).id))

    for number in numbers:
        await writer.submit(lambda session, uow, number=number: work(session, uow, number))
    if statement:
        await writer.submit(
            lambda session, uow: jobs.enqueue(session, PerformSend(send_id=approved_statement(uow).id))
        )


async def run(order: Order) -> None:
    fatal = Fatal(order.die_at)
    clock = Clock()
    database = Database(order.database)
    writer = Writer(database.transaction)
    writer.start()
    seat = await take_seat(database.engine, die)
    core = Core(writer, clock, fatal)
    jobs = Jobs(database.engine)

    async with open_networks({"shop": SECRET}, timeout=NETWORK) as networks:
        sending = Sending(
            writer=writer,
            networks=FatalNetworks(networks, fatal),  # pyright: ignore[reportArgumentType]
            sources={"shop": shop(order.far_side, can_look_up=order.can_look_up)},
            dispatch=core,
            clock=clock,
            me=seat.sitting,
            living=seat.living,
            patience=Patience(network=NETWORK, margin=MARGIN, first_pause=0.2, look_again=0.3),
        )

        async def send(send_id: int) -> None:
            fatal.passes("job taken, not entered")
            await sending.perform(send_id)

        async def nothing(_: Job) -> None:
            return

        await jobs.start(executor=seat.executor, perform_send=send, make_drafts=nothing, run_errand=nothing)
        sweep = TimerSweep(
            reads=database.read,
            writer=writer,
            dispatch=core,
            many=core.together,
            grouped=(),
            clock=clock,
            enqueue=jobs.enqueue,
            jobs={SEND_AGAIN: lambda subject: PerformSend(send_id=subject)},
            every=0.1,
        )
        await approve(writer, jobs, order.approve, statement=order.statement)
        fatal.passes("approved")
        say(f"ready {seat.sitting}")
        await asyncio.gather(_leading(seat.lead, sweep.run), keep_recovering(jobs, seat, clock, look=0.2))


async def _leading(lead: Callable[[], Awaitable[None]], work: Callable[[], Awaitable[None]]) -> None:
    await lead()
    say("leads")
    await work()


def say(word: str) -> None:
    print(word, flush=True)


if __name__ == "__main__":
    order = json.loads(sys.argv[1])
    asyncio.run(run(Order(**{**order, "approve": tuple(order.get("approve", ()))})))
