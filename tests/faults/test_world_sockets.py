"""The lines to Slack and Discord break: what people do meanwhile is told to them as failed, and nothing is lost."""

import asyncio

import pytest

from tests.faults.world import BOTH, TEXT, Ordeal
from tests.stories.scene import Case

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def down(ordeal: Ordeal, seconds: float) -> None:
    """Both sockets break, and nothing gets in for a while; Discord's comes back by itself."""
    ordeal.wrong("discord:gateway", "socket_drop", seconds=seconds)
    await ordeal.world.do("socket", platform="slack", do="down")


async def both_down(ordeal: Ordeal, seconds: float) -> None:
    claimed = await ordeal.complains()
    stale = {platform: await claimed.card(platform) for platform in BOTH}
    await down(ordeal, seconds)
    await ordeal.until_ready(but=BOTH)
    began = asyncio.get_running_loop().time()
    meanwhile = await ordeal.complains()  # cards go another way
    for platform, user in (("slack", "jana"), ("discord", "mert")):
        lost = await ordeal.hand(user, platform).press(stale[platform], "Übernehmen")
        assert lost.ack_ms is None
        assert lost.notice
        assert not lost.private
    await asyncio.sleep(max(0.0, began + seconds - asyncio.get_running_loop().time()))
    await ordeal.world.do("socket", platform="slack", do="up")
    # Slack rations tickets for its sockets, so that the pauses between attempts grow up to half a minute.
    await ordeal.until_ready(within=60)
    await ordeal.hand("jana", "slack").press(await meanwhile.card("slack"), "Übernehmen")
    await meanwhile.card("discord", "Zuständig: Jana")
    await ordeal.hand("jana", "discord").press(await meanwhile.card("discord"), "Abgeben")
    await meanwhile.card("slack", "Zuständig: noch niemand")
    request = await meanwhile.asked_for_approval(TEXT)
    await meanwhile.approved(request)
    await meanwhile.message("✅ Beantwortet")
    assert await meanwhile.replies() == [TEXT]
    await claimed.card("discord", "Zuständig: noch niemand")  # who was told "failed" has done nothing


async def test_with_both_lines_down_for_a_while_nothing_is_lost(ordeal: Ordeal):
    await both_down(ordeal, 5.0)


@pytest.mark.faults_full
@pytest.mark.timeout(400)
async def test_with_both_lines_down_for_a_minute_nothing_is_lost(ordeal: Ordeal):
    await both_down(ordeal, 60.0)


@pytest.mark.faults_full
@pytest.mark.parametrize("how", ["refresh", "warning", "disable", "drop"])
async def test_whatever_slack_does_to_a_socket_clicks_get_through_again(ordeal: Ordeal, how: str):
    case = await ordeal.complains()
    await ordeal.world.do("socket", platform="slack", do=how)
    await works_again(ordeal, case, "slack")


@pytest.mark.faults_full
@pytest.mark.parametrize("kind", ["socket_drop", "reset", "error", "drop_ack"])
async def test_whatever_discord_does_to_a_session_clicks_get_through_again(ordeal: Ordeal, kind: str):
    case = await ordeal.complains()
    ordeal.wrong("discord:gateway", kind)
    await ordeal.until("what was to happen", lambda: not ordeal.stage.sandbox.kernel.faults, within=60)
    await works_again(ordeal, case, "discord")


async def works_again(ordeal: Ordeal, case: Case, platform: str) -> None:
    """Somebody tries until it works, as people do."""

    async def claimed() -> bool:
        seen = await ordeal.hand("jana", platform).press(await case.card(platform), "Übernehmen")
        return seen.ack_ms is not None

    await ordeal.holds("a click that is answered", claimed, within=60)
    for other in BOTH:
        await case.card(other, "Zuständig: Jana")
    await ordeal.until_ready()
