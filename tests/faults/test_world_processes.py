"""On PostgreSQL, alone and as two processes at once: one card, one publication, and who is left takes over."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import aiohttp
import pytest

from bot.demo.stage import BotProcess, set_stage
from bot.sandbox.hand import Hand, Reaction
from tests.faults.world import BOTH, LATER, TEXT, Ordeal
from tests.stories.scene import Case

pytestmark = pytest.mark.asyncio(loop_scope="module")


@asynccontextmanager
async def ordeal_on(postgres_url: str) -> AsyncIterator[Ordeal]:
    async with (
        set_stage(database_url=postgres_url) as stage,
        aiohttp.ClientSession() as session,
        Ordeal.on(stage, session, "slack") as ordeal,
    ):
        yield ordeal


@asynccontextmanager
async def second_bot(ordeal: Ordeal) -> AsyncIterator[BotProcess]:
    """The same configuration, the same database, another port."""
    folder = ordeal.bot.folder / "second"
    folder.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    second = BotProcess(folder=folder, port=port, environ={**ordeal.bot.environ, "PORT": str(port)})
    await second.start()
    try:
        yield second
    finally:
        await second.stop()
        assert "Traceback" not in second.log()


@pytest.mark.faults_full
async def test_killed_between_publication_and_record_it_looks_before_it_sends_again(postgres_url: str):
    async with ordeal_on(postgres_url) as ordeal:
        case = await ordeal.complains()
        request = await case.asked_for_approval(TEXT)
        async with ordeal.killed_at("public:action"):
            await case.approved(request)
        assert await case.replies() == [TEXT]
        await ordeal.bot.start()
        await ordeal.turn_clock(LATER)
        for platform in BOTH:
            await case.message("✅ Beantwortet", platform=platform)
        assert await case.replies() == [TEXT]
        assert len(ordeal.posts(case)) == 1


@contextmanager
def paused(bot: BotProcess) -> Iterator[None]:
    """It lives, holds what it holds, and does nothing."""
    os.kill(bot.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(bot.pid, signal.SIGCONT)


async def test_of_two_processes_each_can_do_all_and_one_takes_over_when_the_other_dies(postgres_url: str):
    async with ordeal_on(postgres_url) as ordeal, second_bot(ordeal) as second:
        hooks = ordeal.stage.sandbox.public.hooks
        cases: list[Case] = []
        forms: list[tuple[Hand, Reaction]] = []
        for user, address in (("mert", ordeal.bot.base_url), ("mara", second.base_url)):
            hooks.hook_base = address
            cases.append(await ordeal.complains())
            await cases[-1].asked_for_approval(f"{TEXT} ({user})")
            request = await cases[-1].message("Freigabe bis", platform="discord")
            hand = ordeal.hand(user, "discord")
            forms.append((hand, await hand.press(request, "Freigeben und veröffentlichen")))
        assert len(await ordeal.world.messages("slack")) == 6  # of each case card, drafts and request

        with paused(second):  # so that it is the first one who publishes
            async with ordeal.killed_at("public:action"):
                await asyncio.gather(*(hand.submit(form) for hand, form in forms))
        hooks.hook_base = second.base_url
        await ordeal.until("the other's lead", lambda: "discord session open" in second.log())
        await ordeal.turn_clock(LATER)
        for case, user in zip(cases, ("mert", "mara"), strict=True):
            for platform in BOTH:
                await case.message("✅ Beantwortet", platform=platform)
            assert await case.replies() == [f"{TEXT} ({user})"]
        assert "looked before sending again" in second.log()
        after = await ordeal.complains()
        await ordeal.hand("jana", "discord").press(await after.card("discord"), "Übernehmen")
        await after.card("slack", "Zuständig: Jana")
