"""A statement from the button to the public page: filled, seen by a second person, published as it was approved."""

import pytest

from bot.sandbox.hand import Reaction
from bot.sandbox.reading import Seen
from tests.stories.crises import card, finish, press, start
from tests.stories.scene import WITHIN, Scene
from tests.wording import unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def filled(scene: Scene, crisis: int, known: str, *, by: str = "jana") -> Reaction:
    """The holding statement's form, filled; the preview."""
    chooser = await press(scene, "Statement", await card(scene, crisis), by=by)
    form = await scene.hand(by).press(chooser.seen[0], "Stellungnahme …")
    preview = await scene.hand(by).submit(
        form, known=known, doing="Wir prüfen jede Bestellung.", next="23:55"
    )
    assert not preview.errors, preview
    return preview


async def statement(scene: Scene, *parts: str, platform: str = "") -> Seen:
    return await scene.world.card(platform or scene.platform, "Stellungnahme", *parts, within=WITHIN)


async def posts(scene: Scene, mark: str) -> list[dict[str, str]]:
    public = (await scene.world.get())["public"]
    return [post for post in public["posts"] if mark in post["text"] and not post["deleted"]]


async def test_a_statement_is_public_exactly_as_it_was_approved(scene: Scene):
    crisis = await start(scene, "Scherben im Paket")
    mark = unlike(f"statement {scene.platform}")
    preview = await filled(scene, crisis, f"Aus einer Lieferung kamen Tassen zerbrochen an. {mark}")
    assert "Instagram @musterkanne" in preview.private, preview
    assert "von 2200 Zeichen" in preview.private or "von 2.200 Zeichen" in preview.private, preview
    told = await scene.hand("jana").press(preview.seen[0], "Freigabe anfordern")
    assert "Freigabe angefordert" in told.private, told
    request = await statement(scene, "Freigabe bis", mark)
    there = await statement(scene, "Freigabe bis", mark, platform=scene.other)
    assert set(request.controls) == set(there.controls)
    own = await scene.hand("jana").press(request, "Freigeben und veröffentlichen …")
    assert "Nicht" in own.private, own
    assert await posts(scene, mark) == []
    form = await scene.hand("mert").press(request, "Freigeben und veröffentlichen …")
    assert mark in form.form_text, form
    await scene.hand("mert").submit(form)

    async def both() -> bool:
        return len(await posts(scene, mark)) == 2

    await scene.holds("both posts are public", both)
    for post in await posts(scene, mark):
        assert post["text"].startswith("Stand der Dinge: Aus einer Lieferung"), post
        assert post["text"].endswith("Das nächste Update kommt um 23:55 Uhr."), post
    by_hand = await statement(scene, "von Hand", mark)
    link = await scene.hand("jana").press(by_hand, "Von Hand veröffentlicht …")
    await scene.hand("jana").submit(link, link="https://reviews.example/post/1")
    await statement(scene, "Veröffentlicht auf 3 von 3", mark)
    status = await card(scene, crisis, "nächstes Update bis 23:55")
    timeline = await scene.hand("jana").press(status, "Chronik")
    assert "veröffentlicht" in timeline.private, timeline
    await finish(scene, crisis)
