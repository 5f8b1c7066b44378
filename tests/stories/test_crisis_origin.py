"""What colleagues write in chat finds its way into a crisis: one begins from it, and what they pin is on record."""

from contextlib import suppress

import pytest

from bot.sandbox.reading import Seen
from tests.stories.crises import INBOX, card, command, finish, start
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


async def test_what_is_pinned_in_the_room_stands_in_the_timeline_once(scene: Scene):
    crisis = await start(scene, "Angeheftet")
    room = await card(scene, crisis, "Eine Krise, zwei Räume")
    words = f"Der Lieferant ruft um 20 Uhr zurück ({unlike(scene.platform + 'pin')})"
    said: list[Seen] = []

    async def spoke() -> bool:
        with suppress(ValueError):
            said.append(await scene.hand("jana").say(room.channel, words))
        return bool(said)

    await scene.holds("jana is in the room", spoke)
    pinned = {"user": "jana", "channel": room.channel, "message": said[0].id, "wait": 0}
    await scene.world.do("pin", platform=scene.platform, **pinned)

    async def on_record() -> bool:
        told = await command(scene, "timeline", by="mara")
        return told.private.count("Der Lieferant ruft um 20 Uhr") == 1

    await scene.holds("the pinned message is in the timeline", on_record)
    await finish(scene, crisis)
