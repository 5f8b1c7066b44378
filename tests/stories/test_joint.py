"""One reply to many who say the same: asked, approved by somebody else, and each answered once, whatever happens."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.demo.stage import Stage, set_stage
from tests.stories.scene import Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")
SAID = "Tasse kaputt angekommen, wann gibt es Ersatz dafür"
REPLY = (
    "Hallo, das tut uns leid. Schick uns bitte deine Bestellnummer per Direktnachricht, dann klären wir das."
)
POSTS = ("ig-herbst", "fb-werkstatt")


@pytest_asyncio.fixture(loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    async with set_stage(watch="[watch]\nreplies_per_minute = 60\n") as standing:
        yield standing


async def test_many_who_say_the_same_get_one_reply_each_though_the_bot_is_killed_in_the_middle(scene: Scene):
    mark = "am Montag" if scene.platform == "slack" else "zum Geburtstag meiner Mutter"
    ids = [
        await scene.world.comment(
            f"{SAID} {mark}{'!' * number}", author=f"{scene.platform}{number}", post=POSTS[number % 2]
        )
        for number in range(6)
    ]
    card = await scene.world.until(
        scene.platform,
        lambda seen: mark in seen.text and "5 weitere" in seen.text,
        what="the case that counts all of them",
    )
    form = await scene.hand("jana").press(card, "Allen antworten …")
    assert "6 Kommentare, die genauso lauten" in form.form_text, form
    done = await scene.hand("jana").submit(form, text=f"{REPLY} {mark}")
    assert not done.errors, done
    asked = await scene.world.until(
        scene.platform,
        lambda seen: "eine Antwort an 6 Kommentare" in seen.first_line and mark in seen.text,
        what="the preview",
    )
    assert "Instagram @musterkanne 3" in asked.text
    assert "Facebook Musterkanne 3" in asked.text
    each = await scene.hand("jana").press(asked, "Alle ansehen")
    assert "6 Kommentare bekämen die Antwort" in each.private, each
    assert each.private.count(mark) == 6
    own = await scene.hand("jana").press(asked, "Freigeben …")
    assert "Nicht " in own.private, own
    mert = scene.hand("mert", scene.other)
    there = await scene.world.until(
        scene.other,
        lambda seen: "eine Antwort an 6 Kommentare" in seen.first_line and mark in seen.text,
        what="the preview on the other platform",
    )
    await mert.submit(await mert.press(there, "Freigeben …"))

    async def some() -> bool:
        return any([await scene.world.replies(one) for one in ids])

    await scene.holds("that the first stands in public", some)
    await scene.stage.bot.kill()
    await scene.stage.bot.start()

    async def every() -> bool:
        return all([await scene.world.replies(one) for one in ids])

    await scene.holds("that all are answered", every, within=90.0)
    for platform in ("slack", "discord"):
        await scene.world.until(
            platform,
            lambda seen: "Gemeinsam beantwortet: 6 von 6" in seen.first_line and mark in seen.text,
            what="the outcome",
            within=60.0,
        )
    for one in ids:
        assert [reply["text"] for reply in await scene.world.replies(one)] == [f"{REPLY} {mark}"]
    await is_taken_back(scene, mark, ids)


async def is_taken_back(scene: Scene, mark: str, ids: list[str]) -> None:
    """Everywhere, and both platforms say so."""
    done = await scene.world.until(
        scene.other,
        lambda seen: "beantwortet: 6 von 6" in seen.first_line and mark in seen.text,
        what="the outcome",
    )
    form = await scene.hand("mert", scene.other).press(done, "Zurücknehmen …")
    assert "6 Antworten werden nacheinander gelöscht" in form.form_text, form
    told = await scene.hand("mert", scene.other).submit(form)
    assert "6 Antworten werden nacheinander zurückgenommen" in told.private, told

    async def none_left() -> bool:
        return not any([await scene.world.replies(one) for one in ids])

    await scene.holds("that none stands in public", none_left, within=60.0)
    for platform in ("slack", "discord"):
        await scene.world.until(
            platform,
            lambda seen: "Zurückgenommen: 6 von 6" in seen.first_line and mark in seen.text,
            what="that it is taken back",
            within=60.0,
        )
