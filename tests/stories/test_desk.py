"""What a team does with comments beside answering them."""

import pytest

from bot.sandbox.hand import Reaction
from tests.stories.scene import Case, Scene
from tests.stories.test_queue import control, unowned

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def is_hidden(case: Case) -> bool:
    world = await case.scene.world.get()
    return any(one["id"] == case.comment and one["hidden"] for one in world["public"]["comments"])


async def is_shown(case: Case) -> bool:
    return not await is_hidden(case)


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
    await scene.holds("it is shown again in public", lambda: is_shown(case))


async def test_several_are_closed_at_once_after_one_question_and_opened_again(scene: Scene):
    cases = [await scene.complains() for _ in range(2)]
    view = await unowned(scene, "jana")
    form = await scene.hand("jana").press(view, "Mehrere ohne Antwort schließen …")
    (asked,) = (await scene.hand("jana").submit(form, cases=offered(form, cases))).seen
    assert asked.first_line == "2 Fälle ohne Antwort schließen?"
    await cases[0].press("mert", "Übernehmen")
    await cases[0].card("", "Zuständig: Mert")
    (done,) = (await scene.hand("jana").press(asked, "Ohne Antwort schließen")).seen
    assert done.first_line == "Ein Fall ohne Antwort geschlossen"
    assert f"Fall {cases[0].number}: Nicht ausgeführt" in done.text
    for platform in (scene.platform, scene.other):
        await cases[1].message("Keine Antwort nötig", platform=platform)
    (undone,) = (await scene.hand("jana").press(done, "Wieder öffnen")).seen
    assert undone.first_line == "Ein Fall wieder geöffnet"
    await cases[1].card("", "Zuständig: noch niemand")


def offered(form: Reaction, cases: list[Case]) -> list[str]:
    """The values that stand for these cases in the form's list."""
    wanted = {str(case.number) for case in cases}
    return [value for value in form.choices("cases") if value.partition("-")[0] in wanted]


async def test_a_case_is_handed_over_and_returned(scene: Scene):
    case = await scene.complains()
    await case.press("mert", "Übernehmen")
    await case.press("mert", "Abgeben", on=await case.card("", "Zuständig: Mert"))
    form = await case.press("jana", "Übergeben an …", on=await case.card("", "noch niemand"))
    told = await scene.hand("jana").submit(form, to="mert", note="Kundin wartet seit gestern.")
    assert "Zuständig ist jetzt Mert" in told.private
    await case.card(scene.other, "Zuständig: Mert")
    notice = await case.message("Übergeben von Jana", "Kundin wartet seit gestern.")
    assert control(notice, "Zum Fall")
    await scene.hand("mert").press(notice, "Abgeben")
    await case.card("", "Zuständig: noch niemand")
    await case.message("Zurückgegeben von Mert")


async def test_a_colleague_is_asked_and_the_answer_comes_back_as_a_fact_for_the_next_draft(scene: Scene):
    case = await scene.complains()
    form = await case.press("jana", "Kollegen fragen …")
    told = await scene.hand("jana").submit(form, to="place:press", text="Gibt es bei Bruch Ersatz? @everyone")
    assert "Gefragt" in told.private
    await case.card(scene.other, "Gefragt: ", "noch keine Antwort")
    asked = await case.message("❓ Frage", "Gibt es bei Bruch Ersatz?", "Dritte Lieferung")
    form = await scene.hand("mert").press(asked, "Antworten …")
    await scene.hand("mert").submit(form, text="Ersatz gibt es binnen 30 Tagen.", fact="yes")
    for platform in (scene.platform, scene.other):
        await case.message("✅ Frage beantwortet", "binnen 30 Tagen", "Fakt", platform=platform)
    await case.message("💬 Antwort von Mert", "binnen 30 Tagen")
