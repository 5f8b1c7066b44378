"""kill -9 while escalations climb: each climbs once, whenever the bot died, and everybody is told once."""

import asyncio

import pytest

from bot.sandbox.discord import ids
from bot.sandbox.hand import Reaction
from bot.sandbox.reading import Seen
from bot.sandbox.sight import WITHIN
from tests.faults.world import BOTH, CREATE, Ordeal
from tests.stories.scene import Case

pytestmark = pytest.mark.asyncio(loop_scope="module")

FIRST_RUNG = 15.2
"""Minutes; a little more than the first of those who stand in has."""
ASKED, CLIMBS = "Gebraucht wird jemand, der sich kümmert.", "Noch nicht angenommen: Presse"


async def escalated(ordeal: Ordeal) -> Case:
    case = await ordeal.complains()
    form = await case.press("jana", "Eskalieren", on=await case.card("", "Zuständig"))
    await ordeal.hand("jana").submit(form, reason="press")
    await case.message("Eskaliert an: Presse", "Nimmt es bis")
    return case


async def told(ordeal: Ordeal, case: Case, platform: str, words: str) -> list[Seen]:
    found = await ordeal.world.messages(platform)
    return [one for one in found if words in one.text and case.named_in(one.text)]


def climbed(ordeal: Ordeal, case: Case) -> int:
    found = ordeal.rows(
        "SELECT count(*) FROM app_log JOIN app_escalation ON app_log.subject = "
        "'escalation:' || app_escalation.id WHERE app_log.type = 'escalation.climbed' "
        f"AND app_escalation.subject = {case.number}"
    )
    return int(found[0][0])


async def climbed_once(ordeal: Ordeal, *cases: Case) -> None:
    for case in cases:
        for platform in BOTH:
            await ordeal.world.until(
                platform,
                lambda seen, case=case: ASKED in seen.text and case.named_in(seen.text),
                what=f"that somebody is wanted for case {case.number}",
            )

        async def is_told(case: Case = case) -> bool:
            return bool(await told(ordeal, case, ordeal.platform, CLIMBS))

        await ordeal.holds("that Jana is told", is_told)
        assert climbed(ordeal, case) == 1
        for platform in BOTH:
            assert len(await told(ordeal, case, platform, ASKED)) == 1
        assert sum([len(await told(ordeal, case, platform, CLIMBS)) for platform in BOTH]) == 1


async def test_what_fell_due_while_nobody_ran_climbs_late_and_once(ordeal: Ordeal):
    case = await escalated(ordeal)
    await ordeal.bot.kill()
    await ordeal.turn_clock(FIRST_RUNG)
    await ordeal.bot.start()
    await climbed_once(ordeal, case)


async def test_killed_while_those_who_are_asked_are_told(ordeal: Ordeal):
    case = await escalated(ordeal)
    async with ordeal.killed_at(CREATE[ordeal.platform]):
        await ordeal.turn_clock(FIRST_RUNG)
    await ordeal.turn_clock(0.6)
    await ordeal.bot.start()
    await climbed_once(ordeal, case)


@pytest.mark.faults_full
async def test_a_private_matter_goes_into_no_channel_that_everybody_can_read(on_both: Ordeal):
    """Opened while the bot was down; found at its start, told, refused, and closed again."""
    ordeal, sandbox = on_both, on_both.stage.sandbox
    slack = sandbox.slack.app.world.channels["C05ESKALATION"]
    discord = sandbox.discord.world.channels[ids.LEGAL]
    rights = dict(discord.overwrites)
    case = await ordeal.complains()
    slack.kind = "public"
    discord.overwrites.clear()
    try:
        await ordeal.starts_again()
        await found(ordeal, opened=True, words="Channel nicht geschlossen")
        refused = await tries(ordeal, case)
        assert refused.private.startswith("Nicht eskaliert."), refused
        assert "ist nicht geschlossen" in refused.private
    finally:
        slack.kind = "private"
        discord.overwrites.update(rights)
        await ordeal.starts_again()
    await found(ordeal, opened=False, words="Channel wieder geschlossen")
    for platform in BOTH:
        assert await told(ordeal, case, platform, "Eskaliert an: Recht") == []
    await tries(ordeal, case)
    await case.message("Eskaliert an: Recht")


async def found(ordeal: Ordeal, *, opened: bool, words: str) -> None:
    """The bot has looked at both, and says so in the admins' channel."""
    seen = [(opened,), (opened,)]
    rows = "SELECT open FROM app_opened WHERE channel IN ('C05ESKALATION', '" + ids.LEGAL + "')"
    await ordeal.until(words, lambda: [(bool(one[0]),) for one in ordeal.rows(rows)] == seen, within=WITHIN)
    for platform, channel in (("slack", "C05ESKALATION"), ("discord", ids.LEGAL)):
        await ordeal.world.until(
            platform,
            lambda seen, channel=channel: words in seen.text and channel in seen.text,
            what=words,
            within=WITHIN,
        )


async def tries(ordeal: Ordeal, case: Case) -> Reaction:
    form = await case.press("jana", "Eskalieren", on=await case.card("", "Zuständig"))
    return await ordeal.hand("jana").submit(form, reason="legal")


@pytest.mark.faults_full
async def test_killed_again_and_again_while_many_climb(ordeal: Ordeal):
    cases = [await escalated(ordeal) for _ in range(4)]
    await ordeal.turn_clock(FIRST_RUNG)
    for seconds in (0.05, 0.3, 0.9):
        await asyncio.sleep(seconds)
        await ordeal.bot.kill()
        await ordeal.turn_clock(0.6)
        await ordeal.bot.start()
    await climbed_once(ordeal, *cases)
