"""The list of cases, for one person's eyes: what is to be done, one press away."""

import pytest

from bot.sandbox.hand import Reaction
from bot.sandbox.reading import Seen
from tests.stories.scene import Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def asks_for_the_queue(scene: Scene, user: str) -> Reaction:
    return await scene.hand(user).command("queue", channel="social-inbox")


def control(view: Seen, *parts: str) -> str:
    return next(name for name in view.controls if any(part in name for part in parts))


async def unowned(scene: Scene, user: str) -> Seen:
    (view,) = (await asks_for_the_queue(scene, user)).seen
    if view.first_line.startswith("Freie"):
        return view
    return (await scene.hand(user).press(view, control(view, "Freie Fälle"))).seen[0]


async def test_the_queue_leads_to_the_next_case_and_is_turned_in_place(scene: Scene):
    case = await scene.complains()
    view = await unowned(scene, "jana")
    assert f"Fall {case.number}" in view.text
    opened = await scene.hand("jana").press(view, control(view, "Nächster Fall"))
    assert "Dritte Lieferung" in opened.private
    (turned,) = (await scene.hand("jana").press(view, control(view, "Überfällig"))).seen
    assert turned.first_line == "Überfällig · 0"
    assert turned.id == view.id


async def test_what_is_done_on_the_private_copy_shows_there_at_once(scene: Scene):
    case = await scene.complains()
    view = await unowned(scene, "jana")
    label = control(view, f"Fall {case.number} ", f"Nächster Fall: {case.number}")
    (copy,) = (await scene.hand("jana").press(view, label)).seen
    claimed = await scene.hand("jana").press(copy, "Übernehmen")
    assert "Zuständig: Jana" in claimed.private
    assert claimed.seen[0].id == copy.id
    await case.card("", "Zuständig: Jana")


async def test_an_outsider_gets_no_list(scene: Scene):
    await scene.complains()
    told = await asks_for_the_queue(scene, "olli")
    assert "R-" in told.private
    assert "Fall" not in told.private
