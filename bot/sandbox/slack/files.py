"""The files of the workspace: bytes as they were put, and what of them blocks may show."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.sandbox.slack.errors import Json

MOST = 10 * 1024 * 1024
KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
"""How the pictures begin that a block may show."""
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
