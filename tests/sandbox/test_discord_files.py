"""Files of the sandbox's Discord: each rule is broken once and noticed."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.sandbox.discord import ids
from bot.sandbox.discord.wire import Perm
from tests.sandbox.discord_house import INSTALL, House, running

PNG = b"\x89PNG\r\n\x1a\n" + bytes(50)
V2 = 1 << 15
GALLERY = {"type": 12, "items": [{"media": {"url": "attachment://a.png"}}]}
TEXT = {"type": 10, "content": "x"}


@pytest.fixture
async def wide() -> AsyncIterator[House]:
    async with running({**INSTALL, "permissions": int(INSTALL["permissions"] | Perm.ATTACH_FILES)}) as found:
        yield found


async def send(
    house: House, body: dict[str, Any], files: dict[str, tuple[str, bytes]], message: str = ""
) -> tuple[int, Any]:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", json.dumps(body), content_type="application/json")
    for field, (name, data) in files.items():
        form.add_field(field, data, filename=name, content_type="application/octet-stream")
    url = f"{house.part.api_url}/channels/{ids.INBOX}/messages" + (f"/{message}" if message else "")
    headers = {"Authorization": f"Bot {house.part.token}"}
    method = "PATCH" if message else "POST"
    async with house.http.request(method, url, data=form, headers=headers) as answer:
        return answer.status, await answer.json()


def shown(*parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"flags": V2, "components": [TEXT, *parts], **more}


async def test_a_file_is_shown_where_it_is_referred_to_and_stays_until_it_is_left_out(wide: House) -> None:
    body = shown(GALLERY, attachments=[{"id": 0, "filename": "a.png", "description": "Kurve"}])
    status, message = await send(wide, body, {"files[0]": ("a.png", PNG)})
    assert status == 200
    [file] = message["attachments"]
    assert (file["filename"], file["description"], file["size"]) == ("a.png", "Kurve", len(PNG))
    media = message["components"][1]["items"][0]["media"]
    assert (media["attachment_id"], media["url"]) == (file["id"], file["url"])
    path = file["url"].removeprefix("https://cdn.discordapp.com/attachments/")
    async with wide.http.get(f"{wide.part.base_url}/discord/files/{path}") as answer:
        assert (await answer.read(), answer.content_type) == (PNG, "image/png")
    place = f"/channels/{ids.INBOX}/messages/{message['id']}"
    _, kept = await wide.call("PATCH", place, shown(GALLERY, attachments=[{"id": file["id"]}]))
    assert [one["id"] for one in kept["attachments"]] == [file["id"]]
    _, gone = await wide.call("PATCH", place, shown(attachments=[]))
    assert gone["attachments"] == []
    assert wide.rules() == []


@pytest.mark.parametrize(
    ("body", "files", "rule"),
    [
        (shown(GALLERY), {}, "attachment.reference"),
        (shown(GALLERY), {"files[0]": ("b.png", PNG)}, "attachment.reference"),
        (shown(GALLERY), {"files[0]": ("a.png", b"MZ")}, "attachment.picture"),
        (shown(attachments=[{"id": 3}]), {"files[0]": ("a.png", PNG)}, "attachments.unknown"),
        (shown(attachments=[]), {"files[0]": ("a.png", PNG)}, "attachments.each-file"),
        (shown(attachments=[{"id": 0, "filename": "b.png"}]), {"files[0]": ("a.png", PNG)}, "attachments.filename"),
        (shown(attachments=[{"id": 0, "size": 3}]), {"files[0]": ("a.png", PNG)}, "attachments.entry"),
        (
            shown(attachments=[{"id": 0}, {"id": 1}]),
            {"files[0]": ("a.png", PNG), "files[1]": ("a.png", PNG)},
            "attachments.name-unique",
        ),
        (shown(), {"file": ("a.png", PNG)}, "multipart.part"),
        (shown(), {"files[0]": ("a.png", b"")}, "files.empty"),
    ],
)  # fmt: skip
async def test_files_that_cannot_be_are_refused(
    wide: House, body: dict[str, Any], files: dict[str, tuple[str, bytes]], rule: str
) -> None:
    status, _ = await send(wide, body, files)
    assert status == 400
    assert rule in wide.rules()


async def test_files_take_a_right_that_the_link_asked_for() -> None:
    async with running() as house:
        status, _ = await send(house, shown(), {"files[0]": ("a.png", PNG)})
        assert status == 403
        assert house.rules() == ["permission"]
