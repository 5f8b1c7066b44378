"""kill -9 between the injects of a drill: each comes once, late ones say so, and nothing of it gets out."""

import re

import pytest

from bot.sandbox.reading import Seen
from tests.faults.world import BOTH, CREATE, Ordeal
from tests.stories.crises import command, press

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def injects(ordeal: Ordeal, platform: str) -> list[str]:
    """First lines of all that has come, without their clock times."""
    seen = await ordeal.world.messages(platform)
    lines = [one.first_line for one in seen if one.first_line.startswith("ÜBUNG · Einspielung")]
    return sorted(re.sub(r" · \d\d:\d\d$", "", line) for line in lines)


async def status(ordeal: Ordeal, drill: int, *parts: str) -> Seen:
    return await ordeal.world.until(
        "slack",
        lambda seen: f"Krise Ü{drill} ·" in seen.first_line and all(part in seen.text for part in parts),
        what=f"the card of drill {drill} with {parts}",
    )


async def test_killed_between_injects_a_drill_goes_on_and_each_comes_once(ordeal: Ordeal):
    form = await command(ordeal, "drill")
    told = await ordeal.hand("mara").submit(form, speed="1")
    found = re.search(r"Übung Ü(\d+) läuft", told.private)
    assert found, told
    drill = int(found[1])
    await status(ordeal, drill, "Einspielungen: 1 von 7")
    await ordeal.at_rest()
    async with ordeal.killed_at(CREATE["discord"]):
        await ordeal.turn_clock(10)
    await ordeal.turn_clock(7)
    await ordeal.bot.start()
    await status(ordeal, drill, "Einspielungen: 4 von 7")
    await ordeal.at_rest()
    come = [
        "ÜBUNG · Einspielung 1 · Kommentare",
        "ÜBUNG · Einspielung 2 · Kommentare",
        "ÜBUNG · Einspielung 3 · Anruf der Presse",
        "ÜBUNG · Einspielung 4 · Gerücht",
    ]
    for platform in BOTH:
        await ordeal.shown(f"each inject once on {platform}", lambda on=platform: injects(ordeal, on), come)
        await ordeal.world.card(platform, "Einspielung 2", "Kommt verspätet: vorgesehen war")
    ((cases,),) = ordeal.rows(f"SELECT count(*) FROM app_case WHERE drill = {drill}")
    assert cases == 5
    assert ordeal.rows("SELECT id FROM app_send") == []
    form = await press(ordeal, "Übung beenden …", await status(ordeal, drill))
    await ordeal.hand("mara").submit(form)
    for platform in BOTH:
        await ordeal.world.card(platform, f"ÜBUNG · Auswertung · Krise Ü{drill}", "verspätet")
    ((cards,),) = ordeal.rows("SELECT count(*) FROM app_placement WHERE kind = 'scorecard'")
    assert cards == 2
