"""`make pictures`: takes the pictures of the readme again, from the page as it is today."""

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
from playwright.async_api import Page, async_playwright, expect

from bot.demo.stage import set_stage
from bot.sandbox.sight import World

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGE = "de-DE"
WAVE = 40.0
"""Seconds for the whole wave; the page takes two minutes."""


@asynccontextmanager
async def page_at(url: str, *, width: int, height: int) -> AsyncIterator[Page]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("No Chromium is installed, and the pictures are taken with one.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = await browser.new_page(viewport={"width": width, "height": height}, locale=LANGUAGE)
        await opened.emulate_media(reduced_motion="reduce")
        await opened.goto(url)
        yield opened
        await browser.close()


async def take(page: Page, name: str) -> None:
    await page.mouse.move(0, 0)
    # Fading in is over.
    await page.evaluate("Promise.all(document.getAnimations().map(one => one.finished))")
    await page.screenshot(path=DOCS / name)
    sys.stdout.write(f"docs/{name}\n")


async def drafts(page: Page) -> None:
    """A comment, its card on both platforms, and three drafts in the thread."""
    await page.locator("article.post").first.get_by_role("button", name="Kommentieren").click()
    card = page.locator("#slack .messages > article.message").first
    await card.get_by_role("button", name="Antwort entwerfen").click()
    for pane in ("#slack", "#discord"):
        await expect(page.locator(pane).get_by_text("Drei Entwürfe").first).to_be_visible()
        await page.locator(f"{pane} .messages").evaluate("box => box.scrollTop = 0")
    await take(page, "page.png")


async def storm(page: Page, world: World) -> None:
    """The wave at its height: the alarm with its curve, and the line that says what to press next."""
    await world.do("wave", seconds=WAVE)
    guide = page.locator("#guide")
    await expect(guide).to_contain_text("Mara kümmert sich.", timeout=60_000)
    await world.do("wave", pause=True)
    await guide.get_by_role("button", name="Zeigen").click()
    for pane in ("#slack", "#discord"):
        await expect(page.locator(pane).get_by_text("Mara kümmert sich darum").first).to_be_visible(
            timeout=60_000
        )
        await expect(page.locator(f"{pane} img.picture").first).to_have_js_property("complete", True)
    await guide.get_by_role("button", name="Zeigen").click()
    await take(page, "storm.png")


async def main() -> None:
    for name in ("page", "storm"):
        async with (
            set_stage() as stage,
            aiohttp.ClientSession() as session,
            page_at(stage.sandbox.base_url, width=1400, height=900) as page,
        ):
            if name == "page":
                await drafts(page)
            else:
                await storm(page, World(stage.sandbox.base_url, session))


if __name__ == "__main__":
    asyncio.run(main())
