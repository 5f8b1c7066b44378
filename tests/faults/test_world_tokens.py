"""A token is revoked while the bot runs: that is told, the other platform goes on, a new token brings what waited."""

import pytest

from tests.faults.world import LATER, Ordeal, texts

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def taken_away(ordeal: Ordeal, platform: str) -> None:
    if platform == "slack":
        await ordeal.world.do("uninstall", platform="slack")
    else:
        ordeal.wrong("discord:gateway", "revoke")
        await ordeal.until("the token's end", lambda: not ordeal.stage.sandbox.kernel.faults)


async def given_back(ordeal: Ordeal, platform: str) -> None:
    await ordeal.world.do("reinstall" if platform == "slack" else "reinstate", platform=platform)


async def test_a_revoked_token_stops_one_platform_in_words_and_loses_nothing(on_both: Ordeal):
    ordeal, here, there = on_both, on_both.platform, on_both.other
    case = await ordeal.complains()
    await case.card(there)
    await taken_away(ordeal, there)
    await ordeal.until_ready(but={there})
    name = f"Krug ohne Zugang {here}"
    await ordeal.world.comment(f"{name}, kaputt!", author="krug")
    await ordeal.world.card(here, name, within=30)
    notice = await ordeal.world.card(here, f"{there.capitalize()} nicht erreichbar", within=30)
    assert "der Zugang von Breakwater ist ungültig geworden" in notice.text
    await case.press("jana", "Übernehmen")
    await case.card(here, "Zuständig: Jana")
    await ordeal.shown("the reason", ordeal.troubles, {there: "channel-lost-token"})

    await given_back(ordeal, there)
    await ordeal.bot.stop()
    await ordeal.bot.start()
    await ordeal.turn_clock(LATER)
    await ordeal.world.card(there, name, within=30)
    await case.card(there, "Zuständig: Jana")
    assert len(texts(await ordeal.world.messages(there), name)) == 1
    await ordeal.until_ready()
