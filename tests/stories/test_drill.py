"""A whole drill, from the command to the scorecard, on a clock that is turned; nothing of it leaves its rooms."""

import re
from typing import Any

import pytest

from bot.sandbox.reading import Seen
from tests.stories.crises import INBOX, command, press
from tests.stories.crises import card as crisis_card
from tests.stories.crises import finish as undo
from tests.stories.crises import start as start_crisis
from tests.stories.scene import Scene, case_number

pytestmark = pytest.mark.asyncio(loop_scope="module")

FAST = "2"
"""Fast enough to be seen on the card, slow enough for a busy machine."""


async def drills(scene: Scene) -> int:
    form = await command(scene, "drill")
    assert form.form is not None, form
    assert "Veröffentlicht wird nichts" in form.form_text
    told = await scene.hand("mara").submit(form, speed=FAST)
    found = re.search(r"ÜBUNG · Übung Ü(\d+) läuft", told.private)
    assert found, told
    return int(found[1])


async def status(scene: Scene, drill: int, *parts: str, platform: str = "") -> Seen:
    return await scene.world.until(
        platform or scene.platform,
        lambda seen: (
            seen.first_line.startswith(f"ÜBUNG · Krise Ü{drill} ·")
            and "Einspielungen:" in seen.text
            and all(part in seen.text for part in parts)
        ),
        what=f"the card of drill {drill} with {parts}",
    )


async def offering(scene: Scene, label: str, *parts: str) -> Seen:
    """A card that bears this button: on Discord a message that calls somebody is a card only a moment later."""
    return await scene.world.until(
        scene.platform,
        lambda seen: label in seen.controls and all(part in seen.text for part in parts),
        what=f"a card with {label} and {parts}",
    )


async def drill_rooms(scene: Scene, platform: str) -> set[str]:
    rooms = (await scene.world.get())[platform]["channels"]
    return {str(room["id"]) for room in rooms if room["name"].startswith("uebung-")}


async def public(scene: Scene) -> list[Any]:
    """Everything that the brand has published, anywhere."""
    world = (await scene.world.get())["public"]
    return [
        [one["id"] for one in world["comments"] if one["by_brand"]],
        [one["id"] for one in world.get("posts", ()) if one.get("by_brand", True)],
    ]


async def answer_a_comment(scene: Scene, drill: int) -> None:
    """Jana answers a scripted comment, Mert says yes. The same stood in the room of every drill before."""
    room = (await status(scene, drill)).channel
    case = await scene.world.until(
        scene.platform,
        lambda seen: (
            seen.channel == room
            and seen.first_line.startswith("ÜBUNG")
            and "Liest hier überhaupt jemand mit" in seen.text
        ),
        what="a scripted comment as a case",
    )
    number = case_number(case)
    assert "Eskalieren" not in case.controls
    await press(scene, "Antwort entwerfen", case, by="jana")
    drafts = await offering(scene, "A nehmen", "ÜBUNG", f"Fall {number} · noch nichts veröffentlicht")
    form = await press(scene, "A nehmen", drafts, by="jana")
    assert "Nur geübt" in form.form_text
    told = await scene.hand("jana").submit(form)
    assert told.private.startswith("ÜBUNG · "), told
    request = await offering(scene, "Freigeben und veröffentlichen", "ÜBUNG · Freigabe bis")
    question = await press(scene, "Freigeben und veröffentlichen", request, by="mert")
    assert "Nur geübt" in question.form_text
    told = await scene.hand("mert").submit(question)
    assert "Veröffentlicht wurde nichts" in told.private, told
    await scene.world.card(scene.platform, "ÜBUNG · Wäre ", "veröffentlicht")


async def acknowledge(scene: Scene, drill: int) -> None:
    """Mara fills the acknowledgement, Mert says yes."""
    shown = await press(scene, "Statement", await status(scene, drill))
    form = await scene.hand("mara").press(shown.seen[0], "Erstmeldung …")
    preview = await scene.hand("mara").submit(form)
    await scene.hand("mara").press(preview.seen[0], "Freigabe anfordern")
    asked = await offering(scene, "Freigeben und veröffentlichen …", "ÜBUNG", "Erstmeldung", "Freigabe bis")
    question = await press(scene, "Freigeben und veröffentlichen …", asked, by="mert")
    told = await scene.hand("mert").submit(question)
    assert "Veröffentlicht wurde nichts" in told.private, told
    await scene.world.card(scene.platform, "ÜBUNG", "wäre jetzt veröffentlicht · Erstmeldung")


async def test_a_whole_drill_from_the_command_to_the_scorecard(scene: Scene):
    before = await public(scene)
    drill = await drills(scene)
    for platform in (scene.platform, scene.other):
        await status(scene, drill, "Einspielungen: 1 von 7", "Uhr 2-fach", platform=platform)
        await scene.world.card(platform, "ÜBUNG · Einspielung 1 · Kommentare", "3 neue Kommentare")
    await answer_a_comment(scene, drill)
    await acknowledge(scene, drill)
    await scene.turn_clock(5)
    call = await offering(scene, "Reagieren …", "ÜBUNG · Einspielung 3 · Anruf der Presse")
    form = await press(scene, "Reagieren …", call, by="mert")
    told = await scene.hand("mert").submit(form, text="Wir rufen zurück <!channel> @everyone")
    assert "ÜBUNG · Festgehalten" in told.private, told
    for platform in (scene.platform, scene.other):
        await scene.world.card(platform, "Einspielung 3", "✅ Reagiert", "Wir rufen zurück")
    await press(scene, "Übung anhalten", await status(scene, drill, "Einspielungen: 3 von 7"))
    await status(scene, drill, "steht seit")
    await scene.turn_clock(5)
    await press(scene, "Übung fortsetzen", await status(scene, drill, "Einspielungen: 3 von 7"))
    await press(scene, "Nächste Einspielung jetzt", await status(scene, drill, "nächste"))
    await scene.world.card(scene.platform, "ÜBUNG · Einspielung 4 · Gerücht")
    question = await press(scene, "Übung beenden …", await status(scene, drill))
    told = await scene.hand("mara").submit(question)
    assert "Auswertung" in told.private, told
    for platform in (scene.platform, scene.other):
        score = await scene.world.card(platform, f"ÜBUNG · Auswertung · Krise Ü{drill}")
        assert "✅ Erstmeldung ist freigegeben · Ziel 15 Min." in score.text, score.text
        assert "Anruf der Presse" in score.text
        assert "Als Nächstes üben" in score.text
        await scene.world.card(platform, f"ÜBUNG · Bericht zu Krise Ü{drill}")
        await nothing_left(scene, platform)
    assert await public(scene) == before


async def nothing_left(scene: Scene, platform: str) -> None:
    """Every message of ours in rooms of drills says what it is; outside there is one line, which says so as well."""
    rooms = await drill_rooms(scene, platform)
    for message in await scene.world.messages(platform):
        if not message.text:
            continue  # the platform's own line about a pin
        if message.channel in rooms or message.thread in rooms:
            assert message.first_line.startswith("ÜBUNG"), message.text
        else:
            assert "Liest hier überhaupt jemand mit" not in message.text or "ÜBUNG" not in message.text
            assert "Einspielung" not in message.text


async def test_a_real_crisis_beside_a_drill_is_told_in_its_room_and_stays_apart(scene: Scene):
    drill = await drills(scene)
    await status(scene, drill, "Einspielungen: 1 von 7")
    real = await start_crisis(scene, "Wirklich")
    for platform in (scene.platform, scene.other):
        await scene.world.card(platform, f"ÜBUNG · Echte Krise {real} ist gestartet")
        shown = await crisis_card(scene, real, platform=platform)
        assert "ÜBUNG" not in shown.text
    overview = await command(scene)
    assert overview.private.startswith("Eine Krise läuft"), overview
    assert f"ÜBUNG · Krise Ü{drill}" in overview.private
    where = await command(scene, "status")
    assert where.private.startswith(f"Krise {real} ·"), where
    case = await scene.complains()
    listed = await scene.hand("jana").command("queue", channel=INBOX)
    assert "ÜBUNG" not in listed.private
    assert case.number
    await undo(scene, real)
    form = await press(scene, "War ein Versehen …", await status(scene, drill))
    await scene.hand("mara").submit(form)
    await scene.world.card(scene.platform, f"ÜBUNG · Krise Ü{drill} · war ein Versehen")
