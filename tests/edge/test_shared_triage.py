"""Several processes on one store: what one has opened a case for, or was taught, the other's triage knows as well."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from itertools import count

import pytest

from bot.ingest.contract import HookAuthor, HookComment, arrival
from bot.ingest.thinker import Thinker
from bot.ingest.triage_pump import Finish, TriagePump
from bot.writer import Unit, Writer
from handlers import routes
from handlers.comment import Author, Comment
from handlers.events import CommentReceived
from handlers.members import Head
from handlers.people import Brand, Source, Team
from handlers.ports import Context
from handlers.relaying.inbox import Delivery
from handlers.relaying.shared_groups import SharedGroups
from handlers.triage.taught import Lesson
from storage.database import Database

NOW = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
TEAM = Team(
    brands={"kanne": Brand(name="kanne")}, sources={"shop": Source(name="shop", kind="hook", brand="kanne")}
)
WAVE = "Eure neuen Kannen sind alle undicht und niemand antwortet auf meine Mails"
LIKE_IT = "Eure neuen Kannen sind alle undicht und niemand antwortet auf unsere Mails"
QUIET = "Na ja. Zum Preis der Schale sage ich mal lieber nichts mehr."


class Process:
    """All that one process has to itself: its writer, its pump, its triage child. The store is shared."""

    def __init__(self, database: Database, writer: Writer) -> None:
        self._database, self._writer = database, writer
        self.pump = TriagePump(
            thinker=Thinker(TEAM, database.read),
            dispatch=self._dispatch,
            writer=writer,
            reads=database.read,
            clock=lambda: NOW,
        )

    async def _dispatch(self, events: Sequence[CommentReceived], finish: Finish) -> float:
        def work(session: object, uow: Unit) -> None:
            context = Context(uow=uow, team=TEAM, now=NOW, token=lambda: "t")
            routes.handle_all(events, context)
            finish(session, uow)

        await self._writer.submit(work)
        return 0.0

    async def takes_in(self, id: str, text: str) -> None:
        comment = HookComment(id=id, text=text, created_at=NOW, author=HookAuthor(id=f"a-{id}"))
        receipt = await self._writer.ingest(
            Delivery(source="shop", received_at=NOW, arrivals=(arrival(comment, NOW),))
        )
        self.pump.offer(receipt.stored)
        await self.pump.settle()


@asynccontextmanager
async def process(url: str) -> AsyncIterator[Process]:
    database = Database(url)
    writer = Writer(database.transaction)
    writer.start()
    one = Process(database, writer)
    async with AsyncExitStack() as stack:
        stack.callback(database.close)
        stack.push_async_callback(writer.stop)
        running = asyncio.create_task(one.pump.run())
        yield one
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_two_processes_share_clusters_and_lessons(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ingest.thinker.LEARN_EVERY", 0.0)
    monkeypatch.setattr("bot.ingest.thinker.HEAR_EVERY", 0.0)
    async with process(postgres_url) as one, process(postgres_url) as two:
        await one.takes_in("a", "Wann macht ihr auf?")
        await two.takes_in("b", "Kann man bei euch auch bar bezahlen?")  # both children run
        await one.takes_in("c", WAVE)
        await two.takes_in("d", LIKE_IT)
        await one.takes_in("e", LIKE_IT)
        database = Database(postgres_url)
        with database.read() as uow:
            cases = uow.cases.find()
            assert [case.others for case in cases] == [0, 0, 2]
        await one.takes_in("f", QUIET)
        with database.read() as uow:
            quiet = uow.comments.by_external("shop", "f")
            assert quiet is not None
            assert len(uow.cases.find()) == 3
        with database.write() as uow:
            uow.lessons.add(
                Lesson(
                    brand="kanne",
                    comment_id=quiet.id,
                    version=1,
                    flag="complaint",
                    due=True,
                    person="jana",
                    at=NOW,
                )
            )
        for number, process_ in enumerate((one, two)):
            await process_.takes_in(f"g{number}", QUIET)
        with database.read() as uow:
            assert [(case.flags[0].name, case.others) for case in uow.cases.find()[3:]] == [("complaint", 1)]
        database.close()


_numbers = count(1)


def said(text: str) -> Comment:
    number = next(_numbers)
    return Comment(
        source="shop",
        external_id=f"x{number}",
        author=Author(id="a"),
        text=text,
        created_at=NOW,
        received_at=NOW,
    )


def test_who_opened_first_keeps_what_both_have_opened() -> None:
    one, two = SharedGroups(), SharedGroups()
    first, second = one.like(said(WAVE), "b"), two.like(said(LIKE_IT), "b")
    assert first.group != second.group
    opened = [
        Head(brand="b", group=first.group, text=WAVE, case_id=1),
        Head(brand="b", group=second.group, text=LIKE_IT, case_id=2),
    ]
    for told in (opened[1:], opened, opened):  # in whatever order they hear of it
        one.hear(told)
        two.hear(told)
    for groups in (one, two):
        for text in (WAVE, LIKE_IT):
            assert groups.like(said(text), "b").group == first.group


def test_how_like_it_is_is_never_said_too_high() -> None:
    groups = SharedGroups()
    own = groups.like(said(LIKE_IT), "b")
    groups.hear([Head(brand="b", group="elsewhere", text=WAVE, case_id=1)])
    alike = groups.like(said(LIKE_IT), "b")
    direct = SharedGroups([Head(brand="b", group="elsewhere", text=WAVE, case_id=1)])
    assert (own.similarity, alike.group) == (1.0, "elsewhere")
    assert 0.5 < alike.similarity <= direct.like(said(LIKE_IT), "b").similarity


def test_another_brand_hears_nothing_of_it() -> None:
    groups = SharedGroups([Head(brand="other", group="elsewhere", text=WAVE, case_id=1)])
    mine = said(WAVE)
    assert groups.like(mine, "b").group == f"shop/{mine.external_id}"
