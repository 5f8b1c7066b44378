"""The whole bot, attached to the sandbox: clicks while comments come in, from comment to card, start and memory."""

import asyncio
import json
import statistics
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
from standardwebhooks import Webhook

from bot.demo.stage import Stage, set_stage
from bot.sandbox.hand import Hand, World
from bot.sandbox.network import ACCOUNTS
from tests.bench.table import Row
from tests.wording import unlike

BATCH = 10
"""Comments in one delivery of the load."""
RATES = (0, 1000)
"""Comments a second while clicks are measured."""
SOURCE = ACCOUNTS[1]
CALM = "Gestern auf dem Markt gesehen, Nummer {}."
"""Ordinary words that triage does not flag: cards would measure the platforms' paces instead."""


async def measure(seconds: float) -> list[Row]:
    """Start a bot, then each figure in turn; `seconds` for each rate of comments."""
    async with set_stage(start=False) as stage, aiohttp.ClientSession() as session:
        rows = [await _start(stage)]
        world = World(stage.sandbox.base_url, session)
        rows += await _comment_to_card(world)
        for rate in RATES:
            rows.append(await _clicks(stage, world, session, rate, max(seconds * 3, 8.0)))
        rows.append(_memory(stage))
        return rows


async def _start(stage: Stage) -> Row:
    begun = time.monotonic()
    await stage.bot.start()
    took = time.monotonic() - begun
    what = "bot from nothing to ready on both platforms"
    return Row(what=what, measured=f"{took:.2f} s", target="< 3 s", reached=took < 3)


async def _comment_to_card(world: World) -> list[Row]:
    """One at a time, so that nothing queues; Slack takes one message a second in a channel."""
    times: list[float] = []
    for number in range(10):
        begun = time.monotonic()
        await world.comment(
            f"Tasse {number} kaputt angekommen, was nun? {unlike(number)}", author=f"probe_{number}"
        )
        for platform in ("slack", "discord"):
            await world.card(platform, f"Tasse {number} kaputt")
        times.append(time.monotonic() - begun)
        await asyncio.sleep(max(0.0, 1.2 - times[-1]))
    worst = max(times)
    return [
        Row(
            what="comment to card on both platforms, p50 / worst of 10",
            measured=f"{statistics.median(times) * 1000:.0f} / {worst * 1000:.0f} ms",
            target="< 1 s",
            reached=worst < 1.0,
        )
    ]


async def _clicks(
    stage: Stage, world: World, session: aiohttp.ClientSession, rate: int, seconds: float
) -> Row:
    """Acknowledgements as the platforms saw them, alternating between Slack and Discord."""
    cards = {platform: await world.card(platform, "Tasse 9 kaputt") for platform in ("slack", "discord")}
    taken: list[int] = []
    load = asyncio.create_task(_load(stage, session, rate, seconds, taken))
    acks: list[float] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for platform, card in cards.items():
            control = f"history:-:case:{_case(card.controls)}:1"
            control = f"more:-:case:{_case(card.controls)}:1>{control}" if platform == "discord" else control
            seen = await Hand(world=world, platform=platform, user="jana").press_id(card, control)
            if seen.ack_ms is not None:
                acks.append(seen.ack_ms)
    await load
    acks.sort()
    p99 = acks[min(len(acks) - 1, int(len(acks) * 0.99))]
    came = f", {sum(taken) / seconds:.0f} stored" if rate else ""
    return Row(
        what=f"click acknowledged at {rate} comments/s{came}: p50 / p99 of {len(acks)}",
        measured=f"{statistics.median(acks):.0f} / {p99:.0f} ms",
        target="< 100 ms",
        reached=p99 < 100,
    )


def _case(controls: Any) -> int:
    return next(int(control.split(":")[3]) for control in controls.values() if ":case:" in control)


async def _load(
    stage: Stage, session: aiohttp.ClientSession, rate: int, seconds: float, taken: list[int]
) -> None:
    """Signed deliveries at an even pace; what was stored is counted by the bot's own answers."""
    if not rate:
        return
    url = f"{stage.bot.base_url}/hooks/{SOURCE.name}"
    begun = time.monotonic()
    number = 0
    pending: set[asyncio.Task[None]] = set()
    while (now := time.monotonic() - begun) < seconds:
        while number < now * rate:
            task = asyncio.create_task(_deliver(session, url, number, taken))
            pending.add(task)
            task.add_done_callback(pending.discard)
            number += BATCH
        await asyncio.sleep(0.01)
    await asyncio.gather(*pending)


async def _deliver(session: aiohttp.ClientSession, url: str, first: int, taken: list[int]) -> None:
    now = datetime.now(UTC)
    comments = [
        {
            "id": f"load-{now.timestamp()}-{first + offset}",
            "text": CALM.format(first + offset),
            "created_at": now.isoformat(),
            "author": {"id": f"load-{(first + offset) % 5000}"},
        }
        for offset in range(BATCH)
    ]
    body = json.dumps({"comments": comments})
    id_ = f"msg_{now.timestamp()}_{first}"
    headers = {
        "webhook-id": id_,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(SOURCE.secret).sign(id_, now, body),
    }
    async with session.post(url, data=body, headers=headers) as answer:
        if answer.status == 202:
            taken.append((await answer.json())["accepted"])


def _memory(stage: Stage) -> Row:
    status = Path(f"/proc/{stage.bot.pid}/status")
    if not status.exists():
        return Row(what="memory of the bot", measured="not told on this system")
    resident = int(status.read_text().split("VmRSS:")[1].split()[0]) / 1024
    return Row(
        what="memory of the bot after that",
        measured=f"{resident:.0f} MB",
        target="< 200 MB",
        reached=resident < 200,
    )
