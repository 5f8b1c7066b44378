"""What is laid down before a crisis, and the dark site in one: told by those who do it, seen at the far side."""

import re

import pytest

from bot.sandbox.hand import Reaction
from bot.sandbox.reading import Seen
from tests.stories.crises import card, command, finish, press, start
from tests.stories.reports import opens_form, stands_in_private
from tests.stories.scene import Scene
from tests.wording import unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")

SECRET = "hK9$wq2Lm7"


async def chosen(scene: Scene, seen: Reaction, label: str, *, by: str = "mara") -> Reaction:
    """Press something on a private message."""
    return await scene.hand(by).press(seen.seen[0], label)


async def test_a_manager_sees_what_is_out_of_date_and_writes_an_access_down_but_never_a_secret(scene: Scene):
    # Discord offers the words to choose from, by their English value.
    typed = {"slack": ("vorbereiten", "krise"), "discord": ("prepare", "krise")}[scene.platform]
    overview = await command(scene, typed[0], name=typed[1])
    assert re.search(r"Vorsorge · \d+ Punkte nicht aktuell", overview.private), overview
    assert "aus der Konfiguration, noch von niemandem geprüft" in overview.private
    refused = await command(scene, "prepare", by="jana")
    assert "Nicht" in refused.private, refused
    listed = await chosen(scene, overview, "Zugänge")
    form = await chosen(scene, listed, "Zugang eintragen …")
    account = f"Werbekonto {scene.platform}"
    values = {"what": account, "who": "Mara und Mert", "where": f"Login mara, {SECRET}"}
    wrong = await scene.hand("mara").submit(form, **values)
    said = wrong.private + "".join(wrong.errors.values())
    assert "sieht nach einem Kennwort aus" in said, wrong
    assert SECRET not in said
    assert SECRET not in scene.stage.bot.log()
    form = await chosen(scene, listed, "Zugang eintragen …")
    kept = await scene.hand("mara").submit(form, **(values | {"where": "Tresor Kommunikation, Umschlag 2"}))
    assert "Wo: Tresor Kommunikation, Umschlag 2" in kept.private, kept
    crisis = await start(scene, "Zugänge gesucht")
    status = await card(scene, crisis)
    shown = await press(scene, "Zugänge", status, by="mert")
    assert account in shown.private, shown
    hidden = await press(scene, "Zugänge", status, by="jana")
    assert account in hidden.private or "Nicht gezeigt" in hidden.private, hidden
    await finish(scene, crisis)


async def test_whom_a_crisis_calls_is_what_was_written_in_chat(scene: Scene):
    overview = await command(scene, "prepare")
    plan = await chosen(scene, overview, "Aktionsplan")
    form = await chosen(scene, plan, "Rolle eintragen …")
    kept = await scene.hand("mara").submit(
        form, role="analyst", person="jana", contact="0171 2345678", level="0"
    )
    assert "Auswertung" in kept.private, kept
    crisis = await start(scene, "Wer wird gerufen")
    roles = await press(scene, "Rollen", await card(scene, crisis), by="mara")
    assert "Auswertung: Jana" in roles.private, roles
    await finish(scene, crisis)
    await chosen(scene, kept, "Zurückziehen")


async def test_the_plan_comes_as_a_file_to_the_one_who_asks(scene: Scene):
    overview = await command(scene, "prepare")
    told = await chosen(scene, overview, "Plan drucken")
    assert "Direktnachricht" in told.private, told
    await scene.world.until(
        scene.platform,
        lambda seen: "Notfallplan zum Ausdrucken" in seen.text,
        what="the plan in a direct message",
    )


async def on_card(scene: Scene, crisis: int, label: str, *, by: str = "mara") -> Reaction:
    """Press something on the status card as it stands now."""
    return await press(scene, label, await card(scene, crisis), by=by)


async def approved(scene: Scene, crisis: int, mark: str) -> None:
    """A statement that a second person has said yes to."""
    chooser = await on_card(scene, crisis, "Statement", by="jana")
    form = await scene.hand("jana").press(chooser.seen[0], "Stellungnahme …")
    preview = await scene.hand("jana").submit(form, known=mark, doing="Wir prüfen alles.", next="23:55")
    assert not preview.errors, preview
    await scene.hand("jana").press(preview.seen[0], "Freigabe anfordern")
    request = await scene.world.card(scene.platform, "Stellungnahme", "Freigabe bis", mark)
    form = await scene.hand("mert").press(request, "Freigeben und veröffentlichen …")
    await scene.hand("mert").submit(form)


async def site(scene: Scene) -> tuple[int, str]:
    """What the public gets at the page's address."""
    async with scene.session.get(f"{scene.stage.bot.base_url}/dark-site/musterkanne") as answer:
        text = await answer.text()
        assert "Set-Cookie" not in answer.headers
        if answer.status == 200:
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert "<script" not in text
        return answer.status, text


ASKED_FOR = {
    "on": "Dark Site einschalten: zweite Person fehlt",
    "off": "Dark Site abschalten: zweite Person fehlt",
}


async def switched(scene: Scene, crisis: int, wanted: str, *, by: str = "mert") -> Seen:
    """Mara asks, somebody else agrees; the card in the room on which it was done. A card that asked for something
    else, and is not yet drawn anew after a crash, is not it."""
    form = await on_card(scene, crisis, "Dark Site …")
    told = await scene.hand("mara").submit(form, wanted=wanted, reason="Presse fragt nach")
    assert "Noch nichts geschaltet" in told.private, told
    number = f"Krise {crisis}"
    request = await scene.world.card(scene.platform, ASKED_FOR[wanted], number, "Adresse")
    own = await scene.hand("mara").press(request, "Zustimmen …")
    assert "Nicht" in own.private, own
    agreed = await scene.hand(by).submit(await scene.hand(by).press(request, "Zustimmen …"))
    assert f"Krise {crisis}" in agreed.private, agreed
    return request


async def test_a_dark_site_and_an_open_form_outlive_a_kill(scene: Scene):
    mark = f"Es geht um <b>Glasur</b> <script>alert(1)</script> {unlike(scene.platform)}"
    crisis = await start(scene, "Dark Site", level="5")
    await approved(scene, crisis, mark)
    assert (await site(scene))[0] == 404
    await switched(scene, crisis, "on")
    status, page = await site(scene)
    assert status == 200
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    for platform in (scene.platform, scene.other):
        await card(scene, crisis, "Dark Site an seit", platform=platform)
    words = f"Was hier mit den Leuten gemacht wird ({unlike('shown' + scene.platform)})"
    form = await opens_form(scene, words)
    await scene.stage.bot.kill()
    await scene.stage.bot.start()
    note = f"Vor dem Absturz geöffnet, {scene.platform}."
    await scene.hand("olli").submit(form, note=note)
    await stands_in_private(scene, words, note)
    assert await site(scene) == (200, page)
    await switched(scene, crisis, "off")
    assert (await site(scene))[0] == 404
    await scene.hand("mara").submit(await on_card(scene, crisis, "War ein Versehen …"))
