"""The store is locked, or its disk full: who waits is told so in time, nothing is half done, and then all goes on."""

import asyncio
import json
import resource
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from standardwebhooks import Webhook

from bot.sandbox.network import ACCOUNTS
from tests.faults.world import BOTH, LATER, TEXT, Ordeal, texts

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


async def hook(ordeal: Ordeal, name: str) -> tuple[int, Mapping[str, str], Any]:
    """A delivery of one comment, signed as it has to be."""
    account, now = ACCOUNTS[0], datetime.now(UTC)
    id_ = name.replace(" ", "-")
    comment = {
        "id": id_,
        "text": f"Vase {name} kam kaputt an!",
        "created_at": "2026-11-20T10:00:00Z",
        "author": {"id": name},
    }
    body = json.dumps({"comments": [comment]})
    headers = {
        "webhook-id": id_,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(account.secret).sign(id_, now, body),
    }
    async with ordeal.session.post(
        f"{ordeal.bot.base_url}/hooks/{account.name}", data=body, headers=headers
    ) as answer:
        return answer.status, answer.headers, await answer.json()


async def survives(
    ordeal: Ordeal, trouble: Callable[[Ordeal], AbstractContextManager[None]], name: str
) -> None:
    """While nothing can be written, clicks are told that they were not done and hooks when to come again."""
    case = await ordeal.complains()
    cards = {platform: await case.card(platform) for platform in BOTH}
    await ordeal.at_rest()
    with trouble(ordeal):
        delivery = asyncio.create_task(hook(ordeal, name))
        await ordeal.world.comment(f"Schale {name} kam kaputt an!", author=name)
        clicks = [ordeal.hand("jana", platform).press(cards[platform], "Übernehmen") for platform in BOTH]
        for told in await asyncio.gather(*clicks):
            assert "Nicht ausgeführt" in told.private
            assert "R-" in told.private
        status, headers, said = await delivery
        assert (status, said) == (503, {"error": "cannot store it now"})
        assert int(headers["Retry-After"]) >= 1
    for platform in BOTH:
        await case.card(platform, "Zuständig: noch niemand")
    assert (await hook(ordeal, name))[0] == 202
    await case.press("jana", "Übernehmen")
    await ordeal.turn_clock(LATER)
    for platform in BOTH:
        await case.card(platform, "Zuständig: Jana")
        for what in ("Vase", "Schale"):
            await ordeal.world.card(platform, f"{what} {name}", within=40)
            assert len(texts(await ordeal.world.messages(platform), f"{what} {name}")) == 1


async def test_while_the_database_is_locked_nobody_is_left_in_doubt(ordeal: Ordeal):
    await survives(ordeal, locked, "hinter Schloss")


async def test_while_the_disk_takes_nothing_more_nobody_is_left_in_doubt(ordeal: Ordeal):
    await survives(ordeal, no_more_bytes, "ohne Platz")


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
