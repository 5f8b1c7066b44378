"""A night on call: who is asked, who is asked next, who is called out of bed, and who learns what became of it."""

import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from aiohttp import web

from bot.demo.stage import Stage, set_stage
from bot.sandbox.discord import ids
from bot.sandbox.reading import Seen
from tests.stories.scene import Case, Scene
from tests.wording import NO_WAVE

pytestmark = pytest.mark.asyncio(loop_scope="module")

BERLIN = ZoneInfo("Europe/Berlin")
TABLES = f"""
[policy]
four_eyes_from = "low"
quiet_hours = ["22:00-07:00"]
admin_channels = ["slack:C02FREIGABEN", "discord:{ids.APPROVALS}"]
[policy.escalation_channels]
default = ["slack:C02FREIGABEN", "discord:{ids.APPROVALS}"]
legal = ["slack:C05ESKALATION", "discord:{ids.LEGAL}"]
people = ["slack:C05ESKALATION", "discord:{ids.LEGAL}"]
[[people]]
id = "nora"
name = "Nora"
roles = ["crisis_lead"]
page_env = "PAGER_OF_NORA"
[[oncall]]
name = "nachts"
people = ["mert"]
start = 2026-01-05
[[ladder]]
reasons = ["safety"]
who = "oncall:nachts"
within_minutes = 10
[[ladder]]
reasons = ["safety"]
who = "person:mara"
within_minutes = 10
[[ladder]]
reasons = ["safety"]
who = "person:nora"
outside = true
[[ladder]]
reasons = ["press"]
who = "person:nora"
within_minutes = 10
[[ladder]]
reasons = ["press"]
who = "person:mara"
within_minutes = 10
"""
called: list[str] = []
"""What Nora's pager was told."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    """With a pager service on loopback."""

    async def take(request: web.Request) -> web.Response:
        called.append(json.loads(await request.text())["message"])
        return web.Response()

    app = web.Application()
    app.router.add_post("/pager", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"json://127.0.0.1:{runner.addresses[0][1]}/pager"
    async with set_stage(policy=TABLES, watch=NO_WAVE, environ={"PAGER_OF_NORA": address}) as standing:
        yield standing
    await runner.cleanup()


async def turn_to(scene: Scene, hour: int) -> None:
    """On to that hour, in Berlin."""
    now = datetime.fromisoformat((await scene.world.get())["now"]).astimezone(BERLIN)
    then = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    await scene.world.do("clock", to=(then if then > now else then + timedelta(days=1)).isoformat())


async def complained_by_day(scene: Scene) -> Case:
    """And it is three in the morning now: at night a new card would wait."""
    await turn_to(scene, 12)
    case = await scene.complains()
    await turn_to(scene, 3)
    return case


async def escalate(scene: Scene, case: Case, reason: str) -> str:
    form = await case.press("jana", "Eskalieren", on=await case.card("", "Zuständig"))
    return (await scene.hand("jana").submit(form, reason=reason)).private


async def card(scene: Scene, case: Case, *parts: str) -> Seen:
    return await scene.world.until(
        scene.platform,
        lambda seen: (
            "Übergeben an …" in seen.controls
            and case.named_in(seen.first_line)
            and all(part in seen.text for part in parts)
        ),
        what=f"the escalation of case {case.number} with {parts}",
    )


async def told_jana(scene: Scene, case: Case, *parts: str, again: bool = False) -> Seen:
    """Where she escalated. `again`: soon after the last word about it, which pings nobody a second time."""
    account = "" if again else {"slack": "U01JANA", "discord": "200000000000000001"}[scene.platform]
    return await scene.world.until(
        scene.platform,
        lambda seen: (
            case.named_in(seen.text)
            and account in json.dumps(seen.raw)
            and all(part in seen.text for part in parts)
        ),
        what=f"Jana told of case {case.number}: {parts}",
    )


async def test_a_night_on_call(scene: Scene):
    case = await complained_by_day(scene)
    before = len(called)
    assert "Eskaliert an: Sicherheit" in await escalate(scene, case, "safety")
    await card(scene, case, "Gefragt: Bereitschaft nachts (Mert)", "Nimmt es bis 03:1", "Mara")
    await scene.turn_clock(10.2)
    await card(scene, case, "Gefragt: Mara", "Nimmt es bis 03:2", "Nora")
    await told_jana(scene, case, "Noch nicht angenommen")
    assert len(called) == before
    await scene.turn_clock(10.2)
    paged = await card(scene, case, "Gefragt: Nora", "Außerhalb des Chats · Nora: gerufen")
    assert called[before:] == [called[-1]]
    assert "Sicherheit" in called[-1]
    assert "kaputt" not in called[-1]
    await scene.hand("mara").press(paged, "Ich kümmere mich")
    taken = await card(scene, case, "Angenommen von Mara")
    await told_jana(scene, case, "Angenommen: Sicherheit", "Mara kümmert sich", again=True)
    await scene.hand("mara").press(taken, "Erledigt")
    await told_jana(scene, case, "✅ Erledigt: Sicherheit", "Von Mara", again=True)


async def test_what_can_wait_waits_for_the_morning_with_a_note(scene: Scene):
    case = await complained_by_day(scene)
    assert "Ruhezeit: gemeldet wird ab 07:00" in await escalate(scene, case, "product")
    waiting = await card(scene, case, "Ruhezeit: gemeldet wird ab 07:00")
    assert "Gefragt" not in waiting.text
    await turn_to(scene, 7)
    await scene.turn_clock(0.1)
    asked = await card(scene, case, "Gefragt")
    assert "Ruhezeit" not in asked.text


async def test_of_a_private_matter_everybody_else_sees_only_that_there_is_one(scene: Scene):
    await turn_to(scene, 11)
    case = await scene.complains()
    form = await case.press("jana", "Eskalieren", on=await case.card("", "Zuständig"))
    secret = "Der Name steht in den Unterlagen."
    await scene.hand("jana").submit(form, reason="people", note=secret)
    await case.card("", "Vertraulich eskaliert")
    own = await card(scene, case, secret)
    assert own.channel == ("C05ESKALATION" if scene.platform == "slack" else ids.LEGAL)
    await scene.hand("mara").press(own, "Ich kümmere mich")
    await case.card("", "Vertraulich eskaliert, angenommen")

    async def heard() -> bool:
        direct = await scene.world.direct(scene.platform, "jana")
        return any("Eskalation angenommen" in one.text and case.named_in(one.text) for one in direct)

    await scene.holds("Jana told directly", heard)
    closed = {"C05ESKALATION", ids.LEGAL}
    for platform in ("slack", "discord"):
        for one in await scene.world.messages(platform):
            if one.channel not in closed and case.named_in(one.text):
                assert secret not in one.text
                assert "Personal" not in one.text
            if one.channel in {"C01INBOX", ids.INBOX} and "Vertraulich:" in one.text:
                assert "Jana" not in one.text, "a ping would say who has to do with it"
    await nobody_else_learns(scene, case, await card(scene, case, secret, "Angenommen von"), secret)


async def nobody_else_learns(scene: Scene, case: Case, own: Seen, secret: str) -> None:
    """Attacked from each view that somebody of the team has, and by the buttons of its card."""
    tom, there = scene.hand("tom"), await case.card("", "Vertraulich eskaliert")
    looks = [await case.press("tom", label, on=there) for label in ("Verlauf", "Original öffnen")]
    looks += [await tom.command(words, channel="social-inbox") for words in ("queue", "me", "help")]
    looks += [await tom.press(own, label) for label in ("Erledigt", "Übergeben an …", "Zurückgeben …")]
    if scene.platform == "slack":
        looks.append(await tom.open_home())
    for seen in looks:
        shown = f"{seen.private} {seen.form_text}"
        assert secret not in shown
    assert all(one.private.startswith("Not") and one.form is None for one in looks[5:8]), looks[5:8]
    assert "Jana" not in next(line for line in looks[0].private.split("\n") if "confidential" in line)
    assert secret not in scene.stage.bot.log()
    form = await case.press("tom", "Eskalieren", on=there)
    again = (await scene.hand("tom").submit(form, reason="people", note="Auch ich.")).private
    assert "already" not in again.lower(), again


async def test_a_rung_that_reaches_nobody_is_named_and_a_late_one_says_so(scene: Scene):
    await turn_to(scene, 11)
    case = await scene.complains()
    await escalate(scene, case, "press")
    await card(scene, case, "Nicht erreicht: Nora (kein Konto, das hier erreichbar ist)", "Gefragt: Mara")
    await scene.turn_clock(45)
    await card(scene, case, "Kommt verspätet (fällig: 11:")
    await told_jana(scene, case, "Die Bitte kommt verspätet", again=True)
