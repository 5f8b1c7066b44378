"""One emoji is enough, on either platform: what stands there after it, what it never does, and who is told no."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.demo.stage import Stage, set_stage
from bot.sandbox.discord import ids
from bot.sandbox.reading import Seen
from tests.stories.scene import WITHIN, Case, Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")

TABLES = f"""
[policy]
four_eyes_from = "low"
admin_channels = ["slack:C02FREIGABEN", "discord:{ids.APPROVALS}"]
[policy.escalation_channels]
default = ["slack:C02FREIGABEN", "discord:{ids.APPROVALS}"]
press = ["slack:C03PRESSE", "discord:{ids.PRESS}"]
legal = ["slack:C05ESKALATION", "discord:{ids.LEGAL}"]
people = ["slack:C05ESKALATION", "discord:{ids.LEGAL}"]
[reactions]
hand = "safety"
musterkrise = "illegal"
"""
OWN = {"slack": "musterkrise", "discord": "<a:musterkrise:900000000000000001>"}
RENAMED = {"slack": "musterkrise2", "discord": "<:musterkrise2:900000000000000001>"}
TWICE = {"slack": "slack:event", "discord": "discord:event MESSAGE_REACTION_ADD"}
SKIN = {"slack": "hand::skin-tone-4", "discord": "✋🏽"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    async with set_stage(policy=TABLES) as standing:
        yield standing


async def escalations(scene: Scene, case: Case, platform: str = "") -> list[Seen]:
    """Cards of escalations of that case, which offer to be taken."""
    found = await scene.world.messages(platform or scene.platform)
    return [
        one
        for one in found
        if f"Fall {case.number}" in one.first_line and "Ich kümmere mich" in one.controls and not one.thread
    ]


async def escalated(scene: Scene, case: Case, to: str) -> Seen:
    return await scene.world.until(
        scene.platform,
        lambda seen: (
            seen.first_line.startswith(f"Eskaliert an: {to}")
            and f"Fall {case.number}" in seen.first_line
            and "Ich kümmere mich" in seen.controls
        ),
        what=f"case {case.number} escalated to {to}",
        within=WITHIN,
    )


def signs(seen: Seen) -> list[str]:
    """What the bot itself has put under a message."""
    if seen.platform == "slack":
        return [one["name"] for one in seen.raw.get("reactions", ()) if "U0BREAKWATER" in one["users"]]
    return [one["emoji"]["name"] for one in seen.raw.get("reactions", ()) if one["me"]]


async def test_each_reaction_brings_whom_it_stands_for_once_however_often_it_is_told(scene: Scene):
    case = await scene.complains()
    card, copy = await case.card(), await case.card(scene.other)
    jana, places = scene.hand("jana"), []
    await scene.world.do("fault", target=TWICE[scene.platform], kind="twice")
    for emoji, team in (
        ("rotating_light", "Krisenleitung"),
        ("scales", "Recht"),
        ("newspaper", "Presse"),
        ("package", "Produkt"),
        (SKIN[scene.platform], "Sicherheit"),
        (OWN[scene.platform], "Strafbares"),
    ):
        await jana.react(card, emoji, wait=0)
        places.append((await escalated(scene, case, team)).channel)
    inside = "C05ESKALATION" if scene.platform == "slack" else ids.LEGAL
    press = "C03PRESSE" if scene.platform == "slack" else ids.PRESS
    others = "C02FREIGABEN" if scene.platform == "slack" else ids.APPROVALS
    assert places == [others, inside, press, others, others, others]
    await scene.hand("jana", scene.other).react(copy, "newspaper", wait=0)
    await jana.unreact(card, "newspaper")
    await jana.react(card, RENAMED[scene.platform], wait=0)
    await jana.react(card, "eyes", wait=0)
    claimed = await case.card("", "Zuständig: Jana")
    assert signs(claimed), "the bot confirms with a reaction of its own"
    assert len(await escalations(scene, case)) == len(places)
    history = await case.press("jana", "Verlauf", on=claimed)
    assert "Reaktion weggenommen" in history.private


async def test_an_outsider_is_told_no_once_and_nothing_happens(scene: Scene):
    case = await scene.complains()
    card = await case.card()
    olli = scene.hand("olli")
    before = len(await scene.world.direct("discord", "olli"))
    told = (await olli.react(card, "newspaper")).private
    again = (await olli.react(card, "package", wait=0.5)).private
    if scene.platform == "discord":

        async def heard() -> bool:
            return len(await scene.world.direct("discord", "olli")) > before

        await scene.holds("a direct message", heard)
        told = (await scene.world.direct("discord", "olli"))[-1].text
    assert told.startswith("Nicht eskaliert."), told
    assert again == ""
    await scene.hand("jana").react(card, "eyes", wait=0)
    await case.card("", "Zuständig: Jana")
    assert await escalations(scene, case) == []
    assert len(await scene.world.direct("discord", "olli")) - before <= 1


async def test_the_siren_makes_a_case_of_talk_in_a_watched_channel_with_its_thread_as_context(scene: Scene):
    jana, mert = scene.hand("jana"), scene.hand("mert")
    head = await jana.say("social-inbox", f"Unter dem Reel geht es rund, {scene.platform}.")
    boycott = f"Boykott auf {scene.platform}"
    below = await mert.say("social-inbox", f"{boycott}, ruft da jemand.", thread=head.id)
    elsewhere = await jana.say("allgemein", "Hier schaut niemand zu.")
    await jana.react(elsewhere, "rotating_light", wait=0)
    article = await mert.say("social-inbox", f"Nur ein Artikel, sagt {scene.platform}.")
    await jana.react(article, "newspaper", wait=0)
    await jana.react(below, "rotating_light", wait=0)
    card = await scene.world.until(
        scene.platform,
        lambda seen: boycott in seen.text and "Original öffnen" in seen.controls and not seen.thread,
        what="a case of the message",
        within=WITHIN,
    )
    shown = await jana.press(card, "Original öffnen")
    assert "Vorher im Thread" in shown.private
    assert f"Unter dem Reel geht es rund, {scene.platform}." in shown.private
    everything = await scene.world.messages(scene.platform)
    assert not [one for one in everything if "schaut niemand zu" in one.text or "Nur ein Artikel" in one.text]
    assert len([one for one in everything if boycott in one.text and "Fall" in one.first_line]) <= 2
