"""A wave of criticism, from the first comments to somebody who takes care."""

from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
import pytest_asyncio

from bot.demo.stage import Stage, set_stage
from bot.sandbox.hand import Missing
from tests.stories.scene import Scene
from tests.wording import unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    """A town of its own for each: a wave is told once."""
    async with set_stage(watch="[watch]\ncards_at_most = 6\n") as standing:
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
    )
    await scene.turn_clock(1.1)
    cards = {}
    for platform in ("slack", "discord"):
        cards[platform] = await scene.world.until(
            platform,
            lambda seen: "Ungewöhnlich viel Kritik" in seen.text and "Nimmt es bis" in seen.text,
            what="the alarm",
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
        )


SORTS = ("Meine Kanne kam zerbrochen an", "Nur Scherben im Paket", "Der Kundenservice antwortet nicht")
LIMIT = 60


async def test_in_a_storm_a_channel_gets_topics_the_next_case_at_one_press_and_single_cards_again_afterwards(
    scene: Scene,
):
    for number in range(40):
        text = f"{SORTS[number % 3]} {unlike((scene.platform, number))}"
        await scene.world.comment(text, author=f"{scene.platform}{number}", post=POSTS[number % 3])
    topics = {}
    for platform in ("slack", "discord"):
        topics[platform] = await scene.world.until(
            platform,
            lambda seen: "Thema: kaputte Lieferungen" in seen.first_line and not seen.thread,
            what="the card of a topic",
        )
        await scene.world.until(
            platform,
            lambda seen: "Was gesagt wird" in seen.first_line and bool(seen.thread),
            what="what is said, in the thread",
        )
    await scene.turn_clock(1.1)
    await scene.world.until(
        scene.platform,
        lambda seen: "Neue Kommentare stehen seit" in seen.text and "Ungewöhnlich" in seen.first_line,
        what="the alarm that says where comments go",
    )
    hand = scene.hand("jana")
    shown = await hand.press(topics[scene.platform], "Nächster Fall")  # on a card that counts on
    assert "Fall " in shown.private, shown
    for platform in ("slack", "discord"):
        # Every message of ours, threads and notices included.
        assert len(await scene.world.messages(platform)) <= LIMIT
    await calms_down(scene)
    for platform in ("slack", "discord"):
        told = await scene.world.until(
            platform,
            lambda seen: "Wieder einzelne Karten" in seen.first_line,
            what="the summary",
        )
        assert "offene Fälle" in told.text
        await scene.world.until(
            platform,
            lambda seen: "Neue Kommentare bekommen wieder einzelne Karten" in seen.text,
            what="the topic's end",
        )
    case = await scene.complains()
    assert case.number > 40


POSTS = ("ig-herbst", "fb-werkstatt", "rv-kanne")


async def calms_down(scene: Scene) -> None:
    """Nobody writes any more; the watch looks each minute."""
    for minutes, until in ((16, "Kritik lässt nach"), (31, "Beruhigt seit")):
        await scene.turn_clock(minutes)
        await scene.world.until(scene.platform, lambda seen, until=until: until in seen.text, what=until)
    for _ in range(6):
        await scene.turn_clock(11)
        with suppress(Missing):
            await scene.world.until(
                scene.platform,
                lambda seen: "Wieder einzelne Karten" in seen.first_line,
                what="the end of storm mode",
                within=4.0,
            )
            return
