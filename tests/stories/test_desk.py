"""What a team does with comments beside answering them."""

import pytest

from tests.stories.scene import Case, Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def is_hidden(case: Case) -> bool:
    world = await case.scene.world.get()
    return any(one["id"] == case.comment and one["hidden"] for one in world["public"]["comments"])


async def test_a_comment_is_hidden_with_a_reason_and_shown_again(scene: Scene):
    case = await scene.complains("Ihr Drecksladen, nur Scherben in der Kiste")
    form = await case.press("jana", "Verbergen …")
    assert "als Beweis gesichert" in form.form_text
    assert "wer antworten will, antwortet zuerst" in form.form_text
    told = await scene.hand("jana").submit(form, reason="insult", note="Zweites Mal heute")
    assert "Wird verborgen" in told.private
    for platform in (scene.platform, scene.other):
        await case.message("Verborgen", "Grund: Beleidigung", platform=platform)
    assert await is_hidden(case)
    done = await case.message("Verborgen", "Grund: Beleidigung")
    (history,) = (await scene.hand("mert").press(done, "Verlauf")).seen
    assert "als Beweis gesichert: Beleidigung" in history.text
    again = await scene.hand("mert").press(history, "Wieder anzeigen …")
    await scene.hand("mert").submit(again)
    await case.card("", "Zuständig: Mert")
    assert not await is_hidden(case)
