"""The report of a crisis as files in its rooms, asked for while it runs."""

import re

import pytest

from bot.sandbox.reading import Seen
from tests.stories.crises import card, finish, press, start
from tests.stories.scene import Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")


def _names(seen: Seen) -> list[str]:
    files = seen.raw.get("files") or seen.raw.get("payload", seen.raw).get("attachments") or []
    return [str(file.get("name") or file.get("filename")) for file in files]


async def _saved(scene: Scene, seen: Seen) -> str:
    """The page, as somebody gets it who saves the file."""
    raw = seen.raw
    if seen.platform == "slack":
        path = f"/slack/files/{raw['files'][0]['id']}"
    else:
        url = raw.get("payload", raw)["attachments"][0]["url"]
        path = url.replace("https://cdn.discordapp.com/attachments/", "/discord/files/")
    async with scene.session.get(scene.stage.sandbox.base_url + path) as answer:
        assert answer.headers["Content-Disposition"] == "attachment"
        return await answer.text()


async def test_the_report_comes_into_both_rooms_as_files_once(scene: Scene):
    crisis = await start(scene, "Bericht </td><script>alert(1)</script> @everyone")
    shown = await press(scene, "Bericht", await card(scene, crisis))
    told = await scene.hand("mara").press(shown.seen[0], "In den Raum stellen")
    assert "wird in den Raum gestellt" in told.private, told
    for platform in (scene.platform, scene.other):
        message = await scene.world.card(platform, f"Bericht zu Krise {crisis} · Stand")
        names = _names(message)
        assert [re.sub(r"\d{8}-\d{6}", "", name) for name in names] == [
            f"krise-{crisis}-bericht-.html",
            f"krise-{crisis}-bericht-.md",
        ], message
        page = await _saved(scene, message)
        assert "Erstmeldung veröffentlichen" in page
        assert "<script" not in page
        assert "Mara" not in page.replace("Marke", "")
    await finish(scene, crisis)
