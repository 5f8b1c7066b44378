"""Who is who: one person with two accounts, somebody away, somebody on call, and what each is told of themselves."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.demo.stage import Stage, set_stage
from bot.sandbox.discord import ids
from bot.sandbox.hand import Reaction
from bot.sandbox.reading import Seen
from tests.stories.scene import Scene
from tests.wording import NO_WAVE

pytestmark = pytest.mark.asyncio(loop_scope="module")

TABLES = f"""
[policy]
four_eyes_from = "low"
admin_channels = ["slack:C02FREIGABEN", "discord:{ids.APPROVALS}"]
[policy.escalation_channels]
default = ["slack:C02FREIGABEN", "discord:{ids.APPROVALS}"]
[[people]]
id = "olli"
name = "Olli"
slack = "U05OLLI"
roles = ["moderator"]
[[oncall]]
name = "nachts"
people = ["mert"]
start = 2026-01-05
[[ladder]]
who = "oncall:nachts"
within_minutes = 10
[[ladder]]
who = "person:mara"
"""
ONLY_SLACK = pytest.mark.parametrize("scene", ["slack"], indirect=True)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    async with set_stage(policy=TABLES, watch=NO_WAVE) as standing:
        yield standing


async def types(scene: Scene, user: str, words: str, platform: str = "") -> Reaction:
    return await scene.hand(user, platform).command(words, channel="social-inbox")


def only(reaction: Reaction) -> Seen:
    assert reaction.seen, reaction
    return reaction.seen[-1]


@ONLY_SLACK
async def test_two_accounts_become_one_person_and_two_again(scene: Scene):
    """Asked for on Slack, entered on Discord, agreed to on both."""
    assert "Nicht ausgeführt" in (await types(scene, "olli", "me", "discord")).private
    asked = only(await types(scene, "olli", "link"))
    code = asked.first_line.removeprefix("Code ")
    assert len(code) == 9
    wrong = await types(scene, "olli", "link AAAA-AAAA", "discord")
    assert wrong.private.startswith("Nicht verbunden.")
    there = only(await types(scene, "olli", f"link {code}", "discord"))
    assert "Slack: Olli (U05OLLI)" in there.text
    agreed = only(await scene.hand("olli", "discord").press(there, "Verbinden"))
    assert "Auf Slack fehlt noch die Zustimmung" in agreed.text
    here = only(await scene.hand("olli").press(asked, "Nachsehen"))
    assert "Discord: Olli Gast" in here.text
    assert (await scene.hand("olli").press(here, "Verbinden")).private.startswith("Verbunden.")
    known = (await types(scene, "olli", "me", "discord")).private
    assert "Bekannt als Olli" in known
    assert "(verbunden mit Code)" in known
    assert "Fälle übernehmen" in known
    standing = only(await types(scene, "olli", "link", "discord"))
    assert (await scene.hand("olli", "discord").press(standing, "Trennen")).private.startswith("Getrennt.")
    assert "Nicht ausgeführt" in (await types(scene, "olli", "me", "discord")).private


async def test_somebody_away_is_not_asked_and_somebody_stands_in_who_has_agreed(scene: Scene):
    mert, jana = scene.hand("mert"), scene.hand("jana")
    shown = only(await types(scene, "mert", "oncall"))
    assert "nachts: Mert, bis" in shown.text
    form = await mert.press(shown, "Vertretung eintragen …")
    told = await mert.submit(form, person="jana", starts="heute 00:00")
    assert told.private.startswith("Angefragt bei Jana"), told
    request = await scene.world.until(
        scene.platform,
        lambda seen: seen.first_line.startswith("Vertretung gesucht") and "Einverstanden" in seen.controls,
        what="the question to Jana",
    )
    assert "Nicht ausgeführt" in (await mert.press(request, "Einverstanden")).private
    await jana.press(request, "Einverstanden")
    done = await scene.world.until(
        scene.platform,
        lambda seen: seen.id == request.id and seen.first_line.startswith("✅ Vertretung vereinbart"),
        what="that it is agreed",
    )
    assert "Jana vertretungsweise" in (await types(scene, "tom", "oncall")).private.replace(
        "Jana standing in", "Jana vertretungsweise"
    )
    await mert.press(done, "Zurücknehmen")
    away = await types(scene, "mert", "away")
    told = await mert.submit(away, last="morgen")
    assert "In dieser Zeit in Bereitschaft: nachts" in told.private, told
    assert "Unbesetzt" in (await types(scene, "jana", "oncall")).private
    assert "Abwesend" in (await types(scene, "mert", "me")).private
    assert (await types(scene, "mert", "back")).private.startswith("Wieder da.")
