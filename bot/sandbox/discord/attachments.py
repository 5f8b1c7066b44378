"""Files of a message: what comes with a request, what stays, and the `attachment://` references that must resolve."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.sandbox.discord.components import walk
from bot.sandbox.discord.errors import ApiError, Path, Problem, one_problem
from bot.sandbox.discord.fields import Field, check_fields
from bot.sandbox.discord.wire import Json, Kind
from bot.sandbox.discord.world import Attachment

MOST, LARGEST = 10, 10 * 2**20
SCHEME = "attachment://"
_ENTRY = {
    "id": Field(object, required=True),
    "filename": Field(str, 1, 1024),
    "description": Field(str, 0, 1024),
    "title": Field(str, 0, 1024),
    "is_spoiler": Field(bool),
}
_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Upload:
    name: str
    data: bytes


Uploads = Mapping[int, Upload]
"""By the number in `files[n]`."""


def check_uploads(files: Uploads) -> None:
    """What is wrong with the files themselves. Raises 40005, 50035."""
    if len(files) > MOST:
        raise one_problem(("files",), "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer.", "files.max-10")
    for number, file in files.items():
        if len(file.data) > LARGEST:
            raise ApiError(413, 40005, "Request entity too large", rule="files.max-10-mib")
        if not file.data:
            raise ApiError(400, 50006, "Cannot send an empty message", rule="files.empty", detail=str(number))


def settle(body: Json, files: Uploads, before: Sequence[Attachment], fresh: Any) -> list[Attachment]:
    """The message's attachments after a request: those that are listed, new ones with their file. Without a list
    what was there stays, and all files are added."""
    listed = body.get("attachments")
    if listed is None:
        added = (_made(file, "", fresh()) for file in files.values())
        return [*before, *added]
    if not isinstance(listed, list):
        raise one_problem(("attachments",), "BASE_TYPE_BAD_TYPE", "Must be a list.", "attachments.type")
    found: list[Attachment] = []
    for number, entry in enumerate(listed):
        found.append(_settled(entry, ("attachments", number), files, before, fresh))
    named = {str(entry["id"]) for entry in listed}
    if set(map(str, files)) - named or len(named) < len(listed):
        message = "Every file has its entry in attachments, and each entry its own."
        raise one_problem(("attachments",), "BASE_TYPE_REQUIRED", message, "attachments.each-file")
    if len({one.filename for one in found}) < len(found):
        message = "File names are what references go by."
        raise one_problem(("attachments",), "ATTACHMENT_NAME_DUPLICATE", message, "attachments.name-unique")
    return found


def _settled(entry: Any, path: Path, files: Uploads, before: Sequence[Attachment], fresh: Any) -> Attachment:
    wrong = check_fields(entry, _ENTRY, path, "attachment") if isinstance(entry, dict) else []
    if wrong or not isinstance(entry, dict):
        raise one_problem(path, "MODEL_TYPE_CONVERT", "Must be an attachment.", "attachments.entry")
    id_ = str(entry["id"])
    old = next((one for one in before if one.id == id_), None)
    if old is not None:
        return replace(old, description=entry.get("description", old.description) or "")
    file = files.get(int(id_)) if id_.isdecimal() else None
    if file is None:
        message = f"There is neither a file nor an attachment {id_}."
        raise one_problem((*path, "id"), "ATTACHMENT_NOT_FOUND", message, "attachments.unknown")
    if entry.get("filename") not in {None, file.name}:
        message = "The name of the file is another one."
        raise one_problem((*path, "filename"), "ATTACHMENT_NAME", message, "attachments.filename")
    return _made(file, entry.get("description") or "", fresh())


def _made(file: Upload, description: str, id_: str) -> Attachment:
    kind = next((kind for magic, kind in _KINDS.items() if file.data.startswith(magic)), "")
    return Attachment(id=id_, filename=file.name, data=file.data, description=description, content_type=kind)


def unresolved(components: Iterable[Json], attachments: Sequence[Attachment]) -> list[Problem]:
    """References to files that the message does not have, and pictures that are none."""
    names = {one.filename: one for one in attachments}
    found: list[Problem] = []
    for media in _media(components):
        url = str(media.get("url", ""))
        if not url.startswith(SCHEME):
            continue
        path: Path = ("components", "media", "url")
        file = names.get(url.removeprefix(SCHEME))
        if file is None:
            message = f"The referenced attachment {url} was not found."
            code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
            found.append(Problem(path=path, code=code, message=message, rule="attachment.reference"))
        elif not file.content_type:
            message = f"{url} is no picture."
            found.append(Problem(path=path, code="MEDIA_INVALID", message=message, rule="attachment.picture"))
    return found


def resolve(components: Iterable[Json], attachments: Sequence[Attachment], address: str) -> None:
    """References as Discord gives them back: addresses of the files."""
    names = {one.filename: one for one in attachments}
    for media in _media(components):
        file = names.get(str(media.get("url", "")).removeprefix(SCHEME))
        if file is not None and str(media["url"]).startswith(SCHEME):
            url = f"{address}/{file.id}/{file.filename}"
            media |= {"url": url, "proxy_url": url, "attachment_id": file.id, "id": file.id}
            media["content_type"] = file.content_type


def _media(components: Iterable[Json]) -> Iterable[Json]:
    for body in walk(list(components)):
        if body.get("type") == Kind.GALLERY:
            for item in body.get("items") or ():
                if isinstance(item, dict) and isinstance(item.get("media"), dict):
                    yield item["media"]
        for key in ("media", "file"):
            if isinstance(body.get(key), dict):
                yield body[key]


def shown(one: Attachment, address: str) -> Json:
    url = f"{address}/{one.id}/{one.filename}"
    found: Json = {
        "id": one.id,
        "filename": one.filename,
        "size": len(one.data),
        "url": url,
        "proxy_url": url,
        "flags": 0,
    }
    if one.content_type:
        found |= {"content_type": one.content_type, "width": 0, "height": 0}
    if one.description:
        found["description"] = one.description
    return found
