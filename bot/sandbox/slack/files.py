"""Uploads: an address to put the bytes at, then a file in a conversation, or one that blocks show."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from aiohttp import web

from bot.sandbox.slack.call import Call
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.world import Message

MOST = 10 * 1024 * 1024
KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
"""How the pictures begin that a block may show."""
MOST_NAME = 255
LOOKS_FOR = 0.3
"""Seconds after completion in which Slack still looks at a file, and takes no block that shows it."""


@dataclass(kw_only=True)
class Upload:
    id: str
    name: str
    expected: int
    alt: str = ""
    data: bytes | None = None
    shared: bool = False
    done_at: float = 0.0

    @property
    def kind(self) -> str:
        """Its content type, empty for what is no picture."""
        begin = self.data or b""
        return next((kind for magic, kind in KINDS.items() if begin.startswith(magic)), "")


@dataclass(kw_only=True)
class Files:
    uploads: dict[str, Upload] = field(default_factory=dict)
    looks_for: float = LOOKS_FOR

    def trouble(self, blocks: Any) -> tuple[str, bool] | None:
        """What is wrong with a picture that blocks show, and whether the app could have known."""
        for file in _shown(blocks):
            upload = self.uploads.get(str(file.get("id")))
            if upload is None or not upload.shared:
                return f"there is no file {file}", True
            if not upload.kind:
                return f"{upload.id} is no picture", True
            if time.monotonic() - upload.done_at < self.looks_for:
                return f"{upload.id} is still being looked at", False
        return None

    async def show(self, request: web.Request) -> web.Response:
        """For the page: a picture as Slack's own client would show it, anything else to be saved."""
        upload = self.uploads.get(request.match_info["id"])
        if upload is None or not upload.shared:
            return web.Response(status=404, text="no such file")
        return served(upload.data or b"", upload.kind)

    async def receive(self, request: web.Request) -> web.Response:
        """The bytes themselves, raw or as a form's `file`."""
        upload = self.uploads.get(request.match_info["id"])
        if upload is None or upload.data is not None:
            return web.Response(status=404, text="no such upload")
        data = await _bytes(request)
        if len(data) != upload.expected:
            return web.Response(status=400, text=f"{upload.expected} bytes were announced, {len(data)} came")
        upload.data = data
        return web.Response(text=f"OK - {len(data)}", content_type="text/plain")


def served(data: bytes, kind: str) -> web.Response:
    """Only pictures are shown; whatever else somebody uploads never runs in the page."""
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "max-age=3600"}
    if not kind:
        headers["Content-Disposition"] = "attachment"
    return web.Response(body=data, content_type=kind or "application/octet-stream", headers=headers)


def _shown(value: Any) -> Iterator[Json]:
    """Every `slack_file` in blocks."""
    if isinstance(value, list):
        for entry in value:
            yield from _shown(entry)
    elif isinstance(value, dict):
        if isinstance(value.get("slack_file"), dict):
            yield value["slack_file"]
        for key, entry in value.items():
            if key != "slack_file":
                yield from _shown(entry)


async def _bytes(request: web.Request) -> bytes:
    if request.content_type == "multipart/form-data":
        form = await request.post()
        part = form.get("file")
        return part.file.read() if isinstance(part, web.FileField) else str(part or "").encode()
    return await request.read()


def get_upload_url(call: Call) -> Json:
    expected = call.number("length", 0, MOST)
    upload = Upload(
        id=f"F{uuid4().hex[:10].upper()}",
        name=_file_name(call),
        expected=expected,
        alt=call.text("alt_txt"),
    )
    call.app.files.uploads[upload.id] = upload
    return {"upload_url": f"{call.app.base_url}/slack/upload/{upload.id}", "file_id": upload.id}


def _file_name(call: Call) -> str:
    name = call.text("filename")
    if len(name) > MOST_NAME or "/" in name or not name.isprintable():
        call.wrong("filename", f"{name[:40]!r} is no name of a file")
    return name


def complete_upload(call: Call) -> Json:
    wanted: Any = call.structure("files")
    if not isinstance(wanted, list) or not wanted:
        call.wrong("files", "must be an array of files")
    done = [_finished(call, entry) for entry in wanted]
    if call.values.get("channel_id"):
        channel = call.channel("channel_id")
        call.app.require(("chat:write",), call.record)
        call.app.post(
            channel,
            Message(
                ts=call.world.stamp(),
                channel=channel.id,
                user=call.world.bot.id,
                text=call.text("initial_comment"),
                thread_ts=call.text("thread_ts"),
                by_app=True,
                files=done,
            ),
        )
    return {"files": done}


def _finished(call: Call, entry: Any) -> Json:
    upload = call.app.files.uploads.get(str(entry.get("id"))) if isinstance(entry, dict) else None
    if upload is None or upload.data is None or upload.shared:
        raise ApiError("file_not_found")
    upload.shared, upload.done_at = True, time.monotonic()
    return {
        "id": upload.id,
        "name": upload.name,
        "title": entry.get("title", upload.name),
        "size": len(upload.data),
        "alt_txt": upload.alt,
    }
