"""The whole path under a storm, from the hook to the case: rate, clicks meanwhile, losses, messages sent."""

import asyncio
import json
import os
import random
import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle, pairwise
from pathlib import Path

import aiohttp
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url
from standardwebhooks import Webhook

from bot.demo.stage import Stage, set_stage
from bot.sandbox.hand import Hand, World
from bot.sandbox.network import ACCOUNTS
from bot.sandbox.reading import Seen
from tests.bench.ingest import postgres
from tests.bench.table import Row
from tests.bench.toll import Toll
from tests.wording import unlike

RATE = int(os.environ.get("FLOOD_RATE", "2000"))
"""Comments a second: 2,000 have to be sustained, 5,000 are the aim."""
BATCH = 50
"""Comments in one delivery."""
AT_LEAST = 10_000
"""Comments, however short the measurement is meant to be: messages are counted for so many."""
OWN_WORDS = float(os.environ.get("FLOOD_OWN_WORDS", "0.05"))
"""Part of the comments that are worded like no other."""
STORE = f"sqlite:///{Path(name).absolute()}" if (name := os.environ.get("FLOOD_STORE")) else ""
"""A SQLite store that holds much already; no storm may be going on in it."""
LIMIT = 60
"""Messages a channel and 10,000 comments."""
QUIET = 6.0
"""Seconds without a new message after which none is expected."""
PATIENCE = 900.0
"""Seconds until everything that was stored has to be a case."""
CLICK_EVERY = 0.1
"""Seconds."""
SLOW = 100.0
"""Milliseconds that a click may take."""
APART = 1.0
"""Seconds between two slow clicks that make them two spells."""
NEVER = 3_000.0
"""Milliseconds: what a click counts that was not acknowledged at all."""
RUN = int(time.time())
"""No comment of an earlier measurement in the same store has the same id."""
PARTS = 4
LONG = 60.0
"""Seconds from which on the cost is told for each part."""
SAID = (
    "Unboxing heute: nur Scherben",
    "Der Kundenservice antwortet seit einer Woche nicht",
    "Boykott, kauft nichts mehr bei denen",
    "Cracked on arrival, and nobody replies",
    "Ich will mein Geld zurück, keinen Gutschein",
    "Third delivery, third broken cup",
)
GRAVE = 0.002
"""Part that threatens, or speaks of lawyers and the press."""
GRAVEST = ("Mein Anwalt meldet sich bei euch", "Ich bin Journalistin, wen frage ich um eine Stellungnahme")


async def measure(seconds: float) -> list[Row]:
    """`make bench ARGS="flood --seconds 600"` for the ten minutes of the specification."""
    return await _measured(seconds, STORE)


async def measure_postgresql(seconds: float) -> list[Row]:
    """The same with a server that runs beside it, on the same two cores."""
    with postgres() as address:
        return await _measured(seconds, address)


async def _measured(seconds: float, database: str) -> list[Row]:
    async with (
        set_stage(watch="[watch]\n", database_url=database) as stage,
        aiohttp.ClientSession() as session,
    ):
        world = World(stage.sandbox.base_url, session)
        address = make_url(stage.bot.environ["DATABASE_URL"])
        server = address.get_backend_name() != "sqlite"
        store = create_engine(address.set(drivername="postgresql+psycopg") if server else address)
        await world.comment(f"Tasse kaputt angekommen, was nun? {unlike('first')}", author="first")
        cards = {platform: await world.card(platform, "Tasse kaputt") for platform in ("slack", "discord")}
        before = {platform: len(await world.messages(platform)) for platform in cards}
        stood = _counted(store)
        acks: list[_Ack] = []
        count = max(AT_LEAST, int(seconds * RATE))
        tolls = [Toll.of(stage.bot.pid)]
        begun = time.monotonic()
        clicking = asyncio.create_task(_click(world, cards, acks))
        watching = asyncio.create_task(_look(stage, tolls, count / RATE))
        taken = await _pour(stage, session, count)
        stored = time.monotonic() - begun
        done = await _until_handled(store, taken + stood)
        handled = time.monotonic() - begun
        tolls.append(Toll.of(stage.bot.pid))
        clicking.cancel()
        watching.cancel()
        counted = _counted(store) - stood
        messages = {platform: await _settled(world, platform) - before[platform] for platform in cards}
        allowed = LIMIT * max(1.0, taken / 10_000)
        store.dispose()
        return [
            Row(
                what=f"{taken} comments stored, offered at {RATE}/s",
                measured=f"{taken / stored:.0f}/s",
                target=f"{RATE}/s",
                reached=taken / stored >= 0.95 * RATE,
            ),
            Row(
                what="from the hook to the case, until the last one",
                measured=f"{taken / handled:.0f}/s, {handled - stored:.1f} s after",
                target=f"{RATE}/s",
                reached=done and taken / handled >= 0.9 * RATE,
            ),
            *_clicks(acks, begun),
            Row(
                what="comments in cases, of those stored",
                measured=f"{counted} of {taken}",
                target="all",
                reached=counted == taken,
            ),
            *(
                Row(
                    what=f"messages in {platform}, all channels together",
                    measured=str(number),
                    target=f"<= {allowed:.0f}",
                    reached=number <= allowed,
                )
                for platform, number in messages.items()
            ),
            *_costs(tolls, taken),
        ]


@dataclass(frozen=True, slots=True)
class _Ack:
    """A click that was acknowledged: when it was made, and how many milliseconds it took."""

    at: float
    ms: float


def _clicks(acks: list[_Ack], begun: float) -> list[Row]:
    """How late they were acknowledged, and when they were slow: what comes once a minute shows there."""
    late = sorted(ack.ms for ack in acks)
    p99 = late[min(len(late) - 1, int(len(late) * 0.99))] if late else 0.0
    spells: list[list[_Ack]] = []
    for ack in sorted((ack for ack in acks if ack.ms > SLOW), key=lambda ack: ack.at):
        if spells and ack.at - spells[-1][-1].at < APART:
            spells[-1].append(ack)
        else:
            spells.append([ack])
    told = (
        f"{spell[0].at - begun:.0f} s: {len(spell)}x{max(ack.ms for ack in spell):.0f}" for spell in spells
    )
    return [
        Row(
            what=f"click acknowledged meanwhile: p50 / p99 / worst of {len(late)}",
            measured=f"{statistics.median(late) if late else 0:.0f} / {p99:.0f} / {max(late, default=0):.0f} ms",
            target=f"< {SLOW:.0f} ms",
            reached=bool(late) and p99 < SLOW,
        ),
        Row(
            what=f"slower ones: {sum(map(len, spells))} clicks in {len(spells)} spells, up to so many ms",
            measured=", ".join(told) or "none",
        ),
    ]


def _costs(tolls: list[Toll], taken: int) -> list[Row]:
    """By quarters, where they are long enough: what a comment costs must not grow with those before it."""
    first, *_, last = tolls
    rows = [
        Row(
            what="processor time a comment: bot / triage child / load and sandbox",
            measured=f"{last.since(first, taken)} µs",
        )
    ]
    if len(tolls) == PARTS + 1:
        quarters = [after.since(before, taken // PARTS).split(" / ") for before, after in pairwise(tolls)]
        rows.append(
            Row(
                what="that of bot and child, quarter by quarter",
                measured=", ".join(f"{bot}+{child}" for bot, child, _ in quarters),
            )
        )
    rows.append(
        Row(
            what="memory of bot and child, before and after",
            measured=f"{first.resident:.0f}, {last.resident:.0f} MB",
        )
    )
    return rows


async def _look(stage: Stage, tolls: list[Toll], seconds: float) -> None:
    if seconds < LONG:
        return
    for _ in range(PARTS - 1):
        await asyncio.sleep(seconds / PARTS)
        tolls.append(Toll.of(stage.bot.pid))


async def _pour(stage: Stage, session: aiohttp.ClientSession, count: int) -> int:
    """Signed deliveries at an even pace, to all accounts; what was stored is counted by the bot's own answers."""
    dice = random.Random(7)
    begun, number, taken = time.monotonic(), 0, 0
    pending: set[asyncio.Task[int]] = set()
    while number < count:
        while number < min(count, (time.monotonic() - begun) * RATE):
            pending.add(asyncio.create_task(_deliver(stage, session, number, dice)))
            number += BATCH
        finished = {task for task in pending if task.done()}
        taken += sum(task.result() for task in finished)
        pending -= finished
        await asyncio.sleep(0.01)
    return taken + sum(await asyncio.gather(*pending))


async def _deliver(stage: Stage, session: aiohttp.ClientSession, first: int, dice: random.Random) -> int:
    account = ACCOUNTS[first // BATCH % len(ACCOUNTS)]
    now = datetime.now(UTC)
    comments = [
        {
            "id": f"flood-{RUN}-{first + offset}",
            "text": _text(first + offset, dice),
            "created_at": now.isoformat(),
            "author": {"id": f"crowd-{dice.randrange(20_000)}"},
        }
        for offset in range(BATCH)
    ]
    body = json.dumps({"comments": comments})
    id_ = f"msg_flood_{RUN}_{first}"
    headers = {
        "webhook-id": id_,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(account.secret).sign(id_, now, body),
    }
    while True:
        async with session.post(
            f"{stage.bot.base_url}/hooks/{account.name}", data=body, headers=headers
        ) as got:
            if got.status == 202:
                return int((await got.json())["accepted"])
            if got.status != 503:
                raise RuntimeError(f"the hook answered {got.status}")
        await asyncio.sleep(0.2)


def _text(number: int, dice: random.Random) -> str:
    chance = dice.random()
    if chance < GRAVE:
        return f"{GRAVEST[number % len(GRAVEST)]} {unlike(number)}"
    said = SAID[number % len(SAID)]
    return f"{said} {unlike(number)}" if chance < OWN_WORDS else f"{said}{'!' * (number % 4)}"


async def _click(world: World, cards: Mapping[str, Seen], acks: list[_Ack]) -> None:
    """Acknowledgements as the platforms saw them, alternating between Slack and Discord; at an even pace, so that a
    slow one keeps no other from being measured."""
    async with asyncio.TaskGroup() as under_way:
        for platform, card in cycle(cards.items()):
            case = next(
                id_.split(":")[3] for id_ in card.controls.values() if id_.startswith("claim:-:case:")
            )
            control = f"history:-:case:{case}:1"
            control = f"more:-:case:{case}:1>{control}" if platform == "discord" else control
            under_way.create_task(_press(world, platform, card, control, acks))
            await asyncio.sleep(CLICK_EVERY)


async def _press(world: World, platform: str, card: Seen, control: str, acks: list[_Ack]) -> None:
    at = time.monotonic()
    seen = await Hand(world=world, platform=platform, user="jana").press_id(card, control)
    acks.append(_Ack(at, NEVER if seen.ack_ms is None else seen.ack_ms))


async def _until_handled(store: Engine, count: int) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if await asyncio.to_thread(_counted, store) >= count:
            return True
        await asyncio.sleep(0.1)
    return False


async def _settled(world: World, platform: str) -> int:
    """Messages of ours, once no further ones come: a platform takes about one a second in a channel."""
    seen, since = 0, time.monotonic()
    while time.monotonic() - since < QUIET:
        await asyncio.sleep(0.5)
        now = len(await world.messages(platform))
        if now != seen:
            seen, since = now, time.monotonic()
    return seen


def _counted(store: Engine) -> int:
    """Comments that stand in cases, by the store."""
    with store.connect() as connection:
        return int(connection.scalar(text("SELECT coalesce(sum(1 + others), 0) FROM app_case")) or 0)
