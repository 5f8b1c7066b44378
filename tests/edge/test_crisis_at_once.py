"""Many press at the same moment, through the writer that all clicks take: nothing is lost, nothing counts twice."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.writer import Writer
from handlers import routes
from handlers.crisis.crisis import StepState
from handlers.errors import Refused
from handlers.events import Submitted
from handlers.people import Person
from handlers.ports import Context, UnitOfWork
from storage.database import Database
from tests.core.crisis_room import CRISIS_TEAM, MARA, CrisisRoomTest
from tests.core.newsroom import JANA, MERT, Place, actor

CROWD = tuple(
    replace(JANA, id=f"moderator{number}", name=f"Nr. {number}", slack=f"U-m{number}", discord=f"D-m{number}")
    for number in range(20)
)
TEAM = replace(CRISIS_TEAM, people={**CRISIS_TEAM.people, **{one.id: one for one in CROWD}})


async def at_once(database: Database, room: CrisisRoomTest, *forms: tuple[Person, Any, str]) -> list[str]:
    """All of them submit at the same moment; what each was told."""
    writer = Writer(database.transaction)
    writer.start()
    try:
        works = [_work(room, who, click, text) for who, click, text in forms]
        return list(await asyncio.gather(*(writer.click(work) for work in works)))
    finally:
        await writer.stop()


def _work(room: CrisisRoomTest, who: Person, click: Any, text: str) -> Callable[[Any, UnitOfWork], str]:
    event = Submitted(
        click=click, values={"text": text}, actor=actor(who), place=Place(platform="slack", channel="C1")
    )

    def work(session: Any, uow: UnitOfWork) -> str:
        context = Context(uow=uow, team=room.team, now=room.now, token=lambda: "t")
        try:
            with session.begin_nested():
                (told,) = routes.handle(event, context)
                return str(getattr(told, "key", told))
        except Refused as refused:
            return refused.key

    return work


async def test_of_twenty_who_tick_the_same_step_at_once_one_wins(database: Database) -> None:
    room = CrisisRoomTest(database, TEAM)
    room.start(MARA)
    click = room.on("c13", "step-done")
    told = await at_once(database, room, *((MERT, click, f"Nr. {n}") for n in range(20)))
    assert Counter(told) == {"told-step-done": 1, "refused-step-done": 19}
    assert room.timeline().count("step.done") == 1


async def test_two_who_tick_two_steps_at_once_lose_nothing(database: Database) -> None:
    room = CrisisRoomTest(database, TEAM)
    room.start(MARA)
    one, two = room.on("c01", "step-done"), room.on("c05", "step-done")
    told = await at_once(database, room, (JANA, one, "geprüft"), (MERT, two, "https://insta.example/p/1"))
    assert told == ["told-step-done", "told-step-done"]
    assert {room.step(id).state for id in ("c01", "c05")} == {StepState.DONE}


async def test_twenty_notes_at_once_are_twenty_lines_of_the_timeline(database: Database) -> None:
    room = CrisisRoomTest(database, TEAM)
    room.start(MARA)
    click = room.form(MARA, room.on("c05", "step-note")).click
    await at_once(database, room, *((who, click, who.name) for who in CROWD))
    assert room.timeline().count("step.noted") == 20
    with database.read() as uow:
        assert {one.text for one in uow.crisis_texts.find(kind="note")} == {who.name for who in CROWD}
