"""A statement from the button to the public page: filled, seen by a second person, published as it was approved."""

import asyncio
import re
from typing import Any

import pytest

from bot.sandbox.hand import Reaction
from bot.sandbox.reading import Seen
from tests.stories.crises import card, command, finish, press, start
from tests.stories.scene import Scene
from tests.wording import unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")
APPROVE = "Freigeben und veröffentlichen …"


async def asked(scene: Scene, crisis: int, known: str, *, only: str = "", by: str = "jana") -> Seen:
    """The holding statement's form, filled, previewed and handed on; the request in the room."""
    hand = scene.hand(by)
    chooser = await press(scene, "Statement", await card(scene, crisis), by=by)
    form = await hand.press(chooser.seen[0], "Stellungnahme …")
    preview = await hand.submit(form, known=known, doing="Wir prüfen jede Bestellung.", next="23:55")
    assert not preview.errors, preview
    assert "noch nichts veröffentlicht" in preview.private, preview
    assert "Zeichen" in preview.private, preview
    told = await hand.press(preview.seen[0], only or "Freigabe anfordern")
    assert "Freigabe angefordert" in told.private, told
    return await statement(scene, "Freigabe bis", known)


async def approved(scene: Scene, request: Seen, label: str = APPROVE, *, by: str = "mert") -> Reaction:
    return await scene.hand(by).submit(await scene.hand(by).press(request, label))


async def statement(scene: Scene, *parts: str, platform: str = "") -> Seen:
    return await scene.world.card(platform or scene.platform, "Stellungnahme", *parts)


async def posts(scene: Scene, mark: str) -> list[dict[str, Any]]:
    public = (await scene.world.get())["public"]
    return [post for post in public["posts"] if mark in post["text"] and not post["deleted"]]


async def public(scene: Scene, mark: str, count: int) -> list[dict[str, Any]]:
    async def there() -> bool:
        return len(await posts(scene, mark)) == count

    await scene.holds(f"{count} posts with {mark!r} are public", there)
    return await posts(scene, mark)


async def test_a_statement_is_public_exactly_as_it_was_approved(scene: Scene):
    crisis = await start(scene, "Scherben im Paket")
    mark = unlike(f"statement {scene.platform}")
    request = await asked(scene, crisis, f"Aus einer Lieferung kamen Tassen zerbrochen an. {mark}")
    there = await statement(scene, "Freigabe bis", mark, platform=scene.other)
    assert set(request.controls) == set(there.controls)
    own = await scene.hand("jana").press(request, APPROVE)
    assert own.private.startswith("Nicht"), own
    assert await posts(scene, mark) == []
    form = await scene.hand("mert").press(request, APPROVE)
    assert mark in form.form_text, form
    # Two say yes at the same moment, one on each platform: it goes out once.
    late = await scene.hand("mara", scene.other).press(there, APPROVE)
    await asyncio.gather(scene.hand("mert").submit(form), scene.hand("mara", scene.other).submit(late))
    for post in await public(scene, mark, 2):
        assert post["text"].startswith("Stand der Dinge: Aus einer Lieferung"), post
        # In the last minutes of a day it is the next day's.
        assert re.search(r"Das nächste Update kommt (am \w+ )?um 23:55 Uhr\.$", post["text"]), post
        assert post["by_brand"], post
    by_hand = await statement(scene, "Freigegeben, von Hand zu veröffentlichen", mark)
    link = await scene.hand("jana").press(by_hand, "Von Hand veröffentlicht …")
    wrong = await scene.hand("jana").submit(link, link="javascript:alert(1)")
    assert wrong.errors or wrong.private.startswith("Nicht"), wrong
    await scene.hand("jana").submit(
        await scene.hand("jana").press(by_hand, "Von Hand veröffentlicht …"),
        link="https://reviews.example/post/1",
    )
    await statement(scene, "Veröffentlicht auf 3 von 3", mark)
    await statement(scene, "Veröffentlicht auf 3 von 3", mark, platform=scene.other)
    status = await card(scene, crisis, "nächstes Update bis 23:55")
    timeline = await scene.hand("jana").press(status, "Chronik")
    assert "Stellungnahme veröffentlicht, Instagram @musterkanne" in timeline.private, timeline
    steps = await scene.hand("jana").press(status, "Alle Schritte")
    assert steps.seen, steps
    assert len(await posts(scene, mark)) == 2
    await finish(scene, crisis)


async def test_what_is_public_is_corrected_in_place_and_taken_back_with_four_eyes(scene: Scene):
    crisis = await start(scene, "Falsche Zahl")
    mark = unlike(f"corrected {scene.platform}")
    request = await asked(scene, crisis, f"Zwei Lieferungen. {mark}", only="Nur Facebook")
    await approved(scene, request)
    (first,) = await public(scene, mark, 1)
    there = await statement(scene, "Veröffentlicht auf 1 von 1", mark)
    jana = scene.hand("jana")
    form = await jana.press(there, "Berichtigen: Facebook …")
    preview = await jana.submit(form, text=first["text"].replace("Zwei", "Drei"))
    await jana.press(preview.seen[0], "Freigabe anfordern")
    change = await statement(scene, "Freigabe bis", "Berichtigung", mark)
    assert (await posts(scene, mark))[0]["text"] == first["text"]
    await approved(scene, change, "Freigeben und ändern …")

    async def changed() -> bool:
        return "Drei Lieferungen" in (await posts(scene, mark))[0]["text"]

    await scene.holds("the text is another one in the same place", changed)
    assert (await posts(scene, mark))[0]["id"] == first["id"]
    there = await scene.world.until(
        scene.platform,
        lambda seen: (
            mark in seen.text
            and "Drei Lieferungen" in seen.text
            and "Text geändert" in seen.text
            and "Zurücknehmen: Facebook …" in seen.controls
        ),
        what="the changed statement that can be taken back",
    )
    undo = await jana.press(there, "Zurücknehmen: Facebook …")
    told = await jana.submit(undo, reason="Die Zahl stimmt auch nicht.")
    assert "Freigabe angefordert" in told.private, told
    wish = await statement(scene, "Freigabe bis", "Rücknahme", mark)
    assert "Die Zahl stimmt auch nicht." in wish.text
    assert len(await posts(scene, mark)) == 1
    await approved(scene, wish, "Freigeben und zurücknehmen …")
    await public(scene, mark, 0)
    await finish(scene, crisis)


async def test_an_end_that_cannot_be_known_is_asked_and_published_once(scene: Scene):
    crisis = await start(scene, "Keine Antwort")
    mark = unlike(f"unclear {scene.platform}")
    request = await asked(scene, crisis, f"Wir wissen noch wenig. {mark}", only="Nur Facebook")
    await scene.world.do("fault", target="public:post", kind="lost_answer")
    await approved(scene, request)
    unclear = await statement(scene, "Unklar, ob veröffentlicht", mark)
    assert len(await posts(scene, mark)) == 1
    await scene.hand("mert").press(unclear, "Ist da")
    await statement(scene, "Veröffentlicht auf 1 von 1", mark)
    assert len(await posts(scene, mark)) == 1
    await finish(scene, crisis)


async def test_a_fact_that_changes_voids_the_request_that_uses_it(scene: Scene):
    crisis = await start(scene, "Fakten")
    mark = unlike(f"facts {scene.platform}")
    status = await card(scene, crisis)
    board = await press(scene, "Fakten", status, by="mara")
    form = await scene.hand("mara").press(board.seen[0], "Fakt eintragen …")
    await scene.hand("mara").submit(
        form, text=f"Eine Lieferung ist betroffen {mark}", state="known", source="Labor"
    )
    chooser = await press(scene, "Statement", status, by="jana")
    filling = await scene.hand("jana").press(chooser.seen[0], "Stellungnahme …")
    assert filling.values["known"] == f"Eine Lieferung ist betroffen {mark}."
    preview = await scene.hand("jana").submit(filling, next="23:55")
    assert f"Aus den Fakten: ✅ Bekannt: Eine Lieferung ist betroffen {mark}" in preview.private, preview
    await scene.hand("jana").press(preview.seen[0], "Freigabe anfordern")
    request = await statement(scene, "Freigabe bis", mark)
    board = await scene.hand("mara").press(status, "Fakten")
    fact = await scene.hand("mara").press(board.seen[0], "Ändern …")
    await scene.hand("mara").submit(fact, text=f"Keine Lieferung ist betroffen {mark}", state="known")
    void = await scene.world.until(
        scene.platform,
        lambda seen: seen.id == request.id and "Ungültig, ein Fakt darin hat sich geändert" in seen.text,
        what="the request says that it is void",
    )
    assert APPROVE not in void.controls
    assert await posts(scene, mark) == []
    await finish(scene, crisis)


async def test_managers_keep_the_texts_in_chat(scene: Scene):
    told = await command(scene, by="mara")
    stock = await scene.hand("mara").press(told.seen[0], "Vorbereitete Texte")
    assert "mitgeliefert, noch nicht freigegeben" in stock.private, stock
    title = f"Rückruf {scene.platform}"
    form = await scene.hand("mara").press(stock.seen[0], "Stellungnahme, Englisch …")
    wrong = await scene.hand("mara").submit(form, title=title, text="{known} {sorry} {nonsense}")
    assert wrong.errors or "Nicht gespeichert" in wrong.private, wrong
    form = await scene.hand("mara").press(stock.seen[0], "Stellungnahme, Englisch …")
    kept = await scene.hand("mara").submit(form, title=title)
    assert title in kept.private, kept
    assert "freigegeben bis" in kept.private, kept
    still = await scene.hand("mara").press(kept.seen[0], "Stimmt noch")
    assert "freigegeben bis" in still.private, still
    refused = await scene.hand("jana").command("", channel="social-inbox", name="crisis")
    stock = await scene.hand("jana").press(refused.seen[0], "Vorbereitete Texte")
    denied = await scene.hand("jana").press(stock.seen[0], "Stellungnahme, Englisch …")
    assert denied.private.startswith(("Nicht", "Kein")), denied
