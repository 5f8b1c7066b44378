"""Lines break, channels close, tokens are revoked: people are told in words, all else goes on, nothing is lost."""

import asyncio
from dataclasses import dataclass

import pytest

from tests.faults.world import BOTH, LATER, TEXT, Ordeal, texts
from tests.stories.scene import Case
from tests.wording import unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")

PROBED = 10.5
"""Minutes after which a lost channel is tried again."""


async def down(ordeal: Ordeal) -> None:
    """Both sockets break, and nothing gets in until they are let up again."""
    ordeal.wrong("discord:gateway", "socket_drop", seconds=3600)
    await ordeal.world.do("socket", platform="slack", do="down")


async def up(ordeal: Ordeal) -> None:
    """Each comes back by itself."""
    ordeal.stage.sandbox.discord.gateway._closed_until = 0.0
    await ordeal.world.do("socket", platform="slack", do="up")


async def both_down(ordeal: Ordeal, seconds: float) -> None:
    claimed = await ordeal.complains()
    stale = {platform: await claimed.card(platform) for platform in BOTH}
    await down(ordeal)
    await ordeal.until_ready(but=BOTH)
    began = asyncio.get_running_loop().time()
    meanwhile = await ordeal.complains()  # cards go another way
    for platform, user in (("slack", "jana"), ("discord", "mert")):
        lost = await ordeal.hand(user, platform).press(stale[platform], "Übernehmen")
        assert lost.ack_ms is None
        assert lost.notice
        assert not lost.private
    await asyncio.sleep(max(0.0, began + seconds - asyncio.get_running_loop().time()))
    await up(ordeal)
    # Slack rations tickets for its sockets, and the pauses between attempts grow up to a minute.
    await ordeal.until_ready(within=120)
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
    await both_down(ordeal, 4.0)


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
        card = await case.card(platform)
        if "Übernehmen" not in card.controls:
            return True  # done by a press whose answer came too late to be seen
        return (await ordeal.hand("jana", platform).press(card, "Übernehmen")).ack_ms is not None

    await ordeal.holds("a click that is answered", claimed, within=60)
    for other in BOTH:
        await case.card(other, "Zuständig: Jana")
    await ordeal.until_ready()


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
    await ordeal.world.comment(f"{name} ist abgebrochen, alles kaputt! {unlike(name)}", author=name)
    await ordeal.world.card(there, name)
    for platform in BOTH:
        await ordeal.shown("a notice", lambda p=platform: notices(ordeal, p, loss.words), told[platform] + 1)
    await ordeal.hand("jana", there).press(await before.card(there), "Übernehmen")
    await before.card(there, "Zuständig: Jana")
    assert texts(await ordeal.world.messages(loss.platform), name) == []
    await ordeal.world.do(loss.back, **room)
    await ordeal.turn_clock(PROBED)
    await ordeal.world.card(loss.platform, name)
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
    await ordeal.world.comment(f"{name}, kaputt! {unlike(name)}", author="krug")
    await ordeal.world.card(here, name)
    notice = await ordeal.world.card(here, f"{there.capitalize()} nicht erreichbar")
    assert "der Zugang von Breakwater ist ungültig geworden" in notice.text
    await case.press("jana", "Übernehmen")
    await case.card(here, "Zuständig: Jana")
    await ordeal.shown("the reason", ordeal.troubles, {there: "channel-lost-token"})

    await given_back(ordeal, there)
    await ordeal.bot.stop()
    await ordeal.bot.start()
    await ordeal.turn_clock(LATER)
    await ordeal.world.card(there, name)
    await case.card(there, "Zuständig: Jana")
    assert len(texts(await ordeal.world.messages(there), name)) == 1
    await ordeal.until_ready()
