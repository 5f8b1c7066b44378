"""Channels are archived, closed to the bot or deleted: admins are told in words, all else goes on, nothing is lost."""

from dataclasses import dataclass

import pytest

from tests.faults.world import BOTH, Ordeal, texts

pytestmark = pytest.mark.asyncio(loop_scope="module")

PROBED = 10.5
"""Minutes after which a lost channel is tried again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Loss:
    """A way of losing #social-inbox on one platform, the way back, and what admins read of it."""

    platform: str
    lose: str
    back: str
    words: str


LOSSES = (
    Loss(platform="slack", lose="archive", back="unarchive", words="der Channel ist archiviert"),
    Loss(platform="slack", lose="kick", back="invite", words="Breakwater ist nicht im Channel"),
    Loss(platform="discord", lose="kick", back="admit", words="Breakwater ist nicht im Channel"),
)


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: f"{loss.platform}-{loss.lose}")
async def test_a_lost_channel_is_told_to_admins_and_gets_all_it_missed_when_it_is_back(
    ordeal: Ordeal, loss: Loss
):
    there = "discord" if loss.platform == "slack" else "slack"
    before = await ordeal.complains()
    await before.card(there)
    told = {platform: await notices(ordeal, platform, loss.words) for platform in BOTH}
    room = {"platform": loss.platform, "user": "mara", "channel": "social-inbox"}
    await ordeal.world.do(loss.lose, **room)
    name = f"Henkel{loss.platform}{loss.lose}"
    await ordeal.world.comment(f"{name} ist abgebrochen, alles kaputt!", author=name)
    await ordeal.world.card(there, name, within=30)
    for platform in BOTH:
        await ordeal.shown("a notice", lambda p=platform: notices(ordeal, p, loss.words), told[platform] + 1)
    await ordeal.hand("jana", there).press(await before.card(there), "Übernehmen")
    await before.card(there, "Zuständig: Jana")
    assert texts(await ordeal.world.messages(loss.platform), name) == []
    await ordeal.world.do(loss.back, **room)
    await ordeal.turn_clock(PROBED)
    await ordeal.world.card(loss.platform, name, within=30)
    await before.card(loss.platform, "Zuständig: Jana")
    assert len(texts(await ordeal.world.messages(loss.platform), name)) == 1


async def test_a_deleted_channel_is_told_and_the_other_platform_has_it_all(ordeal: Ordeal):
    case = await ordeal.complains()
    await ordeal.world.do("delete_channel", platform="discord", user="mara", channel="presse")
    form = await case.press("jana", "Eskalieren")
    await ordeal.hand("jana").submit(form, reason="press")
    await case.message("Eskaliert an", platform="slack")
    words = "den Channel gibt es nicht mehr"
    for platform in BOTH:
        await ordeal.shown("a notice", lambda p=platform: notices(ordeal, p, words), 1)
    await ordeal.turn_clock(PROBED)
    await ordeal.complains()
    await ordeal.at_rest()
    for platform in BOTH:
        assert await notices(ordeal, platform, words) == 1


async def notices(ordeal: Ordeal, platform: str, words: str) -> int:
    messages = await ordeal.world.messages(platform)
    return len([one for one in messages if "Channel nicht erreichbar" in one.text and words in one.text])
