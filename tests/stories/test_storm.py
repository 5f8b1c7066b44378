"""A wave of criticism, from the first comments to somebody who takes care."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta

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


def asked(scene: Scene, sql: str) -> str:
    file = scene.stage.bot.environ["DATABASE_URL"].removeprefix("sqlite:///")
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        return str(database.execute(sql).fetchone()[0])


async def looks(scene: Scene, *, after: int = 0) -> None:
    """So many minutes and a full five later the watch has looked at everything."""
    now = scene.stage.sandbox.kernel.now()
    # Later than what it had planned before: it looks once a minute.
    least = now + timedelta(minutes=after + 2)
    full = least.replace(minute=least.minute - least.minute % 5, second=1, microsecond=0) + timedelta(
        minutes=5
    )
    await scene.turn_clock((full - now) / timedelta(minutes=1))

    async def has_looked() -> bool:
        """All its parts, so that nothing is left but the next minute."""
        if asked(scene, "SELECT count(*) FROM app_timer WHERE kind = 'watch'") != "1":
            return False
        due = asked(scene, "SELECT due_at FROM app_timer WHERE kind = 'watch'")
        return datetime.fromisoformat(due).replace(tzinfo=UTC) > full

    await scene.holds("that the watch has looked", has_looked)


@pytest.mark.parametrize("scene", ["slack"], indirect=True)
async def test_what_is_no_alarm_is_told_calmly_a_post_that_draws_many_and_a_source_that_fell_silent(
    scene: Scene,
):
    world, now = scene.world, scene.stage.sandbox.kernel.now()

    async def praise(number: int, at: datetime, post: str) -> None:
        text = f"So schöne Farben, danke {unlike(('calm', number))}"
        await world.comment(text, author=f"froh{number}", post=post, created_at=at.isoformat())

    async def counted(count: int) -> None:
        async def are_counted() -> bool:
            return asked(scene, "SELECT sum(total) FROM app_watch_minute WHERE scope = 'brand'") == f"{count}"

        await scene.holds(f"{count} comments are counted", are_counted)

    # A day that is known, and a source that has been busy at this hour for three weeks.
    await praise(0, now - timedelta(days=1), "ig-herbst")
    await counted(1)
    await looks(scene)
    weeks = (now - timedelta(weeks=number // 10 + 1, minutes=-20) for number in range(30))
    await asyncio.gather(*(praise(100 + number, at, "rv-kanne") for number, at in enumerate(weeks)))
    await counted(31)
    await looks(scene, after=31)
    for platform in ("slack", "discord"):
        await world.card(platform, "Konto reviews schweigt seit")

    at = scene.stage.sandbox.kernel.now()
    await asyncio.gather(*(praise(200 + number, at, "ig-herbst") for number in range(24)))
    await counted(55)
    await looks(scene)
    for platform in ("slack", "discord"):
        shown = await world.card(platform, "Ungewöhnlich viele Kommentare", "0 % kritisch", "Lob 24")
        assert not shown.controls
        assert not any("Ungewöhnlich viel Kritik" in one.text for one in await world.messages(platform))
