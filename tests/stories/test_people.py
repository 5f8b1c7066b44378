"""Who is who: one person with two accounts, somebody away, somebody on call, whom a menu can ask, and what each is told
of themselves."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.demo.stage import Stage, set_stage
from bot.sandbox.discord import ids
from bot.sandbox.hand import Reaction
from bot.sandbox.reading import Seen
from bot.sandbox.slack.seed import APPROVERS
from tests.stories.crowd import Crowd
from tests.stories.scene import Scene
from tests.wording import NO_WAVE, unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")

TABLES = f"""
[policy]
four_eyes_from = "low"
admin_channels = ["slack:C02FREIGABEN", "discord:{ids.APPROVALS}"]
[policy.escalation_channels]
default = ["slack:C02FREIGABEN", "discord:{ids.APPROVALS}"]
press = ["slack:C03PRESSE", "discord:{ids.PRESS}"]
legal = ["slack:C05ESKALATION", "discord:{ids.LEGAL}"]
[[people]]
id = "olli"
name = "Olli"
slack = "U05OLLI"
roles = ["moderator"]
[[people]]
id = "pia"
name = "Pia"
slack = "U50PIA"
discord = "200000000000000050"
roles = ["viewer"]
[[people]]
id = "rune"
name = "Rune"
slack = "U51RUNE"
discord = "200000000000000051"
roles = ["viewer"]
[[people]]
id = "sina"
name = "Sina"
slack = "U52SINA"
discord = "200000000000000052"
roles = ["viewer"]
[[people]]
id = "tilo"
name = "Tilo"
slack = "U53TILO"
discord = "200000000000000053"
roles = ["viewer"]
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
LEAVE = {"slack": "pia", "discord": "rune"}
"""Who leaves there in one story, and plays no part in any other."""
BY_GROUP = {"slack": "sina", "discord": "tilo"}
"""Who is an approver by a group there and by nothing else."""
APPROVES = "Antworten anderer freigeben"
ONLY_SLACK = pytest.mark.parametrize("scene", ["slack"], indirect=True)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    async with set_stage(policy=TABLES, watch=NO_WAVE, start=False) as standing:
        crowd = Crowd(stage=standing)
        for name in LEAVE.values():
            crowd.join(name)
        for name in BY_GROUP.values():
            crowd.join(name, moderator=True)
        slack, discord = standing.sandbox.slack.app.world, standing.sandbox.discord.world
        slack.groups[APPROVERS].users.append(crowd.accounts["sina"]["slack"])
        discord.members[crowd.accounts["tilo"]["discord"]].roles.append(ids.APPROVERS)
        await standing.bot.start()
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


FORGED = "person:niemand", "oncall:tags", "channel:slack:C1", "<!channel>" * 90
"""Whom nobody offers: strangers, channels of others, and what is no word of ours."""
ASKED = {
    "press": ("person:mara", "Eskaliert an: Presse", "Gefragt: Mara"),
    "safety": ("role:crisis_lead", "Eskaliert an: Sicherheit", "Gefragt: Krisenleitung"),
    "product": ("place:press", "Eskaliert an: Produkt", "Gefragt: Channel der Pressestelle"),
    "illegal": ("oncall:nachts", "Eskaliert an: Strafbares", "Gefragt: Bereitschaft nachts (Mert)"),
    "legal": ("ladder", "Eskaliert an: Recht", "Gefragt: Bereitschaft nachts (Mert)"),
}
"""What is chosen in the menu of a message: the reason, to whom, and what stands there then."""
PLACES = {
    "slack": {"product": "C03PRESSE", "legal": "C05ESKALATION"},
    "discord": {"product": ids.PRESS, "legal": ids.LEGAL},
}


def offer(scene: Scene, form: Reaction, target: str) -> None:
    """Put that choice into the form in front of Jana, as somebody who writes their own client can."""
    sandbox = scene.stage.sandbox
    if scene.platform == "slack":
        assert form.form is not None
        blocks = sandbox.slack.app.views.of("U01JANA", form.form["id"]).blocks
        menus = [block["element"] for block in blocks if "options" in block.get("element", {})]
    else:
        shown, _ = sandbox.discord.forms["200000000000000001"]
        menus = [one["component"] for one in shown["components"] if "options" in one.get("component", {})]
    menu = next(menu for menu in menus if any(one["value"] == "ladder" for one in menu["options"]))
    menu["options"][-1]["value"] = target


async def test_the_menu_of_a_message_asks_each_kind_of_target_and_nobody_who_is_forged(scene: Scene):
    jana, here = scene.hand("jana"), scene.platform
    mark = unlike(f"menu {here}")
    # In two channels: each message that is pointed at is read again, and of one channel ten are within five seconds.
    elsewhere = await jana.say("freigaben", f"Ruft gerade an: {mark}")
    said = await jana.say("social-inbox", f"Am Telefon fragt jemand nach {mark}")

    async def chosen(what: str, to: str, *, forged: bool = False, message: Seen = said) -> str:
        form = await jana.point(message)
        if forged:
            offer(scene, form, to)
        told = await jana.submit(form, what=f"escalate-{what}", to=to, note=f"Weil {what}")
        return told.errors.get("to", "") or told.private

    for target in FORGED:
        refused = await chosen("press", target, forged=True, message=elsewhere)
        assert refused.startswith("Nicht übernommen."), target
    assert (await chosen("legal", "place:press", message=elsewhere)).startswith("Nicht eskaliert.")
    assert not [one for one in await scene.world.messages(here) if mark in one.text], "no case was made"
    for reason, (target, head, asked) in ASKED.items():
        assert (await chosen(reason, target)).startswith(head), reason
        card = await scene.world.until(
            here,
            lambda seen, parts=(mark, head, asked, f"Weil {reason}"): (
                "Ich kümmere mich" in seen.controls and all(part in seen.text for part in parts)
            ),
            what=f"who is asked by {reason}",
        )
        assert card.channel == PLACES[here].get(reason, card.channel)


async def test_whose_account_is_gone_on_one_platform_goes_on_with_the_other(scene: Scene):
    here, other, name = scene.platform, scene.other, LEAVE[scene.platform]
    await scene.world.do("leave_workspace" if here == "slack" else "leave", platform=here, user=name)
    told = f"Konto nicht mehr da · {here.capitalize()} · {name.capitalize()}"
    for platform in ("slack", "discord"):
        notice = await scene.world.until(platform, lambda seen: told in seen.text, what=told)
        assert "Das andere Konto gilt weiter" in notice.text
    known = (await types(scene, name, "me", other)).private
    assert f"{here.capitalize()}: kein Konto bekannt" in known
    assert "Rollen: Mitlesen (Konfiguration)" in known


@ONLY_SLACK
async def test_a_group_that_is_deleted_takes_the_role_with_it_and_breaks_nothing_else(scene: Scene):
    """On both platforms at once: after a change the bot lets seconds pass before it reads groups again, all of them."""

    async def says(platform: str, *, approves: bool) -> None:
        async def known() -> bool:
            await asyncio.sleep(1)  # Slack takes one private word a second
            told = (await types(scene, BY_GROUP[platform], "me", platform)).private
            return "Rollen: " in told and (APPROVES in told) is approves is ("Freigabe (" in told)

        await scene.holds(f"{BY_GROUP[platform]} on {platform} approves: {approves}", known)

    for platform in BY_GROUP:
        await says(platform, approves=True)
    del scene.stage.sandbox.slack.app.world.groups[APPROVERS]  # what Slack tells of it got lost
    await scene.world.do("delete_role", platform="discord", role=ids.APPROVERS)
    case = await scene.complains()
    text = "Hallo Lea, das schauen wir uns an. Schick uns bitte deine Bestellnummer."
    request = await case.asked_for_approval(text)  # a card that would call that very group
    for platform, name in BY_GROUP.items():
        await says(platform, approves=False)
        there = await case.message("Freigabe bis", text, platform=platform)
        refused = await scene.hand(name, platform).press(there, "Freigeben und veröffentlichen")
        assert refused.form is None, "whoever has the role by that group alone has it no more"
        assert refused.private.startswith("Nicht freigegeben."), refused
    assert await case.replies() == []
    assert "Wird jetzt" in (await case.approved(request)).private, "Mert has the role by the configuration"
