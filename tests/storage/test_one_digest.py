"""Two processes on one PostgreSQL open the digest of the same time at the same moment: there is one."""

import asyncio
import threading
from dataclasses import replace
from datetime import time
from itertools import count
from typing import Any

import pytest

from bot.writer import Writer
from handlers import routes
from handlers.calendar.hours import Shift
from handlers.comment import Author, Change, Comment, Incoming, Post
from handlers.digest import DigestPlan
from handlers.events import CommentReceived
from handlers.people import Team
from handlers.ports import Context, UnitOfWork
from handlers.triage import assess
from storage.database import Database
from tests.core.newsroom import START, TEAM
from tests.wording import unlike

PRAISE = "Die Kanne ist wunderschön, großes Lob, ich bin begeistert"
ANY = time(0), time(23, 59)
TOGETHER = replace(TEAM, digests=DigestPlan(times={"praise": ANY}))
AT_NIGHT = replace(TEAM, policy=replace(TEAM.policy, quiet_hours=(Shift(start=0, end=24 * 60 - 30),)))
_numbers = count(1)


def comes_in(uow: UnitOfWork, team: Team, text: str) -> None:
    """A comment, as one process takes it in."""
    number = next(_numbers)
    told = Comment(
        source="insta", external_id=f"c{number}", author=Author(id=f"a{number}", name="a"), text=text,
        created_at=START, received_at=START, post=Post(id="p1", title=""),
    )  # fmt: skip
    assessment = assess(told, team.brands["Musterkanne"], team.policy)
    incoming = Incoming(inbox_id=0, change=Change.CREATED, comment=told, relay=True)
    ctx = Context(uow=uow, team=team, now=START, token=lambda: f"token{number}")
    routes.handle(CommentReceived(incoming=incoming, assessment=assessment), ctx)


@pytest.mark.parametrize(("team", "text"), [(TOGETHER, PRAISE), (AT_NIGHT, "Meine Tasse ist kaputt")])
async def test_of_two_processes_that_open_one_digest_the_second_joins_the_first(
    postgres_url: str, team: Team, text: str
) -> None:
    databases = Database(postgres_url), Database(postgres_url)
    writers = [Writer(one.transaction) for one in databases]
    both = threading.Barrier(2, timeout=60)
    begun: list[int] = []

    def work(number: int) -> Any:
        def one(_: Any, uow: UnitOfWork) -> None:
            if number not in begun:
                # Each sees the store as it was before the other wrote anything.
                begun.append(number)
                assert uow.digests.find() == []
                both.wait()
            comes_in(uow, team, f"{text} {unlike(str(number))}")

        return one

    for writer in writers:
        writer.start()
    await asyncio.gather(*(writer.submit(work(number)) for number, writer in enumerate(writers)))
    for writer in writers:
        await writer.stop()
    with databases[0].read() as uow:
        (digest,) = uow.digests.find()
        assert [case.digest_id for case in uow.cases.find()] == [digest.id, digest.id]
        notes = [placed for placed in uow.placements.find() if placed.kind == "digest"]
        assert len(notes) == (2 if digest.kind == "quiet" else 0), "one note in each of the two channels"
    for one in databases:
        one.close()
