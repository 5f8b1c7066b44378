"""kill -9 in the middle of a wave: counts, alarm, topics and the curve go on as if nothing had been."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.demo.stage import Stage, set_stage
from tests.faults.world import BOTH, LATER, Ordeal
from tests.wording import unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")
POSTS = ("ig-herbst", "fb-werkstatt", "rv-kanne")
BEFORE, MEANWHILE, AFTERWARDS = 20, 12, 6


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    """Here a wave may become one, and gather on topics."""
    async with set_stage() as standing:
        yield standing


async def rages(ordeal: Ordeal, numbers: range) -> None:
    await asyncio.gather(
        *(
            ordeal.world.comment(
                f"Meine Kanne kam zerbrochen an {unlike(('kill', number))}",
                author=f"welle{number}",
                post=POSTS[number % 3],
            )
            for number in numbers
        )
    )


def counted(ordeal: Ordeal, first: int) -> int:
    """By the watch, beyond what was there before this story."""
    ((total,),) = ordeal.rows("SELECT coalesce(sum(total), 0) FROM app_watch_minute WHERE scope = 'brand'")
    return int(total) - first


async def test_killed_in_mid_storm_it_counts_each_comment_once_and_raises_no_second_alarm(ordeal: Ordeal):
    first = counted(ordeal, 0)
    await rages(ordeal, range(BEFORE))
    await ordeal.until("the first are counted", lambda: counted(ordeal, first) == BEFORE)
    await ordeal.turn_clock(1.1)
    for platform in BOTH:
        await ordeal.world.card(platform, "Ungewöhnlich viel Kritik")
    # Some of these are stored, some on their way, some come while nobody is there.
    told = asyncio.create_task(rages(ordeal, range(BEFORE, BEFORE + MEANWHILE)))
    await ordeal.until("some of them", lambda: counted(ordeal, first) > BEFORE, every=0.001)
    await ordeal.bot.kill()
    await told
    await ordeal.turn_clock(LATER)
    await ordeal.bot.start()
    await rages(ordeal, range(BEFORE + MEANWHILE, BEFORE + MEANWHILE + AFTERWARDS))
    everyone = BEFORE + MEANWHILE + AFTERWARDS
    await ordeal.passes_until("all are counted", lambda: counted(ordeal, first) >= everyone)
    assert counted(ordeal, first) == everyone
    assert ordeal.rows("SELECT count(*) FROM app_comment") == [(everyone + first,)]
    await ordeal.passes_until(
        "a wave as high as it is",
        lambda: ordeal.rows("SELECT highest FROM app_storm") == [(everyone,)],
    )
    # Every comment stands on a card or a topic, and topics have counted theirs once.
    ((gathered, total),) = ordeal.rows(
        "SELECT (SELECT sum(1 + others) FROM app_case WHERE topic_id > 0), (SELECT sum(comments) FROM app_live_topic)"
    )
    assert gathered == total > 0
    ((cases,),) = ordeal.rows("SELECT sum(1 + others) FROM app_case")
    assert cases == everyone + first
    for platform in BOTH:
        alarms = [
            m for m in await ordeal.world.messages(platform) if "Ungewöhnlich viel Kritik" in m.first_line
        ]
        assert len(alarms) == 1
    # In the curve no five minutes look silent in between.
    minutes = [one for (one,) in ordeal.rows("SELECT minute FROM app_watch_minute WHERE scope = 'brand'")]
    assert len(minutes) >= 2
