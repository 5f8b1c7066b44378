"""From a draft to exactly the approved text in public."""

import pytest

from tests.stories.scene import Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = "Hallo Lea, das tut uns leid. Schick uns bitte deine Bestellnummer per Direktnachricht."


async def test_three_drafts_stand_in_the_thread_and_say_that_nothing_is_published(scene: Scene):
    case = await scene.complains()
    await case.press("jana", "Antwort entwerfen")
    for platform in (scene.platform, scene.other):
        drafts = await case.message("Drei Entwürfe", "noch nichts veröffentlicht", platform=platform)
        assert drafts.thread
        assert "Von: Vorlage, kein Sprachmodell" in drafts.text
    await case.card("", "Zuständig: Jana")
    assert await case.replies() == []


async def test_two_people_publish_exactly_the_approved_text_once_in_three_clicks(scene: Scene):
    case = await scene.complains()
    request = await case.asked_for_approval(TEXT)
    assert await case.replies() == []
    await case.approved(request)
    for platform in (scene.platform, scene.other):
        done = await case.message("✅ Beantwortet", "Text Jana", "Freigabe Mert", platform=platform)
        assert "Antwort ansehen" in done.text
    assert await case.replies() == [TEXT]


async def test_a_request_made_on_one_platform_is_approved_on_the_other(scene: Scene):
    case = await scene.complains()
    await case.asked_for_approval(TEXT)
    request = await case.message("Freigabe bis", TEXT, platform=scene.other)
    mert = scene.hand("mert", scene.other)
    await mert.submit(await mert.press(request, "Freigeben und veröffentlichen"))
    await case.message("✅ Beantwortet")
    assert await case.replies() == [TEXT]


async def test_nobody_approves_their_own_version_not_even_on_the_other_platform(scene: Scene):
    case = await scene.complains()
    await case.asked_for_approval(TEXT, by="mara")
    request = await case.message("Freigabe bis", TEXT, platform=scene.other)
    told = await scene.hand("mara", scene.other).press(request, "Freigeben und veröffentlichen")
    assert told.form is None
    assert "Nicht veröffentlicht" in told.private
    assert "Mert" in told.private
    assert await case.replies() == []


async def test_the_second_to_approve_is_told_who_was_first(scene: Scene):
    case = await scene.complains()
    request = await case.asked_for_approval(TEXT)
    mert, mara = scene.hand("mert"), scene.hand("mara")
    first, second = (
        await mert.press(request, "Freigeben und veröffentlichen"),
        await mara.press(request, "Freigeben und veröffentlichen"),
    )
    await mert.submit(first)
    told = await mara.submit(second)
    assert "Mert" in told.private
    await case.message("✅ Beantwortet")
    assert await case.replies() == [TEXT]


async def test_a_request_sent_back_tells_the_author_why(scene: Scene):
    case = await scene.complains()
    request = await case.asked_for_approval(TEXT)
    form = await scene.hand("mert").press(request, "Zurückgeben …")
    field = next(iter(form.values))
    await scene.hand("mert").submit(form, **{field: "Bitte ohne Entschuldigung"})
    await case.message("Zurückgegeben von Mert")
    await case.message("Zurückgegeben", "Bitte ohne Entschuldigung")
    assert await case.replies() == []


async def test_a_change_makes_a_version_that_its_other_author_may_approve(scene: Scene):
    case = await scene.complains()
    request = await case.asked_for_approval(TEXT)
    form = await scene.hand("mert").press(request, "Ändern …")
    assert form.values["text"] == TEXT
    changed = TEXT + " Danke für deine Geduld."
    await scene.hand("mert").submit(form, text=changed)
    request = await case.message("Freigabe bis", changed)
    own = await scene.hand("mert").press(request, "Freigeben und veröffentlichen")
    assert own.form is None
    await case.approved(request, by="jana")
    await case.message("✅ Beantwortet")
    assert await case.replies() == [changed]


async def test_an_edit_by_the_author_voids_the_request_and_a_stale_click_is_refused(scene: Scene):
    case = await scene.complains()
    request = await case.asked_for_approval(TEXT)
    question = await scene.hand("mert").press(request, "Freigeben und veröffentlichen")
    await scene.world.do("edit", id=case.comment, text="Dritte Tasse kaputt, ach, vergesst es einfach.")
    await case.message("Freigabe hinfällig")
    told = await scene.hand("mert").submit(question)
    assert "Nicht " in told.private
    assert await case.replies() == []


async def test_a_deleted_comment_can_not_be_answered_any_more(scene: Scene):
    case = await scene.complains()
    request = await case.asked_for_approval(TEXT)
    question = await scene.hand("mert").press(request, "Freigeben und veröffentlichen")
    await scene.world.do("delete", id=case.comment)
    for platform in (scene.platform, scene.other):
        await case.message("Gelöscht durch Verfasser", platform=platform)
    told = await scene.hand("mert").submit(question)
    assert "Nicht " in told.private
    assert await case.replies() == []


async def test_nobody_approves_in_time_and_the_deputy_is_asked(scene: Scene):
    case = await scene.complains()
    await case.asked_for_approval(TEXT)
    await scene.turn_clock(21)
    await case.message("Freigabe überfällig")


async def test_a_reply_can_be_taken_back(scene: Scene):
    case = await scene.complains()
    await case.approved(await case.asked_for_approval(TEXT))
    await case.message("✅ Beantwortet")
    done = await scene.world.until(
        scene.platform,
        lambda seen: case.named_in(seen.text) and "Zurücknehmen" in seen.controls,
        what="the button to take it back",
    )
    form = await scene.hand("mert").press(done, "Zurücknehmen")
    await scene.hand("mert").submit(form)
    await case.message("Zurückgenommen")
    await scene.holds("the reply is gone", lambda: _gone(case))


async def _gone(case) -> bool:
    return await case.replies() == []


async def test_an_answer_to_our_reply_reopens_the_case_and_tells_the_owner(scene: Scene):
    case = await scene.complains()
    await case.approved(await case.asked_for_approval(TEXT))
    await case.message("✅ Beantwortet")
    ours = (await scene.world.replies(case.comment))[0]
    await scene.world.comment(
        "Danke, aber die Nummer habe ich schon geschickt!", parent=ours["id"], author="lea_im_norden"
    )
    await case.message("Neue Antwort in Fall")


async def test_where_no_adapter_reaches_people_publish_by_hand_on_record(scene: Scene):
    case = await scene.complains(post="rv-kanne")
    await case.approved(await case.asked_for_approval(TEXT))
    card = await case.message("Von Hand zu veröffentlichen", TEXT)
    form = await scene.hand("jana").press(card, "Von Hand veröffentlicht …")
    field = next(iter(form.values))
    wrong = await scene.hand("jana").submit(form, **{field: "javascript:alert(1)"})
    assert wrong.errors or "Nicht übernommen" in wrong.private
    if scene.platform == "discord":
        form = await scene.hand("jana").press(card, "Von Hand veröffentlicht …")
    await scene.hand("jana").submit(form, **{field: "https://shop.example/reviews/17"})
    await case.message("✅ Beantwortet")


async def test_a_text_with_hidden_characters_is_not_taken_and_not_lost(scene: Scene):
    case = await scene.complains()
    await case.press("jana", "Antwort entwerfen")
    form = await case.press("jana", "A nehmen", on=await case.drafts())
    told = await scene.hand("jana").submit(form, text="Hallo \u202eaeL\u202c, das tut uns leid.")
    assert "unsichtbare Zeichen" in told.private + " ".join(told.errors.values())
    # Slack keeps the form open; on Discord it is gone, so the text is given back.
    assert told.errors or "das tut uns leid" in told.private
    assert await case.replies() == []


async def test_a_saved_reply_takes_the_place_of_the_drafts_and_is_still_approved(scene: Scene):
    case = await scene.complains()
    await case.press("jana", "Antwort entwerfen")
    form = await case.press("jana", "Textbaustein …", on=await case.drafts())
    await scene.hand("jana").submit(form, saved="Lieferzeit")
    saved = await case.message(
        "Im Moment dauert eine Lieferung etwa eine Woche.", "noch nichts veröffentlicht"
    )
    assert "A nehmen" in saved.controls
    assert await case.replies() == []


async def test_a_wish_brings_other_drafts_and_discarding_ends_them(scene: Scene):
    case = await scene.complains()
    await case.press("jana", "Antwort entwerfen")
    first = await case.drafts()
    await case.press("jana", "Kürzer", on=first)
    others = await scene.world.until(
        scene.platform,
        lambda seen: (
            f"Entwürfe für Fall {case.number} · noch nichts" in seen.text and seen.controls != first.controls
        ),
        what="other drafts",
    )
    await case.press("jana", "Entwürfe verwerfen", on=others)
    await case.message("nicht mehr gültig")
