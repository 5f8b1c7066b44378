"""Pages of our own in a real browser: hostile words stay words, and the plan prints."""

from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.browser.test_page import browser as browser  # noqa: PLC0414 -- a fixture, handed on
from tests.edge.test_pages import EVIL, pages

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("name", ["dark", "plan-de"])
async def test_hostile_words_neither_run_nor_load_anything(browser: Browser, tmp_path: Path, name: str):
    file = tmp_path / f"{name}.html"
    file.write_text(pages()[name], encoding="utf-8")
    page = await browser.new_page(viewport={"width": 390, "height": 844})
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda line: complaints.append(line.text))
    await page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert complaints == []
    assert await page.evaluate("window.hit") is None
    assert EVIL.replace("\u202e", "")[:40] in (await page.inner_text("body")).replace("\u202e", "")
    # The page's own style is let through, on a phone nothing is cut off.
    assert await page.evaluate("document.body.scrollWidth <= window.innerWidth")
    assert await page.evaluate("getComputedStyle(document.body).maxWidth") != "none"
    await page.close()
