"""Back after a night: what happened meanwhile is told once, in its place or by direct message, and leads on."""

import pytest

from bot.sandbox.reading import Seen
from tests.stories.scene import Case, Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")
A_NIGHT = 16 * 60


def taking_back(told: Seen, case: Case) -> str:
    """A button where there is one case to be taken back, a menu where there are several."""
    alone = f"Fall {case.number} zurückholen"
    return alone if alone in told.controls else f"Fall {case.number}"


async def test_after_a_night_the_first_press_tells_what_happened_to_ones_cases(scene: Scene):
    first, second = await scene.complains(), await scene.complains()
    await first.press("jana", "Übernehmen")
    await first.card("", "Zuständig: Jana")
    await scene.turn_clock(40)
    await first.card("", "noch niemand")
    await first.press("mert", "Übernehmen")
    await first.card("", "Zuständig: Mert")
    await scene.turn_clock(A_NIGHT)
    await first.card("", "noch niemand")
    await second.card("", "Erste Antwort überfällig")
    pressed = await second.press("jana", "Übernehmen")
    assert pressed.private.startswith("Wieder da · Neues in")
    assert "Mert: übernommen" in pressed.private
    (told,) = pressed.seen
    back = await scene.hand("jana").press(told, taking_back(told, first))
    assert "Zurückgeholt" in back.private
    await first.card("", "Zuständig: Jana")
    again = await second.press("jana", "Abgeben", on=await second.card("", "Zuständig: Jana"))
    assert "Wieder da" not in again.private


async def test_where_something_else_is_said_it_comes_by_direct_message_with_its_buttons(scene: Scene):
    case = await scene.complains()
    await case.press("jana", "Übernehmen")
    await case.card("", "Zuständig: Jana")
    await scene.turn_clock(A_NIGHT)
    await case.card("", "noch niemand")
    before = len(await scene.world.direct(scene.platform, "jana"))
    await scene.hand("jana").command("queue", channel="social-inbox")

    async def arrived() -> bool:
        return len(await scene.world.direct(scene.platform, "jana")) > before

    await scene.holds("a direct message", arrived)
    (told,) = (await scene.world.direct(scene.platform, "jana"))[before:]
    assert told.first_line.startswith("Wieder da")
    back = await scene.hand("jana").press(told, taking_back(told, case))
    assert "Zurückgeholt" in back.private
    await case.card("", "Zuständig: Jana")
