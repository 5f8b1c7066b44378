"""kill -9 and other mishaps while a crisis runs: one room and one card a platform, every word on record once."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest

from bot.demo.stage import NotReady
from bot.sandbox.reading import Seen
from tests.faults.world import BOTH, CREATE, LATER, UPDATE, Ordeal
from tests.stories.crises import card, command, filled, finish, press, start

pytestmark = pytest.mark.asyncio(loop_scope="module")

FULL = pytest.mark.faults_full
DISCORD_FIRST = pytest.mark.parametrize(
    "on_both", ["discord", pytest.param("slack", marks=FULL)], indirect=True
)
ROOM = {"slack": "slack:conversations.create", "discord": "discord:POST /guilds/{guild}/channels"}
MARK = "slack:conversations.setPurpose"
IN = "slack:conversations.invite"
"""In Discord's little world all who are called see the room anyway."""
PIN = {"slack": "slack:pins.add", "discord": "discord:PUT /channels/{channel}/messages/pins/{message}"}
STARTING = [
    ROOM["slack"],
    pytest.param(MARK, marks=FULL),
    ROOM["discord"],
    pytest.param(IN, marks=FULL),
    pytest.param(PIN["slack"], marks=FULL),
    PIN["discord"],
]
"""Requests of a start; the far side carries them out, and nobody is left to hear so."""


@dataclass(frozen=True, kw_only=True)
class Running:
    """A crisis, and what stands of it at the far side."""

    ordeal: Ordeal
    number: int

    async def card(self, *parts: str, platform: str = "") -> Seen:
        return await card(self.ordeal, self.number, *parts, platform=platform)

    async def rooms(self, platform: str) -> list[dict[str, Any]]:
        channels = (await self.ordeal.world.get())[platform]["channels"]
        return [one for one in channels if one["name"].startswith(f"krise-{self.number}-")]

    async def cards(self, platform: str) -> list[Seen]:
        seen = await self.ordeal.world.messages(platform)
        return [one for one in seen if f"Krise {self.number} ·" in one.first_line and "Jetzt:" in one.text]

    def log(self, type: str) -> int:
        told = self.ordeal.rows(
            f"SELECT id FROM app_log WHERE subject = 'crisis:{self.number}' AND type = '{type}'"
        )
        return len(told)

    async def stands_once(self, platform: str) -> None:
        (room,) = await self.rooms(platform)
        (status,) = await self.cards(platform)
        assert status.channel == room["id"]

        async def pinned() -> bool:
            return await self.pinned(platform) == [status.id]

        await self.ordeal.holds(f"the card pinned on {platform}", pinned)

    async def pinned(self, platform: str) -> list[str]:
        (room,) = await self.rooms(platform)
        if platform == "slack":
            return list(room["pins"])
        return [one["id"] for one in room["messages"] if one["pinned"]]


async def in_the_room(ordeal: Ordeal, seen: Seen, who: str) -> None:
    """Wait until they have been brought in: before that they see nothing there."""
    world = await ordeal.world.get()
    account = next(str(one[seen.platform]) for one in world["humans"] if one["id"] == who)

    async def there() -> bool:
        channels = (await ordeal.world.get())[seen.platform]["channels"]
        room = next(one for one in channels if one["id"] == seen.channel)
        return account in room.get("members", []) or who in room.get("seen_by", [])

    await ordeal.holds(f"{who} in the room", there)


async def begun(ordeal: Ordeal, title: str) -> Running:
    return Running(ordeal=ordeal, number=await start(ordeal, title))


@pytest.mark.parametrize("deadly", STARTING)
async def test_killed_while_it_starts_a_crisis_has_one_room_and_one_card_a_platform(
    ordeal: Ordeal, deadly: str
):
    async with ordeal.killed_at(deadly):
        form = await command(ordeal, "start")
        await ordeal.hand("mara").submit(form, title="Scherben", level="4")
    await ordeal.bot.start()
    ((number,),) = ordeal.rows("SELECT max(id) FROM app_crisis")
    crisis = Running(ordeal=ordeal, number=number)
    for platform in BOTH:
        await crisis.card("Leitung Mara", "0 von", platform=platform)
        await crisis.stands_once(platform)
    seen = await press(ordeal, "Rollen", await crisis.card())
    assert "Krisenleitung: Mara" in seen.private
    assert crisis.log("crisis.declared") == 1
    await finish(ordeal, number)


@DISCORD_FIRST
async def test_killed_over_a_tick_it_counts_once_and_shows_on_both(on_both: Ordeal):
    ordeal = on_both
    crisis = await begun(ordeal, "Haken")
    form = await press(ordeal, "Jetzt erledigen", await crisis.card())
    await ordeal.at_rest()
    async with ordeal.killed_at(UPDATE[ordeal.platform]):
        await ordeal.hand("mara").submit(form, **filled(form, "1 und 2 gesichert"))
    await ordeal.bot.start()
    for platform in BOTH:
        await crisis.card("Jetzt: Fakten bestätigen", platform=platform)
        await crisis.stands_once(platform)
    assert crisis.log("step.ticked") == 1
    await finish(ordeal, crisis.number)


async def test_killed_over_a_decision_it_is_on_record_once(ordeal: Ordeal):
    crisis = await begun(ordeal, "Entscheid")
    form = await press(ordeal, "Entscheidung", await crisis.card())
    await ordeal.at_rest()
    async with ordeal.killed_at(UPDATE["discord"]):
        await ordeal.hand("mara").submit(form, what="Kampagne gestoppt", why="Wirkt zynisch")
    await ordeal.bot.start()
    for platform in BOTH:
        await crisis.card("Zuletzt: Kampagne gestoppt", platform=platform)
    ((decided,),) = ordeal.rows(f"SELECT count(*) FROM app_decision WHERE crisis_id = {crisis.number}")
    assert decided == 1
    await finish(ordeal, crisis.number)


@DISCORD_FIRST
async def test_a_reminder_that_came_due_while_the_bot_was_dead_comes_late_and_once(on_both: Ordeal):
    ordeal = on_both
    crisis = await begun(ordeal, "Verspätet")
    await crisis.card()
    await ordeal.at_rest()
    await ordeal.bot.kill()
    await ordeal.turn_clock(31)
    async with ordeal.killed_at(CREATE["slack"]):
        with suppress(NotReady):  # it may die before it is
            await ordeal.bot.start()
    await ordeal.bot.start()
    await ordeal.turn_clock(LATER)
    late = f"auf dich · Krise {crisis.number}"
    told = await ordeal.world.card("slack", late)
    assert "später" in told.text or "verspätet" in told.text.lower(), told.text
    await ordeal.at_rest()
    for platform in BOTH:
        told = [one.text.split("\n")[1] for one in await ordeal.world.messages(platform) if late in one.text]
        assert len(told) == len(set(told)), "somebody was reminded twice"
    await finish(ordeal, crisis.number)


async def test_a_room_that_somebody_takes_away_is_told_and_made_anew(on_both: Ordeal):
    ordeal, here = on_both, on_both.platform
    crisis = await begun(ordeal, "Raum weg")
    first = await crisis.card(platform=here)
    await crisis.stands_once(here)
    verb = "archive" if here == "slack" else "delete_channel"
    await ordeal.world.do(verb, platform=here, user="mara", channel=first.channel)
    form = await press(
        ordeal, "Stufe ändern …", await crisis.card(platform=ordeal.other), by="mara", on=ordeal.other
    )
    await ordeal.hand("mara", ordeal.other).submit(form, level="5", reason="Presse fragt an")
    moved = await ordeal.world.until(
        here,
        lambda seen: (
            seen.channel != first.channel
            and f"Krise {crisis.number} · Stufe 5" in seen.first_line
            and "Jetzt:" in seen.text
        ),
        what="the card where the team is told",
    )
    again = await press(ordeal, "Erneut versuchen", moved)
    assert not again.errors, again
    made = await ordeal.world.until(
        here,
        lambda seen: (
            seen.channel not in {first.channel, moved.channel}
            and f"Krise {crisis.number} ·" in seen.first_line
            and "Jetzt:" in seen.text
        ),
        what="the card in a new room",
    )
    assert made.channel
    await finish(ordeal, crisis.number)


async def test_a_pinned_card_that_somebody_deletes_comes_back_once(on_both: Ordeal):
    ordeal, here = on_both, on_both.platform
    crisis = await begun(ordeal, "Karte weg")
    gone = await crisis.card(platform=here)
    await crisis.stands_once(here)
    await crisis.stands_once(ordeal.other)
    verb = {"slack": "delete", "discord": "delete_message"}[here]
    await in_the_room(ordeal, gone, "mara")
    await ordeal.world.do(verb, platform=here, user="mara", channel=gone.channel, message=gone.id)
    ordeal.taken_away.add(gone.id)
    form = await press(
        ordeal, "Stufe ändern …", await crisis.card(platform=ordeal.other), by="mara", on=ordeal.other
    )
    await ordeal.hand("mara", ordeal.other).submit(form, level="5", reason="Presse fragt an")
    back = await crisis.card("Stufe 5", platform=here)
    assert back.id != gone.id
    await ordeal.at_rest()
    await crisis.stands_once(here)
    await finish(ordeal, crisis.number)


async def test_with_both_platforms_gone_for_ten_minutes_reminders_come_late_and_once(ordeal: Ordeal):
    crisis = await begun(ordeal, "Beide weg")
    await crisis.card()
    await ordeal.at_rest()
    for platform in BOTH:
        ordeal.wrong(f"{platform}:*", "error", status=503, times=10_000)
    await ordeal.turn_clock(12)
    waiting = f"SELECT id FROM app_placement WHERE kind = 'crisis-notice' AND subject = {crisis.number} AND shown = 0"
    await ordeal.until("reminders that cannot be sent", lambda: ordeal.rows(waiting))
    await ordeal.until("a try", lambda: any(one.times < 9_999 for one in ordeal.stage.sandbox.kernel.faults))
    ordeal.mend()
    await ordeal.passes_until("all of them told", lambda: not ordeal.rows(waiting))
    await ordeal.until_ready(within=60)
    for platform in BOTH:
        await crisis.card("überfällig", platform=platform)
        told = [
            one.text
            for one in await ordeal.world.messages(platform)
            if f"auf dich · Krise {crisis.number}" in one.text
        ]
        assert len(told) == len(set(told))
    await ordeal.at_rest()
    await finish(ordeal, crisis.number)
