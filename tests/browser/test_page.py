"""The sandbox page in a real browser: read, click, type, submit; with a mouse, a keyboard, and on a phone's width."""

import os
import re
import shutil
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Error, Page, async_playwright, expect

from bot.demo.stage import Stage, set_stage
from bot.sandbox.hand import World
from tests.wording import NO_WAVE, unlike

pytestmark = pytest.mark.asyncio(loop_scope="module")
expect.set_options(timeout=60_000)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TEXT = "Hallo Lea, das tut uns leid. Schick uns bitte deine Bestellnummer per Direktnachricht."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """A fresh headless Chromium. CI has one; a machine without says so."""
    if CHROMIUM is None:
        message = "no Chromium is installed, so the page was not tried in a browser"
        if os.environ.get("BREAKWATER_REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    try:
        async with async_playwright() as playwright:
            found = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            yield found
            await found.close()
    except Error as problem:
        pytest.fail(f"Chromium did not start: {problem}")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    async with set_stage(watch=NO_WAVE) as standing:
        yield standing


@pytest_asyncio.fixture(loop_scope="module")
async def world(stage: Stage) -> AsyncIterator[World]:
    async with aiohttp.ClientSession() as session:
        yield World(stage.sandbox.base_url, session)


async def opened(
    browser: Browser, stage: Stage, width: int = 1400, height: int = 900
) -> tuple[Page, list[str]]:
    """The page, and what it complained of."""
    page = await browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(60_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    await page.goto(stage.sandbox.base_url + "/")
    await expect(page.locator("#who button")).to_have_count(5)
    return page, complaints


async def become(page: Page, name: str) -> None:
    await page.get_by_role("radio", name=name).click()


async def test_a_comment_becomes_a_published_reply_by_mouse(browser: Browser, stage: Stage, world: World):
    page, complaints = await opened(browser, stage)
    comment = page.get_by_label("Comment on Herbstaktion Keramik")
    await comment.fill(f"Vierte Lieferung, vierte Tasse kaputt. Liest hier jemand mit? {unlike(4)}")
    await page.locator("article.post", has=comment).get_by_role("button", name="Comment", exact=True).click()
    slack, discord = page.locator("#slack"), page.locator("#discord")
    await expect(discord.get_by_text("Vierte Lieferung")).to_be_visible()

    # A message holds its thread, so the drafts are found below the card.
    card = slack.locator(".messages > article.message", has_text="Vierte Lieferung")
    await card.get_by_role("button", name="Antwort entwerfen").click()
    await card.get_by_role("button", name="A nehmen").click()
    form = slack.get_by_role("dialog")
    await expect(form).to_contain_text("Öffentlich als @musterkanne auf Instagram")
    await form.get_by_label("Antwort").fill(TEXT)
    await form.get_by_role("button", name="Freigabe anfordern").click()
    await expect(form).to_be_hidden()

    await become(page, "Mert")
    await discord.get_by_role("button", name="#freigaben").click()
    request = discord.locator(".messages > article.message", has_text="Vierte Lieferung")
    await request.get_by_role("button", name="Freigeben und veröffentlichen").click()
    question = discord.get_by_role("dialog")
    await expect(question).to_contain_text(TEXT)
    await question.get_by_role("button", name="Submit").click()

    await expect(page.locator("#public .brand").get_by_text(TEXT)).to_be_visible()
    await expect(page.locator("#count")).to_have_text("0")
    assert complaints == []
    assert await world.violations() == []
    await page.close()


async def test_a_refusal_is_seen_by_the_one_who_clicked_alone(browser: Browser, stage: Stage, world: World):
    await world.comment(f"Die Kanne tropft, was soll ich tun? {unlike(1)}", author="frau.brandes")
    page, complaints = await opened(browser, stage)
    discord = page.locator("#discord")
    await become(page, "Olli")
    card = discord.locator(".messages > article.message", has_text="Die Kanne tropft")
    await card.get_by_role("button", name="Übernehmen").click()
    told = discord.get_by_text(re.compile(r"\(R-\w{4}\)")).last
    await expect(told).to_be_visible()
    await expect(discord.get_by_text("Only visible to you").last).to_be_visible()
    # Others may have been told something of their own meanwhile; this reference is Olli's alone.
    reference = re.search(r"\(R-\w{4}\)", await told.inner_text())
    assert reference
    await become(page, "Jana")
    await expect(discord.get_by_text(reference[0])).to_have_count(0)
    assert complaints == []
    await page.close()


async def test_a_form_with_a_menu_is_sent_off_on_both_platforms(browser: Browser, stage: Stage, world: World):
    page, complaints = await opened(browser, stage)
    for pane, text in (("#slack", "Der Henkel wackelt"), ("#discord", "Die Glasur blättert ab")):
        await world.comment(f"{text}, so ein Mist. {unlike(len(text))}", author="henkel.hanna")
        card = page.locator(f"{pane} .messages > article.message", has_text=text)
        snooze = page.get_by_role("button", name="Zurückstellen bis …", include_hidden=True)
        menu = card.locator(".actions details", has=snooze)
        await menu.locator("summary").click()
        await menu.get_by_role("button", name="Zurückstellen bis …").click()
        form = page.locator(pane).get_by_role("dialog")
        await form.get_by_label("Bis wann?").select_option(label="in drei Stunden")
        await form.locator("button[type=submit]").click()
        await expect(form).to_be_hidden()
        await expect(card).to_contain_text("Zurückgestellt; kommt von selbst wieder.")
    assert complaints == []
    assert await world.violations() == []
    await page.close()


async def test_hostile_text_stays_text_on_the_page(browser: Browser, stage: Stage, world: World):
    await world.comment(
        'kaputt <img src=x onerror="document.title=1"> <script>document.title=2</script>', author="<b>x</b>"
    )
    page, complaints = await opened(browser, stage)
    for pane in ("#public", "#slack", "#discord"):
        await expect(
            page.locator(pane).get_by_text("<script>document.title=2</script>").first
        ).to_be_visible()
    assert await page.title() == "Breakwater sandbox"
    assert await page.locator("main img").count() == 0
    assert complaints == []
    await page.close()


async def test_the_page_can_be_used_by_keyboard_alone(browser: Browser, stage: Stage, world: World):
    await world.comment(
        f"Wo bleibt meine Bestellung? Seit drei Wochen kaputt gemeldet. {unlike(2)}", author="moin_moritz"
    )
    page, complaints = await opened(browser, stage)
    await page.locator("#who button[aria-checked=true]").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("radio", name="Tom")).to_have_attribute("aria-checked", "true")
    card = page.locator("#slack .messages > article.message", has_text="Wo bleibt meine Bestellung")
    await card.get_by_role("button", name="Antwort entwerfen").focus()
    await page.keyboard.press("Enter")
    drafts = card.get_by_role("button", name="B nehmen")
    await drafts.focus()
    await page.keyboard.press("Enter")
    form = page.locator("#slack").get_by_role("dialog")
    await expect(form.locator("textarea")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(form).to_be_hidden()
    await page.locator("#inspect").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#inspector")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#inspector")).to_be_hidden()
    assert complaints == []
    await page.close()


async def bot_does(stage: Stage, method: str, **arguments: str) -> dict[str, Any]:
    """What a bot does in Slack, with the token of the one that is attached."""
    secrets = stage.sandbox.slack.app.secrets
    headers = {"Authorization": f"Bearer {secrets.bot_token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(f"{stage.sandbox.base_url}/slack/api/{method}", json=arguments) as answer,
    ):
        found = await answer.json()
        assert found["ok"], found
        return found


@pytest.mark.parametrize("width", [1400, 420])
async def test_reactions_menus_new_rooms_and_commands_work_by_mouse_and_keyboard(
    browser: Browser, stage: Stage, world: World, width: int
):
    text = f"Der Deckel fehlt, kaputt bei {width}. {unlike(width)}"
    await world.comment(text, author="lea_im_norden")
    await world.card("slack", text)
    page, complaints = await opened(browser, stage, width=width)
    slack = page.locator("#slack")
    if width < 900:
        await page.locator("#tabs button[data-tab=slack]").click()
    card = slack.locator(".messages > article.message", has_text=text)
    await card.get_by_label("React", exact=True).focus()
    await page.keyboard.press("Enter")
    await card.get_by_role("button", name="pushpin", exact=True).click()
    mark = card.get_by_role("button", name="pushpin, 1", exact=True)
    await expect(mark).to_have_attribute("aria-pressed", "true")
    await mark.click()
    await expect(mark).to_have_count(0)

    await card.get_by_label("Message menu").click()
    entry = card.get_by_role("button", name="Breakwater …")
    await expect(entry).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(entry).to_be_hidden()

    room = (await bot_does(stage, "conversations.create", name=f"krise-{width}"))["channel"]["id"]
    await bot_does(stage, "conversations.setTopic", channel=room, topic="Stufe 4 von 6")
    await bot_does(stage, "conversations.invite", channel=room, users="U01JANA")
    await slack.get_by_role("button", name=f"#krise-{width}").click()
    await expect(slack.get_by_text("Stufe 4 von 6", exact=True)).to_be_visible()
    row = slack.locator(".channels")
    await expect(row.locator("[aria-pressed=true]")).to_be_in_viewport(ratio=0.9)
    if width < 900:
        tallest = await row.locator("button").first.evaluate("one => one.offsetHeight")
        assert await row.evaluate("row => row.clientHeight") < 2 * tallest, (
            "the channels take one row on a phone"
        )

    await slack.get_by_label("Message in Slack").fill("/krise hilfe")
    await page.keyboard.press("Enter")
    await expect(slack.get_by_text("Only visible to you")).to_be_visible()
    await slack.get_by_role("button", name="⌂ Home").click()
    await expect(slack.locator(".home")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert complaints == []
    assert await world.violations() == []
    await page.close()


@pytest.mark.parametrize("width", [1400, 420])
async def test_nothing_is_cut_off_at_this_width(browser: Browser, stage: Stage, world: World, width: int):
    await world.comment(
        "Kaputt angekommen: " + "Donaudampfschifffahrtsgesellschaft" * 12, author="keramik.karl"
    )
    page, complaints = await opened(browser, stage, width=width)
    for pane in ("public", "slack", "discord"):
        if width < 900:
            await page.locator(f"#tabs button[data-tab={pane}]").click()
        await expect(page.locator(f"#{pane}").get_by_text("Donaudampf").first).to_be_visible()
        box = page.locator(f"#{pane} .scroll")
        assert await box.evaluate("box => box.scrollWidth <= box.clientWidth + 1"), f"{pane} scrolls sideways"
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert complaints == []
    await page.close()


async def test_a_wave_is_started_by_its_button(browser: Browser, stage: Stage, world: World):
    page, _ = await opened(browser, stage)
    before = len((await world.get())["public"]["comments"])
    await page.get_by_role("button", name="Start the wave").click()
    await expect(page.locator("#public .comment")).not_to_have_count(before)
    guide = page.get_by_role("region", name="The story")
    await expect(guide).to_contain_text("An ordinary evening.")
    # Held, it says nothing more in public: nothing of it gets into other tests.
    await guide.get_by_role("button", name="Pause").click()
    await expect(guide.get_by_role("button", name="Go on")).to_have_attribute("aria-pressed", "true")
    await page.get_by_role("button", name="Deutsch").click()
    await expect(guide).to_have_count(0)
    told = page.get_by_role("region", name="Die Geschichte")
    await expect(told).to_contain_text("Ein gewöhnlicher Abend.")
    await expect(page.locator("html")).to_have_attribute("lang", "de")
    await page.close()


@pytest.mark.parametrize("width", [1400, 420])
async def test_a_drill_is_offered_first_and_started_by_one_click(
    browser: Browser, stage: Stage, world: World, width: int
):
    page, complaints = await opened(browser, stage, width=width)
    await page.get_by_role("button", name="Try a drill").click()
    form = page.locator("#slack").get_by_role("dialog")
    await expect(form).to_contain_text("Veröffentlicht wird nichts")
    await expect(form.get_by_label("Uhr der Übung")).to_have_value("20")
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert complaints == []
    await page.keyboard.press("Escape")
    await page.close()
