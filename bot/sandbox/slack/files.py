"""Uploads: an address to put the bytes at, then a file in a conversation."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from aiohttp import web

from bot.sandbox.slack.call import Call
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.world import Message

MOST = 10 * 1024 * 1024


@dataclass(kw_only=True)
class Upload:
    id: str
    name: str
    expected: int
    alt: str = ""
    data: bytes | None = None
    shared: bool = False


@dataclass(kw_only=True)
class Files:
    uploads: dict[str, Upload] = field(default_factory=dict)

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
        name=call.text("filename"),
        expected=expected,
        alt=call.text("alt_txt"),
    )
    call.app.files.uploads[upload.id] = upload
    return {"upload_url": f"{call.app.base_url}/slack/upload/{upload.id}", "file_id": upload.id}


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
    upload.shared = True
    return {
        "id": upload.id,
        "name": upload.name,
        "title": entry.get("title", upload.name),
        "size": len(upload.data),
        "alt_txt": upload.alt,
    }
