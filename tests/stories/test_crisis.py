"""A crisis from the first command to its end: one state, a room and a card on each platform."""

import pytest

from tests.stories.crises import card, command, filled, finish, notice, press, start
from tests.stories.scene import Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_bare_command_says_what_runs_and_what_one_can_do(scene: Scene):
    told = await command(scene)
    assert "Krise starten …" in told.seen[0].controls
    assert "Veröffentlicht wird dabei nichts" in told.private


async def test_a_crisis_gets_a_room_and_one_true_card_on_both_platforms(scene: Scene):
    crisis = await start(scene, "Scherben-Reel <!channel> @everyone **fett**")
    here = await card(scene, crisis, "Leitung Mara", "0 von")
    there = await card(scene, crisis, "Leitung Mara", platform=scene.other)
    assert here.first_line == there.first_line
    assert "Stufe 4 von 6, Starker Wind" in here.first_line
    assert "Scherben-Reel <!channel> @everyone **fett**" in here.text
    assert set(here.controls) == set(there.controls)
    for platform in (scene.platform, scene.other):
        await card(scene, crisis, "Eine Krise, zwei Räume", platform=platform)
    await finish(scene, crisis)


async def test_a_step_for_two_is_done_with_the_second_yes_and_shows_on_both_platforms(scene: Scene):
    crisis = await start(scene, "Zu zweit")
    here = await card(scene, crisis, "Jetzt: Team schützen", "sofort")
    form = await press(scene, "Jetzt erledigen", here)
    done = await scene.hand("mara").submit(form, **filled(form, "1, 2 und 3 gesichert"))
    assert "braucht ein zweites Ja" in done.private, done
    wanted = await notice(scene, f"Zweites Ja gesucht · Krise {crisis}")
    alone = await press(scene, "Ja, so erledigt", wanted, on=wanted.platform)
    assert "muss eine zweite Person zustimmen" in alone.private, alone
    agreed = await press(scene, "Ja, so erledigt", wanted, by="mert", on=wanted.platform)
    assert "Erledigt: Team schützen" in agreed.private, agreed
    for platform in (scene.platform, scene.other):
        await card(scene, crisis, "1 von", "Jetzt: Fakten bestätigen", platform=platform)
    await finish(scene, crisis)


async def test_a_level_is_changed_on_one_platform_and_told_on_both(scene: Scene):
    crisis = await start(scene, "Rückruf")
    form = await press(scene, "Stufe ändern …", await card(scene, crisis), by="mara")
    told = await scene.hand("mara").submit(form, level="5", reason="Presse fragt an")
    assert "jetzt Stufe 5" in told.private, told
    for platform in (scene.platform, scene.other):
        await card(scene, crisis, "Stufe 5 von 6, Sturm", "Zuletzt: Stufe 5", platform=platform)
        await scene.world.card(platform, f"Stufe jetzt 5 · Krise {crisis}", "Presse fragt an")
    await finish(scene, crisis)


async def test_a_freeze_stops_a_reply_that_waits_for_its_yes(scene: Scene):
    case = await scene.complains()
    request = await case.asked_for_approval(
        "Hallo Lea, wir kümmern uns. Schick uns bitte deine Bestellnummer."
    )
    crisis = await start(scene, "Sperre")
    form = await press(scene, "Sperre …", await card(scene, crisis), by="mara")
    await scene.hand("mara").submit(form, freeze="statements", reason="Lage unklar")
    stopped = await case.message("Freigabe bis", "Sperre an: nur Stellungnahmen")
    told = await scene.hand("mert").press(stopped, "Freigeben und veröffentlichen")
    assert "gilt eine Sperre" in told.private, told
    assert await case.replies() == []
    await finish(scene, crisis)
    assert request.first_line


async def test_all_steps_and_roles_are_shown_to_the_one_who_asks(scene: Scene):
    crisis = await start(scene, "Liste")
    status = await card(scene, crisis)
    steps = await press(scene, "Alle Schritte", status, by="jana")
    assert "alle Schritte · Seite" in steps.private, steps
    one = await scene.hand("jana").press(steps.seen[0], "Ansehen")
    assert f"Krise {crisis} · " in one.private
    roles = await press(scene, "Rollen", status, by="jana")
    assert "Krisenleitung: Mara" in roles.private
    refused = await press(scene, "Stufe ändern …", status, by="jana")
    assert "Leitung: Mara" in refused.private, refused
    await finish(scene, crisis)


async def test_what_is_overdue_reminds_once_and_says_it_on_the_card(scene: Scene):
    crisis = await start(scene, "Überfällig")
    await card(scene, crisis)
    await scene.turn_clock(11)  # no person hears more often than every ten minutes, of all crises together
    await card(scene, crisis, "überfällig")
    await notice(scene, f"auf dich · Krise {crisis}")
    await finish(scene, crisis)
