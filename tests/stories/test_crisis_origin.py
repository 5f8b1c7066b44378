"""A crisis begins from what a colleague wrote in chat: pointed at, made a case, started."""

import pytest

from tests.stories.crises import INBOX, card, finish
from tests.stories.scene import Scene
from tests.wording import unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_message_is_pointed_at_and_a_crisis_starts_from_it_with_its_link(scene: Scene):
    hand = scene.hand("mara")
    said = await scene.hand("jana").say(INBOX, f"Die Presse ruft an @everyone ({unlike(scene.platform)})")
    asked = await hand.submit(await hand.point(said), what="crisis")
    assert "Noch ist nichts gestartet" in asked.private, asked
    form = await hand.press(asked.seen[0], "Krise starten …")
    told = await hand.submit(form, title="Presse fragt", level="3")
    assert "läuft" in told.private, told
    crisis = int(told.private.split("Krise ")[1].split(" ")[0])
    timeline = await hand.command("timeline", channel=INBOX, name="crisis")
    assert "Die Presse ruft an" in timeline.private, timeline
    assert "https://" in timeline.private, timeline
    await card(scene, crisis)
    await finish(scene, crisis)
