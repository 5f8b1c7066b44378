"""A wave of criticism, from the first comments to somebody who takes care."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.demo.stage import Stage, set_stage
from tests.stories.scene import Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    """A town of its own for each: a wave is told once."""
    async with set_stage() as standing:
        yield standing


async def test_a_wave_raises_one_alarm_on_both_platforms_and_one_takes_it(scene: Scene):
    for number in range(24):
        await scene.world.comment(
            f"Schon die {number + 1}. kaputte Tasse, ich will mein Geld zurück <!channel> @everyone",
            author=f"zorn{number}",
        )
    await scene.world.until(
        scene.platform,
        lambda seen: "23 weitere ähnliche" in seen.text,
        what="that all are counted",
        within=20.0,
    )
    await scene.turn_clock(1.1)
    cards = {}
    for platform in ("slack", "discord"):
        cards[platform] = await scene.world.until(
            platform,
            lambda seen: "Ungewöhnlich viel Kritik" in seen.text and "Nimmt es bis" in seen.text,
            what="the alarm",
            within=20.0,
        )
    here, there = cards[scene.platform], cards[scene.other]
    assert here.first_line == there.first_line
    assert "100 % kritisch" in here.text
    assert set(here.controls) == {
        "Ich kümmere mich",
        "Krise starten …",
        "Weiter beobachten",
        "Kein Sturm …",
    }
    await scene.hand("jana").press(here, "Ich kümmere mich")
    for platform in ("slack", "discord"):
        await scene.world.until(
            platform,
            lambda seen: "Jana kümmert sich darum" in seen.text,
            what="who is on it",
            within=20.0,
        )
