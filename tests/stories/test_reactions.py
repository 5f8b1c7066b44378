"""One emoji is enough, on either platform: what stands there after it, what it never does, and who is told no."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from bot.demo.stage import Stage, set_stage
from bot.sandbox.discord import ids
from bot.sandbox.hand import Hand, World
from bot.sandbox.reading import Seen
from tests.stories.crowd import MODERATORS, Crowd
from tests.stories.reports import opens_form, stands_in_private
from tests.stories.scene import WITHIN, Case, Scene
from tests.wording import NO_WAVE, unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")

TABLES = f"""
[policy]
four_eyes_from = "low"
admin_channels = ["slack:C02FREIGABEN", "discord:{ids.APPROVALS}"]
report_channels = ["slack:C05ESKALATION", "discord:{ids.LEGAL}"]
[policy.escalation_channels]
default = ["slack:C02FREIGABEN", "discord:{ids.APPROVALS}"]
press = ["slack:C03PRESSE", "discord:{ids.PRESS}"]
legal = ["slack:C05ESKALATION", "discord:{ids.LEGAL}"]
people = ["slack:C05ESKALATION", "discord:{ids.LEGAL}"]
[roles.moderator]
name = "Moderation"
slack = "{MODERATORS}"
discord = "{ids.MODERATORS}"
[reactions]
hand = "safety"
"🦊" = "people"
musterkrise = "illegal"
"""
OWN = {"slack": "musterkrise", "discord": "<a:musterkrise:900000000000000001>"}
RENAMED = {"slack": "musterkrise2", "discord": "<:musterkrise2:900000000000000001>"}
TWICE = {"slack": "slack:event", "discord": "discord:event MESSAGE_REACTION_ADD"}
LIKE_THE_SIREN = {"slack": "rotating_light_2", "discord": "<:rotating_light:900000000000000002>"}
"""Emoji that somebody has made and called, as far as the platform lets them, like the siren."""
FOX = {"slack": "fox_face", "discord": "🦊"}
SKIN = {"slack": "hand::skin-tone-4", "discord": "✋🏽"}


TWENTY = [f"p{number:02}" for number in range(20)]
OLD = "Das stand schon vor Breakwater da."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    """Before the bot comes for the first time there are more people than the demo has, and old messages."""
    async with set_stage(policy=TABLES, watch=NO_WAVE, start=False) as standing:
        crowd = Crowd(stage=standing)
        for name in ("nina", *TWENTY):
            crowd.join(name, moderator=True)
        crowd.join("gesa")
        crowd.join("clerk", app=True)
        async with aiohttp.ClientSession() as session:
            world = World(standing.sandbox.base_url, session)
            for platform in ("slack", "discord"):
                await Hand(world=world, platform=platform, user="tom").say("social-inbox", OLD)
        await standing.bot.start()
        yield standing


@pytest.fixture
def crowd(stage: Stage) -> Crowd:
    """Everybody of the fixture above, by the same accounts."""
    known = Crowd(stage=stage)
    for number, name in enumerate(("nina", *TWENTY, "gesa", "clerk"), 50):
        known.accounts[name] = {"slack": f"U{number}{name.upper()}", "discord": f"2000000000000000{number}"}
    return known


async def escalations(scene: Scene, case: Case, platform: str = "") -> list[Seen]:
    """Cards of escalations of that case, which offer to be taken."""
    found = await scene.world.messages(platform or scene.platform)
    return [
        one
        for one in found
        if case.named_in(one.first_line) and "Ich kümmere mich" in one.controls and not one.thread
    ]


async def escalated(scene: Scene, case: Case, to: str) -> Seen:
    return await scene.world.until(
        scene.platform,
        lambda seen: (
            seen.first_line.startswith(f"Eskaliert an: {to}")
            and case.named_in(seen.first_line)
            and "Ich kümmere mich" in seen.controls
        ),
        what=f"case {case.number} escalated to {to}",
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
        (FOX[scene.platform], "Personal"),
    ):
        await jana.react(card, emoji, wait=0)
        places.append((await escalated(scene, case, team)).channel)
    inside = "C05ESKALATION" if scene.platform == "slack" else ids.LEGAL
    press = "C03PRESSE" if scene.platform == "slack" else ids.PRESS
    others = "C02FREIGABEN" if scene.platform == "slack" else ids.APPROVALS
    assert places == [others, inside, press, others, others, others, inside]
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
    told = (await olli.react(card, "newspaper", wait=WITHIN)).private
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
    )
    shown = await jana.press(card, "Original öffnen")
    assert "Vorher im Thread" in shown.private
    assert f"Unter dem Reel geht es rund, {scene.platform}." in shown.private
    everything = await scene.world.messages(scene.platform)
    assert not [one for one in everything if "schaut niemand zu" in one.text or "Nur ein Artikel" in one.text]
    assert len([one for one in everything if boycott in one.text and "Fall" in one.first_line]) <= 2


async def test_the_table_of_reactions(scene: Scene, crowd: Crowd):
    """docs/reactions.md row by row. What shall do nothing comes first, so that there is time to see it do nothing."""
    here, jana = scene.platform, scene.hand("jana")

    async def read() -> bool:
        """Groups are read in the first seconds; before that nobody is known to be in one."""
        return "Bekannt" in (await scene.hand("nina").command("me", channel="social-inbox")).private

    await scene.holds("the groups were read", read)
    case = await scene.complains()
    card = await case.card()
    before = scene.stage.sandbox.kernel.requests[-1].number

    # Outsiders, guests and apps, and emoji that are not what they are called.
    for name in ("olli", "gesa"):
        await scene.hand(name).react(card, "rotating_light", wait=0)
    crowd.reacts(crowd.accounts["clerk"][here], card, "scales" if here == "slack" else "⚖️")
    await jana.react(card, LIKE_THE_SIREN[here], wait=0)

    # Where nothing counts: channels of others, what was deleted, other emoji than the siren, the bot's own words.
    elsewhere = await jana.say("allgemein", f"Hier liest niemand mit, {here}.")
    deleted = await jana.say("social-inbox", f"Gleich gelöscht, {here}.")
    await scene.world.do(
        "delete" if here == "slack" else "delete_message", platform=here, user="jana",
        channel=deleted.channel, message=deleted.id,
    )  # fmt: skip
    crowd.reacts(jana_on(here), deleted, "rotating_light" if here == "slack" else "🚨")
    plain = await jana.say("social-inbox", f"Nur Gerede, {here}.")
    for emoji in (
        "scales",
        "newspaper",
        "package",
        "eyes",
        "white_check_mark",
        "pushpin",
        "mag",
        LIKE_THE_SIREN[here],
    ):
        await jana.react(plain, emoji, wait=0)
    await jana.react(elsewhere, "rotating_light", wait=0)

    # A channel of the team that nobody watches: the siren brings nobody, and says so.
    unwatched = await jana.say("freigaben", f"Brennt es hier, {here}?")
    told = len(await scene.world.direct("discord", "jana"))
    idle = (await jana.react(unwatched, "rotating_light", wait=WITHIN)).private
    if here == "discord":

        async def heard() -> bool:
            return len(await scene.world.direct("discord", "jana")) > told

        await scene.holds("a direct message", heard)
        idle = (await scene.world.direct("discord", "jana"))[-1].text
    assert idle.startswith("Nicht eskaliert."), idle

    # What counts: on the card, on its other copy, on the bot's words about the case, on a reply in its thread.
    await jana.react(card, "eyes", wait=0)
    claimed = await case.card("", "Zuständig: Jana")
    await case.press("jana", "Antwort entwerfen", on=claimed)
    drafts = await case.drafts()
    await scene.hand("nina").react(claimed, "rotating_light", wait=0)
    await escalated(scene, case, "Krisenleitung")
    await asyncio.gather(*(scene.hand(name).react(claimed, SKIN[here], wait=0) for name in TWENTY))
    copy = await case.card(scene.other)
    await scene.hand("mert", scene.other).react(copy, "newspaper", wait=0)
    reply = await jana.say(card.channel, f"Kennt die jemand, {here}?", thread=card.id)
    await scene.hand("mara").react(reply, "scales", wait=0)
    await jana.react(drafts, "package", wait=0)
    for team in ("Sicherheit", "Presse", "Recht", "Produkt"):
        await escalated(scene, case, team)

    # A message older than the bot is a message.
    everything = await scene.world.messages(here, bot_only=False)
    old = next(one for one in everything if OLD in one.text and "Fall" not in one.text)
    await jana.react(old, "rotating_light", wait=0)
    made = await scene.world.until(
        here,
        lambda seen: OLD in seen.text and "Original öffnen" in seen.controls and not seen.thread,
        what="a case of the old message",
    )
    assert await scene.hand("jana").press(made, "Original öffnen")

    # Twenty at once were one; the bot has confirmed under each message where it counted, and nowhere else.
    assert len(await escalations(scene, case)) == 5
    for one in (card, reply, drafts, old):
        await scene.holds("a sign under each", lambda at=one: signed(scene, at))
    for one in (plain, unwatched, elsewhere):
        assert not await signed(scene, one), one.text
    everything = await scene.world.messages(here, bot_only=False)
    cases = [one.text for one in everything if "Original öffnen" in one.controls]
    assert not [
        text for text in cases if any(word in text for word in ("liest niemand", "Gleich gel", "Nur Ger"))
    ]
    sent = [one for one in scene.stage.sandbox.kernel.requests if one.number > before]
    clerk = crowd.accounts["clerk"][here]
    assert not [one for one in sent if clerk in str(one.body) and "users.info" not in one.target], (
        "told an app"
    )
    whispered = [one.body["user"] for one in sent if one.target == "slack:chat.postEphemeral"]
    if here == "slack":
        assert whispered.count("U05OLLI") == whispered.count(crowd.accounts["gesa"]["slack"]) == 1


async def signed(scene: Scene, one: Seen) -> bool:
    everything = await scene.world.messages(one.platform, bot_only=False)
    return bool(signs(next(seen for seen in everything if seen.id == one.id)))


def jana_on(platform: str) -> str:
    return {"slack": "U01JANA", "discord": "200000000000000001"}[platform]


async def test_an_outsider_reports_in_private_and_many_reports_stand_on_one_card(scene: Scene) -> None:
    here, inside = scene.platform, "C05ESKALATION" if scene.platform == "slack" else ids.LEGAL
    words = f"Die Absprache über die Preise bleibt unter uns ({unlike('report' + here)})"
    told = await scene.hand("olli").submit(
        await opens_form(scene, words), note=f"Das macht mir Angst, {here}."
    )
    if here == "slack":  # where Breakwater is not, it cannot whisper either: the answer comes directly
        await scene.world.until(here, lambda seen: "Gemeldet. Danke." in seen.text, what="the word of thanks")
    else:
        assert "Gemeldet" in told.private, told
    card, _ = await stands_in_private(scene, words, f"Das macht mir Angst, {here}.")
    assert card.channel == inside
    for number in range(8):
        said = await scene.hand("jana").say("social-inbox", f"So ein Mist, {unlike(f'raid{number}{here}')}")
        who = scene.hand("olli" if number < 4 else "gesa")
        told = await who.submit(await who.point(said), note=f"Nummer {number}")
        assert "Gemeldet" in told.private, told
    live = await scene.world.until(
        here,
        lambda seen: seen.first_line.startswith("9 vertrauliche Meldungen von 2 Personen"),
        what="one card for all of them",
    )
    assert live.channel == inside
    case = await scene.hand("jana").press(live, "Nächster Fall")
    listed = await scene.hand("jana").press(case.seen[0], "Meldungen")
    assert "Nummer" in listed.private, listed
    await scene.turn_clock(11)  # the wave is over: reports of others stand by themselves again
    await scene.world.until(
        here, lambda seen: seen.id == live.id and "Abgeschlossen" in seen.text, what="its end"
    )
