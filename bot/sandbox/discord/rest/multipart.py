"""A request with files: the body in `payload_json`, each file in `files[n]`."""

import re
from typing import Any

from aiohttp import web

from bot.sandbox.discord.attachments import Upload
from bot.sandbox.discord.errors import ApiError

_FILE = re.compile(r"files\[(\d)\]")


async def read_multipart(http: web.Request) -> tuple[bytes, dict[int, Upload]]:
    """The body and the files by number. Raises 40005, 50035."""
    try:
        form = await http.post()
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, 40005, "Request entity too large", rule="files.too-large") from None
    files: dict[int, Upload] = {}
    for name, part in form.items():
        number = _FILE.fullmatch(name)
        if number is not None and isinstance(part, web.FileField) and part.filename:
            files[int(number[1])] = Upload(name=part.filename, data=part.file.read())
        elif name != "payload_json":
            raise ApiError(400, 50035, "Invalid Form Body", rule="multipart.part", detail=name)
    if len(files) != sum(name != "payload_json" for name in form):
        raise ApiError(400, 50035, "Invalid Form Body", rule="multipart.part", detail="a file came twice")
    body: Any = form.get("payload_json", "")
    return body.encode() if isinstance(body, str) else bytes(body), files
