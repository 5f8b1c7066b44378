"""What is read before the core decides: in time, again where that helps, and never in silence."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from bot.chat import Rooms, TokenRevoked
from bot.reading import Reading
from handlers.errors import Unavailable
from handlers.events import ChatMessage, Place

PLACE = Place(platform="slack", channel="C1", message_id="1.1", thread="1.0")
MESSAGE = ChatMessage(place=PLACE, account="U1", name="Jana", text="x", at=datetime(2026, 11, 22, tzinfo=UTC))


@dataclass(kw_only=True)
class Wall:
    failures: list[Exception] = field(default_factory=list)
    slow: bool = False
    asked: list[Any] = field(default_factory=list)

    async def read(self, channel: str, message_id: str, **more: Any) -> ChatMessage | None:
        self.asked.append((channel, message_id, more))
        if self.slow:
            await asyncio.Event().wait()
        if self.failures:
            raise self.failures.pop(0)
        return MESSAGE


def reading(wall: Wall) -> Reading:
    return Reading(
        rooms={"slack": cast("Rooms", wall)},
        at_most=0.05,
        patience=0.3,
        first_pause=0.001,
        longest_pause=0.01,
    )


async def test_what_a_form_is_about_is_read_again() -> None:
    wall = Wall()
    assert await reading(wall).at_once(PLACE) == MESSAGE
    assert wall.asked == [("C1", "1.1", {"thread": "1.0", "with_thread": False})]


@pytest.mark.parametrize("wall", [Wall(slow=True), Wall(failures=[Unavailable("x")])])
async def test_a_person_who_waits_hears_in_time_that_it_cannot_be_read(wall: Wall) -> None:
    with pytest.raises(Unavailable):
        await reading(wall).at_once(PLACE)


async def test_a_reaction_is_not_lost_to_a_limit() -> None:
    wall = Wall(failures=[Unavailable("x", retry_after=0.02), Unavailable("x")])
    assert await reading(wall).with_thread(PLACE) == MESSAGE
    assert [more["with_thread"] for *_, more in wall.asked] == [True, True, True]


@pytest.mark.parametrize("error", [Unavailable("x"), TokenRevoked("x")])
async def test_what_stays_unreadable_is_told_in_the_end(error: Exception) -> None:
    with pytest.raises(Unavailable):
        await reading(Wall(failures=[error] * 1000)).with_thread(PLACE)


async def test_a_platform_that_is_not_set_up_has_nothing_to_read() -> None:
    assert await Reading(rooms={}).at_once(PLACE) is None
