"""One storm from its first comments to the days after it: each thing that a team sees and does, in the order in which
it happens, half of it in Slack and half in Discord."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing, suppress

import pytest
import pytest_asyncio

from bot.demo.stage import Stage, set_stage
from bot.sandbox.hand import Missing
from bot.sandbox.reading import Seen
from tests.stories.crises import card, filled, press
from tests.stories.scene import Scene
from tests.wording import unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")
BOTH = ("slack", "discord")
POSTS = ("ig-herbst", "fb-werkstatt", "rv-kanne")
SORTS = ("Meine Kanne kam zerbrochen an", "Nur Scherben im Paket", "Der Kundenservice antwortet nicht")
SAME = "Vier Becher bestellt und alle vier Becher zerbrochen bekommen, wann kommt der Ersatz"
REPLY = "Hallo, das tut uns leid. Schick uns bitte deine Bestellnummer per Direktnachricht, wir kümmern uns."


@pytest_asyncio.fixture(loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    async with set_stage(
        watch="[watch]\ntopic_cards_from = 4\ncards_at_most = 200\nreplies_per_minute = 60\naftermath_days = 3\n"
    ) as standing:
        yield standing


class Course:
    """What the story has come to."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._number = 0

    async def rages(self, count: int, *, posts: int = 3, text: str = "") -> None:
        """So many people write at once, none like another unless they all say the same."""

        async def say(number: int) -> None:
            said = text or f"{SORTS[number % 3]} {unlike(('course', number))}"
            await self.scene.world.comment(
                f"{said}{'!' * (number % 5)}", author=f"wut{number}", post=POSTS[number % posts]
            )

        numbers = range(self._number, self._number + count)
        self._number += count
        await asyncio.gather(*(say(number) for number in numbers))
        await self.scene.holds(f"{self._number} are counted", self._counted, within=90.0)

    async def _counted(self) -> bool:
        return self._figure("SELECT sum(total) FROM app_watch_minute WHERE scope = 'brand'") >= self._number

    def singles(self) -> int:
        """Cases that have a card of their own, shown or on its way."""
        return self._figure("SELECT count(DISTINCT subject) FROM app_placement WHERE kind = 'case'")

    def _figure(self, sql: str) -> int:
        address = self.scene.stage.bot.environ["DATABASE_URL"].removeprefix("sqlite:///")
        with closing(sqlite3.connect(f"file:{address}?mode=ro", uri=True)) as database:
            return int(database.execute(sql).fetchone()[0] or 0)

    async def seen(self, what: str, holds: Callable[[Seen], bool]) -> dict[str, Seen]:
        """The same on both platforms, in the same words."""
        found = {
            platform: await self.scene.world.until(platform, holds, what=what, within=90.0)
            for platform in BOTH
        }
        assert found["slack"].first_line == found["discord"].first_line
        return found

    async def minute(self) -> None:
        """The watch looks again."""
        await self.scene.turn_clock(1.05)

    async def passes(self, what: str, holds: Callable[[Seen], bool], minutes: float) -> dict[str, Seen]:
        """Time goes by, a leap at a time, until it is seen."""
        for _ in range(12):
            await self.scene.turn_clock(minutes)
            with suppress(Missing):
                await self.scene.world.until("slack", holds, what=what, within=2.0)
                break
        return await self.seen(what, holds)


@pytest.mark.parametrize("scene", ["slack"], indirect=True)
async def test_a_storm_from_its_first_comments_to_the_days_after_it(scene: Scene):
    course, here, there = Course(scene), "slack", "discord"

    # While it is still a breeze: an alarm with a curve, and single cards.
    await course.rages(17, posts=2)
    await course.minute()
    alarm = await course.seen(
        "the alarm", lambda s: "Ungewöhnlich viel Kritik" in s.first_line and "Stufe 3" in s.first_line
    )
    assert "Frische Brise" in alarm[here].text
    assert "Themen: kaputte Lieferungen" in alarm[here].text
    for platform in BOTH:
        assert "Kommentare je 5 Minuten" in alarm[platform].text  # the picture in words

    # Somebody takes it; nobody else can.
    await scene.hand("jana", here).press(alarm[here], "Ich kümmere mich")
    await course.seen("who is on it", lambda s: "Jana kümmert sich darum" in s.text)

    # The wave rises: a new message, topics with counters, samples in the thread.
    await course.rages(15)
    await course.minute()
    await course.seen(
        "that it rises", lambda s: "Kritik nimmt zu" in s.first_line and "Stufe 4" in s.first_line
    )
    before = course.singles()
    await course.rages(12, posts=2, text=SAME)
    topics = await course.seen(
        "a topic that counts",
        lambda s: "Thema:" in s.first_line and "12 Kommentare" in s.first_line and not s.thread,
    )
    await course.minute()
    await course.seen("what is said", lambda s: "Was gesagt wird" in s.first_line and SAME[:20] in s.text)
    assert course.singles() == before

    # Threats and the press still get cards of their own, and so does somebody with reach.
    for text, author, followers, shown in (
        ("Wir wissen, wo du wohnst", "droht", 0, "Drohung"),
        ("Presseanfrage für einen Artikel", "zeitung", 0, "Presse"),
        ("Auch bei mir alles kaputt", "gross", 50_000, "50.000 Follower"),
    ):
        await scene.world.comment(f"{text} {unlike(author)}", author=author, followers=followers)
        await course.seen(f"a card of its own: {shown}", lambda s, shown=shown: shown in s.text)
    assert course.singles() == before + 3

    # The crisis is started from the alarm, on the other platform, and knows what the alarm knew.
    shown = await scene.world.until(
        there,
        lambda s: "Ungewöhnlich viel Kritik" in s.first_line and "Stufe 4" in s.first_line,
        what="level 4",
    )
    form = await scene.hand("mara", there).press(shown, "Krise starten …")
    assert form.values["level"] == "4", form
    told = await scene.hand("mara", there).submit(form, title="Scherben")
    assert "Krise 1 läuft" in told.private, told
    status = {platform: await card(scene, 1, "Scherben", platform=platform) for platform in BOTH}
    assert "Stufe 4 von 6" in status[here].first_line

    # One reply for all who say the same: asked here, seen and agreed to there, once each.
    form = await scene.hand("jana", here).press(topics[here], "Allen antworten …")
    assert "12 Kommentare" in form.form_text, form
    asked = await scene.hand("jana", here).submit(form, text=REPLY)
    assert not asked.errors, asked
    preview = await course.seen("the preview", lambda s: "eine Antwort an 12 Kommentare" in s.first_line)
    mert = scene.hand("mert", there)
    await mert.submit(await mert.press(preview[there], "Freigeben …"))
    await course.passes("that all are answered", lambda s: "beantwortet: 12 von 12" in s.first_line, 0.1)
    public = (await scene.world.get())["public"]["comments"]
    replies = [one["parent"] for one in public if one["by_brand"]]
    assert len(replies) == len(set(replies)) == 12

    # It calms down by itself, and the crisis is ended by two.
    await course.passes("calm", lambda s: "Beruhigt seit" in s.first_line, 31)
    form = await press(scene, "Jetzt erledigen", status[here], by="mara", on=here)
    await scene.hand("mara", here).submit(form, **filled(form, "gesichert"))
    yes = await scene.world.card(here, "Zweites Ja gesucht · Krise 1")
    await press(scene, "Ja, so erledigt", yes, by="mert", on=here)
    form = await press(scene, "Entwarnung …", await card(scene, 1, platform=here), by="mara", on=here)
    await scene.hand("mara", here).submit(form, reason="Zwei ruhige Fenster")
    wanted = await scene.world.card(here, "Entwarnung, zweite Person gesucht", "Zwei ruhige Fenster")
    await press(scene, "Entwarnung zustimmen", wanted, by="mert", on=here)
    await course.seen("the all-clear", lambda s: s.first_line == "Entwarnung · Krise 1")

    # Afterwards single cards again, and for some days the watch is sharper: the card says so, and less is an alarm.
    await course.passes("single cards again", lambda s: "Wieder einzelne Karten" in s.first_line, 11)
    over = await course.seen("the aftermath", lambda s: "Nachbeobachtung bis" in s.text)
    assert "Beruhigt seit" in over[here].first_line
    later = await scene.complains(followers=50_000)  # so that it comes before the cards that still wait
    assert later.number > 30
    await course.rages(35)
    await course.minute()
    again = await course.seen(
        "that it flares up again",
        lambda s: (
            "Ungewöhnlich viel Kritik" in s.first_line and s.id not in {alarm[here].id, alarm[there].id}
        ),
    )
    assert again[here].id != alarm[here].id
