"""What was not flagged is looked through in private, and a missed one becomes a case that teaches."""

import pytest

from bot.sandbox.reading import Seen
from tests.stories.scene import Scene, case_number
from tests.wording import unlike

ACCOUNT, POST = "facebook", "fb-werkstatt"
pytestmark = pytest.mark.asyncio(loop_scope="module")


def control(view: Seen, *parts: str) -> str:
    return next(name for name in view.controls if all(part in name for part in parts))


async def test_a_missed_comment_is_found_by_its_post_and_by_link_and_teaches(scene: Scene):
    mark = f"Kachel{scene.platform[0]}7"
    texts = [f"{mark} {n}: {unlike(f'{mark}{n}')}" for n in range(7)]
    ids = [await scene.world.comment(text, author=f"gast{n}", post=POST) for n, text in enumerate(texts)]
    link = f"{scene.world.base_url}/public/{ACCOUNT}/{POST}#{ids[6]}"
    hand = scene.hand("jana")

    async def stored() -> bool:
        told = await hand.command(f"comments {link}", channel="social-inbox")
        return texts[6] in told.private

    await scene.holds("the last comment found by its link", stored)
    (one,) = (await hand.command(f"comments {link}", channel="social-inbox")).seen
    assert texts[6] in one.text
    (page,) = (await hand.press(one, control(one, "Neueste dieses Posts"))).seen
    assert texts[6] in page.text
    assert texts[2] in page.text
    assert texts[1] not in page.text
    (older,) = (await hand.press(page, control(page, "Ältere"))).seen
    assert texts[0] in older.text
    form = await hand.press(older, control(older, "2 wurde übersehen"))
    done = await hand.submit(form, flag="complaint", note="Stand ganz unten.")
    assert "Übersehen, jetzt Fall" in done.private
    assert "der letzten" in done.private or "an den letzten" in done.private
    card = await scene.world.until(
        scene.platform,
        lambda seen: texts[0] in seen.text and not seen.thread,
        what="the card of the missed comment",
    )
    assert "Beschwerde" in card.first_line
    assert f"Fall {case_number(card)}" in done.private
    (view,) = (await hand.command("learned", channel="social-inbox")).seen
    undone = await hand.press(view, control(view, "Gelerntes zurücknehmen"))
    assert "Zurückgenommen: eine Korrektur" in undone.private


async def test_an_unknown_link_is_said_and_nothing_is_fetched(scene: Scene):
    told = await scene.hand("jana").command(
        "comments http://169.254.169.254/latest/meta-data", channel="social-inbox"
    )
    assert "Nicht gefunden." in told.private
    told = await scene.hand("jana").command("learned", channel="social-inbox")
    assert "Was Triage vom Team gelernt hat" in told.private


GRAVE = {
    "Die Lampe hat Feuer gefangen, das ist rechtswidrig. Ich recherchiere fürs Blatt, ruft an: 0171 2345678.": (
        "Produktsicherheit („Feuer gefangen“",
        "Rechtliches („rechtswidrig“",
        "Presseanfrage („Ich recherchiere“",
        "persönliche Daten („0171 2345678“",
    ),
    "Your lamp caught fire, so I called my lawyer. I'm a reporter, call me on 07700 900123.": (
        "Produktsicherheit („caught fire“",
        "Rechtliches („lawyer“",
        "Presseanfrage („reporter“",
        "persönliche Daten („07700 900123“",
    ),
}


@pytest.mark.parametrize("scene", ["slack"], indirect=True)
async def test_grave_matters_in_both_languages_say_on_their_cards_which_words_made_them_so(scene: Scene):
    marks = {f"Schale {n}": text for n, text in enumerate(GRAVE)}
    for mark, text in marks.items():
        await scene.world.comment(f"{text} {mark} {unlike(mark)}", author=mark.replace(" ", "-").lower())
    for platform in (scene.platform, scene.other):
        for mark, text in marks.items():
            card = await scene.world.until(
                platform,
                lambda seen, mark=mark: mark in seen.text and "Warum hier:" in seen.text,
                what=f"the card of {mark} on {platform}",
            )
            assert [reason for reason in GRAVE[text] if reason not in card.text] == []
            assert "Produktsicherheit" in card.first_line
