"""Uploads: an address to put the bytes at, then a file in a conversation, or one that blocks show."""

import time
from typing import Any
from uuid import uuid4

from bot.sandbox.slack.call import Call
from bot.sandbox.slack.errors import ApiError, Json
from bot.sandbox.slack.files import MOST, Upload
from bot.sandbox.slack.world import Message

MOST_NAME = 255


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
