"""Who takes care of a case, and what the others are told."""

import pytest

from tests.stories.scene import Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_complaint_stands_on_both_platforms_with_the_same_first_line(scene: Scene):
    case = await scene.complains()
    here, there = await case.card(scene.platform), await case.card(scene.other)
    assert here.first_line == there.first_line
    assert "Beschwerde" in here.first_line
    assert "Dritte Lieferung" not in here.first_line
    assert set(here.controls) == set(there.controls)


async def test_a_claim_shows_on_both_platforms_and_the_second_is_told_who_has_it(scene: Scene):
    case = await scene.complains()
    stale = await case.card()
    await case.press("jana", "Übernehmen")
    for platform in (scene.platform, scene.other):
        await case.card(platform, "Zuständig: Jana")
    told = await scene.hand("mert").press(await case.card(), "Antwort entwerfen")
    assert "Jana" in told.private
    assert "R-" in told.private
    assert "Übernehmen" in stale.controls


async def test_a_claim_can_be_given_back(scene: Scene):
    case = await scene.complains()
    await case.press("jana", "Übernehmen")
    await case.press("jana", "Abgeben", on=await case.card("", "Zuständig: Jana"))
    await case.card(scene.other, "Zuständig: noch niemand")


async def test_a_claim_runs_out_and_the_case_is_free_again(scene: Scene):
    case = await scene.complains()
    await case.press("jana", "Übernehmen")
    await case.card("", "Zuständig: Jana")
    await scene.turn_clock(31)
    await case.card("", "Zuständig: noch niemand")
    await case.message("Übernahme abgelaufen")


async def test_an_outsider_is_refused_with_the_reason_and_alone_in_reading_it(scene: Scene):
    case = await scene.complains()
    told = await case.press("olli", "Übernehmen")
    assert "Nicht ausgeführt" in told.private or "Nicht übernommen" in told.private
    assert "R-" in told.private
    assert all("R-" not in seen.text for seen in await scene.world.messages(scene.platform))
    await case.card("", "Zuständig: noch niemand")


async def test_a_refusal_speaks_the_language_of_the_person(scene: Scene):
    case = await scene.complains()
    await case.press("jana", "Übernehmen")
    told = await case.press("tom", "Antwort entwerfen", on=await case.card("", "Zuständig: Jana"))
    assert "Jana" in told.private
    assert "Not " in told.private


async def test_no_reply_needed_ends_the_case_on_both_platforms(scene: Scene):
    case = await scene.complains()
    await case.press("jana", "Keine Antwort nötig")
    for platform in (scene.platform, scene.other):
        await case.message("Keine Antwort nötig", platform=platform)


async def test_a_snoozed_case_comes_back_by_itself(scene: Scene):
    case = await scene.complains()
    form = await case.press("jana", "Zurückstellen bis …")
    await scene.hand("jana").submit(form)
    await case.message("Zurückgestellt bis")
    await scene.turn_clock(26 * 60)
    await case.message("Zurückgestellter Fall ist wieder da")


async def test_the_history_tells_who_did_what_to_the_one_who_asks(scene: Scene):
    case = await scene.complains()
    await case.press("jana", "Übernehmen")
    told = await case.press("mert", "Verlauf", on=await case.card("", "Zuständig: Jana"))
    assert "Jana" in told.private


async def test_a_wrong_flag_is_put_right_with_a_note(scene: Scene):
    case = await scene.complains()
    form = await case.press("jana", "Anders einordnen …")
    field = next(name for name in form.values if name != "note")
    done = await scene.hand("jana").submit(form, **{field: "question"})
    assert not done.errors
    for platform in (scene.platform, scene.other):
        await case.card(platform, "Warum hier: Frage")


async def test_an_escalation_reaches_its_channel_and_shows_on_the_card(scene: Scene):
    case = await scene.complains()
    form = await case.press("jana", "Eskalieren")
    reason = next(name for name in form.values if name != "note")
    done = await scene.hand("jana").submit(form, **{reason: "product"})
    assert "Eskaliert an" in done.private
    for platform in (scene.platform, scene.other):
        await case.card(platform, "Eskaliert an: ")
        await case.message("Eskaliert an: ", platform=platform)
