"""Two processes on PostgreSQL that meet the same wave at the same moment: one case for one wording, one stretch of
storm mode, one card for a topic, and no comment lost or counted twice."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import psycopg
import pytest

from bot.writer import Writer
from handlers import routes
from handlers.case import State
from handlers.comment import Author, Change, Comment, Incoming
from handlers.events import CommentReceived, Like, TimerFired
from handlers.people import WatchPlan
from handlers.ports import Context, UnitOfWork
from handlers.triage import assess
from handlers.triage.wording import fingerprint
from handlers.watch.judge import part_timer
from storage.database import Database
from tests.core.newsroom import START, TEAM
from tests.faults.newsroom import until
from tests.wording import unlike

CROWDED = replace(TEAM, watch=WatchPlan(cards_at_most=5))


def said(process: str, number: int, text: str, *, group: str = "") -> CommentReceived:
    """As that process has grouped it: by the first that it has seen itself."""
    comment = Comment(
        source="insta",
        external_id=f"{process}{number}",
        author=Author(id=f"{process}{number}"),
        text=text,
        created_at=START,
        received_at=START,
    )
    like = Like(group=group or f"insta/{process}{number}", fingerprint=fingerprint(text), similarity=1.0)
    return CommentReceived(
        incoming=Incoming(inbox_id=0, change=Change.CREATED, comment=comment),
        assessment=assess(comment, CROWDED.brands["Musterkanne"], CROWDED.policy),
        like=like,
    )


def handled(uow: UnitOfWork, events: Sequence[CommentReceived]) -> None:
    routes.handle_all(events, Context(uow=uow, team=CROWDED, now=START, token=lambda: "t"))


@asynccontextmanager
async def two(url: str) -> AsyncIterator[tuple[Writer, Writer, Database]]:
    """Two writers, each with connections of its own."""
    stores = [Database(url), Database(url)]
    writers = [Writer(store.transaction) for store in stores]
    for writer in writers:
        writer.start()
    try:
        yield writers[0], writers[1], stores[0]
    finally:
        for writer, store in zip(writers, stores, strict=True):
            await writer.stop()
            store.close()


def is_blocked(url: str) -> bool:
    with psycopg.connect(url) as database:
        row = database.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()
    return bool(row and row[0])


async def test_who_stores_second_joins_the_first_and_so_does_all_that_follows(postgres_url: str) -> None:
    async with two(postgres_url) as (one, other, store):
        stored, may_commit = threading.Event(), threading.Event()

        def first(_: Any, uow: UnitOfWork) -> None:
            handled(uow, [said("a", 1, "Tasse kaputt, wann kommt Ersatz?")])
            stored.set()
            may_commit.wait(20)

        begun = asyncio.create_task(one.submit(first))
        await until(stored.is_set)
        second = asyncio.create_task(
            other.submit(lambda _, uow: handled(uow, [said("b", 1, "Tasse KAPUTT, wann kommt Ersatz")]))
        )
        await until(lambda: second.done() or is_blocked(postgres_url))
        may_commit.set()
        await asyncio.gather(begun, second)
        # The second process goes on with its own name for them, a typo included.
        later = [said("b", 2, "Tasse kaputt, wann kommt denn Ersatz?", group="insta/b1")]
        await other.submit(lambda _, uow: handled(uow, later))
        with store.read() as uow:
            (case,) = uow.cases.find()
            assert (case.others, len(uow.members.find(case_id=case.id))) == (2, 2)
            assert len(uow.placements.of("case", case.id)) == 2


async def test_a_case_that_is_over_lets_the_same_words_open_another(postgres_url: str) -> None:
    async with two(postgres_url) as (one, other, store):
        text = "Kanne undicht, was nun?"
        await one.submit(lambda _, uow: handled(uow, [said("a", 1, text)]))

        def answered(_: Any, uow: UnitOfWork) -> None:
            (case,) = uow.cases.find()
            uow.cases.save(replace(case, state=State.ANSWERED))

        await one.submit(answered)
        await asyncio.gather(
            *(
                writer.submit(lambda _, uow, name=name: handled(uow, [said(name, 2, text)]))
                for writer, name in ((one, "a"), (other, "b"))
            )
        )
        with store.read() as uow:
            assert [(case.state.value, case.others) for case in uow.cases.find()] == [
                ("answered", 0),
                ("new", 1),
            ]


@pytest.mark.parametrize("rounds", [12])
async def test_a_wave_in_two_processes_is_gathered_once_and_every_comment_counts(
    postgres_url: str, rounds: int
) -> None:
    async with two(postgres_url) as (one, other, store):
        for number in range(rounds):
            same = f"Alles kaputt {unlike(('same', number))}"

            def work(name: str, number: int = number, same: str = same) -> Any:
                own = f"Henkel kaputt {unlike((name, number))}"
                events = [said(name, 2 * number, same), said(name, 2 * number + 1, own)]
                return lambda _, uow: handled(uow, events if name == "a" else events[::-1])

            await asyncio.gather(one.submit(work("a")), other.submit(work("b")))
        with store.read() as uow:
            cases = uow.cases.find()
            assert len(cases) == 3 * rounds
            assert sum(1 + case.others for case in cases) == 4 * rounds
            (gathering,) = uow.gatherings.find()
            topics = uow.topics.find(gathering_id=gathering.id)
            assert len({(topic.key, topic.name) for topic in topics}) == len(topics)
            gathered = [case for case in cases if case.topic_id]
            assert sum(topic.comments for topic in topics) == sum(1 + case.others for case in gathered)


async def test_a_minute_that_two_leaders_judge_raises_one_alarm(postgres_url: str) -> None:
    async with two(postgres_url) as (one, other, store):
        events = [said("a", number, f"Alles kaputt {unlike(number)}") for number in range(30)]
        timer = part_timer("brand", next(iter(CROWDED.brands)), START)

        def wave(_: Any, uow: UnitOfWork) -> None:
            handled(uow, events)
            uow.timers.set(timer)

        def judged(_: Any, uow: UnitOfWork) -> None:
            fired = TimerFired(key=timer.key, kind=timer.kind, subject=timer.subject, due_at=timer.due_at)
            routes.handle(fired, Context(uow=uow, team=CROWDED, now=START, token=lambda: "t"))

        await one.submit(wave)
        await asyncio.gather(*(writer.submit(judged) for writer in (one, other)))
        with store.read() as uow:
            (storm,) = uow.storms.find()
            assert storm.figures.total == 30
            assert len(uow.placements.of("storm", storm.id)) == 2
