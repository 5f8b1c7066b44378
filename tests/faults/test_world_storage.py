"""The store is locked, or its disk full: who waits is told so in time, nothing is half done, and then all goes on."""

import asyncio
import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager

import pytest

from tests.faults.world import BOTH, LATER, TEXT, Ordeal, texts
from tests.wording import unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")


@contextmanager
def locked(ordeal: Ordeal) -> Iterator[None]:
    """Somebody else, a backup perhaps, writes to the database and takes their time."""
    file = ordeal.bot.folder / "breakwater.db"
    with closing(sqlite3.connect(file, isolation_level=None, timeout=30)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def no_more_bytes(ordeal: Ordeal) -> Iterator[None]:
    """No file of the bot's takes another byte: neither its database nor its log."""
    pid = ordeal.bot.pid
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


async def survives(
    ordeal: Ordeal, trouble: Callable[[Ordeal], AbstractContextManager[None]], *, hooks_fail: bool
) -> None:
    """While nothing can be written, clicks are told so, hooks wait or are told when to come again, and reactions, which
    nobody sees the answer to, are done later."""
    case = await ordeal.complains()
    cards = {platform: await case.card(platform) for platform in BOTH}
    await ordeal.at_rest()
    name = f"aus Lager {case.number}"
    hook = (f"msg_{case.number}", name, f"Vase {name} kam kaputt an! {unlike(case.number)}")
    with trouble(ordeal):
        delivery = asyncio.create_task(ordeal.hook(*hook))
        await ordeal.world.comment(f"Schale {name} kam kaputt an! {unlike(name)}", author=name)
        for platform, emoji in (("slack", "scales"), ("discord", "newspaper")):
            await ordeal.hand("jana", platform).react(cards[platform], emoji, wait=0)
        clicks = [ordeal.hand("jana", platform).press(cards[platform], "Übernehmen") for platform in BOTH]
        for told in await asyncio.gather(*clicks):
            assert "Nicht ausgeführt" in told.private
            assert "R-" in told.private
        if hooks_fail:
            status, headers, said = await delivery
            assert (status, said) == (503, {"error": "cannot store it now"})
            assert int(headers["Retry-After"]) >= 1
    if hooks_fail:
        delivery = asyncio.create_task(ordeal.hook(*hook))
    status, _, said = await delivery
    assert (status, said) == (202, {"accepted": 1, "duplicates": 0})
    for platform in BOTH:
        await case.card(platform, "Zuständig: noch niemand")
        for team in ("Recht", "Presse"):
            await case.message(f"Eskaliert an: {team}", platform=platform)
    await case.press("jana", "Übernehmen")
    await ordeal.turn_clock(LATER)
    for platform in BOTH:
        await case.card(platform, "Zuständig: Jana")
        for what in ("Vase", "Schale"):
            await ordeal.world.card(platform, f"{what} {name}")
            assert len(texts(await ordeal.world.messages(platform), f"{what} {name}")) == 1


async def test_while_the_database_is_locked_clicks_are_withdrawn_and_hooks_wait(ordeal: Ordeal):
    await survives(ordeal, locked, hooks_fail=False)


@pytest.mark.faults_full
async def test_where_the_database_stays_locked_hooks_are_told_to_come_again(ordeal: Ordeal):
    await survives(ordeal, locked, hooks_fail=True)


async def test_while_the_disk_takes_nothing_more_nobody_is_left_in_doubt(ordeal: Ordeal):
    await survives(ordeal, no_more_bytes, hooks_fail=True)


async def test_a_reply_published_while_its_record_cannot_be_written_is_recorded_later(ordeal: Ordeal):
    case = await ordeal.complains()
    request = await case.asked_for_approval(TEXT)
    await ordeal.at_rest()
    ordeal.wrong("public:reply", "delay", seconds=0.5)
    said = len(ordeal.bot.log())
    await case.approved(request)
    await ordeal.until("the post", lambda: ordeal.posts(case))
    with locked(ordeal):
        await ordeal.until("the network's answer", lambda: "network answered" in ordeal.bot.log()[said:])
        assert await case.replies() == [TEXT]
    for platform in BOTH:
        await case.message("✅ Beantwortet", platform=platform)
    assert len(ordeal.posts(case)) == 1
