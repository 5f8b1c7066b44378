"""What can wait: a night with one note, and praise that is told together, over the wire."""

from collections.abc import AsyncIterator
from datetime import datetime
from zoneinfo import ZoneInfo

import aiohttp
import pytest
import pytest_asyncio

from bot.demo.stage import Stage, set_stage
from bot.sandbox.reading import Seen
from tests.stories.scene import COMPLAINT, Scene
from tests.stories.test_queue import control
from tests.wording import NO_WAVE, unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")
DIGEST = """
[policy]
four_eyes_from = "low"
quiet_hours = ["{begins:02}:00-{ends:02}:00"]

[digest]
praise = ["09:00", "12:00", "15:00", "18:00", "21:00"]
"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def quiet() -> AsyncIterator[Stage]:
    hour = datetime.now(ZoneInfo("Europe/Berlin")).hour
    policy = DIGEST.format(begins=(hour - 1) % 24, ends=(hour + 20) % 24)
    async with set_stage(policy=policy, watch=NO_WAVE) as standing:
        yield standing


@pytest_asyncio.fixture(params=["slack", "discord"], loop_scope="module")
async def night(quiet: Stage, request: pytest.FixtureRequest) -> AsyncIterator[Scene]:
    async with aiohttp.ClientSession() as session:
        platform = request.param
        yield Scene(
            stage=quiet,
            session=session,
            platform=platform,
            other={"slack": "discord", "discord": "slack"}[platform],
        )
        assert not quiet.sandbox.kernel.violations


async def test_in_quiet_hours_one_note_counts_and_what_is_critical_stands_at_once(night: Scene):
    before = {note.id for note in await _notes(night)}  # of this night or of one before
    held = f"Nachts auf {night.platform}"
    await night.world.comment(
        f"{held}: {COMPLAINT} {unlike('quiet' + night.platform)}", author=f"q{night.platform}"
    )

    async def counted() -> bool:
        notes = await _notes(night)
        return bool(notes) and held in (await night.hand("jana").press(notes[-1], "Alle ansehen")).private

    await night.holds("it is counted in the night's note", counted)
    threat = f"Ich bring euch um. {unlike('threat' + night.platform)}"
    await night.world.comment(threat, author=f"t{night.platform}")
    await night.world.card(night.platform, "‼️ Sofort · Drohung")
    notes = await _notes(night)
    assert "Dringendes nach Sicherheit" in notes[-1].text
    assert len({note.id for note in notes} - before) <= 1


async def _notes(night: Scene) -> list[Seen]:
    return [
        seen for seen in await night.world.messages(night.platform) if "🌙 Ruhezeit bis" in seen.first_line
    ]


async def test_praise_is_told_together_and_opens_at_one_press(night: Scene):
    for number in range(2):
        words = unlike(f"praise{night.platform}{number}")
        await night.world.comment(
            f"Die Kanne ist wunderschön, großes Lob. {words}", author=f"fan{number}{night.platform}"
        )
    await night.holds("both are stored", lambda: _stored(night))
    told = {seen.id for seen in await night.world.messages(night.platform)}  # praise of a day before as well
    await night.turn_clock(26 * 60)
    digest = await night.world.until(
        night.platform,
        lambda seen: (
            seen.id not in told
            and "Überblick · Lob" in seen.text
            and "Danken, und um das Zitat bitten" in seen.text
        ),
        what="what was praised, told together",
    )
    (opened,) = (await night.hand("jana").press(digest, control(digest, "Fall "))).seen
    assert "großes Lob" in opened.text
    taken = await night.hand("jana").press(opened, "Danken, um Zitat bitten")
    assert "Jana" in taken.private
    for platform in (night.platform, night.other):
        await night.world.card(platform, "Zuständig: Jana", "großes Lob")


async def _stored(night: Scene) -> bool:
    seen = await night.hand("jana").command("queue", channel="social-inbox")
    return any(f"Im Überblick {count}" in seen.private for count in range(2, 9))
