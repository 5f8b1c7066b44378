"""The steps of the headless story in which one comment becomes an escalation, and many a wave and a crisis."""

from bot.demo.steps import BOTH, Story, seen

WAVE = 40.0
"""Seconds for the story of an evening; the page takes two minutes for it."""
PATIENCE = 30.0


async def is_escalated(story: Story) -> str:
    """Tom puts one emoji, 🚨, below that card in Discord; the crisis lead is asked on both platforms"""
    await story.hand("discord", "tom").react(await story.world.card("discord", "Fall 2"), "rotating_light")
    asked = [
        await story.world.card(platform, "Eskaliert an: Krisenleitung", "Gefragt: Krisenleitung")
        for platform in BOTH
    ]
    for platform in BOTH:
        await story.world.card(platform, "Fall 2", "Zuständig:", "Eskaliert an: Krisenleitung")
    return asked[0].first_line


async def wave_rises(story: Story) -> str:
    """A wave of criticism rises in public; one alarm with topics stands in Slack and in Discord"""
    await story.world.do("wave", seconds=WAVE)
    alarms = [
        await story.world.until(
            platform,
            lambda seen: "Ungewöhnlich viel Kritik" in seen.text and "Themen:" in seen.text,
            what="the alarm",
            within=PATIENCE,
        )
        for platform in BOTH
    ]
    seen("kaputte Lieferungen" in alarms[0].text, f"the alarm does not say what it is about: {alarms[0]}")
    topics = next(line for line in alarms[0].text.split("\n") if line.startswith("Themen:"))
    return f"{alarms[0].first_line}\n{topics}"


async def is_gathered(story: Story) -> str:
    """In the storm new comments stand on one live card per topic, on both platforms"""
    cards = [
        await story.world.until(
            platform,
            lambda seen: "Thema: kaputte Lieferungen" in seen.first_line and not seen.thread,
            what="the card of a topic",
            within=PATIENCE,
        )
        for platform in BOTH
    ]
    return cards[0].first_line


async def is_taken_care_of(story: Story) -> str:
    """Mara presses "Ich kümmere mich" on the alarm; both platforms say so"""
    for platform in BOTH:
        await story.world.until(
            platform,
            lambda seen: "Mara kümmert sich darum" in seen.text,
            what="the taken alarm",
            within=PATIENCE,
        )
    return "Mara kümmert sich darum"


async def is_a_crisis(story: Story) -> str:
    """She starts a crisis from it; each platform gets a room with a card that says what is to be done now"""
    cards = [
        await story.world.until(
            platform,
            lambda seen: seen.first_line.startswith("Krise 1 ·") and "Jetzt:" in seen.text,
            what="the card of the crisis",
            within=PATIENCE,
        )
        for platform in BOTH
    ]
    now = next(line for line in cards[0].text.split("\n") if line.startswith("Jetzt:"))
    return f"{cards[0].first_line}\n{now}"


async def no_rule_broken(story: Story) -> str:
    """No rule of Slack, Discord or the network was broken"""
    violations = await story.world.violations()
    seen(not violations, f"broken rules: {violations[:5]}")
    return "0 violations"
