"""What is decided in a crisis stands on its card, by form and by one reaction in its room, and latecomers read it."""

import pytest

from bot.sandbox.reading import Seen
from tests.stories.scene import Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def status_card(scene: Scene, title: str, *parts: str) -> Seen:
    return await scene.world.until(
        scene.platform,
        lambda seen: (
            title in seen.text
            and "Entscheidung" in seen.controls
            and all(part in seen.text for part in parts)
        ),
        what=f"the status card of {title} with {parts}",
    )


async def is_inside(scene: Scene, card: Seen) -> bool:
    """People are called after the card stands."""
    try:
        return bool(await scene.hand("mara").say(card.channel, "Bin da"))
    except ValueError:
        return False


async def test_decisions_by_form_and_by_reaction_reach_the_card_and_latecomers(scene: Scene):
    mara = scene.hand("mara")
    title = f"Scherben auf {scene.platform}"
    form = await mara.command("start", channel="social-inbox", name="crisis")
    started = await mara.submit(form, title=title, level="4")
    assert not started.errors, started
    card = await status_card(scene, title)
    await scene.holds("Mara was let into the room", lambda: is_inside(scene, card))
    decided = await mara.submit(
        await mara.press(card, "Entscheidung"), what="Kampagne stoppen", why="Sie heizt an"
    )
    assert "Festgehalten" in decided.private, decided
    card = await status_card(scene, title, "Kampagne stoppen")
    said = await mara.say(card.channel, "Wir sprechen noch vor 20 Uhr")
    await mara.react(said, "white_check_mark")
    card = await status_card(scene, title, "Wir sprechen noch vor 20 Uhr")
    late = await scene.hand("mert").press(card, "Lage")
    assert "Kampagne stoppen" in late.private, late
    assert "Wir sprechen noch vor 20 Uhr" in late.private, late
